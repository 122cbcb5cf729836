import type { HttpReply } from '@throughline/bridge/platform/http.ts'
import { createIssuerKeys, IssuerUnavailable } from '@throughline/bridge/platform/keys/issuer-keys.ts'
import { errors, exportJWK, generateKeyPair, type JWK } from 'jose'
import { beforeAll, expect, test } from 'vitest'

const issuer = 'https://login.example.com/realms/shop'
const metadataAt = 'https://login.example.com/realms/shop/.well-known/openid-configuration'
const keysAt = 'https://login.example.com/realms/shop/keys'

let jwks: Record<'first' | 'second', JWK>
beforeAll(async () => {
  const make = async (kid: string): Promise<JWK> => {
    const { publicKey } = await generateKeyPair('ES256')
    return { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' }
  }
  jwks = { first: await make('first'), second: await make('second') }
})

/** An issuer that answers as a test says; `clock.now` moves time. */
function talkTo({ jwksUri, metadata = {} }: { jwksUri?: string; metadata?: object } = {}) {
  const clock = { now: 0 }
  const asked: string[] = []
  const failures: string[] = []
  const says = { keys: [jwks.first], isAway: false }
  const keyFor = createIssuerKeys({
    issuer,
    jwksUri,
    elapsed: () => clock.now,
    onError: (error) => failures.push(error.reason),
    http: {
      async request({ url }): Promise<HttpReply> {
        asked.push(url)
        if (says.isAway) throw new Error('nobody answers')
        const body =
          url === keysAt
            ? { keys: says.keys }
            : url === metadataAt
              ? { issuer, jwks_uri: keysAt, ...metadata }
              : undefined
        return { status: body ? 200 : 404, headers: {}, body: JSON.stringify(body ?? {}) }
      },
    },
  })
  const find = (kid: string) => Promise.resolve(keyFor({ alg: 'ES256', kid }, { payload: '', signature: '' }))
  const askedForKeys = () => asked.filter((url) => url === keysAt).length
  return { find, clock, asked, askedForKeys, says, failures }
}

const minutes = (count: number) => count * 60_000

test('the keys are found through the issuer’s metadata, wherever of the three places it stands', async () => {
  const { find, asked } = talkTo()
  await expect(find('first')).resolves.toBeDefined()
  expect(asked).toEqual([
    'https://login.example.com/.well-known/oauth-authorization-server/realms/shop',
    'https://login.example.com/.well-known/openid-configuration/realms/shop',
    metadataAt,
    keysAt,
  ])
})

test('where the address of the keys is configured nothing else is asked', async () => {
  const { find, asked } = talkTo({ jwksUri: keysAt })
  await find('first')
  expect(asked).toEqual([keysAt])
})

test('a hundred tokens at once make one question, and for ten minutes no other', async () => {
  const { find, clock, askedForKeys } = talkTo({ jwksUri: keysAt })
  await Promise.all(Array.from({ length: 100 }, () => find('first')))
  clock.now = minutes(10) - 1
  await find('first')
  expect(askedForKeys()).toBe(1)
  clock.now = minutes(10)
  await find('first')
  expect(askedForKeys()).toBe(2)
})

test('a new key is found with one question; keys that nobody knows make one in half a minute and no storm', async () => {
  const { find, clock, says, askedForKeys } = talkTo({ jwksUri: keysAt })
  await find('first')
  says.keys = [jwks.first, jwks.second]
  clock.now = 31_000
  await expect(find('second')).resolves.toBeDefined()
  expect(askedForKeys()).toBe(2)
  const unknown = Array.from({ length: 50 }, (_, index) => find(`guess-${index}`))
  const said = await Promise.allSettled(unknown)
  expect(
    said.every((one) => one.status === 'rejected' && one.reason instanceof errors.JWKSNoMatchingKey),
  ).toBe(true)
  expect(askedForKeys()).toBe(2)
  clock.now = 62_000
  await Promise.allSettled(Array.from({ length: 50 }, (_, index) => find(`guess-${index}`)))
  expect(askedForKeys()).toBe(3)
})

test('a key that the issuer took back is worth nothing after ten minutes', async () => {
  const { find, clock, says } = talkTo({ jwksUri: keysAt })
  await find('first')
  says.keys = [jwks.second]
  clock.now = minutes(10)
  await expect(find('first')).rejects.toBeInstanceOf(errors.JWKSNoMatchingKey)
})

test('while the issuer is away its keys stay good for an hour, and it is asked every ten seconds at most', async () => {
  const { find, clock, says, askedForKeys, failures } = talkTo({ jwksUri: keysAt })
  await find('first')
  says.isAway = true
  clock.now = minutes(30)
  for (let asked = 0; asked < 20; asked += 1) await expect(find('first')).resolves.toBeDefined()
  expect(askedForKeys()).toBe(2)
  clock.now += 10_000
  await find('first')
  expect(askedForKeys()).toBe(3)
  clock.now = minutes(60)
  await expect(find('first')).rejects.toBeInstanceOf(IssuerUnavailable)
  says.isAway = false
  clock.now += 10_000
  await expect(find('first')).resolves.toBeDefined()
  expect(failures).toEqual(['unreachable', 'unreachable', 'unreachable'])
})

test('an unknown key while the issuer is away is no verdict on the token', async () => {
  const { find, clock, says } = talkTo({ jwksUri: keysAt })
  await find('first')
  says.isAway = true
  clock.now = 31_000
  await expect(find('second')).rejects.toBeInstanceOf(IssuerUnavailable)
})

test.each([
  ['names another issuer', { issuer: 'https://evil.example.com' }, 'other_issuer'],
  ['differs by a slash', { issuer: `${issuer}/` }, 'other_issuer'],
  ['leads to keys on an open line', { jwks_uri: 'http://login.example.com/keys' }, 'open_keys'],
  ['names no keys', { jwks_uri: undefined }, 'no_metadata'],
])('metadata that %s is not used', async (_, metadata, reason) => {
  const { find, askedForKeys, failures } = talkTo({ metadata })
  await expect(find('first')).rejects.toBeInstanceOf(IssuerUnavailable)
  expect(failures).toEqual([reason])
  expect(askedForKeys()).toBe(0)
})
