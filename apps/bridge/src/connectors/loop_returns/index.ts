import { z } from 'zod'
import {
  type ChangedReply,
  type Connector,
  defineConnector,
  type Question,
  type Reply,
} from '../connector.ts'
import { ConnectorError } from '../errors.ts'
import { followUpSignal } from '../follow-up.ts'
import { readJson, readWire } from '../reply.ts'
import { verifySigned } from '../signed-webhook.ts'
import { type Client, createClient, type DetailKey, returnsOfBody } from './client.ts'
import { hintsOf, toReturn } from './map.ts'
import { type LoopReturn, WebhookBody } from './wire.ts'

const Settings = z.strictObject({
  apiKey: z.string().min(1).describe('API key with the scope Returns'),
  baseUrl: z.url().default('https://api.loopreturns.com').describe('Without /api'),
  daysBack: z
    .int()
    .min(1)
    .max(3650)
    .default(730)
    .describe('How long ago a return may have changed last to be found by e-mail'),
})

export const loopReturns = defineConnector({
  vendor: 'loop_returns',
  title: 'Loop Returns',
  docs: 'https://docs.loopreturns.com/api-reference/',
  settings: Settings,
  // Every question is for one customer, order or return; Loop has no batches.
  capabilities: [
    { kind: 'return', by: 'email', batch: 1 },
    { kind: 'return', by: 'order_number', batch: 1 },
    { kind: 'return', by: 'shop_order_id', batch: 1 },
    { kind: 'return', by: 'return_number', batch: 1 },
  ],
  // 300 calls a minute are allowed, five a second.
  concurrency: 5,
  webhooks: {
    topics: ['return.created', 'return.updated', 'return.closed', 'label.created', 'label.updated'],
    setup: {
      where:
        'one webhook for each topic and trigger, made active: https://admin.loopreturns.com/settings/developers',
      secret: 'the webhook secret on the same page',
    },
    // https://docs.loopreturns.com/webhook-reference/validation – read 2026-11. The body as it came: what other pages say of escaped
    // slashes is for those who write it anew. No delivery has an id.
    verify: verifySigned({
      header: 'x-loop-signature',
      encoding: 'base64',
      event: (body) => ({ topic: WebhookBody.safeParse(body).data?.trigger }),
    }),
    hints: hintsOf,
  },
  connect: (settings, tools) => createConnector(createClient(settings, tools), tools.now),
  listed: ['return'],
  explain: { return: (body) => returnsOfBody(body).map(toReturn) },
})

function createConnector(client: Client, now: () => number): Connector {
  return {
    async ask({ kind, by, values, patient }: Question, signal) {
      if (kind !== 'return') throw new ConnectorError('not_supported', `Loop cannot be asked for ${kind}`)
      const replies = await Promise.all(
        values.map(({ value }) => askOne(client, { by, value, patient }, signal)),
      )
      return {
        records: replies.flatMap(({ records }) => records),
        allowance: replies.find(({ allowance }) => allowance)?.allowance,
        ...(replies.some(({ more }) => more) && { more: true }),
      }
    },
    changedSince: (since, cursor, signal) => changedSince(client, { since, cursor, now: now() }, signal),
    async subscriptions(signal) {
      const found = await client.webhooks(signal)
      return found.map(({ url, trigger, status }) => ({
        url: url ?? '',
        ...(trigger && { topic: trigger }),
        active: status?.toLowerCase() === 'active',
      }))
    },
    async check(signal) {
      await client.probe(signal)
      return 'returns readable'
    },
  }
}

/** Lists leave out what is cancelled or under review unless it is asked for, and they take one state at a time. */
const listedStates = [undefined, 'cancelled', 'review'] as const
/** Loop refuses more than 120. */
const longestWindowMs = 119 * 86_400_000

