import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { type BotDoorsOptions, botDoors } from '@throughline/bridge/entrances/bot-doors.ts'
import { createBotOperations } from '@throughline/bridge/entrances/bot-operations.ts'
import { type BotDesk, DeskRefused } from '@throughline/bridge/flow/bot-desk.ts'
import { type KeptKey, newApiKey } from '@throughline/bridge/platform/keys/api-key.ts'
import { createKeyRing } from '@throughline/bridge/platform/keys/key-ring.ts'
import { writeKeys } from '@throughline/bridge/platform/keys/keys-file.ts'
import type { BotOrderStatus } from '@throughline/shared/contract'
import express from 'express'
import { expect, onTestFinished, test } from 'vitest'

const now = Date.parse('2026-11-20T09:00:00Z')

const status: BotOrderStatus = {
  say: 'Your parcel was scanned in Leipzig on Wednesday.',
  language: 'en',
  confidence: 'proven',
  asOf: '2026-11-20T09:00:00.000Z',
  facts: [{ topic: 'shipment', value: 'in_transit', source: 'easypost', strength: 'scan' }],
  next: { human: false },
  order: { number: '#1042', status: 'shipped', items: 3 },
  parcels: [{ carrier: 'DHL', stage: 'in_transit' }],
  concerns: [],
}

const unused = async (): Promise<never> => {
  throw new Error('this story asks for nothing of the kind')
}

const plenty = { name: 'key', most: 300, seconds: 60, left: 299, resetSeconds: 60, isSpent: false }

/** A desk that answers what a test says, behind the doors as the bridge has them. */
async function openDoors(
  desk: Partial<BotDesk>,
  options: Partial<BotDoorsOptions> & { key?: Partial<KeptKey> } = {},
) {
  const { token, ...made } = newApiKey()
  const file = join(mkdtempSync(join(tmpdir(), 'throughline-')), 'keys.json')
  const key: KeptKey = {
    ...made,
    name: 'shop bot',
    scopes: ['read'],
    createdAt: '2026-11-01T00:00:00Z',
    expiresAt: '2027-11-01T00:00:00Z',
    ...options.key,
  }
  writeKeys(file, [key])
  const operations = createBotOperations({
    startVerification: unused,
    confirmVerification: unused,
    orders: unused,
    orderStatus: unused,
    returns: unused,
    options: unused,
    recordPromise: unused,
    handOver: unused,
    ...desk,
  })
  const app = express().use(
    botDoors({
      operations,
      publicUrl: 'https://bridge.example.com',
      keys: createKeyRing({ file, now: () => now, onError: () => {} }),
      connectionsFor: () => ['shop-eu'],
      addressPerMinute: 1_000,
      spend: async () => plenty,
      ...options,
    }),
  )
  const server = app.listen(0)
  onTestFinished(() => {
    server.close()
  })
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the doors did not open')
  const url = `http://127.0.0.1:${address.port}`
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  /** What one door says: an answer, or the detail of its problem. */
  const byDoor = {
    async rest(name: string, input: unknown) {
      const reply = await post(`/v1/${name.replaceAll('.', '/')}`, input)
      const body = await reply.json()
      return reply.ok ? body : { problem: body }
    },
    async trpc(name: string, input: unknown) {
      const body = await (await post(`/trpc/${name}`, input)).json()
      return body.result?.data ?? { problem: body.error.data.problem }
    },
    async mcp(name: string, input: unknown) {
      const client = new Client({ name: 'test', version: '1.0.0' })
      await client.connect(
        new StreamableHTTPClientTransport(new URL(`${url}/mcp`), {
          requestInit: { headers: { authorization: `Bearer ${token}` } },
        }),
      )
      const result = await client.callTool({
        name: name.replaceAll('.', '_'),
        arguments: input as Record<string, unknown>,
      })
      await client.close()
      const [first] = result.content as { text: string }[]
      const body = JSON.parse(first?.text ?? 'null')
      return result.isError ? { problem: body } : result.structuredContent
    },
  }
  return { url, post, token, byDoor }
}

const asked = { conversation: 'c-1', token: 'v-1', order: '#1042' }

test('a bot hears the same by REST, tRPC and MCP', async () => {
  const { byDoor } = await openDoors({ orderStatus: async () => status })
  for (const door of Object.values(byDoor)) expect(await door('order.status', asked)).toEqual(status)
})

