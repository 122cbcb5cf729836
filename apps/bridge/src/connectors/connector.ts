import type { SourceRecord } from '@throughline/shared/model'
import type { RecordKind } from '@throughline/shared/vocabulary'
import type { z } from 'zod'
import type { Http } from '../platform/http.ts'

/** What a source can be asked by: a person, an order in the shop's words, a return, a parcel or an article. */
export const lookupKeys = [
  'email',
  'phone',
  'order_number',
  'shop_order_id',
  'return_number',
  'tracking_number',
  'sku',
] as const
export type LookupKey = (typeof lookupKeys)[number]

/** One question that a connector answers, and how many values fit into one upstream call. */
export interface Capability {
  kind: RecordKind
  by: LookupKey
  batch: number
}

/**
 * A value to look up, normalised by `domain/identity/normalise.ts`: e-mail lower-case, phone E.164, order and return numbers without
 * the prefix sign, tracking numbers in capitals without spaces. `carrier` is a hint for tracking numbers, in the words of whoever named it.
 */
export interface Asked {
  value: string
  carrier?: string
}

export interface Question {
  kind: RecordKind
  by: LookupKey
  /** At most the capability's `batch`. */
  values: readonly Asked[]
  /** Nobody waits for the answer: what completes it may take its time, instead of being left out. */
  patient?: boolean
}

/** A record before the seam stamps who said it and when. */
export type Draft = SourceRecord extends infer R
  ? R extends SourceRecord
    ? Omit<R, 'connection' | 'observedAt'>
    : never
  : never

/** How much the vendor still lets us ask, as its reply says: calls, points or credits. */
export interface Allowance {
  remaining: number
  max?: number
  restorePerSecond?: number
}

/** Records may be of other kinds than asked: an order brings its native returns along. Empty means asked and not found. */
export interface Reply {
  records: Draft[]
  /** The vendor holds more of what was asked for than was fetched; these are the newest. */
  more?: boolean
  allowance?: Allowance
}

export interface ChangedReply extends Reply {
  /** Opaque. Absent on the last page. */
  next?: string | undefined
}

/** A question that a webhook raises: what it names has changed and is asked again. */
export interface Reask {
  kind: RecordKind
  by: LookupKey
  value: string
  carrier?: string
}

/** `trace`: the vendor's id of a part (a hold, a tote) that nobody can be asked for; `Connector.trace` finds what it belongs to. */
export type Hint = Reask | { trace: string }

export const tracedAtOnce = 50

/** A webhook as it came in, before anybody believes it. */
export interface Incoming {
  rawBody: Uint8Array
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>
  /** Epoch milliseconds. */
  now: number
}

/** `topic` is undefined for a connection test, which is answered and forgotten. */
export type Verdict =
  | { ok: true; eventId: string; topic: string | undefined }
  | { ok: false; reason: 'unsigned' | 'wrong_signature' | 'stale' }

/** A subscription as the vendor tells it. Without a topic it is for all of them. */
export interface Subscription {
  url: string
  topic?: string
  active: boolean
}

/** How a vendor tells that something changed. */
export interface Webhooks {
  /** What to register, in the vendor's words. A vendor with one subscription for everything lists none. */
  topics: readonly string[]
  /** For `pnpm webhooks`: where an administrator registers them, and where the secret is found. A sentence each. */
  setup: { where: string; secret: string }
  /** Whether the vendor sent this, which event it is, and which topic. `secrets` are two while one replaces the other. */
  verify(incoming: Incoming, secrets: readonly string[]): Verdict
  /** What to ask again; `undefined` for a topic that is not known here. Pure. What else the body says is not believed. */
  hints(delivery: { topic: string; body: unknown }): Hint[] | undefined
  /** The JSON that the vendor wants to read, where an empty 200 is not enough. */
  acknowledgement?: unknown
}

/** One configured instance of a connector. Throws `ConnectorError`, nothing else on purpose. */
export interface Connector {
  ask(question: Question, signal: AbortSignal): Promise<Reply>
  /** What the parts with these ids belong to; what is gone is left out. At most `tracedAtOnce`. */
  trace?(ids: readonly string[], signal: AbortSignal): Promise<Reask[]>
  /**
   * A page of what has changed at or after a time (ISO 8601, UTC), whoever it belongs to; `next` leads to the following page. What
   * changes while somebody reads page by page may be told twice, and must not be left out.
   */
  changedSince?(since: string, cursor: string | undefined, signal: AbortSignal): Promise<ChangedReply>
  /** For `pnpm webhooks`: what is registered at the vendor, where its API tells. */
  subscriptions?(signal: AbortSignal): Promise<Subscription[]>
  /** For `doctor`: one cheap call that proves credentials and rights; resolves to a sentence such as "shop Demo EU, 2 of 2 scopes". */
  check(signal: AbortSignal): Promise<string>
}

/** What a connector gets from outside. It opens no connection and reads no clock of its own. */
export interface Tools {
  http: Http
  /** Current time in epoch milliseconds. */
  now: () => number
  /** What this connection's system writes around the order numbers that customers quote, as configured. */
  numbers?: { prefix?: string | undefined; suffix?: string | undefined } | undefined
}

/** The `index.ts` of a vendor folder: who it is, what it needs, what it answers. */
export interface ConnectorDefinition<Settings = unknown> {
  /** The folder's name. */
  vendor: string
  /** As people write it: `Shopify`. */
  title: string
  /** The vendor's API documentation. */
  docs: string
  settings: z.ZodType<Settings>
  capabilities: readonly Capability[]
  /** Upstream calls in flight at once, over all look-ups; more wait. */
  concurrency: number
  connect(settings: Settings, tools: Tools): Connector
  webhooks?: Webhooks
  /** Kinds of which `changedSince` tells every change. Of other kinds it may tell the new ones alone. */
  listed?: readonly RecordKind[]
  /** For `explain`: what the connector makes of one raw reply, by record kind. Pure. Throws `ConnectorError`. */
  explain: Partial<Record<RecordKind, (body: unknown) => Draft[]>>
}

/** Keeps the settings type of a definition while the registry holds them side by side. */
export const defineConnector = <Settings>(
  definition: ConnectorDefinition<Settings>,
): ConnectorDefinition<Settings> => definition
