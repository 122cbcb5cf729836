import { createHmac } from 'node:crypto'
import { accessTokens } from '@throughline/bridge/entrances/access-token.ts'
import { createLocalJWKSet, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { beforeAll, expect, test } from 'vitest'

const issuer = 'https://login.example.com'
const audience = 'https://bridge.example.com/mcp'
const now = Date.parse('2026-11-20T09:00:00Z')
const seconds = now / 1_000
const scopes = { read: 'throughline:read', promise: 'throughline:promise', handover: 'throughline:handover' }

let keys: Awaited<ReturnType<typeof makeKeys>>
beforeAll(async () => {
  keys = await makeKeys()
})

async function makeKeys() {
  const [ours, strangers] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')]
  const jwk = { ...(await exportJWK(ours.publicKey)), kid: 'first', alg: 'RS256', use: 'sig' }
  return {
    issuers: ours.privateKey,
    strangers: strangers.privateKey,
    spki: await exportSPKI(ours.publicKey),
    jwk,
    keyFor: createLocalJWKSet({ keys: [jwk] }),
  }
}

const good: JWTPayload = {
  iss: issuer,
  aud: audience,
  sub: 'service-1',
  client_id: 'shop-assistant',
  scope: 'openid throughline:read throughline:handover',
  exp: seconds + 300,
}

const sign = (claims: JWTPayload, key = keys.issuers) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'first' }).sign(key)
const read = (token: string, brandClaim?: string) =>
  accessTokens({ issuer, audience, scopes, brandClaim, keyFor: keys.keyFor, now: () => now })(token)
const without = (name: keyof JWTPayload): JWTPayload =>
  Object.fromEntries(Object.entries(good).filter(([claim]) => claim !== name))

const base64 = (value: string | Buffer) => Buffer.from(value).toString('base64url')
const unsigned = (header: object, claims: JWTPayload) =>
  `${base64(JSON.stringify(header))}.${base64(JSON.stringify(claims))}`

test('a token of the issuer for this bridge says who calls and what for', async () => {
  expect(await read(await sign(good))).toEqual({
    ok: true,
    caller: {
      id: expect.stringMatching(/^oauth_[0-9a-f]{24}$/),
      scopes: ['read', 'handover'],
      brandId: undefined,
    },
  })
})

test('a token for several services is good when this bridge is one of them', async () => {
  const aud = ['https://shop.example.com', audience]
  expect(await read(await sign({ ...good, aud }))).toMatchObject({ ok: true })
})

test.each<[string, JWTPayload, string]>([
  ['for another service', { ...good, aud: 'https://shop.example.com' }, 'bad_claim_aud'],
  ['for the same host, but not for /mcp', { ...good, aud: 'https://bridge.example.com' }, 'bad_claim_aud'],
  ['of another issuer', { ...good, iss: 'https://login.example.org' }, 'bad_claim_iss'],
  ['of an issuer that differs by a slash', { ...good, iss: `${issuer}/` }, 'bad_claim_iss'],
  ['that has expired', { ...good, exp: seconds - 6 }, 'expired'],
  ['that begins tomorrow', { ...good, nbf: seconds + 86_400 }, 'bad_claim_nbf'],
  ['that is bound to its holder’s key', { ...good, cnf: { jkt: 'a' } }, 'sender_constrained'],
])('a token %s is refused', async (_, claims, reason) => {
  expect(await read(await sign(claims))).toEqual({ ok: false, reason })
})

test.each(['aud', 'iss', 'exp'] as const)('a token without %s is refused', async (claim) => {
  expect(await read(await sign(without(claim)))).toEqual({ ok: false, reason: `bad_claim_${claim}` })
})

test('a token that names neither a client nor a person is refused', async () => {
  const { client_id: _, sub: __, ...rest } = good
  expect(await read(await sign(rest))).toEqual({ ok: false, reason: 'names_nobody' })
})

test('a token under a stranger’s key is refused', async () => {
  expect(await read(await sign(good, keys.strangers))).toEqual({ ok: false, reason: 'bad_signature' })
})

test('a token without a signature is refused', async () => {
  for (const alg of ['none', 'None', 'NONE']) {
    expect(await read(`${unsigned({ alg }, good)}.`)).toMatchObject({ ok: false })
  }
})

test('who signs with the issuer’s public key as if it were a secret is refused', async () => {
  for (const secret of [keys.spki, JSON.stringify(keys.jwk), keys.jwk.n ?? '']) {
    const signed = unsigned({ alg: 'HS256', kid: 'first' }, good)
    const signature = createHmac('sha256', secret).update(signed).digest()
    expect(await read(`${signed}.${base64(signature)}`)).toEqual({ ok: false, reason: 'bad_algorithm' })
  }
})

test.each(['', 'tlk_abc', 'a.b.c', `${base64('{}')}.${base64('{}')}.`])('“%s” is no token', async (token) => {
  expect(await read(token)).toMatchObject({ ok: false })
})

test('scopes are read as each kind of issuer writes them, and none is guessed', async () => {
  const { scope: _, ...rest } = good
  const scopesOf = async (claims: JWTPayload) => {
    const verdict = await read(await sign({ ...rest, ...claims }))
    return verdict.ok ? verdict.caller.scopes : verdict.reason
  }
  expect(await scopesOf({ scp: 'throughline:read throughline:promise' })).toEqual(['read', 'promise'])
  expect(await scopesOf({ scp: ['throughline:handover'] })).toEqual(['handover'])
  expect(await scopesOf({ scope: 'read throughline:readers THROUGHLINE:READ' })).toEqual([])
  expect(await scopesOf({})).toEqual([])
})

test('each client, and each person a client calls for, is somebody else', async () => {
  const idOf = async (claims: JWTPayload) => {
    const verdict = await read(await sign({ ...good, ...claims }))
    return verdict.ok ? verdict.caller.id : verdict.reason
  }
  const ids = [await idOf({}), await idOf({ sub: 'service-2' }), await idOf({ client_id: 'other' })]
  expect(new Set(ids).size).toBe(3)
  expect(await idOf({ exp: seconds + 60 })).toBe(ids[0])
  // Keycloak and Auth0 name the client in azp.
  expect(await idOf({ client_id: undefined, azp: 'shop-assistant' })).toBe(ids[0])
})

test('the brand is read from the configured claim, and anything but a number is none', async () => {
  const brandOf = async (brand: unknown) => {
    const verdict = await read(
      await sign({ ...good, 'https://shop.example.com/brand': brand }),
      'https://shop.example.com/brand',
    )
    return verdict.ok ? verdict.caller.brandId : verdict.reason
  }
  expect(await brandOf('360001')).toBe('360001')
  expect(await brandOf(360001)).toBe('360001')
  for (const none of ['europe', ['360001'], '', null, -1]) expect(await brandOf(none)).toBeUndefined()
})
