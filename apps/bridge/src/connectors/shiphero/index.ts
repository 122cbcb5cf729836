import { z } from 'zod'
import {
  type ChangedReply,
  type Connector,
  type Draft,
  defineConnector,
  type LookupKey,
  type Question,
  type Reask,
} from '../connector.ts'
import { ConnectorError } from '../errors.ts'
import { readWire } from '../reply.ts'
import { verifySigned } from '../signed-webhook.ts'
import { type Answer, createClient, type Query, readAnswer } from './client.ts'
import { hintsOf, nodesOf, topicOf, toStocks, toWarehouseOrder, toWarehouseOrders } from './map.ts'
import {
  OrderResult,
  OrdersResult,
  ShipmentsResult,
  TracedOrder,
  WarehouseProductsResult,
  WebhooksResult,
} from './wire.ts'

const Settings = z
  .strictObject({
    /** Of a user made for this; ShipHero: My Account, Third-Party Developer. */
    refreshToken: z.string().min(1).optional(),
    /** Lasts 28 days: for a trial. With a refresh token as well it is renewed when it ends. */
    accessToken: z.string().min(1).optional(),
    /** A warehouse that packs for several merchants: the id of the one who is served here. */
    customerAccountId: z.string().min(1).optional(),
    baseUrl: z
      .url()
      .default('https://public-api.shiphero.com')
      .transform((url) => url.replace(/\/+$/, '')),
  })
  .refine(({ refreshToken, accessToken }) => refreshToken ?? accessToken, {
    error: 'needs refreshToken (or accessToken for a trial)',
    path: ['refreshToken'],
  })
type Settings = z.infer<typeof Settings>

/**
 * ShipHero charges what could come back, nested lists multiplied: `first` orders × `first` lines. The smallest account holds 2,002
 * credits, so each full batch below stays under half of that. An order of more than 40 lines is marked as incomplete.
 */
const linesOfOrder = 40
/** A number is unique in a shop, and an account may serve two shops that count alike. */
const ordersOfNumber = 2
const ordersOfEmail = 5
const warehousesOfSku = 10
/** As many as a full batch of numbers brings. */
const ordersOfPage = 20

export const shiphero = defineConnector({
  vendor: 'shiphero',
  title: 'ShipHero',
  docs: 'https://developer.shiphero.com/',
  settings: Settings,
  capabilities: [
    { kind: 'warehouse_order', by: 'order_number', batch: 5 },
    { kind: 'warehouse_order', by: 'shop_order_id', batch: 10 },
    { kind: 'warehouse_order', by: 'email', batch: 4 },
    { kind: 'warehouse_order', by: 'tracking_number', batch: 5 },
    { kind: 'stock', by: 'sku', batch: 20 },
  ],
  listed: ['warehouse_order'],
  // 7,000 requests in 5 minutes are allowed, 23 a second; credits run out long before.
  concurrency: 8,
  webhooks: {
    // Tote Complete needs a flag that ShipHero's support sets; where it is set it is understood.
    topics: [
      'Order Allocated',
      'Order Deallocated',
      'Order Packed Out',
      'Package Added',
      'Shipment Update',
      'Order Canceled',
      'Tote Cleared',
    ],
    setup: {
      where: 'one webhook for each topic, by the mutation webhook_create(data: {name, url, shop_name})',
      secret: 'shared_signature_secret of the reply to webhook_create: it is told once',
    },
    // https://developer.shiphero.com/webhooks – read 2026-11
    verify: verifySigned({
      header: 'x-shiphero-hmac-sha256',
      encoding: 'base64',
      event: (body, { headers }) => ({ eventId: headers['x-shiphero-message-id'], topic: topicOf(body) }),
    }),
    hints: hintsOf,
    // Two pages of its documentation name different keys.
    acknowledgement: { code: '200', Status: 'Success', Message: 'Success' },
  },
  connect: (settings, { http, now }) => createConnector(settings, createClient(settings, { http, now })),
  explain: {
    warehouse_order: (body) => recordsOf(readAnswer(body), 'warehouse_order'),
    stock: (body) => recordsOf(readAnswer(body), 'stock'),
  },
})

const orderFields = `
  id order_number partner_order_id fulfillment_status order_date updated_at required_ship_date hold_until_date email
  shipping_address { first_name last_name company address1 address2 city state state_code country country_code zip phone email }
  holds { fraud_hold address_hold shipping_method_hold operator_hold payment_hold client_hold }
  allocations { warehouse_id line_items { line_item_id quantity_allocated } }
  line_items(first: ${linesOfOrder}) { pageInfo { hasNextPage } edges { node {
    id sku partner_line_item_id product_name option_title fulfillment_status
    quantity quantity_allocated quantity_pending_fulfillment quantity_shipped backorder_quantity
    tote_picks { picked_quantity quantity current }
  } } }
  shipments { id order_id warehouse_id created_date picked_up delivered
    shipping_labels { id tracking_number alternate_tracking_id tracking_url status carrier shipping_method created_date
      picked_up delivered refunded warehouse order_number } }`

