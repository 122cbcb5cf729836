import { z } from 'zod'
import {
  type ChangedReply,
  type Connector,
  type Draft,
  defineConnector,
  type Question,
  type Reply,
  type Tools,
} from '../connector.ts'
import { ConnectorError } from '../errors.ts'
import { followUpSignal } from '../follow-up.ts'
import { readJson, readWire } from '../reply.ts'
import {
  type Client,
  createClient,
  inventoryIn,
  ordersIn,
  ordersOfPage,
  readBody,
  returnsIn,
} from './client.ts'
import { hasReturns, toOrder, toReturn, toStock } from './map.ts'
import { checkedVersion, type WireOrder, who } from './wire.ts'

const address = z.url().transform((url) => url.replace(/\/+$/, ''))

const Settings = z.strictObject({
  baseUrl: address.describe('The backend, such as https://backend.example.com; without /admin'),
  apiKey: z.string().min(1).describe('A secret API key, sk_…: Settings > Secret API Keys'),
  dashboard: address
    .optional()
    .describe(
      'Where the staff work, such as https://backend.example.com/app: agents get a link to each order',
    ),
})
type Settings = z.infer<typeof Settings>

export const medusa = defineConnector({
  vendor: 'medusa',
  title: who,
  docs: 'https://docs.medusajs.com/api/admin',
  settings: Settings,
  capabilities: [
    { kind: 'order', by: 'email', batch: 1 },
    // A search and the order itself, for each number.
    { kind: 'order', by: 'order_number', batch: 1 },
    { kind: 'order', by: 'shop_order_id', batch: 10 },
    { kind: 'return', by: 'shop_order_id', batch: 1 },
    { kind: 'stock', by: 'sku', batch: 20 },
  ],
  // A server of the shop's own; it names no limit, and one bad moment of it should not fill with our questions.
  concurrency: 4,
  connect: (settings, tools) => createConnector(createClient(settings, tools), settings, tools.numbers),
  explain: {
    order: (body) => ordersIn(noOther(body)).map((order) => toOrder(order, { incomplete: false })),
    return: (body) => returnsIn(noOther(body)).map((one) => toReturn(one, undefined, false)),
    stock: (body) => inventoryIn(noOther(body)).flatMap((item) => toStock(item, new Map()) ?? []),
  },
})

function createConnector(client: Client, settings: Settings, numbers: Tools['numbers']): Connector {
  const complete = completing(client, settings)
  return {
    async ask({ kind, by, values: asked, patient }: Question, signal) {
      const values = asked.map(({ value }) => value)
      const [first = ''] = values
      if (kind === 'stock' && by === 'sku') return stockOf(client, values, signal)
      if (kind === 'return' && by === 'shop_order_id') return returnsOf(client, bare(first), signal)
      if (kind === 'order' && by === 'email') {
        const { orders, more } = await ofEmail(client, first.toLowerCase(), signal)
        return { records: await complete(orders, { signal, patient }), ...(more && { more }) }
      }
      if (kind === 'order' && by === 'order_number') {
        const ids = await client.idsOfNumber(plain(first, numbers), signal)
        const orders = ids.length > 0 ? await client.ordersById(ids, signal) : []
        return { records: await complete(orders, { signal, patient }) }
      }
      if (kind === 'order' && by === 'shop_order_id') {
        const orders = await client.ordersById(values.map(bare), signal)
        return { records: await complete(orders, { signal, patient }) }
      }
      throw new ConnectorError('not_supported', `${who} cannot be asked for ${kind} by ${by}`)
    },
    changedSince: (since, cursor, signal) => changedSince({ client, complete }, { since, cursor }, signal),
    async check(signal) {
      // Nobody's address: a key that is refused is refused here, and no customer is read.
      await client.customersOf('throughline-check@example.invalid', signal)
      await client.ordersById(['throughline-check'], signal)
      await client.stock(['throughline-check'], signal)
      const places = (await client.locations(signal)).size
      return [
        'orders, customers and stock readable',
        `${places} stock ${places === 1 ? 'location' : 'locations'}`,
        `its version is not told, this connector was written from replies of ${checkedVersion}`,
      ].join(', ')
    },
  }
}

const bare = (id: string): string => id.slice(id.lastIndexOf('/') + 1)

/** Medusa's numbers have nothing around them; a shop that prints something around them says so in its configuration. */
function plain(value: string, { prefix = '', suffix = '' }: NonNullable<Tools['numbers']> = {}): string {
  const upper = value.toUpperCase()
  const start = prefix && upper.startsWith(prefix.toUpperCase()) ? prefix.length : 0
  const end = suffix && upper.endsWith(suffix.toUpperCase()) ? -suffix.length : undefined
  return value.slice(start, end) || value
}

