import type { Http, HttpReply } from '../../platform/http.ts'
import type { Allowance } from '../connector.ts'
import { ConnectorError } from '../errors.ts'
import { exchange, readJson, readWire, requireSuccess, scrub } from '../reply.ts'
import { type FetchedToken, keepToken } from '../token-keeper.ts'
import { type GraphqlError, GraphqlReply, TokenReply } from './wire.ts'

const who = 'ShipHero'

export interface Credentials {
  baseUrl: string
  /** Used until it is refused; with a refresh token a new one is fetched then. */
  accessToken?: string | undefined
  refreshToken?: string | undefined
}

/** One field of the answer: `orders_0` of a document that asks `orders` several times. `value` is null where nothing was found. */
export interface Result {
  operation: string
  value: unknown
}

export interface Answer {
  results: Result[]
  /** Some part inside the results failed and is missing. */
  partial: boolean
  allowance?: Allowance
}

export type Query = (
  document: string,
  variables: Record<string, string>,
  signal: AbortSignal,
) => Promise<Answer>

export function createClient(
  credentials: Credentials,
  { http, now }: { http: Http; now: () => number },
): Query {
  const tokens = createTokens(credentials, { http, now })
  const send = (body: string, token: string, signal: AbortSignal) =>
    exchange(http, who, {
      method: 'POST',
      url: `${credentials.baseUrl}/graphql`,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body,
      signal,
    })
  return async (document, variables, signal) => {
    const body = JSON.stringify({ query: document, variables })
    const reply = await tokens.send((token) => send(body, token, signal), signal)
    refuseEdge(reply)
    requireSuccess(reply, who, firstWords)
    return readAnswer(readJson(reply.body, who))
  }
}

/**
 * What a GraphQL reply answers. Throws the failure that its errors name, because they come with HTTP 200; "not found" (code 5) is an
 * answer. An error beside a result that is there left a part of it out, and makes it `partial`.
 */
export function readAnswer(body: unknown): Answer {
  const reply = readWire(GraphqlReply, body, who)
  const errors = reply.errors ?? []
  const [failure] = errors.filter((error) => Number(error.code) !== notFound)
  const fields = Object.entries(reply.data ?? {})
  const results = fields
    .map(([name, value]) => ({ operation: name.replace(/_\d+$/, ''), value }))
    .filter(({ operation }) => operations.has(operation))
  const isEmpty = results.length === 0 || results.some(({ value }) => !hasData(value))
  if (failure && isEmpty) throw errorOf(failure)
  if (errors.length === 0 && isEmpty) {
    const named = fields.map(([name]) => scrub(name)).join(', ') || 'nothing'
    throw new ConnectorError(
      'unexpected_shape',
      `${who} answered without data that we know; it holds ${named}`,
    )
  }
  const allowance = allowanceOf(reply)
  return {
    results: results.filter(({ value }) => hasData(value)),
    partial: Boolean(failure),
    ...(allowance && { allowance }),
  }
}

/** The fields that we ask, or can be shown a reply of. */
const operations = new Set(['order', 'orders', 'shipments', 'warehouse_products', 'webhooks'])

const hasData = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'data' in value && value.data !== null

const notFound = 5

/** https://developer.shiphero.com/troubleshooting/error-glossary/; codes that it does not list are refusals of our question. */
function errorOf(error: GraphqlError): ConnectorError {
  const code = error.code == null ? '' : ` (code ${error.code})`
  const words = `${who} refused ${error.operation ?? 'the question'}${code}: ${scrub(error.message ?? 'no reason given')}`
  if (Number(error.code) === 30) {
    const wait = Number.parseFloat(String(error.time_remaining ?? ''))
    return new ConnectorError(
      'rate_limited',
      words,
      Number.isNaN(wait) ? {} : { retryAfter: Math.max(0, wait) },
    )
  }
  return new ConnectorError(Number(error.code) === 7 ? 'unauthorized' : 'unexpected_shape', words)
}

function allowanceOf({ extensions }: GraphqlReply): Allowance | undefined {
  const quota = extensions?.throttling?.user_quota
  if (quota?.credits_remaining == null) return undefined
  return {
    remaining: quota.credits_remaining,
    max: quota.max_available ?? undefined,
    restorePerSecond: quota.increment_rate ?? undefined,
  }
}

/** A 403 that is no JSON comes from the firewall before the API: our key was not even read. */
function refuseEdge({ status, body }: HttpReply): void {
  if (status === 403 && !/^\s*[{[]/.test(body)) {
    throw new ConnectorError('unreachable', `${who}'s firewall answered HTTP 403 before its API was asked`)
  }
}

const firstWords = (body: unknown): string | undefined => {
  const reply = GraphqlReply.safeParse(body)
  return reply.data?.errors?.[0]?.message ?? undefined
}

/** Keeps the access token, and the refresh token that comes with a new one. */
function createTokens(
  { baseUrl, accessToken, refreshToken }: Credentials,
  { http, now }: { http: Http; now: () => number },
) {
  // ShipHero does not always give a new refresh token: the old one stays good.
  let refresh = refreshToken
  const fetch = async (signal: AbortSignal): Promise<FetchedToken> => {
    const reply = await exchange(http, `${who} sign-in`, {
      method: 'POST',
      url: `${baseUrl}/auth/refresh`,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ refresh_token: refresh }),
      signal,
    })
    // What a refresh token that was revoked looks like is not documented; a refusal of the form is the likeliest.
    if (reply.status === 400 || reply.status === 422) {
      throw new ConnectorError('unauthorized', `${who} refused the refresh token with HTTP ${reply.status}`)
    }
    requireSuccess(reply, `${who} sign-in`)
    const answer = readWire(TokenReply, readJson(reply.body, `${who} sign-in`), `${who} sign-in`)
    refresh = answer.refresh_token || refresh
    return { token: answer.access_token, lifeSeconds: answer.expires_in ?? undefined }
  }
  return keepToken({
    who: `${who} sign-in`,
    first: accessToken,
    fetch: refreshToken ? fetch : undefined,
    now,
  })
}
