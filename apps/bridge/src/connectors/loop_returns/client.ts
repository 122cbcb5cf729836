import type { Http, HttpReply } from '../../platform/http.ts'
import type { Allowance } from '../connector.ts'
import { ConnectorError } from '../errors.ts'
import { exchange, readJson, readWire, requireSuccess, scrub, typeOf } from '../reply.ts'
import { ListV1, ListV2, LoopError, LoopReturn, WebhookList } from './wire.ts'

const who = 'Loop'

/** The longest list that is read of one customer; Loop sends at most 300. */
const longestList = 100

export interface ClientSettings {
  apiKey: string
  baseUrl: string
  daysBack: number
}

/** Times ISO 8601. */
export interface ChangedQuery {
  from: string
  to: string
  state?: string | undefined
  cursor?: string | undefined
}

/** One return is asked for by its own id, or by the order that it belongs to. */
export type DetailKey = 'return_id' | 'order_id' | 'order_name'

export type Client = ReturnType<typeof createClient>

/** The only HTTP of this vendor. */
export function createClient(
  { apiKey, baseUrl, daysBack }: ClientSettings,
  { http, now }: { http: Http; now: () => number },
) {
  const get = async (path: string, query: Record<string, string>, signal: AbortSignal): Promise<HttpReply> =>
    exchange(http, who, {
      method: 'GET',
      url: `${baseUrl.replace(/\/+$/, '')}${path}?${new URLSearchParams(query)}`,
      headers: { accept: 'application/json', 'x-authorization': apiKey },
      signal,
    })

  return {
    /**
     * The returns of one e-mail. Without `from` Loop answers for a short time only. Lists leave cancelled returns and those under
     * review out; those are found by their order.
     */
    async listOf(email: string, signal: AbortSignal) {
      const from = new Date(now() - daysBack * 86_400_000).toISOString().slice(0, 10)
      const query = { customer_email: email, filter: 'updated_at', from, limit: String(longestList) }
      const reply = await get('/api/v2/returns', query, signal)
      requireSuccess(reply, who, errorWords)
      const { data } = readWire(ListV2, withoutError(readJson(reply.body, who)), who)
      return { returns: data, more: data.length >= longestList, allowance: allowanceOf(reply) }
    },

    /**
     * A page of the returns of one state that changed within a time, at most 120 days long; without a state those that are open, closed
     * or expired. https://docs.loopreturns.com/api-reference/latest/return-data/detailed-returns-list – read 2026-11
     */
    async changed({ from, to, state, cursor }: ChangedQuery, signal: AbortSignal) {
      const query = {
        from,
        to,
        filter: 'updated_at',
        ...(state && { state }),
        paginate: 'true',
        pageSize: String(longestList),
        ...(cursor && { cursor }),
      }
      const reply = await get('/api/v1/warehouse/return/list', query, signal)
      requireSuccess(reply, who, errorWords)
      const body = withoutError(readJson(reply.body, who))
      const { returns, nextPageUrl } = readWire(ListV1, Array.isArray(body) ? { returns: body } : body, who)
      return { returns, next: cursorIn(nextPageUrl), allowance: allowanceOf(reply) }
    },

    /** What Loop has under this key; documented as one return. */
    async detail(key: DetailKey, value: string, signal: AbortSignal) {
      const reply = await get('/api/v1/warehouse/return/details', { [key]: value }, signal)
      if (!isNothing(reply)) requireSuccess(reply, who, errorWords)
      const returns = isNothing(reply) ? [] : returnsOfBody(readJson(reply.body, who))
      return { returns, allowance: allowanceOf(reply) }
    },

    /** Needs a key with the scope Developer tools. */
    async webhooks(signal: AbortSignal) {
      const reply = await get('/api/v1/webhooks', {}, signal)
      requireSuccess(reply, who, errorWords)
      const body = withoutError(readJson(reply.body, who))
      return readWire(WebhookList, Array.isArray(body) ? { webhooks: body } : body, who).webhooks
    },

    /** Proves the key and its scope; the list is that of the last 24 hours. */
    async probe(signal: AbortSignal): Promise<void> {
      const reply = await get('/api/v1/warehouse/return/list', { paginate: 'true', pageSize: '1' }, signal)
      requireSuccess(reply, who, errorWords)
      returnsOfBody(readJson(reply.body, who))
    },
  }
}

/** Only the place is taken from the address of the next page: an address that a reply names gets no key of ours. */
const cursorIn = (address: string | undefined): string | undefined =>
  address && URL.canParse(address) ? (new URL(address).searchParams.get('cursor') ?? undefined) : undefined

/** Loop says 404, or 422 with the body `false`, where there is nothing under an id. */
const isNothing = ({ status, body }: HttpReply): boolean =>
  status === 404 || (status === 422 && body.trim() === 'false')

/** Not documented; sent by the framework that Loop runs on, and read where it is. Per minute: https://docs.loopreturns.com/api-reference/rate-limit */
function allowanceOf({ headers }: HttpReply): Allowance | undefined {
  const remaining = Number(headers['x-ratelimit-remaining'] ?? Number.NaN)
  const max = Number(headers['x-ratelimit-limit'] ?? Number.NaN)
  if (Number.isNaN(remaining)) return undefined
  return Number.isNaN(max) ? { remaining } : { remaining, max, restorePerSecond: max / 60 }
}

/** The returns of any body that Loop sends: a list of either version, a single return, a webhook. Throws what the body complains of. */
export function returnsOfBody(body: unknown): LoopReturn[] {
  const found = withoutError(body)
  if (Array.isArray(found)) return found.length > 0 && found.every(isNote) ? refuseNotes() : readList(found)
  if (typeof found !== 'object' || found === null) {
    throw new ConnectorError(
      'unexpected_shape',
      `${who} answered in an unknown form: the reply itself is ${typeOf(found)}`,
    )
  }
  if ('data' in found) return readWire(ListV2, found, who).data
  if ('returns' in found) return readWire(ListV1, found, who).returns
  return [readWire(LoopReturn, found, who)]
}

const readList = (found: unknown[]): LoopReturn[] => readWire(ListV1, { returns: found }, who).returns

const isNote = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && 'content' in item && !('state' in item)

const refuseNotes = (): never => {
  throw new ConnectorError('not_supported', `${who}: these are notes on a return: ask for the return itself`)
}

/** The body, unless it is a complaint: those come with HTTP 200 too. */
function withoutError(body: unknown): unknown {
  const complaint = LoopError.safeParse(body)
  if (!complaint.success) return body
  const { code, http_code, message } = complaint.data
  if (code === '404') return []
  const isRefusal = code === '401' || code === '403' || http_code === 'GEN-UNAUTHORIZED'
  const words = scrub(message ?? 'no message')
  throw isRefusal
    ? new ConnectorError(
        'unauthorized',
        `${who} ${http_code ?? code}: ${words} Is the key right, and has it the scope Returns?`,
      )
    : new ConnectorError(
        'not_supported',
        `${who} refused the question${http_code ? ` (${http_code})` : ''}: ${words}`,
      )
}

const errorWords = (body: unknown): string | undefined => {
  const complaint = LoopError.safeParse(body)
  return complaint.success ? complaint.data.message : undefined
}
