import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

const server = new URL('../../../apps/bridge/src/server.ts', import.meta.url).pathname

export interface BridgeProcess {
  url: string
  child: ChildProcess
}

/** The bridge as a program of its own, with this configuration. Ends with the test. `hear` gets each line that it logs. */
export async function startBridgeProcess(
  text: string,
  hear: (line: unknown) => void = () => {},
): Promise<BridgeProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  const file = join(folder, 'throughline.yaml')
  writeFileSync(file, text)
  const child = spawn(process.execPath, [server, '--config', file], { stdio: ['ignore', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (bytes) => {
    complaints += bytes.toString()
  })
  onTestFinished(async () => {
    const isOver = child.exitCode !== null || child.signalCode !== null
    const gone = isOver ? undefined : once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    rmSync(folder, { recursive: true })
  })
  const lines = createInterface(child.stdout)
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  lines.on('line', (line) => {
    const said = JSON.parse(line)
    hear(said)
    const { msg, url } = said
    if (msg === 'listening') resolve(url)
  })
  child.once('exit', () => reject(new Error(`the bridge stopped: ${complaints}`)))
  return { url: await promise, child }
}