test('each door hands over what was asked, by whom and from where', async () => {
  const heard: unknown[] = []
  const { byDoor } = await openDoors({
    orderStatus: async (request, asker) => {
      heard.push({ request, connections: asker.connections, hasAddress: asker.address.length > 0 })
      return status
    },
  })
  for (const door of Object.values(byDoor)) await door('order.status', asked)
  const one = {
    request: { ...asked, language: 'en', include: [] },
    connections: ['shop-eu'],
    hasAddress: true,
  }
  expect(heard).toEqual([one, one, one])
})

test.each([
  ['not_found', 404],
  ['too_many_tries', 429],
  ['level_too_low', 403],
  ['no_store', 501],
] as const)('what is refused as %s is the same problem at every door', async (refusal, expected) => {
  const { byDoor } = await openDoors({
    orderStatus: async () => {
      throw new DeskRefused(refusal)
    },
  })
  const told = await Promise.all(Object.values(byDoor).map((door) => door('order.status', asked)))
  expect(told[0].problem).toMatchObject({ type: 'about:blank', status: expected })
  expect(told[1]).toEqual(told[0])
  expect(told[2]).toEqual(told[0])
})

test('too many tries come with the seconds to wait', async () => {
  const { post } = await openDoors({
    orderStatus: async () => {
      throw new DeskRefused('too_many_tries', 900)
    },
  })
  const reply = await post('/v1/order/status', asked)
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '900'])
})

test('a failure of ours says nothing of its inside', async () => {
  const { byDoor } = await openDoors({
    orderStatus: async () => {
      throw new Error('connection string postgres://secret')
    },
  })
  for (const door of Object.values(byDoor)) {
    const told = JSON.stringify(await door('order.status', asked))
    expect(told).toContain('500')
    expect(told).not.toContain('secret')
  }
})

test('an answer that breaks its contract is a failure, not an answer', async () => {
  const { byDoor } = await openDoors({
    orderStatus: async () => ({ ...status, confidence: 'certainly' }) as unknown as BotOrderStatus,
  })
  for (const door of Object.values(byDoor)) {
    expect((await door('order.status', asked)).problem).toMatchObject({ status: 500 })
  }
})

test('a wrong input is told with its place and what to send, alike at each door', async () => {
  const { byDoor } = await openDoors({})
  const input = { ...asked, order: '' }
  const told = await byDoor.rest('order.status', input)
  expect(told.problem.status).toBe(400)
  expect(told.problem.detail).toContain('order')
  for (const door of Object.values(byDoor)) expect(await door('order.status', input)).toEqual(told)
})

test.each([
  ['no key', {}],
  ['another key', { authorization: `Bearer ${newApiKey().token}` }],
  ['half a key', { authorization: 'Bearer tlk_' }],
])('with %s nobody gets in, by any door', async (_, headers: Record<string, string>) => {
  const { url } = await openDoors({ orderStatus: async () => status })
  for (const path of ['/v1/order/status', '/mcp']) {
    const reply = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(asked),
    })
    expect(reply.status).toBe(401)
    expect(reply.headers.get('www-authenticate')).toContain('Bearer')
  }
})

test.each([
  ['revoked', { revokedAt: '2026-11-19T00:00:00Z' }],
  ['expired', { expiresAt: '2026-11-20T09:00:00Z' }],
])('a key that is %s opens nothing', async (_, key) => {
  const { post } = await openDoors({ orderStatus: async () => status }, { key })
  expect((await post('/v1/order/status', asked)).status).toBe(401)
})

test('a key that may only ask cannot record a promise or hand over', async () => {
  const { byDoor } = await openDoors({})
  for (const door of Object.values(byDoor)) {
    const told = await door('handover.create', { conversation: 'c-1', reason: 'customer_asks' })
    expect(told.problem).toMatchObject({ status: 403 })
    expect(told.problem.detail).toContain('handover')
  }
})

test.each([
  { what: 'no JSON', body: '{"conversation":', expected: 400 },
  { what: 'something else than an object', body: '[1]', expected: 400 },
  { what: 'a body of 20 kB', body: JSON.stringify({ conversation: 'x'.repeat(20_000) }), expected: 413 },
  { what: 'deep JSON', body: '['.repeat(5_000) + ']'.repeat(5_000), expected: 400 },
  { what: 'a form', body: 'order=1042', type: 'application/x-www-form-urlencoded', expected: 400 },
])('$what is a problem that says what to send', async ({ body, type = 'application/json', expected }) => {
  const { post } = await openDoors({})
  const reply = await post('/v1/order/status', body, { 'content-type': type })
  expect(reply.status).toBe(expected)
  expect(reply.headers.get('content-type')).toContain('application/problem+json')
  expect((await reply.json()).detail).not.toMatch(/\bat .*\.(ts|js)/)
})

