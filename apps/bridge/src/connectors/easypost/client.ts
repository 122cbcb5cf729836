import type { FailureKind } from '@throughline/shared/vocabulary'
import type { Http } from '../../platform/http.ts'
import { ConnectorError } from '../errors.ts'
import { exchange, readJson, readWire, requireSuccess, scrub } from '../reply.ts'
import { wordIn } from '../word-table.ts'
import { ErrorReply } from './wire.ts'

const who = 'EasyPost'

/** Calls to the Tracker API. Each resolves to the JSON body of a success, or to `undefined` when EasyPost knows no such tracker. */
export interface Client {
  /** Reads existing trackers; creates none and costs nothing. */
  batch(codes: readonly string[], signal: AbortSignal): Promise<unknown>
  /** Newest first. `createdSince` is ISO 8601; `before` is the id of the last one of the page before. */
  list(query: ListQuery, signal: AbortSignal): Promise<unknown>
  /** In production a new tracker costs money; the same number and carrier within three months gives the old one. */
  create(tracker: { code: string; carrier: string | undefined }, signal: AbortSignal): Promise<unknown>
  webhooks(signal: AbortSignal): Promise<unknown>
}

interface ListQuery {
  pageSize: number
  trackingCode?: string
  createdSince?: string
  before?: string | undefined
}

export function createClient({ baseUrl, apiKey }: { baseUrl: string; apiKey: string }, http: Http): Client {
  // The key is the user name, the password is empty.
  const authorization = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`
  const call = async (
    method: 'GET' | 'POST',
    path: string,
    { body, signal }: { body?: unknown; signal: AbortSignal },
  ) => {
    const reply = await exchange(http, who, {
      method,
      url: `${baseUrl}${path}`,
      headers: {
        authorization,
        accept: 'application/json',
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal,
    })
    if (reply.status >= 400 && isUnknownNumber(reply.body)) return undefined
    requireSuccess(reply, who, wordsOf)
    return readJson(reply.body, who)
  }
  return {
    batch: (codes, signal) => call('POST', '/trackers/batch', { body: { tracking_codes: codes }, signal }),
    list: ({ trackingCode, pageSize, createdSince, before }, signal) => {
      const query = new URLSearchParams({ page_size: String(pageSize) })
      if (trackingCode) query.set('tracking_code', trackingCode)
      if (createdSince) query.set('start_datetime', createdSince)
      if (before) query.set('before_id', before)
      return call('GET', `/trackers?${query}`, { signal })
    },
    create: ({ code, carrier }, signal) =>
      call('POST', '/trackers', {
        body: { tracker: { tracking_code: code, ...(carrier ? { carrier } : {}) } },
        signal,
      }),
    webhooks: (signal) => call('GET', '/webhooks', { signal }),
  }
}

/** Throws what an error body means, for replies whose status is not known. https://docs.easypost.com/docs/errors */
export function refuseErrors(body: unknown): void {
  if (typeof body !== 'object' || body === null || !('error' in body)) return
  const { error } = readWire(ErrorReply, body, who)
  throw new ConnectorError(
    kindOfCode(error.code ?? ''),
    `${who} refused: ${scrub(wordsOf(body) ?? 'without a reason')}`,
  )
}

/** The names EasyPost has for carriers, from memory: a hint that is not listed is left out and EasyPost detects the carrier. */
const carrierNames: Readonly<Record<string, string>> = {
  australiapost: 'AustraliaPost',
  canadapost: 'CanadaPost',
  dhlexpress: 'DHLExpress',
  dpd: 'DPD',
  dpduk: 'DPDUK',
  fedex: 'FedEx',
  ontrac: 'OnTrac',
  purolator: 'Purolator',
  royalmail: 'RoyalMail',
  ups: 'UPS',
  usps: 'USPS',
}

/** A carrier in EasyPost's word: `DHL Express` is `DHLExpress`. */
export const carrierName = (hint: string | undefined): string | undefined =>
  wordIn(carrierNames, hint?.toLowerCase().replace(/[^a-z0-9]/g, ''))

/** Numbers that EasyPost cannot place are "asked and not found", whatever the status. */
const unknownNumberCodes = new Set([
  'TRACKER.NOT_FOUND',
  'TRACKER.NO_CARRIER_FOR_CODE',
  'TRACKER.MULTIPLE_CARRIERS_FOR_CODE',
  'TRACKER.CARRIER_CODE_MISMATCH',
  'TRACKER.INVALID_TEST_CODE',
  'TRACKER.UNSUPPORTED_CARRIER',
])

function isUnknownNumber(body: string): boolean {
  try {
    const code = ErrorReply.safeParse(JSON.parse(body)).data?.error.code
    return Boolean(code && unknownNumberCodes.has(code))
  } catch {
    return false
  }
}

function kindOfCode(code: string): FailureKind {
  if (/UNAUTHORI[SZ]ED|APIKEY|FORBIDDEN|PERMISSION/.test(code)) return 'unauthorized'
  if (/RATE_?LIMIT|TOO_MANY/.test(code)) return 'rate_limited'
  if (/TIMEOUT/.test(code)) return 'timed_out'
  if (/INTERNAL|SERVICE_UNAVAILABLE|GATEWAY/.test(code)) return 'unreachable'
  return 'unexpected_shape'
}

/** EasyPost's words of refusal: code, message, and each field with its own message. */
function wordsOf(body: unknown): string | undefined {
  const error = ErrorReply.safeParse(body).data?.error
  if (!error) return undefined
  const details = (error.errors ?? []).map((one) =>
    typeof one === 'string' ? one : [one.field, asText(one.message)].filter(Boolean).join(' '),
  )
  return [error.code, asText(error.message), details.join(', ')].filter(Boolean).join(': ') || undefined
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : value ? JSON.stringify(value) : ''
