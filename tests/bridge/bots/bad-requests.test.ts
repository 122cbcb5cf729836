import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseConfig } from '@throughline/bridge/config.ts'
import { startBridge } from '@throughline/bridge/server.ts'
import { demoBrands, demoConfig } from '@throughline/demo-merchant'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDemoKey } from '../../../scripts/start/demo-key.ts'
import { doorsOf } from './doors.ts'

let bridge: Awaited<ReturnType<typeof startOwn>>
beforeAll(async () => {
  bridge = await startOwn()
}, 60_000)
afterAll(() => bridge?.close())

/** A whole bridge: what the body parser, the router and Node refuse is refused before any verb. */
async function startOwn() {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bad-'))
  const bots = makeDemoKey({ folder, brandId: demoBrands.europe.id, now: Date.now() })
  const log: string[] = []
  const running = await startBridge({
    config: parseConfig(
      JSON.stringify({
        ...demoConfig({ merchantUrl: 'http://127.0.0.1:9' }),
        bots: { ...bots, perMinute: 100_000 },
      }),
      { file: 'demo.yaml', env: {} },
    ),
    port: 0,
    verifyStepMs: 1,
    logDestination: { write: (line: string) => log.push(line) > 0 },
  })
  return {
    url: running.url,
    apiKey: readFileSync(join(folder, 'bot-key'), 'utf8').trim(),
    log,
    async close() {
      await running.close()
      rmSync(folder, { recursive: true })
    },
  }
}

interface Sent {
  path: string
  body?: string | Uint8Array
  headers?: Record<string, string>
  method?: string
}

