import { base64url, type JWTPayload, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { eight, installation, openDoor, pageOrigin, sessionSecret, zendeskToken } from './open-door.ts'

const seconds = eight / 1_000

const sessionToken = (
  changes: JWTPayload = {},
  { algorithm = 'HS256', without = [] as string[], secret = sessionSecret } = {},
) => {
  const claims: JWTPayload = {
    aud: 'throughline-session',
    subdomain: 'demo',
    installation: '1',
    origin: pageOrigin,
    jti: '1',
    exp: seconds + 900,
    ...changes,
  }
  const kept = Object.fromEntries(Object.entries(claims).filter(([name]) => !without.includes(name)))
  return new SignJWT(kept).setProtectedHeader({ alg: algorithm }).sign(new TextEncoder().encode(secret))
}

test('a session works until it ends', async () => {
  const door = await openDoor()
  const bearer = await door.session()
  door.clock.now = eight + 15 * 60_000 - 1_000
  expect((await door.call(bearer)).status).toBe(200)
  door.clock.now = eight + 15 * 60_000
  expect((await door.call(bearer)).status).toBe(401)
})

const refused: [string, () => Promise<string>][] = [
  ['without an expiry', () => sessionToken({}, { without: ['exp'] })],
  ['without a page', () => sessionToken({}, { without: ['origin'] })],
  ['for another audience', () => sessionToken({ aud: 'throughline' })],
  ['of HS384', () => sessionToken({}, { algorithm: 'HS384' })],
  ['of another bridge', () => sessionToken({}, { secret: 'signs-the-sessions-of-quite-another-bridge' })],
  ['that is not valid yet', () => sessionToken({ nbf: seconds + 60 })],
  ['of an installation that is gone', () => sessionToken({ installation: '2' })],
  ['for a page that is no longer listed', () => sessionToken({ origin: 'http://localhost:9999' })],
  ['that is Zendesk’s own token', () => zendeskToken()],
  ['that is Zendesk’s own token under our secret', () => zendeskToken({ secret: sessionSecret })],
  [
    'that nobody signed',
    async () => `${base64url.encode('{"alg":"none"}')}.${(await sessionToken()).split('.')[1]}.`,
  ],
]

test('the session in these tests is a good one', async () => {
  const door = await openDoor()
  expect((await door.call(await sessionToken())).status).toBe(200)
})

test.each(refused)('a session %s is refused', async (_, make) => {
  const door = await openDoor()
  expect((await door.call(await make())).status).toBe(401)
})

test('without a session there is no panel, by no way of asking', async () => {
  const door = await openDoor()
  expect((await door.call(undefined)).status).toBe(401)
  expect((await door.call(undefined, { path: 'panel.forTicket?batch=1' })).status).toBe(401)
  expect((await fetch(`${door.url}/trpc/orders.search?input=%7B%22query%22%3A%221042%22%7D`)).status).toBe(
    401,
  )
})

test('a session works from the page that it was made for, and from no other', async () => {
  const door = await openDoor()
  const bearer = await door.session()
  expect((await door.call(bearer, { headers: { origin: 'http://localhost:4301' } })).status).toBe(401)
  expect((await door.call(bearer, { headers: { origin: 'https://evil.example' } })).status).toBe(401)
  expect((await door.call(bearer, { headers: { origin: pageOrigin } })).status).toBe(200)
})

test('a session of one account never sees the connections of another', async () => {
  const other = {
    ...installation,
    subdomain: 'other',
    appSecret: ['a-secret-that-only-the-other-account-has'],
    brands: { '7': ['shop-us'] },
  }
  const door = await openDoor({ zendesk: [{ ...installation, brands: { '7': ['shop-eu'] } }, other] })
  const asked = async (bearer: string) => {
    const reply = await door.call(bearer, { body: { ticket: { requester: {}, brandId: '7' } } })
    const { result } = await reply.json()
    return result.data.sources.map((source: { connection: string }) => source.connection)
  }
  expect(await asked(await sessionToken())).toEqual(['shop-eu'])
  expect(await asked(await sessionToken({ subdomain: 'other' }))).toEqual(['shop-us'])
})
