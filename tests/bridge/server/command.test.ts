import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { configText } from './merchant.ts'

const server = new URL('../../../apps/bridge/src/server.ts', import.meta.url).pathname

/** The bridge as a program, with a configuration file of its own. */
const run = (text: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  const file = join(folder, 'throughline.yaml')
  writeFileSync(file, text)
  const child = spawn(process.execPath, [server, '--config', file], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true })
  })
  let complaints = ''
  child.stderr.on('data', (bytes) => {
    complaints += bytes.toString()
  })
  const ended = once(child, 'close').then(([code]) => ({
    code,
    complaints: complaints.replaceAll(folder, ''),
  }))
  /** The address in the first line that it logs. */
  const listening = async (): Promise<string> => {
    for await (const line of createInterface(child.stdout)) return JSON.parse(line).url
    throw new Error(`it stopped: ${complaints}`)
  }
  return { child, ended, listening }
}

test('a wrong configuration is one line on standard error, exit code 1, and nothing listens', async () => {
  const { ended } = run(configText('http://127.0.0.1:9').replace('vendor: easypost', 'vendor: easypots'))
  expect(await ended).toEqual({
    code: 1,
    complaints:
      '/throughline.yaml:16 connections.carriers.vendor "easypots" is no vendor that can be connected; did you mean "easypost"? Nothing was started.\n',
  })
})

test.each(['SIGTERM', 'SIGINT'] as const)(
  'the bridge starts, answers, and ends cleanly on %s',
  async (signal) => {
    const bridge = run(configText('http://127.0.0.1:9'))
    const url = await bridge.listening()
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    bridge.child.kill(signal)
    expect(await bridge.ended).toEqual({ code: 0, complaints: '' })
  },
)

test('a port that is taken is one sentence and exit code 1', async () => {
  const first = run(configText('http://127.0.0.1:9'))
  const { port } = new URL(await first.listening())
  const second = run(configText('http://127.0.0.1:9', { port: Number(port) }))
  expect(await second.ended).toEqual({
    code: 1,
    complaints: `Port ${port} on 127.0.0.1 is taken; stop the program that uses it, or set another bridge.port.\n`,
  })
})

test.each([
  ['as soon as it has the data folder', 'throughline.lock'],
  ['while it makes its database', 'PG_VERSION'],
])('stopped %s it leaves the folder free, and the next start makes it whole', async (_, sign) => {
  const dataFolder = join(mkdtempSync(join(tmpdir(), 'throughline-')), 'data')
  onTestFinished(() => rmSync(join(dataFolder, '..'), { recursive: true, force: true }))
  const text = configText('http://127.0.0.1:9').replace(
    'store: false',
    `store: { dataFolder: "${dataFolder}" }`,
  )
  const interrupted = run(text)
  while (!existsSync(join(dataFolder, sign))) await new Promise((resolve) => setTimeout(resolve, 1))
  interrupted.child.kill('SIGTERM')
  expect(await interrupted.ended).toEqual({ code: 0, complaints: '' })
  expect(readdirSync(dataFolder)).not.toContain('throughline.lock')

  const next = run(text)
  expect((await fetch(`${await next.listening()}/healthz`)).status).toBe(200)
  next.child.kill('SIGTERM')
  expect(await next.ended).toEqual({ code: 0, complaints: '' })
})