/** Every customer of the address, then the newest orders of each. */
async function ofEmail(client: Client, email: string, signal: AbortSignal) {
  const { ids, more } = await client.customersOf(email, signal)
  const lists = await Promise.all(ids.map((id) => client.ordersOf(id, signal)))
  return { orders: lists.flatMap(({ orders }) => orders), more: more || lists.some((one) => one.more) }
}

interface Asking {
  signal: AbortSignal
  patient?: boolean | undefined
}
type Complete = (orders: readonly WireOrder[], asking: Asking) => Promise<Draft[]>

/** At most so many orders of one answer have their returns read with them; of the others it is known that something is missing. */
const returnsAtOnce = 5

/** Orders with their returns, which stand in a list of their own: asked only where a line speaks of one. */
function completing(client: Client, { dashboard }: Settings): Complete {
  const orderPages = dashboard && `${dashboard}/orders`
  return async (orders, { signal, patient }) => {
    const wanted = new Set(orders.filter(hasReturns).slice(0, returnsAtOnce))
    const later = followUpSignal(signal, patient)
    const each = await Promise.all(
      orders.map(async (order) => {
        const found = wanted.has(order) ? await returnsOrNothing(client, order.id, later) : undefined
        const incomplete = hasReturns(order) && (!found || found.more)
        const returns = (found?.returns ?? []).map((one, _, all) => toReturn(one, order, all.length === 1))
        return [toOrder(order, { orderPages, incomplete }), ...returns]
      }),
    )
    return each.flat()
  }
}

async function returnsOrNothing(client: Client, orderId: string, signal: AbortSignal) {
  try {
    return await client.returnsOf(orderId, signal)
  } catch (error) {
    if (error instanceof ConnectorError) return undefined
    throw error
  }
}

/** The returns of an order, as the order itself brings them: with its number, its customer and its refunds. */
async function returnsOf(client: Client, orderId: string, signal: AbortSignal): Promise<Reply> {
  const { returns, more } = await client.returnsOf(orderId, signal)
  if (returns.length === 0) return { records: [] }
  const [order] = await client.ordersById([orderId], signal)
  const isOnly = returns.length === 1
  return { records: returns.map((one) => toReturn(one, order, isOnly)), ...(more && { more }) }
}

async function stockOf(client: Client, skus: readonly string[], signal: AbortSignal): Promise<Reply> {
  const [items, places] = await Promise.all([client.stock(skus, signal), client.locations(signal)])
  return { records: items.flatMap((item) => toStock(item, places) ?? []) }
}

// ── what has changed ──

/** From a time on, behind those of that time that were read already. */
const Place = z.object({ from: z.string(), offset: z.int().nonnegative() })

/**
 * Pages follow the time of the last order that was read, not their number: an order that changes meanwhile moves to the end, and a page
 * by number would then begin behind one that nobody has read.
 */
async function changedSince(
  { client, complete }: { client: Client; complete: Complete },
  { since, cursor }: { since: string; cursor: string | undefined },
  signal: AbortSignal,
): Promise<ChangedReply> {
  const where = 'The place in Medusa’s list'
  const place =
    cursor === undefined ? { from: since, offset: 0 } : readWire(Place, readJson(cursor, where), where)
  const orders = await client.changed(place, signal)
  const records = await complete(orders, { signal, patient: true })
  const last = orders.at(-1)?.updated_at
  if (orders.length < ordersOfPage || last === undefined) return { records }
  const isSameTime = last === place.from
  const next = { from: last, offset: isSameTime ? place.offset + orders.length : 0 }
  return { records, next: JSON.stringify(next) }
}

// ── explain ──

/** What else Medusa sends, and what to do with it. */
const otherRoots: Record<string, string> = {
  customers: 'customers: ask for the orders of their ids',
  customer: 'a customer: ask for the orders of its id',
  order_preview: 'what an order will be after a return: ask for the order itself',
  order_changes: 'the log of an order: ask for the order itself',
  draft_order: 'a draft: it is no order yet',
  payment: 'a payment alone: ask for the order that it belongs to',
  product: 'a product: ask for its stock by SKU',
  reservations: 'reservations: stock by SKU counts them',
  inventory_levels: 'levels without their article: ask for the stock by SKU',
  stock_locations: 'places: ask for the stock by SKU',
}

/** The body, unless it is known to be something else. The reply to a step of a return holds the return beside a preview. */
function noOther(body: unknown): Record<string, unknown> {
  const found = readBody(body)
  if ('return' in found) return found
  const root = Object.keys(found).find((name) => Object.hasOwn(otherRoots, name))
  if (root) throw new ConnectorError('not_supported', `${who}: this is ${otherRoots[root]}`)
  return found
}
