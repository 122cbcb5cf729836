import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import type { Http } from '../http.ts'

/** Older keys are fetched again before they are used. */
const freshMs = 10 * 60_000
/** While the issuer is away, the keys that were read last stay good for so long. */
const keptMs = 60 * 60_000
/** A token under a key that nobody knows makes the bridge ask once in this time, however many such tokens come. */
const unknownKeyMs = 30_000
/** After a failure the issuer is left alone for so long. */
const restMs = 10_000
const patienceMs = 2_500

const failures = {
  unreachable: 'does not answer',
  no_metadata: 'publishes no metadata: correct bots.oauth.issuer, or set bots.oauth.jwksUri',
  other_issuer: 'calls itself something else in its metadata: write bots.oauth.issuer exactly so',
  open_keys: 'says that its keys are on an open line, http://',
  no_keys: 'has no keys at the address of its keys',
}

/** The issuer's keys could not be had, so nothing can be said about a token. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable'
  readonly reason: keyof typeof failures
  readonly retryAfterSeconds = Math.ceil(restMs / 1_000)

  constructor(issuer: string, reason: keyof typeof failures, cause?: unknown) {
    super(`${issuer} ${failures[reason]}`, { cause })
    this.reason = reason
  }
}

export interface IssuerKeysOptions {
  /** Exactly as the issuer writes itself into its tokens. */
  issuer: string
  /** Where its keys are; found through its metadata when absent. */
  jwksUri?: string | undefined
  http: Pick<Http, 'request'>
  /** Milliseconds that only ever grow. */
  elapsed: () => number
  /** Hears of every failed reading. */
  onError: (error: IssuerUnavailable) => void
}

/** Finds the key for a token's header, for `jwtVerify`. Keys are read when the first token comes. @throws IssuerUnavailable */
export function createIssuerKeys(options: IssuerKeysOptions): JWTVerifyGetKey {
  const { issuer, elapsed, onError } = options
  let find: ReturnType<typeof createLocalJWKSet> | undefined
  let readAt = Number.NEGATIVE_INFINITY
  let failure: { error: IssuerUnavailable; at: number } | undefined
  let reading: Promise<void> | undefined

  const read = async (): Promise<void> => {
    try {
      find = createLocalJWKSet(await readKeys(options))
      readAt = elapsed()
      failure = undefined
    } catch (cause) {
      const error =
        cause instanceof IssuerUnavailable ? cause : new IssuerUnavailable(issuer, 'unreachable', cause)
      failure = { error, at: elapsed() }
      onError(error)
      throw error
    }
  }
  /** All who wait for the keys wait for one reading. */
  const readOnce = async (): Promise<void> => {
    if (failure && elapsed() - failure.at < restMs) throw failure.error
    reading ??= read().finally(() => {
      reading = undefined
    })
    await reading
  }

  return async (header, token) => {
    const age = elapsed() - readAt
    if (age >= freshMs) {
      await readOnce().catch((error: unknown) => {
        if (age >= keptMs) throw error
      })
    }
    if (!find) throw new IssuerUnavailable(issuer, 'unreachable')
    try {
      return await find(header, token)
    } catch (error) {
      // A key that was made since the last reading, or one that never was.
      if (!(error instanceof errors.JWKSNoMatchingKey) || elapsed() - readAt < unknownKeyMs) throw error
      await readOnce()
      return find(header, token)
    }
  }
}

const Keys = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(200) })

/** Asks the issuer now. @throws IssuerUnavailable for what it says, HttpFailure when it says nothing */
export async function readKeys({
  issuer,
  jwksUri,
  http,
}: Pick<IssuerKeysOptions, 'issuer' | 'jwksUri' | 'http'>) {
  const get = (url: string) =>
    http.request({
      method: 'GET',
      url,
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(patienceMs),
    })
  const reply = await get(jwksUri ?? (await discover(issuer, get)))
  const keys = Keys.safeParse(reply.status === 200 ? parsed(reply.body) : undefined)
  if (!keys.success) throw new IssuerUnavailable(issuer, 'no_keys')
  return keys.data
}

type Get = (url: string) => Promise<{ status: number; body: string }>

/** The address of the keys, from the first metadata document that there is. RFC 8414 3.3: one that names another issuer is not this issuer's. */
async function discover(issuer: string, get: Get): Promise<string> {
  for (const url of metadataAddresses(issuer)) {
    const { status, body } = await get(url)
    if (status >= 400 && status < 500) continue
    const metadata = Metadata.safeParse(status === 200 ? parsed(body) : undefined)
    if (!metadata.success) throw new IssuerUnavailable(issuer, 'no_metadata')
    if (metadata.data.issuer !== issuer) throw new IssuerUnavailable(issuer, 'other_issuer')
    const keys = metadata.data.jwks_uri
    if (issuer.startsWith('https:') && !keys.startsWith('https:'))
      throw new IssuerUnavailable(issuer, 'open_keys')
    return keys
  }
  throw new IssuerUnavailable(issuer, 'no_metadata')
}

const Metadata = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) })

/** RFC 8414 3.1, then OpenID Connect Discovery with the path put in and put behind, in the order in which MCP's clients look. */
function metadataAddresses(issuer: string): string[] {
  const { origin, pathname } = new URL(issuer)
  const path = pathname.replace(/\/$/, '')
  const all = [
    `${origin}/.well-known/oauth-authorization-server${path}`,
    `${origin}/.well-known/openid-configuration${path}`,
    `${origin}${path}/.well-known/openid-configuration`,
  ]
  return [...new Set(all)]
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