const stockFields = 'sku warehouse_id warehouse_identifier on_hand available allocated backorder updated_at'

/** How one value is asked: the field with its argument, what to select, and the spellings under which ShipHero may keep it. */
interface Form {
  operation: 'orders' | 'shipments' | 'warehouse_products'
  argument: string
  first: number
  sort?: string
  fields: string
  spellings: (value: string) => string[]
  /** The field has no argument for the merchant of a packer; the seam's own check drops what is not his. */
  forAllMerchants?: boolean
}

const asItIs = (value: string): string[] => [value]

const forms: Partial<Record<LookupKey, Form>> = {
  // Whether a number matches with and without its sign is not documented: both are asked in one document.
  order_number: {
    operation: 'orders',
    argument: 'order_number',
    first: ordersOfNumber,
    fields: orderFields,
    spellings: (value) => [value, `#${value}`],
  },
  // Shops with long ids (`gid://…/123`) hand on the last part.
  shop_order_id: {
    operation: 'orders',
    argument: 'partner_order_id',
    first: ordersOfNumber,
    fields: orderFields,
    spellings: (value) => [value.slice(value.lastIndexOf('/') + 1)],
  },
  email: {
    operation: 'orders',
    argument: 'email',
    first: ordersOfEmail,
    sort: '-order_date',
    fields: orderFields,
    spellings: asItIs,
  },
  tracking_number: {
    operation: 'shipments',
    argument: 'tracking_number',
    first: ordersOfNumber,
    fields: `id order_id order { ${orderFields} }`,
    spellings: asItIs,
    forAllMerchants: true,
  },
  sku: {
    operation: 'warehouse_products',
    argument: 'sku',
    first: warehousesOfSku,
    fields: stockFields,
    spellings: asItIs,
  },
}

function createConnector(settings: Settings, query: Query): Connector {
  return {
    async ask(question, signal) {
      const form = forms[question.by]
      if (
        !form ||
        !shiphero.capabilities.some(({ kind, by }) => kind === question.kind && by === question.by)
      ) {
        throw new ConnectorError(
          'not_supported',
          `ShipHero cannot be asked for ${question.kind} by ${question.by}`,
        )
      }
      const { document, variables } = documentOf(question, form, settings)
      const answer = await query(document, variables, signal)
      return {
        records: recordsOf(answer, question.kind),
        ...(answer.allowance && { allowance: answer.allowance }),
      }
    },
    changedSince: (since, cursor, signal) => changedSince(query, { since, cursor, settings }, signal),
    trace: (ids, signal) => trace(query, ids, signal),
    async subscriptions(signal) {
      const { results } = await query(
        'query Throughline { webhooks { request_id complexity data(first: 100) { edges { node { name url enabled health } } } } }',
        {},
        signal,
      )
      const found = results.flatMap(({ value }) => nodesOf(readWire(WebhooksResult, value, 'ShipHero')?.data))
      return found.map(({ name, url, enabled, health }) => ({
        url: url ?? '',
        ...(name && { topic: name }),
        active: enabled !== false && health !== 'UNHEALTHY',
      }))
    },
    check: (signal) => check(query, signal),
  }
}

interface Reading {
  since: string
  cursor: string | undefined
  settings: Settings
}

/**
 * A page of the orders changed since a time, which ShipHero states and takes without a zone: read as UTC. Its order is not documented,
 * and nothing narrows it from above, so an order that changes meanwhile can only be read twice.
 */
async function changedSince(
  query: Query,
  { since, cursor, settings: { customerAccountId } }: Reading,
  signal: AbortSignal,
): Promise<ChangedReply> {
  const variables = {
    since: since.slice(0, 19),
    ...(cursor !== undefined && { after: cursor }),
    ...(customerAccountId !== undefined && { account: customerAccountId }),
  }
  const declared = [
    '$since: ISODateTime',
    cursor && '$after: String',
    customerAccountId && '$account: String',
  ]
  const { results, partial, allowance } = await query(
    `query Throughline(${declared.filter(Boolean).join(', ')}) {
  orders(updated_from: $since${customerAccountId ? ', customer_account_id: $account' : ''}) {
    request_id complexity data(first: ${ordersOfPage}${cursor ? ', after: $after' : ''}) {
      pageInfo { hasNextPage endCursor } edges { node { ${orderFields} } } } } }`,
    variables,
    signal,
  )
  const pages = results.map(({ value }) => readWire(OrdersResult, value, 'ShipHero')?.data)
  const end = pages[0]?.pageInfo
  return {
    records: pages.flatMap(nodesOf).map((order) => toWarehouseOrder(order, { incomplete: partial })),
    ...(allowance && { allowance }),
    ...(end?.hasNextPage && end.endCursor && { next: end.endCursor }),
  }
}