test('what customers say is not asked by GET', async () => {
  const { url, token } = await openDoors({})
  const reply = await fetch(`${url}/v1/order/status?order=1042`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'POST'])
})

test('the document names every verb, and every text and list in it has a limit', async () => {
  const { url } = await openDoors({})
  const document = await (await fetch(`${url}/v1/openapi.json`)).json()
  expect(Object.keys(document.paths)).toEqual([
    '/verification/start',
    '/verification/confirm',
    '/customer/orders',
    '/order/status',
    '/order/returns',
    '/order/options',
    '/promise/record',
    '/handover/create',
  ])
  const boundless: string[] = []
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return
    const one = node as Record<string, unknown>
    const isBound =
      'maxLength' in one || 'enum' in one || 'const' in one || 'format' in one || 'pattern' in one
    if (one.type === 'string' && !isBound) boundless.push(path)
    if (one.type === 'array' && !('maxItems' in one)) boundless.push(path)
    for (const [name, value] of Object.entries(one)) walk(value, `${path}/${name}`)
  }
  walk(document, '')
  expect(boundless).toEqual([])
})

test('each answer tells what is left of the budgets of the key and the network address', async () => {
  const { post } = await openDoors({ orderStatus: async () => status })
  await post('/v1/order/status', asked)
  const { headers } = await post('/v1/order/status', asked)
  expect(headers.get('ratelimit')).toBe('"address";r=998;t=60, "key";r=299;t=60')
  expect(headers.get('ratelimit-policy')).toBe('"address";q=1000;w=60, "key";q=300;w=60')
})

test.each(['/v1/order/status', '/mcp', '/trpc/order.status'])(
  'a network address that calls too often waits, also with a key: %s',
  async (path) => {
    const { post } = await openDoors({ orderStatus: async () => status }, { addressPerMinute: 2 })
    await post(path, asked)
    await post(path, asked)
    const reply = await post(path, asked)
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '60'])
    expect(await reply.json()).toMatchObject({ status: 429, title: 'Too many calls' })
    expect(reply.headers.get('ratelimit')).toBe('"address";r=0;t=60')
  },
)

test('trying out keys is counted, and told', async () => {
  const { post } = await openDoors({}, { addressPerMinute: 2 })
  const guess = () => post('/trpc/order.status', asked, { authorization: `Bearer ${newApiKey().token}` })
  const replies = [await guess(), await guess(), await guess()]
  expect(replies.map(({ status }) => status)).toEqual([401, 401, 429])
  expect(replies[0]?.headers.get('ratelimit')).toBe('"address";r=1;t=60')
})

test('a key that has used up its calls is told how long to wait', async () => {
  const { post } = await openDoors(
    { orderStatus: async () => status },
    { spend: async () => ({ ...plenty, left: 0, resetSeconds: 17, isSpent: true }) },
  )
  const reply = await post('/v1/order/status', asked)
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '17'])
  expect((await reply.json()).detail).toContain('API key')
})

test('a batch takes as many calls off the budget as are in it', async () => {
  const taken: number[] = []
  const { post } = await openDoors(
    { orderStatus: async () => status },
    {
      spend: async (_, calls) => {
        taken.push(calls)
        return plenty
      },
    },
  )
  await post('/trpc/order.status,order.status,order.status?batch=1', { 0: asked, 1: asked, 2: asked })
  await post('/v1/order/status', asked)
  expect(taken).toEqual([3, 1])
})

test.each(['\u0000', 'a\u0007b', '\u001b[2J'])(
  'a text with control characters gets no further than the door: %j',
  async (order) => {
    const { post } = await openDoors({ orderStatus: async () => status })
    const reply = await post('/v1/order/status', { ...asked, order })
    expect(reply.status).toBe(400)
    expect((await reply.json()).detail).toBe('order: has control characters: send the text alone')
  },
)

test.each([
  ['a stranger’s page', 'https://evil.example', 403],
  ['a page without an origin of its own', 'null', 403],
  ['a page of the bridge’s own host', 'https://bridge.example.com', 200],
])('%s at /mcp is answered with its due', async (_, origin, expected) => {
  const { post } = await openDoors({})
  const call = { jsonrpc: '2.0', id: 1, method: 'tools/list' }
  const accept = 'application/json, text/event-stream'
  expect((await post('/mcp', call, { origin, accept })).status).toBe(expected)
})
