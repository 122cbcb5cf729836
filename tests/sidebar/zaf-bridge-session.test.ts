import { createBridgeSession } from '@throughline/sidebar/zaf/bridge-session.ts'
import { zafRequest } from '@throughline/sidebar/zaf/request.ts'
import { expect, test, vi } from 'vitest'
import { fakeZaf } from './fake-zaf.ts'

const start = Date.parse('2026-11-20T12:00:00Z')

const sessionAt = (zaf: ReturnType<typeof fakeZaf>, now: () => number) =>
  createBridgeSession({
    client: zaf.client,
    bridgeUrl: 'https://bridge.example.com',
    subdomain: 'acme',
    installationId: '99',
    userId: '7',
    origin: 'https://12.apps.zdusercontent.com',
    now,
  })

/** A bridge whose sessions live ten minutes and are numbered. */
const numbered = (zaf: ReturnType<typeof fakeZaf>, now: () => number) => {
  let count = 0
  zaf.answerRequests(async () => {
    count += 1
    return { token: `bearer-${count}`, expiresAt: new Date(now() + 600_000).toISOString() }
  })
}

test('the page names the secret and never holds it', async () => {
  const zaf = fakeZaf()
  numbered(zaf, () => start)
  expect(await sessionAt(zaf, () => start).token()).toBe('bearer-1')
  expect(zaf.requests).toEqual([
    {
      url: 'https://bridge.example.com/auth/zendesk',
      type: 'POST',
      secure: true,
      contentType: 'application/json',
      headers: { Authorization: 'Bearer {{jwt.token}}' },
      jwt: {
        algorithm: 'HS256',
        secret_key: '{{setting.bridge_secret}}',
        expiry: 60,
        claims: {
          iss: 'acme',
          aud: 'throughline',
          sub: '7',
          installation: '99',
          jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
      },
      data: '{"origin":"https://12.apps.zdusercontent.com"}',
    },
  ])
})

test('ten look-ups at once ask for one session', async () => {
  const zaf = fakeZaf()
  numbered(zaf, () => start)
  const session = sessionAt(zaf, () => start)
  const tokens = await Promise.all(Array.from({ length: 10 }, () => session.token()))
  expect(new Set(tokens)).toEqual(new Set(['bearer-1']))
  expect(zaf.requests).toHaveLength(1)
})

test('a session is renewed in its last minute without making the look-up wait', async () => {
  const zaf = fakeZaf()
  let now = start
  numbered(zaf, () => now)
  const session = sessionAt(zaf, () => now)
  await session.token()

  now = start + 539_000
  expect(await session.token()).toBe('bearer-1')
  expect(zaf.requests).toHaveLength(1)

  now = start + 541_000
  expect(await session.token()).toBe('bearer-1')
  await vi.waitFor(async () => expect(await session.token()).toBe('bearer-2'))
  expect(zaf.requests).toHaveLength(2)
})

test('each exchange carries its own number, so that a caught signature is used up', async () => {
  const zaf = fakeZaf()
  numbered(zaf, () => start)
  const session = sessionAt(zaf, () => start)
  await session.token()
  session.drop()
  await session.token()
  expect(new Set(zaf.requests.map(({ jwt }) => jwt?.claims.jti)).size).toBe(2)
})

test('an expired or dropped session is never handed out', async () => {
  const zaf = fakeZaf()
  let now = start
  numbered(zaf, () => now)
  const session = sessionAt(zaf, () => now)
  await session.token()
  now = start + 600_000
  expect(await session.token()).toBe('bearer-2')
  session.drop()
  expect(await session.token()).toBe('bearer-3')
})

test.each([
  [401, 'session_refused'],
  [403, 'session_refused'],
  [422, 'session_refused'],
  [500, 'bridge_unreachable'],
  [0, 'bridge_unreachable'],
])('a reply of %i is told as %s', async (status, kind) => {
  const zaf = fakeZaf()
  zaf.answerRequests(() => Promise.reject({ status, statusText: 'x', responseText: '{}' }))
  await expect(sessionAt(zaf, () => start).token()).rejects.toMatchObject({ kind, status })
})

test.each([undefined, '<html>', { token: 'x' }, { token: '', expiresAt: '2026-11-20T12:10:00Z' }])(
  'a reply of %j is no session',
  async (reply) => {
    const zaf = fakeZaf()
    zaf.answerRequests(async () => reply)
    await expect(sessionAt(zaf, () => start).token()).rejects.toMatchObject({ kind: 'unexpected_reply' })
  },
)

test('a failed exchange is tried anew by the next look-up', async () => {
  const zaf = fakeZaf()
  const session = sessionAt(zaf, () => start)
  zaf.answerRequests(() => Promise.reject({ status: 502 }))
  await expect(session.token()).rejects.toThrow()
  numbered(zaf, () => start)
  expect(await session.token()).toBe('bearer-1')
})

test('a failed request is a real error without the query, which may hold a customer’s data', async () => {
  const zaf = fakeZaf()
  zaf.answerRequests(() =>
    Promise.reject({ status: 404, statusText: 'Not Found', responseText: '{"error":"gone"}' }),
  )
  const failure = zafRequest(zaf.client, { url: 'https://x.example/a?email=ada@example.com' })
  await expect(failure).rejects.toBeInstanceOf(Error)
  await expect(failure).rejects.toMatchObject({
    message: 'GET https://x.example/a failed: 404 Not Found',
    status: 404,
    body: '{"error":"gone"}',
  })
})

test('a request that nobody answers ends', async () => {
  vi.useFakeTimers()
  const zaf = fakeZaf()
  zaf.answerRequests(() => new Promise(() => {}))
  const failure = expect(zafRequest(zaf.client, { url: 'https://x.example/a' }, 500)).rejects.toMatchObject({
    status: 0,
  })
  await vi.advanceTimersByTimeAsync(500)
  await failure
  vi.useRealTimers()
})
