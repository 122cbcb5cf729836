import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { runInNewContext } from 'node:vm'
import { clockScript } from '@throughline/sidebar/workbench/server/app-clock.ts'
import { expect, onTestFinished, test } from 'vitest'
import { startSampleWorkbench } from './sample-workbench.ts'

const clock = { now: Date.parse('2026-12-24T18:00:00Z'), real: Date.now(), speed: 1 }

/** A remote control that remembers its calls, and a workbench that hands them on. */
async function simulated() {
  const calls: { method: string; url: string; body: string; headers: IncomingMessage['headers'] }[] = []
  const server = createServer(async (req, res) => {
    let body = ''
    for await (const part of req) body += part
    calls.push({ method: req.method ?? '', url: req.url ?? '', body, headers: req.headers })
    if (req.url === '/control/log') {
      res.writeHead(200, { 'content-type': 'text/event-stream' })
      res.write('event: entry\ndata: {"id":1}\n\n')
      return
    }
    res
      .writeHead(req.url === '/control/act' ? 409 : 200, { 'content-type': 'application/json' })
      .end('{"ok":true}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const workbench = await startSampleWorkbench({
    simulation: { controlUrl: `http://127.0.0.1:${port}/control`, clock: () => clock },
  })
  onTestFinished(async () => {
    await workbench.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return { workbench, calls, server }
}

test('the host page reaches the simulation through its own server, commands and answers unchanged', async () => {
  const { workbench, calls } = await simulated()
  expect(await (await fetch(`${workbench.url}/simulation/tickets/101`)).json()).toEqual({ ok: true })
  const reply = await fetch(`${workbench.url}/simulation/act`, {
    method: 'POST',
    headers: { origin: workbench.url, 'content-type': 'application/json' },
    body: '{"ticket":101}',
  })
  expect(reply.status).toBe(409)
  expect(calls.map(({ method, url, body }) => [method, url, body])).toEqual([
    ['GET', '/control/tickets/101', ''],
    ['POST', '/control/act', '{"ticket":101}'],
  ])
})

test('no other page steers the simulation through the host page’s server', async () => {
  const { workbench, calls } = await simulated()
  for (const origin of ['http://attacker.example', workbench.appOrigin, undefined]) {
    const reply = await fetch(`${workbench.url}/simulation/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(origin && { origin }) },
      body: '{"hours":1}',
    })
    expect(reply.status).toBe(403)
  }
  expect(calls).toEqual([])
})

test('the log comes through as it is written, not when it ends', async () => {
  const { workbench } = await simulated()
  const reply = await fetch(`${workbench.url}/simulation/log`)
  expect(reply.headers.get('content-type')).toBe('text/event-stream')
  const reader = reply.body?.getReader()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('"id":1')
  await reader?.cancel()
})

test('a simulation that is gone is said to be gone', async () => {
  const { workbench, server } = await simulated()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  const reply = await fetch(`${workbench.url}/simulation/tickets/101`)
  expect(reply.status).toBe(502)
  expect((await reply.json()).error).toContain('The simulation does not answer')
})

test('a workbench without a simulation has neither its paths nor its clock', async () => {
  const workbench = await startSampleWorkbench()
  onTestFinished(() => workbench.close())
  expect((await fetch(`${workbench.url}/simulation/log`)).status).toBe(404)
  expect((await fetch(`${workbench.appOrigin}/workbench-clock.js`)).status).toBe(404)
  expect(await (await fetch(`${workbench.appOrigin}/0/assets/index.html`)).text()).not.toContain(
    'workbench-clock',
  )
  expect((await (await fetch(`${workbench.url}/workbench.json`)).json()).hasSimulation).toBe(false)
})

test('the app’s page gets the simulated clock before any other script', async () => {
  const { workbench } = await simulated()
  const page = await (await fetch(`${workbench.appOrigin}/0/assets/index.html`)).text()
  expect(page.indexOf('<script')).toBe(page.indexOf('<script src="/workbench-clock.js">'))
  const script = await (await fetch(`${workbench.appOrigin}/workbench-clock.js`)).text()
  expect(script).toContain(String(clock.now))
  const { now } = await (await fetch(`${workbench.url}/workbench.json`)).json()
  expect(Math.abs(Date.parse(now) - clock.now)).toBeLessThan(60_000)
})

/** A page as far as the script needs one, on a machine whose clock stands at a second. */
function page(real: number) {
  const listeners: ((event: object) => void)[] = []
  const seen: string[] = []
  class MachineDate extends Date {
    constructor(...given: [] | [number]) {
      super(given.length > 0 ? (given[0] ?? 0) : real)
    }
    static override now = () => real
  }
  const context: Record<string, unknown> = {
    Date: MachineDate,
    parent: {},
    document: { dispatchEvent: ({ type }: { type: string }) => seen.push(type) },
    Event: class {
      type: string
      constructor(type: string) {
        this.type = type
      }
    },
    addEventListener: (_: string, hear: (event: object) => void) => listeners.push(hear),
  }
  const run = (code: string): unknown => runInNewContext(code, context)
  const say = (event: object) => {
    for (const hear of listeners) hear(event)
  }
  return { run, context, seen, say }
}

test('in the page, now is the simulated now, and every other date is what it was', () => {
  const { run } = page(5_000)
  run(clockScript({ now: 1_000_000, real: 4_000, speed: 2 }))
  expect(run('Date.now()')).toBe(1_002_000)
  expect(run('new Date().getTime()')).toBe(1_002_000)
  expect(run('new Date(42).getTime()')).toBe(42)
  expect(run('new Date() instanceof Date')).toBe(true)
  expect(run('Date.UTC(1970, 0, 2)')).toBe(86_400_000)
  expect(run('Date()')).toContain('1970')
})

test('the host page moves the clock and wakes the page; nobody else does', () => {
  const { run, context, seen, say } = page(5_000)
  run(clockScript({ now: 5_000, real: 5_000, speed: 1 }))
  const data = { workbenchClock: { now: 90_000, real: 5_000, speed: 1 } }
  say({ source: {}, data })
  say({ source: context.parent, data: { something: 'else' } })
  expect([run('Date.now()'), seen]).toEqual([5_000, []])
  say({ source: context.parent, data })
  expect([run('Date.now()'), seen]).toEqual([90_000, ['visibilitychange']])
})
