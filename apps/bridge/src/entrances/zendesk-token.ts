import { decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Installation, Installations } from './installations.ts'

/** A signature is made for one request: the app asks for 60 s. More than this was made for something else. */
const longestLifeSeconds = 300
/** Clocks of two well-kept servers differ by less. */
const clockToleranceSeconds = 5

export interface SignedIn {
  installation: Installation
  agentId?: string
}

/** Who signed in, or in one word why nobody did. */
export type ZendeskVerdict =
  | { ok: true; who: SignedIn }
  | { ok: false; reason: string; installation?: string }

export interface VerifierOptions {
  installations: Installations
  /** Epoch milliseconds. */
  now: () => number
  /** Whether a token is used for the first time at any of several bridges; without it this one alone remembers. */
  useOnce?: ((name: string, expiresAt: number) => Promise<boolean>) | undefined
}

/**
 * Checks a token that Zendesk's proxy signed with the app's secret. It proves the installation. `sub` was written in the browser and
 * proves nothing. A token with a `jti` is good once; Zendesk adds none, the sidebar does.
 */
export function createZendeskVerifier({ installations, now, useOnce }: VerifierOptions) {
  const used = new LRUCache<string, true>({
    max: 100_000,
    ttl: (longestLifeSeconds + clockToleranceSeconds) * 1_000,
  })
  // Unknown installations take as long as known ones.
  const decoy = [crypto.getRandomValues(new Uint8Array(32))]

  return async (token: string | undefined): Promise<ZendeskVerdict> => {
    const claimed = claimsOf(token)
    if (token === undefined || !claimed) return { ok: false, reason: 'no_token' }
    const installation = installations.find(claimed.iss, claimed.installation)
    const said = await verifyWithAny(token, installation?.secrets ?? decoy, {
      issuer: installation?.subdomain,
      seconds: Math.floor(now() / 1_000),
    })
    if (!installation) return { ok: false, reason: 'unknown_installation' }
    if (typeof said === 'string') return { ok: false, reason: said, installation: installation.id }
    const { jti, sub } = said
    if (jti !== undefined) {
      const name = `${installation.id} ${jti}`
      const isUsed = used.has(name)
      used.set(name, true)
      const expiresAt = now() + (longestLifeSeconds + clockToleranceSeconds) * 1_000
      if (isUsed || (await useOnce?.(name, expiresAt)) === false)
        return { ok: false, reason: 'used_before', installation: installation.id }
    }
    return { ok: true, who: { installation, ...(isId(sub) ? { agentId: sub } : {}) } }
  }
}

/** The claims, or the word for what is wrong. With two secrets, a signature of either is good. */
const verifyWithAny = async (
  token: string,
  secrets: readonly Uint8Array[],
  { issuer, seconds }: { issuer: string | undefined; seconds: number },
): Promise<JWTPayload | string> => {
  let reason = 'bad_signature'
  for (const secret of secrets) {
    try {
      const { payload } = await jwtVerify(token, secret, {
        algorithms: ['HS256'],
        audience: 'throughline',
        ...(issuer === undefined ? {} : { issuer }),
        requiredClaims: ['exp'],
        clockTolerance: clockToleranceSeconds,
        currentDate: new Date(seconds * 1_000),
      })
      const lifetime = (payload.exp ?? Number.POSITIVE_INFINITY) - seconds
      return lifetime > longestLifeSeconds + clockToleranceSeconds ? 'lives_too_long' : payload
    } catch (error) {
      reason = reasonOf(error)
      if (reason !== 'bad_signature') return reason
    }
  }
  return reason
}

const claimsOf = (token: string | undefined): JWTPayload | undefined => {
  try {
    return token === undefined ? undefined : decodeJwt(token)
  } catch {
    return undefined
  }
}

/** A word for the log. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'bad_signature'
  if (error instanceof errors.JWTExpired) return 'expired'
  if (error instanceof errors.JWTClaimValidationFailed)
    return `bad_claim_${/^[a-z]{1,12}$/.exec(error.claim)?.[0] ?? 'other'}`
  if (error instanceof errors.JOSEAlgNotAllowed) return 'bad_algorithm'
  return 'malformed'
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^\d{1,20}$/.test(value)
