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
import { type Answer, type Client, createClient, type documents, ordersOfPage, readAnswer } from './client.ts'
import { toOrder, toStock } from './map.ts'
import { checkedVersion, ordersIn, type ShopSettings, settingsIn, stockIn, who } from './wire.ts'

const address = z.url().transform((url) => url.replace(/\/+$/, ''))

const Settings = z.strictObject({
  endpoint: address.describe('The Admin API, such as https://shop.example.com/admin-api'),
  apiKey: z
    .string()
    .min(1)
    .describe('API key of a role with ReadOrder, ReadCustomer and ReadProduct, and nothing else'),
  channelToken: z
    .string()
    .min(1)
    .optional()
    .describe('Of the channel that is served here; without it the default channel, which holds all orders'),
  dashboard: address
    .optional()
    .describe(
      'Where the staff work, such as https://shop.example.com/dashboard: agents get a link to each order',
    ),
})
type Settings = z.infer<typeof Settings>

export const vendure = defineConnector({
  vendor: 'vendure',
  title: who,
  docs: 'https://docs.vendure.io/reference/graphql-api/admin/queries',
  settings: Settings,
  capabilities: [
    // One customer a call: joined, her orders would wait for those of another.
    { kind: 'order', by: 'email', batch: 1 },
    { kind: 'order', by: 'phone', batch: 1 },
    { kind: 'order', by: 'order_number', batch: 20 },
    { kind: 'order', by: 'shop_order_id', batch: 20 },
    { kind: 'stock', by: 'sku', batch: 50 },
  ],
  // A server of the shop's own, which has customers to serve; it names no limit.
  concurrency: 6,
  connect: (settings, tools) => createConnector(createClient(settings, tools), settings, tools.numbers),
  explain: {
    order: (body) => explained(body, (answer, shop) => ordersOf(answer, shop).records),
    stock: (body) => explained(body, (answer, shop) => stockOf(answer, shop).records),
  },
})

function createConnector(client: Client, settings: Settings, numbers: Tools['numbers']): Connector {
  const pages = settings.dashboard ? { orderPages: `${settings.dashboard}/orders` } : {}
  return {
    async ask(question, signal) {
      const asked = askedBy(question, numbers)
      if (!asked)
        throw new ConnectorError(
          'not_supported',
          `${who} cannot be asked for ${question.kind} by ${question.by}`,
        )
      if (asked === 'nobody') return { records: [] }
      const [answer, shop] = await Promise.all([
        client.ask(asked.document, asked.variables, signal),
        client.settings(signal),
      ])
      return question.kind === 'stock' ? stockOf(answer, shop) : ordersOf(answer, { ...shop, ...pages })
    },
    changedSince: (since, cursor, signal) => placedSince({ client, pages }, { since, cursor }, signal),
    check: (signal) => check(client, signal),
  }
}

// ── what is asked ──

interface Query {
  document: keyof typeof documents
  variables: Record<string, unknown>
}

/** `nobody` for a value that can be none of Vendure's. */
function askedBy(
  { kind, by, values: asked }: Question,
  numbers: Tools['numbers'],
): Query | 'nobody' | undefined {
  const values = asked.map(({ value }) => value)
  const [first] = values
  if (kind === 'stock' && by === 'sku') return { document: 'stockBySku', variables: { skus: values } }
  if (kind !== 'order' || first === undefined) return undefined
  switch (by) {
    // Vendure keeps addresses in small letters and compares them exactly.
    case 'email':
      return { document: 'ordersByEmail', variables: { email: first.toLowerCase() } }
    case 'phone': {
      const pattern = endOf(first)
      return pattern ? { document: 'ordersByPhone', variables: { pattern } } : 'nobody'
    }
    case 'order_number':
      return {
        document: 'ordersByCode',
        variables: { codes: values.flatMap((value) => spellings(value, numbers)) },
      }
    case 'shop_order_id': {
      const ids = values.map((value) => value.slice(value.lastIndexOf('/') + 1)).filter(isPossibleId)
      return ids.length > 0 ? { document: 'ordersById', variables: { ids } } : 'nobody'
    }
    default:
      return undefined
  }
}

/**
 * The last seven digits, with or without something between them. National and international spelling end alike; who only ends alike is
 * dropped by the seam, which compares the whole number.
 */
const lastDigits = 7
const endOf = (phone: string): string | undefined => {
  const digits = phone.replace(/\D/g, '')
  return digits.length < lastDigits ? undefined : `${[...digits.slice(-lastDigits)].join('[^0-9]*')}[^0-9]*$`
}

/** Ids are 32-bit numbers unless a shop has others; of one longer number PostgreSQL refuses the whole question. Other shops' ids are longer. */
const isPossibleId = (id: string): boolean => !/^\d+$/.test(id) || Number(id) <= 2_147_483_647

