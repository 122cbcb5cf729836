import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { portsFrom, requireFree } from '../scripts/start/ports.ts'
import { freePort } from './kit/free-port.ts'
import { onlyPrinted } from './kit/printed.ts'
import { quickStarts } from './kit/quick-starts.ts'

const run = promisify(execFile)

const root = join(import.meta.dirname, '..')
const command = 'scripts/start.ts'

test('start prints one address, which shows the workbench, and Ctrl-C ends everything', async () => {
  const first = await fourFreePorts()
  const start = startOn(first)
  const url = await start.address()
  expect(url).toBe(`http://localhost:${first}`)

  const page = await fetch(url)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toContain('text/html')
  const app = await (await fetch(`http://localhost:${first + 1}/app.json`)).json()
  expect(app.apps[0].name).toBe('Throughline')
  const ready = await (await fetch(`http://localhost:${first + 2}/readyz`)).json()
  expect(ready.status).toBe('ready')

  start.child.kill('SIGINT')
  expect(await start.exitCode).toBe(0)
  expect(start.said().match(/https?:\/\/\S+/g)).toEqual([url])
  expect(start.complained()).toBe('')
  await expect(requireFree(portsAt(first))).resolves.toBeUndefined()
})

test('a fresh start answers the quick starts of the guide, with the key where the guide reads it', async () => {
  const first = await fourFreePorts()
  const start = startOn(first)
  await start.address()
  const exported = onlyPrinted({ page: 'bots', heading: 'Quick starts', language: 'sh' })
  const usual = String(portsFrom(undefined).bridge)
  expect(exported).toContain(`http://localhost:${usual}`)
  const said = await run(
    'sh',
    ['-ec', `${exported.replace(usual, String(first + 2))}\nprintf '%s %s' "$BRIDGE" "$KEY"`],
    { cwd: root },
  )
  const [BRIDGE = '', KEY = ''] = said.stdout.split(' ')
  for (const [name, quickStart] of Object.entries(quickStarts)) {
    expect(await quickStart({ BRIDGE, KEY }), name).toContain('#1062')
  }
  start.child.kill('SIGINT')
  expect(await start.exitCode).toBe(0)
})

test('start ends as cleanly when it is asked to terminate', async () => {
  const start = startOn(await fourFreePorts())
  await start.address()
  start.child.kill('SIGTERM')
  expect(await start.exitCode).toBe(0)
})

test('Ctrl-C while the sidebar is still being built ends start at once', async () => {
  const start = startOn(await fourFreePorts())
  await start.line(/Starting Throughline/)
  start.child.kill('SIGINT')
  expect(await start.exitCode).toBe(0)
})

test('a port that is taken is named, and nothing is started', async () => {
  const first = await fourFreePorts()
  const stranger = createServer()
  await new Promise<void>((resolve) => stranger.listen(first + 2, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => stranger.close(() => resolve())))

  const start = startOn(first)
  expect(await start.exitCode).toBe(1)
  expect(start.complained()).toContain(`Port ${first + 2} (bridge) is taken`)
  expect(start.complained()).toContain('THROUGHLINE_PORT=')
  expect(start.complained()).not.toContain('    at ')
  expect(start.said()).toBe('')
})

// Killed by SIGTERM, npx ends at once and does not tell what it started. Only Linux lets us notice.
test.runIf(process.platform === 'linux')('start ends when the npx that ran it is gone', async () => {
  const first = await fourFreePorts()
  const caller = `require('node:child_process').spawn(process.execPath, ['${command}'], { stdio: 'inherit' })`
  const start = startOn(first, { argv0: 'npm exec pnpm@12 start', parameters: ['-e', caller] })
  await start.address()
  start.child.kill('SIGKILL')
  await start.silent
  await expect(requireFree(portsAt(first))).resolves.toBeUndefined()
})

const portsAt = (first: number) => ({
  workbench: first,
  app: first + 1,
  bridge: first + 2,
  merchant: first + 3,
})

async function fourFreePorts(): Promise<number> {
  for (;;) {
    const first = await freePort()
    const refused = await requireFree(portsAt(first)).catch((error: Error) => error)
    if (!refused) return first
  }
}

interface Started {
  child: ChildProcess
  said: () => string
  complained: () => string
  /** Resolves with the match once standard output has it; rejects with all that was said when the process ends before. */
  line: (pattern: RegExp) => Promise<RegExpExecArray>
  address: () => Promise<string>
  exitCode: Promise<number | null>
  /** When nobody holds the output open any more: the process and whatever it started are gone. */
  silent: Promise<void>
}

function startOn(first: number, { argv0 = '', parameters = [command] } = {}): Started {
  const child = spawn(process.execPath, parameters, {
    cwd: root,
    env: { ...process.env, THROUGHLINE_PORT: String(first) },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(argv0 && { argv0 }),
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  let complained = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  child.stderr.on('data', (chunk) => {
    complained += chunk
  })
  const exitCode = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const silent = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const line = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(said)
        if (match) resolve(match)
      }
      child.stdout.on('data', look)
      child.on('close', () => reject(new Error(`start ended early: ${said}${complained}`)))
      look()
    })
  return {
    child,
    said: () => said,
    complained: () => complained,
    line,
    address: async () => (await line(/Open {2}(\S+)\n/))[1] ?? '',
    exitCode,
    silent,
  }
}
