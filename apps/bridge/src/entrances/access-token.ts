import { createHash } from 'node:crypto'
import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { type KeyScope, keyScopes } from '../platform/keys/api-key.ts'
import { IssuerUnavailable } from '../platform/keys/issuer-keys.ts'
import { reasonOf } from './zendesk-token.ts'

/** Signatures that only the issuer can make. With a shared secret, or with `none`, whoever reads its public keys could sign. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']
const clockToleranceSeconds = 5

/** Whom an access token speaks for, or in one word why it is worth nothing. */
export type AccessVerdict =
  | { ok: true; caller: { id: string; scopes: KeyScope[]; brandId: string | undefined } }
  | { ok: false; reason: string }

export interface AccessTokenOptions {
  issuer: string
  /** What has to stand in `aud`: a token that was made for another service opens nothing here. */
  audience: string
  /** How the issuer names our scopes. */
  scopes: Record<KeyScope, string>
  /** The claim with the number of the Zendesk brand. */
  brandClaim?: string | undefined
  keyFor: JWTVerifyGetKey
  /** Epoch milliseconds. */
  now: () => number
}

export type ReadAccessToken = (token: string) => Promise<AccessVerdict>

/** Reads access tokens that are JWTs, RFC 9068 and its cousins. The result throws IssuerUnavailable when there are no keys to check with. */
export function accessTokens(options: AccessTokenOptions): ReadAccessToken {
  const { issuer, audience, scopes, brandClaim, keyFor, now } = options
  return async (token) => {
    const claims = await jwtVerify(token, keyFor, {
      algorithms,
      issuer,
      audience,
      requiredClaims: ['exp'],
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(now()),
    }).then(
      ({ payload }) => payload,
      (error: unknown) => {
        if (error instanceof IssuerUnavailable) throw error
        return reasonOf(error)
      },
    )
    if (typeof claims === 'string') return { ok: false, reason: claims }
    // It is for one holder of a key, RFC 9449 and 8705, and here nobody asks for that key.
    if (claims.cnf !== undefined) return { ok: false, reason: 'sender_constrained' }
    const id = idOf(claims)
    if (id === undefined) return { ok: false, reason: 'names_nobody' }
    const granted = grantedBy(claims)
    return {
      ok: true,
      caller: {
        id,
        scopes: keyScopes.filter((scope) => granted.has(scopes[scope])),
        brandId: brandClaim === undefined ? undefined : brandOf(claims[brandClaim]),
      },
    }
  }
}

/** The client and, where it calls for somebody, that person: one budget and one set of verifications for each. Never the id of an API key. */
function idOf({ iss, sub, client_id, azp }: JWTPayload): string | undefined {
  const client = [client_id, azp].find((one) => typeof one === 'string')
  if (client === undefined && sub === undefined) return undefined
  const text = JSON.stringify([iss, client, sub])
  return `oauth_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
}

/** `scope` as RFC 9068 has it; `scp` as Entra ID (a text) and Okta (a list) do. */
const grantedBy = ({ scope, scp }: JWTPayload): ReadonlySet<string> =>
  new Set([scope, scp].flat().flatMap((one) => (typeof one === 'string' ? one.split(' ') : [])))

const brandOf = (claim: unknown): string | undefined =>
  (typeof claim === 'string' || typeof claim === 'number') && /^\d{1,20}$/.test(String(claim))
    ? String(claim)
    : undefined
