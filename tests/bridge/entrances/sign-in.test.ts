import { useOnceIn } from '@throughline/bridge/wire-store.ts'
import { base64url, decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { emptyDatabase, openTestStore, rowsOf } from '../../kit/databases.ts'
import {
  appSecret,
  eight,
  installation,
  olderSecret,
  openDoor,
  pageOrigin,
  type TokenChanges,
  zendeskToken,
} from './open-door.ts'

const seconds = eight / 1_000

test('a token that Zendesk signed for the app becomes a session of 15 minutes', async () => {
  const door = await openDoor()
  const reply = await door.signIn(await zendeskToken())
  expect(reply.status).toBe(200)
  expect(reply.headers.get('cache-control')).toBe('no-store')
  const { token, expiresAt } = await reply.json()
  expect(expiresAt).toBe('2026-11-22T08:15:00.000Z')
  expect(decodeJwt(token)).toMatchObject({
    aud: 'throughline-session',
    subdomain: 'demo',
    installation: '1',
    origin: pageOrigin,
    sub: '20978392',
    exp: seconds + 900,
  })
  expect((await door.call(token)).status).toBe(200)
})

test('while a secret is replaced, the old and the new one are both good, and a third is not', async () => {
  const door = await openDoor()
  expect((await door.signIn(await zendeskToken({ secret: appSecret }))).status).toBe(200)
  expect((await door.signIn(await zendeskToken({ secret: olderSecret }))).status).toBe(200)
  expect((await door.signIn(await zendeskToken({ secret: `${olderSecret}x` }))).status).toBe(401)
})

const refused: [string, TokenChanges, string][] = [
  ['signed with another secret', { secret: 'a-secret-of-somebody-else-with-32-characters' }, 'bad_signature'],
  ['signed with HS384', { algorithm: 'HS384' }, 'bad_algorithm'],
  ['signed with HS512', { algorithm: 'HS512' }, 'bad_algorithm'],
  ['without an expiry', { without: ['exp'] }, 'bad_claim_exp'],
  ['that expired a minute ago', { claims: { exp: seconds - 60 } }, 'expired'],
  ['that would live an hour', { claims: { exp: seconds + 3_600 } }, 'lives_too_long'],
  ['whose expiry is a text', { claims: { exp: 'tomorrow' as never } }, 'bad_claim_exp'],
  ['that is not valid yet', { claims: { nbf: seconds + 60 } }, 'bad_claim_nbf'],
  ['for another audience', { claims: { aud: 'somebody-else' } }, 'bad_claim_aud'],
  ['without an audience', { without: ['aud'] }, 'bad_claim_aud'],
  ['for the sessions’ audience', { claims: { aud: 'throughline-session' } }, 'bad_claim_aud'],
  ['of another installation', { claims: { installation: '2' } }, 'unknown_installation'],
  ['without an installation', { without: ['installation'] }, 'unknown_installation'],
  ['of another account', { claims: { iss: 'other' } }, 'unknown_installation'],
  ['of a prototype’s name', { claims: { iss: '__proto__' } }, 'unknown_installation'],
]

test.each(refused)('a token %s is refused', async (_, changes, reason) => {
  const door = await openDoor()
  const reply = await door.signIn(await zendeskToken(changes))
  expect(reply.status).toBe(401)
  expect(JSON.parse(door.lines.at(-1) ?? '')).toMatchObject({ route: '/auth/zendesk', status: 401, reason })
})

test('a token that nobody signed is refused', async () => {
  const door = await openDoor()
  const [, payload] = (await zendeskToken()).split('.')
  const unsigned = `${base64url.encode('{"alg":"none"}')}.${payload}.`
  expect((await door.signIn(unsigned)).status).toBe(401)
})

test.each([
  ['nothing', undefined],
  ['a word', 'hello'],
  ['three dots', '...'],
  ['8,000 characters', 'x'.repeat(8_000)],
])('%s instead of a token is refused', async (_, token) => {
  const door = await openDoor()
  expect((await door.signIn(token)).status).toBe(401)
})

test('a token that is good for one use is refused the second time', async () => {
  const door = await openDoor()
  const token = await zendeskToken({ claims: { jti: '7c1f' } })
  expect((await door.signIn(token)).status).toBe(200)
  expect((await door.signIn(token)).status).toBe(401)
  expect(JSON.parse(door.lines.at(-1) ?? '').reason).toBe('used_before')
  expect((await door.signIn(await zendeskToken({ claims: { jti: '7c20' } }))).status).toBe(200)
})

test('a token that another bridge has taken is refused; of many that take it at once one is first', async () => {
  const store = await openTestStore(await emptyDatabase('PostgreSQL'))
  const useOnce = useOnceIn(store, (error) => {
    throw error
  })
  const doors = await Promise.all(Array.from({ length: 8 }, () => openDoor({ useOnce })))
  const token = await zendeskToken({ claims: { jti: '7c1f' } })
  const statuses = await Promise.all(doors.map(async (door) => (await door.signIn(token)).status))
  expect(statuses.toSorted()).toEqual([200, 401, 401, 401, 401, 401, 401, 401])
  expect(JSON.stringify(await rowsOf(store, 'SELECT * FROM used_tokens'))).not.toContain('7c1f')
  await store.usedTokens.forget(new Date(eight + 306_000).toISOString())
  expect(await rowsOf(store, 'SELECT * FROM used_tokens')).toEqual([])
})

test.each([
  ['fails', () => Promise.reject(new Error('the database is away'))],
  ['hangs', () => new Promise<never>(() => {})],
])('while the store %s agents sign in, and a bridge still knows what it took itself', async (_, use) => {
  const told: unknown[] = []
  const useOnce = useOnceIn({ usedTokens: { use, forget: async () => {} } }, (error) => told.push(error))
  const door = await openDoor({ useOnce })
  const token = await zendeskToken({ claims: { jti: '7c1f' } })
  expect([(await door.signIn(token)).status, (await door.signIn(token)).status]).toEqual([200, 401])
  expect(told).toHaveLength(1)
})

test('a token of one account does not open another that has the same installation number', async () => {
  const other = {
    ...installation,
    subdomain: 'other',
    appSecret: ['a-secret-that-only-the-other-account-has'],
  }
  const door = await openDoor({ zendesk: [installation, other] })
  expect((await door.signIn(await zendeskToken({ claims: { iss: 'other' } }))).status).toBe(401)
  const own = await zendeskToken({
    claims: { iss: 'other' },
    secret: 'a-secret-that-only-the-other-account-has',
  })
  expect((await door.signIn(own)).status).toBe(200)
})

test.each([
  ['the app’s own page', pageOrigin, 200],
  ['the promoted app’s page', 'https://p12345.apps.zdusercontent.com', 200],
  ['a listed page of a developer', 'http://localhost:4301', 200],
  ['another app’s page', 'https://12346.apps.zdusercontent.com', 401],
  ['a page that begins like ours', 'https://12345.apps.zdusercontent.com.evil.example', 401],
  ['our page without encryption', 'http://12345.apps.zdusercontent.com', 401],
  ['no page', 'null', 401],
])('a session for %s', async (_, origin, status) => {
  const door = await openDoor()
  expect((await door.signIn(await zendeskToken(), { origin })).status).toBe(status)
})

test('whatever is wrong with a token, the answer is the same', async () => {
  const door = await openDoor()
  const bodies = new Set<string>()
  for (const [, changes] of refused) bodies.add(await (await door.signIn(await zendeskToken(changes))).text())
  bodies.add(await (await door.signIn(undefined)).text())
  bodies.add(await (await door.signIn(await zendeskToken(), { origin: 'https://evil.example' })).text())
  expect([...bodies]).toEqual([
    JSON.stringify({
      error: {
        message: 'Sign in again: there is no valid session for this request.',
        code: -32001,
        data: { code: 'UNAUTHORIZED', httpStatus: 401 },
      },
    }),
  ])
})

test('a request without an origin to make a session for is told what to send', async () => {
  const door = await openDoor()
  const reply = await door.signIn(await zendeskToken(), { origin: 7 })
  expect(reply.status).toBe(400)
  expect((await reply.json()).error.message).toContain('JSON')
})