/** The numbers of orders that a webhook named by their ids: of either kind, base64 or plain. */
async function trace(query: Query, ids: readonly string[], signal: AbortSignal): Promise<Reask[]> {
  const variables = Object.fromEntries(ids.map((id, at) => [`v${at}`, id]))
  const declared = ids.map((_, at) => `$v${at}: String!`).join(', ')
  const fields = ids.map(
    (_, at) =>
      `order_${at}: order(id: $v${at}) { request_id complexity data { order_number partner_order_id } }`,
  )
  const { results } = await query(
    `query Throughline(${declared}) {\n${fields.join('\n')}\n}`,
    variables,
    signal,
  )
  return results.flatMap(({ value }): Reask[] => {
    const order = readWire(TracedOrder, value, 'ShipHero').data
    if (order?.order_number)
      return [{ kind: 'warehouse_order', by: 'order_number', value: order.order_number }]
    if (!order?.partner_order_id) return []
    return [{ kind: 'warehouse_order', by: 'shop_order_id', value: order.partner_order_id }]
  })
}

/** One document for the whole batch, an alias for each spelling. Values travel as variables, so none can break out of the query. */
function documentOf({ values }: Question, form: Form, { customerAccountId }: Settings) {
  const spellings = values.flatMap(({ value }) => form.spellings(value))
  const variables: Record<string, string> = Object.fromEntries(
    spellings.map((value, at) => [`v${at}`, value]),
  )
  const isNarrowed = customerAccountId !== undefined && !form.forAllMerchants
  if (isNarrowed) variables.account = customerAccountId
  const account = isNarrowed ? ', customer_account_id: $account' : ''
  const sort = form.sort ? `, sort: "${form.sort}"` : ''
  const fields = spellings.map(
    (_, at) => `${form.operation}_${at}: ${form.operation}(${form.argument}: $v${at}${account}) {
  request_id complexity data(first: ${form.first}${sort}) { pageInfo { hasNextPage } edges { node { ${form.fields} } } } }`,
  )
  const declared = Object.keys(variables).map((name) => `$${name}: String`)
  return { document: `query Throughline(${declared.join(', ')}) {\n${fields.join('\n')}\n}`, variables }
}

/** Records of every result of one kind; the same order found under two spellings is one. */
function recordsOf({ results, partial }: Answer, kind: Question['kind']): Draft[] {
  const records = new Map<string, Draft>()
  for (const { operation, value } of results) {
    for (const draft of draftsOf(operation, value, partial))
      if (draft.kind === kind) records.set(draft.key, draft)
  }
  return [...records.values()]
}

function draftsOf(operation: string, value: unknown, partial: boolean): Draft[] {
  if (operation === 'orders') {
    const data = readWire(OrdersResult, value, 'ShipHero')?.data
    const incomplete = partial || data?.pageInfo?.hasNextPage === true
    return nodesOf(data).map((order) => toWarehouseOrder(order, { incomplete }))
  }
  if (operation === 'order') {
    return [toWarehouseOrder(readWire(OrderResult, value, 'ShipHero').data, { incomplete: partial })]
  }
  if (operation === 'shipments') {
    const shipments = nodesOf(readWire(ShipmentsResult, value, 'ShipHero')?.data)
    const whole = shipments.flatMap(({ order }) =>
      order ? [toWarehouseOrder(order, { incomplete: partial })] : [],
    )
    return [...whole, ...toWarehouseOrders(shipments.filter(({ order }) => !order))]
  }
  if (operation === 'warehouse_products') {
    const data = readWire(WarehouseProductsResult, value, 'ShipHero')?.data
    return toStocks(nodesOf(data), { incomplete: partial || data?.pageInfo?.hasNextPage === true })
  }
  throw new ConnectorError('unexpected_shape', `ShipHero answered ${operation}, which was not asked`)
}

/** Reads the newest orders: proves `view:orders`, and shows whether personal data is hidden. */
async function check(query: Query, signal: AbortSignal): Promise<string> {
  const { results, allowance } = await query(
    'query Throughline { orders { request_id complexity data(first: 5, sort: "-order_date") { edges { node { id email } } } } }',
    {},
    signal,
  )
  const orders = results.flatMap(({ value }) => nodesOf(readWire(OrdersResult, value, 'ShipHero')?.data))
  const credits = allowance ? `, ${allowance.remaining} of ${allowance.max ?? 'unknown'} credits left` : ''
  if (orders.length === 0) return `orders readable, there is none yet${credits}`
  if (orders.some(({ email }) => email)) return `orders readable, personal data readable${credits}`
  return `orders readable${credits}; no e-mail address on the newest ${orders.length}: the token probably lacks the scope view:pii, so orders are found by number only`
}