/** Where a reading is: within the window that begins at `from`, at one of the states, on a page. */
const Place = z.object({
  from: z.string(),
  to: z.string(),
  state: z
    .int()
    .min(0)
    .max(listedStates.length - 1),
  page: z.string().optional(),
})
type Place = z.infer<typeof Place>

async function changedSince(
  client: Client,
  { since, cursor, now }: { since: string; cursor: string | undefined; now: number },
  signal: AbortSignal,
): Promise<ChangedReply> {
  const place = cursor === undefined ? windowFrom(since, now) : placeOf(cursor)
  const { from, to, state, page } = place
  const query = { from, to, state: listedStates[state], cursor: page }
  const { returns, next, allowance } = await client.changed(query, signal)
  // A page that leads to itself is the last one.
  const following = placeAfter(place, next === page ? undefined : next, now)
  return {
    records: returns.map(toReturn),
    allowance,
    ...(following && { next: JSON.stringify(following) }),
  }
}

const windowFrom = (from: string, now: number): Place => ({
  from,
  to: new Date(Math.min(now, Date.parse(from) + longestWindowMs)).toISOString(),
  state: 0,
})

/** The next page, else the next state, else the next window. */
function placeAfter(place: Place, page: string | undefined, now: number): Place | undefined {
  if (page !== undefined) return { ...place, page }
  const { page: _, ...rest } = place
  if (place.state < listedStates.length - 1) return { ...rest, state: place.state + 1 }
  const isCut = Date.parse(place.to) - Date.parse(place.from) >= longestWindowMs
  return isCut ? windowFrom(place.to, now) : undefined
}

function placeOf(cursor: string): Place {
  const where = 'The place in Loop’s list'
  return readWire(Place, readJson(cursor, where), where)
}

/** How a question becomes a key of Loop's detail, or nothing where the value can be none of Loop's. */
const detailKeys: Partial<
  Record<Question['by'], { key: DetailKey; value: (asked: string) => string | undefined }>
> = {
  order_number: { key: 'order_name', value: (asked) => asked },
  shop_order_id: { key: 'order_id', value: (asked) => /(\d+)$/.exec(asked)?.[1] },
  return_number: { key: 'return_id', value: (asked) => /^\d{1,18}$/.exec(asked)?.[0] },
}

async function askOne(
  client: Client,
  { by, value, patient }: Pick<Question, 'by' | 'patient'> & { value: string },
  signal: AbortSignal,
): Promise<Reply> {
  if (by === 'email') {
    const { returns, more, allowance } = await client.listOf(value, signal)
    return { records: returns.map(toReturn), allowance, more }
  }
  const detail = detailKeys[by]
  if (!detail) throw new ConnectorError('not_supported', `Loop cannot be asked for returns by ${by}`)
  const asked = detail.value(value)
  if (!asked) return { records: [] }
  const { returns, allowance } = await client.detail(detail.key, asked, signal)
  const all =
    detail.key === 'return_id'
      ? returns
      : await withSiblings(client, returns, followUpSignal(signal, patient))
  return { records: all.map(toReturn), allowance }
}

/**
 * The detail of an order is one return, and an order may have several: the others stand in the customer's list. That list is a second
 * call only where there is a return at all, and what is known already stays when it fails.
 */
async function withSiblings(
  client: Client,
  known: readonly LoopReturn[],
  signal: AbortSignal,
): Promise<LoopReturn[]> {
  const [first] = known
  const email = first?.customer ?? first?.customer_email
  if (!first || known.length > 1 || !email?.includes('@')) return [...known]
  try {
    const { returns } = await client.listOf(email, signal)
    return [...known, ...returns.filter((one) => one.id !== first.id && isOfSameOrder(one, first))]
  } catch (error) {
    if (error instanceof ConnectorError) return [...known]
    throw error
  }
}

const isOfSameOrder = (a: LoopReturn, b: LoopReturn): boolean =>
  a.provider_order_id && b.provider_order_id
    ? a.provider_order_id === b.provider_order_id
    : a.order_name !== undefined && a.order_name === b.order_name