/** As it stands: fetch would mend the address. */
function send({ path, body = '{}', headers = {}, method = 'POST' }: Sent) {
  const { hostname, port } = new URL(bridge.url)
  return new Promise<{ status: number; type: string; text: string }>((resolve, reject) => {
    const sent = httpRequest(
      {
        hostname,
        port,
        path,
        method,
        headers: {
          authorization: `Bearer ${bridge.apiKey}`,
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          ...headers,
        },
      },
      (reply) => {
        const parts: Buffer[] = []
        reply.on('data', (part: Buffer) => parts.push(part))
        reply.on('end', () =>
          resolve({
            status: reply.statusCode ?? 0,
            type: reply.headers['content-type'] ?? '',
            text: Buffer.concat(parts).toString('utf8'),
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

const deepest = '['.repeat(10_000) + ']'.repeat(10_000)
const nested = `{"conversation":${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}}`
const asked = { conversation: 'c-1', token: 't-1', order: '#1042' }
const typed = (type: string) => ({ headers: { 'content-type': type } })

const bodies: { what: string; sent: Omit<Sent, 'path'>; status: number; detail: RegExp }[] = [
  {
    what: 'a body of 1 MB',
    sent: { body: JSON.stringify({ conversation: 'x'.repeat(1_000_000) }) },
    status: 413,
    detail: /at most 16kb/,
  },
  { what: 'JSON 10,000 levels deep', sent: { body: deepest }, status: 413, detail: /at most 16kb/ },
  {
    what: 'an object 2,000 levels deep',
    sent: { body: nested },
    status: 400,
    detail: /conversation|JSON-RPC/,
  },
  { what: 'half of a JSON object', sent: { body: '{"order":' }, status: 400, detail: /Send a JSON object/ },
  { what: 'a zero byte', sent: { body: '\u0000' }, status: 400, detail: /Send a JSON object/ },
  {
    what: 'what is no UTF-8',
    sent: { body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) },
    status: 400,
    detail: /Send a JSON object/,
  },
  { what: 'a list', sent: { body: '[1]' }, status: 400, detail: /Send a JSON object|JSON-RPC/ },
  { what: 'a number', sent: { body: '5' }, status: 400, detail: /Send a JSON object|JSON-RPC/ },
  { what: 'null', sent: { body: 'null' }, status: 400, detail: /Send a JSON object|JSON-RPC/ },
  { what: 'nothing', sent: { body: '' }, status: 400, detail: /order: is missing; send a string|JSON-RPC/ },
  {
    what: 'a prototype',
    sent: { body: '{"__proto__":{"order":"#1042"}}' },
    status: 400,
    detail: /order: is missing; send a string|JSON-RPC/,
  },
  {
    what: 'another encoding',
    sent: { ...typed('application/json; charset=latin1') },
    status: 400,
    detail: /UTF-8/,
  },
  {
    what: 'what says that it is packed',
    sent: { headers: { 'content-encoding': 'gzip' } },
    status: 400,
    detail: /Send a JSON object/,
  },
]
const types = [
  'application/x-www-form-urlencoded',
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
]

const doorPaths = ['/v1/order/status', '/trpc/order.status', '/mcp']

/** What went wrong inside, or where the program lies. */
const inside = /\bat .*\.(?:[mc]?js|ts)\b|node_modules|node:|\.ts:\d|Error: |stack/i

for (const path of doorPaths) {
  test.each(bodies)(`${path} answers $what with what to send`, async ({ sent, status, detail }) => {
    const reply = await send({ path, ...sent })
    expect([reply.status, reply.text]).toEqual([status, expect.stringMatching(detail)])
    expect(reply.text).not.toMatch(inside)
  })

  test.each(types)(`${path} answers a body that is %s with what to send`, async (type) => {
    const reply = await send({ path, body: 'order=1042', ...typed(type) })
    expect([400, 415]).toContain(reply.status)
    expect(reply.text).toContain('application/json')
    expect(reply.text).not.toMatch(inside)
  })

  test.each(['GET', 'PUT', 'DELETE', 'PATCH'])(`${path} is not asked by %s`, async (method) => {
    const reply = await send({ path, method, body: '' })
    expect(reply.status).toBe(405)
    expect(reply.text).not.toMatch(inside)
  })

  test.each(['/%E0%A4%A', '/%', '/%ZZ', '/%00', '/..%2f..%2fetc%2fpasswd', '?input=%', '?x=%E0%A4%A'])(
    `${path}%s is a 4xx in words`,
    async (more) => {
      const reply = await send({ path: path + more })
      expect(reply.status).toBeGreaterThanOrEqual(400)
      expect(reply.status).toBeLessThan(500)
      expect(JSON.parse(reply.text)).toBeTypeOf('object')
      expect(reply.text).not.toMatch(inside)
      expect(reply.text).not.toContain('bridge failed')
    },
  )
}

test('an address that cannot be read before any door is a 400 in words', async () => {
  for (const path of ['/%E0%A4%A', '/v1/%E0%A4%A', '/v1/verification/%C3%28']) {
    const reply = await send({ path })
    expect([400, 404]).toContain(reply.status)
    expect(reply.text).not.toMatch(inside)
  }
})

const wrongFields: [string, object, RegExp][] = [
  ['a number for a text', { ...asked, order: 1042 }, /order: .*expected string, received number/],
  ['a list for a text', { ...asked, order: ['#1042'] }, /order: .*expected string, received array/],
  ['an object for a text', { ...asked, token: { $ne: null } }, /token: .*expected string, received object/],
  ['null for a text', { ...asked, token: null }, /token: .*expected string, received null/],
  ['a missing field', { conversation: 'c-1', token: 't-1' }, /order: is missing; send a string/],
  ['an empty text', { ...asked, order: '   ' }, /order: .*>=1/],
  ['a text that is too long', { ...asked, order: '1'.repeat(61) }, /order: .*<=60/],
  ['a language that we do not speak', { ...asked, language: 'tlh' }, /language: .*"en"/],
  ['a field that nobody knows', { ...asked, admin: true }, /"admin"/],
  [
    'more of a list than there is',
    { ...asked, include: ['untrusted_text', 'untrusted_text'] },
    /include: .*<=1/,
  ],
]

test.each(wrongFields)('%s is the same 400 at each door, and names the field', async (_, input, detail) => {
  const { rest, trpc, mcp } = doorsOf(bridge)
  const told = [
    await rest('order.status', input),
    await trpc('order.status', input),
    await mcp('order.status', input),
  ]
  expect(told[0]?.body).toEqual({
    type: 'about:blank',
    title: 'Wrong input',
    status: 400,
    detail: expect.stringMatching(detail),
  })
  for (const one of told) expect([one.status, one.body]).toEqual([400, told[0]?.body])
})

test.each([
  ['verification.start', { conversation: 'c-1', order: '#1042', email: 'not an address' }, /email/],
  ['verification.start', { conversation: 'c-1', order: '#1042', sendCode: 'yes' }, /sendCode: .*boolean/],
  [
    'verification.confirm',
    { conversation: 'c-1', token: 't', code: '12345' },
    /code: is not a code: six digits/,
  ],
  [
    'verification.confirm',
    { conversation: 'c-1', token: 't', code: '１２３４５６' },
    /code: is not a code: six digits/,
  ],
  ['promise.record', { ...asked, kind: 'delivery', latest: '2026-02-30' }, /latest/],
  ['promise.record', { ...asked, kind: 'return_window', latest: '2026-12-24' }, /kind/],
  ['handover.create', { conversation: 'c-1', reason: 'bored' }, /reason/],
  ['handover.create', { conversation: 'c-1', reason: 'other', ticketId: '1; DROP TABLE' }, /ticketId/],
])('%s refuses what is wrong and says where', async (verb, input, detail) => {
  const { status, body } = await doorsOf(bridge).rest(verb, input)
  expect([status, body.detail]).toEqual([400, expect.stringMatching(detail)])
})

test('a verb that there is not is a 404 that says where they are listed', async () => {
  for (const path of ['/v1/order/delete', '/v1/', '/v1/order/status/extra', '/trpc/order.delete']) {
    const reply = await send({ path })
    expect([reply.status, reply.text]).toEqual([404, expect.stringContaining('/v1/openapi.json')])
  }
})

test('none of it was a bug of ours', () => {
  const lines = bridge.log.filter(
    (line) => /"error":|"level":50/.test(line) && /\/v1|\/mcp|\/trpc/.test(line),
  )
  expect(lines).toEqual([])
})