/** Codes are compared exactly. Vendure's own are capitals and digits; a shop's may be small, and have something around the number. */
function spellings(
  value: string,
  { prefix = '', suffix = '' }: NonNullable<Tools['numbers']> = {},
): string[] {
  const started = value.toUpperCase().startsWith(prefix.toUpperCase()) ? value : `${prefix}${value}`
  const whole = started.toUpperCase().endsWith(suffix.toUpperCase()) ? started : `${started}${suffix}`
  const written = [value, whole]
  return [...new Set([...written, ...written.map((one) => one.toLowerCase())])]
}

// ── what is answered ──

/** Where the staff see an order; its id goes behind. */
interface Pages {
  orderPages?: string
}

function ordersOf({ data, partial }: Answer, { precision, orderPages }: ShopSettings & Pages): Reply {
  const { orders, more } = ordersIn(data)
  // A cart is nobody's order yet.
  const placed = orders.filter(({ orderPlacedAt }) => orderPlacedAt !== null)
  const context = { precision, orderPages, incomplete: partial }
  return { records: placed.map((order) => toOrder(order, context)), ...(more && { more }) }
}

function stockOf({ data, partial }: Answer, { tracksInventory }: ShopSettings): Reply {
  const { variants, more } = stockIn(data)
  const context = { tracksInventory, incomplete: partial || more }
  return { records: variants.flatMap((variant) => toStock(variant, context) ?? []) }
}

/**
 * The orders placed since a time. No list tells which orders have changed: their `updatedAt` stays when they are sent, delivered or
 * refunded, so known orders are asked for by id.
 */
async function placedSince(
  { client, pages }: { client: Client; pages: Pages },
  { since, cursor }: { since: string; cursor: string | undefined },
  signal: AbortSignal,
): Promise<ChangedReply> {
  const skip = Number(cursor ?? 0)
  // `after` leaves out the time itself.
  const after = new Date(Date.parse(since) - 1).toISOString()
  const [answer, shop] = await Promise.all([
    client.ask('ordersPlaced', { after, skip }, signal),
    client.settings(signal),
  ])
  const { more: _, ...reply } = ordersOf(answer, { ...shop, ...pages })
  const { orders, more } = ordersIn(answer.data)
  // Fewer than a page are the end, whatever the total says by now.
  const following = more && orders.length === ordersOfPage
  return { ...reply, ...(following && { next: String(skip + ordersOfPage) }) }
}

// ── check ──

/** Nobody's number: the whole document runs, and finds nothing. */
const nobody = 'throughline-check'

/** Runs the documents of agents: a right that is missing and a field that this version lacks are found before an agent does. */
async function check({ ask, settings }: Client, signal: AbortSignal): Promise<string> {
  const Channel = z.object({ activeChannel: z.object({ code: z.string() }) })
  // First alone: whether the key is accepted at all.
  const { data } = await ask('channel', {}, signal)
  await settings(signal)
  await Promise.all([
    ask('ordersByCode', { codes: [nobody] }, signal),
    ask('ordersByEmail', { email: nobody }, signal),
    ask('stockBySku', { skus: [nobody] }, signal),
  ])
  return [
    `channel ${Channel.safeParse(data).data?.activeChannel.code ?? 'unknown'}`,
    'orders, customers and stock readable',
    `its version is not told, this connector was checked against ${checkedVersion}`,
  ].join(', ')
}

// ── explain ──

/** What else Vendure sends that is no order, and what to do with it. */
const otherRoots: Record<string, string> = {
  addFulfillmentToOrder: 'the reply to a fulfilment that was made: ask for the order itself',
  transitionFulfillmentToState: 'the reply to a step of a fulfilment: ask for the order itself',
  transitionOrderToState: 'the reply to a step of an order: ask for the order itself',
  cancelOrder: 'the reply to a cancellation: ask for the order itself',
  refundOrder: 'the reply to a refund that was ordered: ask for the order itself',
  settleRefund: 'the reply to a refund that was settled: ask for the order itself',
  customer: 'a customer: ask for the orders by e-mail',
}

/** Records of one reply alone: where it does not tell the shop's settings, Vendure's defaults. */
function explained(body: unknown, records: (answer: Answer, shop: ShopSettings) => Draft[]): Draft[] {
  const answer = answerOf(body)
  return records(answer, settingsIn(answer.data))
}

function answerOf(body: unknown): Answer {
  const answer = readAnswer(body)
  const root = Object.keys(answer.data).find((name) => Object.hasOwn(otherRoots, name))
  if (root) throw new ConnectorError('not_supported', `${who}: this is ${otherRoots[root]}`)
  return answer
}
