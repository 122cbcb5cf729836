import { expect, test } from 'vitest'
import { openDoor, pageOrigin, zendeskToken } from './open-door.ts'

const preflight = (url: string, origin: string) =>
  fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  })

test.each([pageOrigin, 'https://p12345.apps.zdusercontent.com', 'http://localhost:4301'])(
  'a browser may call from %s',
  async (origin) => {
    const door = await openDoor()
    const reply = await preflight(`${door.url}/trpc/panel.forTicket`, origin)
    expect(reply.status).toBe(204)
    expect(reply.headers.get('access-control-allow-origin')).toBe(origin)
    expect(reply.headers.get('access-control-allow-headers')).toBe('Authorization,Content-Type,Trpc-Accept')
    expect(reply.headers.get('access-control-allow-credentials')).toBeNull()
    expect(reply.headers.get('vary')).toContain('Origin')
  },
)

test.each([
  'https://12346.apps.zdusercontent.com',
  'https://12345.apps.zdusercontent.com.evil.example',
  'https://x12345.apps.zdusercontent.com',
  'https://demo.zendesk.com',
  'http://localhost:4302',
  'null',
])('a browser may not call from %s', async (origin) => {
  const door = await openDoor()
  const bearer = await door.session()
  const asked = [
    await preflight(`${door.url}/trpc/panel.forTicket`, origin),
    await door.call(bearer, { headers: { origin } }),
    await fetch(`${door.url}/healthz`, { headers: { origin } }),
  ]
  for (const reply of asked) {
    expect([...reply.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
  }
})

test('a refused call still tells a listed page why', async () => {
  const door = await openDoor()
  const reply = await door.call(undefined)
  expect(reply.status).toBe(401)
  expect(reply.headers.get('access-control-allow-origin')).toBe(pageOrigin)
})

test('sessions are made through the helpdesk’s proxy and never from a browser', async () => {
  const door = await openDoor()
  const reply = await preflight(`${door.url}/auth/zendesk`, pageOrigin)
  expect(reply.headers.get('access-control-allow-origin')).toBeNull()
})

test('every answer carries the headers that browsers are strict by, and no word on what it is made of', async () => {
  const door = await openDoor()
  for (const path of ['/healthz', '/nowhere']) {
    const { headers } = await fetch(`${door.url}${path}`)
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toContain('max-age=')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  }
})

test('what is not there is said in JSON', async () => {
  const door = await openDoor()
  for (const [method, path] of [
    ['GET', '/'],
    ['GET', '/auth/zendesk'],
    ['POST', '/healthz'],
    ['DELETE', '/trpcx'],
  ] as const) {
    const reply = await fetch(`${door.url}${path}`, { method })
    expect(reply.status).toBe(404)
    expect((await reply.json()).error.data.code).toBe('NOT_FOUND')
  }
})

test('a path that cannot be read is refused, not a crash', async () => {
  const door = await openDoor()
  expect((await fetch(`${door.url}/%E0%A4%A`)).status).toBe(404)
  expect((await fetch(`${door.url}/healthz`)).status).toBe(200)
})

test('a session that asks too often is told how long to wait, and others are not', async () => {
  const door = await openDoor({ limits: { session: 2 } })
  const busy = await door.session()
  const calm = await door.session()
  const statuses = []
  for (let call = 0; call < 3; call += 1) statuses.push((await door.call(busy)).status)
  expect(statuses).toEqual([200, 200, 429])
  const refused = await door.call(busy)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
  expect((await refused.json()).error.data.code).toBe('TOO_MANY_REQUESTS')
  expect((await door.call(calm)).status).toBe(200)
})

test('a batch counts as the calls in it', async () => {
  const door = await openDoor({ limits: { session: 4 } })
  const bearer = await door.session()
  const path = 'orders.search,orders.search,orders.search?batch=1'
  expect((await door.call(bearer, { path, body: {} })).status).toBe(400)
  expect((await door.call(bearer, { path, body: {} })).status).toBe(429)
})

test('an address that tries many sign-ins is stopped, right or wrong', async () => {
  const door = await openDoor({ limits: { signIn: 3 } })
  const statuses = []
  for (let call = 0; call < 3; call += 1) statuses.push((await door.signIn('guess')).status)
  statuses.push((await door.signIn(await zendeskToken())).status)
  expect(statuses).toEqual([401, 401, 401, 429])
})

test('an address that guesses sessions is stopped', async () => {
  const door = await openDoor({ limits: { address: 2 } })
  const statuses = []
  for (let call = 0; call < 3; call += 1) statuses.push((await door.call(`guess${call}`)).status)
  expect(statuses).toEqual([401, 401, 429])
})

const guessFrom = (url: string, address: string) =>
  fetch(`${url}/auth/zendesk`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: '{"origin":"x"}',
  })

test('a caller cannot pick its own address', async () => {
  const door = await openDoor({ limits: { signIn: 1 } })
  expect((await guessFrom(door.url, '203.0.113.1')).status).toBe(401)
  expect((await guessFrom(door.url, '203.0.113.2')).status).toBe(429)
})

test('behind a listed proxy each caller has a budget of its own', async () => {
  const door = await openDoor({ limits: { signIn: 1 }, trustProxy: ['127.0.0.0/8'] })
  expect((await guessFrom(door.url, '203.0.113.1')).status).toBe(401)
  expect((await guessFrom(door.url, '203.0.113.2')).status).toBe(401)
  expect((await guessFrom(door.url, '203.0.113.1')).status).toBe(429)
})

test('the process says that it is up, and which connections rest', async () => {
  const door = await openDoor({ resting: ['wms'] })
  expect(await (await fetch(`${door.url}/healthz`)).json()).toEqual({ status: 'ok' })
  const ready = await fetch(`${door.url}/readyz`)
  expect(ready.status).toBe(200)
  expect(await ready.json()).toEqual({
    status: 'ready',
    connections: { 'shop-eu': 'ready', 'shop-us': 'ready', wms: 'resting' },
  })
})

test('a bridge that shuts down is up and not ready', async () => {
  const door = await openDoor({ isOpen: () => false })
  expect((await fetch(`${door.url}/healthz`)).status).toBe(200)
  expect((await fetch(`${door.url}/readyz`)).status).toBe(503)
})
