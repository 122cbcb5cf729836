import { z } from 'zod'
import { idOfBytes } from '../../platform/signature.ts'
import {
  type ChangedReply,
  type Connector,
  type Draft,
  defineConnector,
  type Incoming,
  type Question,
  type Tools,
} from '../connector.ts'
import { ConnectorError } from '../errors.ts'
import { readWire } from '../reply.ts'
import { verifySigned } from '../signed-webhook.ts'
import {
  apiVersion,
  type Client,
  createClient,
  type GraphqlReply,
  leftOut,
  type OrderQuery,
  quoted,
  readGraphql,
} from './client.ts'
import { hintsOf, toOrder, toReturns, toSingleReturn, toStock } from './map.ts'
import {
  gid,
  inventoryIn,
  isObject,
  legacyId,
  ordersIn,
  RestOrder,
  returnsIn,
  type WireOrder,
  who,
} from './wire.ts'

const Settings = z
  .strictObject({
    shop: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/,
        'is not the shop’s own domain; Settings > Domains shows it, such as acme.myshopify.com',
      )
      .describe('The shop’s own domain, such as acme.myshopify.com'),
    accessToken: z
      .string()
      .min(1)
      .optional()
      .describe('A permanent Admin API access token (shpat_…), instead of clientId and clientSecret'),
    clientId: z.string().min(1).optional().describe('Of an app of the Dev Dashboard: Settings > Client ID'),
    clientSecret: z.string().min(1).optional().describe('Of the same app; it gets a new token every day'),
    baseUrl: z.url().optional().describe('Another address than the shop’s, for trials; without /admin/api'),
  })
  .superRefine(({ accessToken, clientId, clientSecret }, context) => {
    const say = (message: string, name: string) =>
      context.addIssue({ code: 'custom', message, path: [name], input: undefined })
    if (accessToken && (clientId || clientSecret))
      say('is one way to sign in, clientId and clientSecret are the other; keep one', 'accessToken')
    else if (!accessToken && !clientId && !clientSecret)
      say('is missing; add it, or clientId and clientSecret of an app of the Dev Dashboard', 'accessToken')
    else if (!accessToken && !clientId) say('is missing; it stands beside the secret', 'clientId')
    else if (!accessToken && !clientSecret) say('is missing; it stands beside the client id', 'clientSecret')
  })

/** Shopify's own sign, where the configuration names no other. */
const styleOf = (numbers: Tools['numbers']): Style => ({
  prefix: numbers?.prefix || '#',
  suffix: numbers?.suffix ?? '',
})

interface Style {
  prefix: string
  suffix: string
}

/** Whatever changes what an agent sees of an order. Holds, moves and returns do not always touch the order itself. */
const webhookTopics = [
  'ORDERS_CREATE',
  'ORDERS_UPDATED',
  'ORDERS_CANCELLED',
  'ORDERS_EDITED',
  'ORDER_TRANSACTIONS_CREATE',
  'FULFILLMENTS_CREATE',
  'FULFILLMENTS_UPDATE',
  'FULFILLMENT_EVENTS_CREATE',
  'FULFILLMENT_HOLDS_ADDED',
  'FULFILLMENT_HOLDS_RELEASED',
  'FULFILLMENT_ORDERS_MOVED',
  'REFUNDS_CREATE',
  'RETURNS_REQUEST',
  'RETURNS_APPROVE',
  'RETURNS_DECLINE',
  'RETURNS_CANCEL',
  'RETURNS_CLOSE',
  'RETURNS_REOPEN',
  'RETURNS_UPDATE',
  'RETURNS_PROCESS',
  'REVERSE_DELIVERIES_ATTACH_DELIVERABLE',
  'REVERSE_FULFILLMENT_ORDERS_DISPOSE',
]

export const shopify = defineConnector({
  vendor: 'shopify',
  title: 'Shopify',
  docs: 'https://shopify.dev/docs/api/admin-graphql/2026-10',
  settings: Settings,
  capabilities: [
    // One e-mail a call: joined, a busy customer would push the orders of another off the page.
    { kind: 'order', by: 'email', batch: 1 },
    // Found through the customer's account: orders of guests carry no phone that can be searched.
    { kind: 'order', by: 'phone', batch: 1 },
    { kind: 'order', by: 'order_number', batch: 5 },
    { kind: 'order', by: 'shop_order_id', batch: 5 },
    { kind: 'return', by: 'return_number', batch: 5 },
    { kind: 'stock', by: 'sku', batch: 8 },
  ],
  // Points run out, not connections: ten full pages at once empty the smallest bucket.
  concurrency: 10,
  webhooks: {
    topics: webhookTopics,
    setup: {
      where:
        'one subscription for each topic, format JSON: webhookSubscriptionCreate(topic:, webhookSubscription: {uri:}), or the app’s configuration file',
      secret: 'the client secret of the app, where its client id stands (Dev Dashboard: Settings)',
    },
    // https://shopify.dev/docs/apps/build/webhooks/verify-deliveries – read 2026-11. Only the body is signed: what the headers say is
    // good for finding duplicates and for nothing else.
    verify: verifySigned({
      header: 'x-shopify-hmac-sha256',
      encoding: 'base64',
      isStale: ({ headers, now }) => isStale(headers['x-shopify-triggered-at'], now),
      event: (_, { headers, rawBody }) => ({
        eventId: eventIdOf(headers, rawBody),
        topic: headers['x-shopify-topic'],
      }),
    }),
    hints: hintsOf,
  },
  connect: (settings, tools) => createConnector(createClient(settings, tools), styleOf(tools.numbers)),
  // Whether a return always touches its order is not documented, so returns are not relied on to be listed.
  listed: ['order'],
  explain: {
    order: (body) => {
      const { orders, shop, partial } = ordersOfBody(body)
      return orders.map((order) => toOrder(order, { shop, incomplete: partial || leftOut(order) }))
    },
    return: (body) => {
      const data = isObject(body) && isObject(body.data) ? body.data : {}
      if ('nodes' in data) return returnsIn(dataOf(body).data).map(toSingleReturn)
      return ordersOfBody(body).orders.flatMap((order) => toReturns(order, new Map()))
    },
    stock: (body) => inventoryIn(dataOf(body).data).flatMap((item) => toStock(item) ?? []),
  },
})

function createConnector(client: Client, style: Style): Connector {
  const orders = async (query: OrderQuery | undefined, signal: AbortSignal): Promise<ChangedReply> => {
    if (!query) return { records: [] }
    const { orders: some, returns, shop, more, end, allowance } = await client.findOrders(query, signal)
    const records = some.flatMap(({ order, incomplete }) => [
      toOrder(order, { shop, incomplete }),
      ...toReturns(order, returns),
    ])
    return { records, allowance, ...(more && { more }), ...(end && { next: end }) }
  }

  return {
    async ask({ kind, by, values: asked, patient }: Question, signal) {
      const values = asked.map(({ value }) => value)
      const found = (query: OrderQuery | undefined) => orders(query && { ...query, patient }, signal)
      if (kind === 'stock' && by === 'sku') {
        const { items, allowance } = await client.stock(values, signal)
        return { records: items.flatMap((item) => toStock(item) ?? []), allowance }
      }
      if (kind === 'return' && by === 'return_number') {
        const reply = await found(byNumbers(values.flatMap(orderNumberOf), style))
        return { ...reply, records: reply.records.filter((record) => isAnyOf(record, values)) }
      }
      if (kind === 'order' && by === 'order_number') return found(byNumbers(values, style))
      if (kind === 'order' && by === 'shop_order_id') return found(byIds(values))
      if (kind === 'order' && by === 'email') return found(byEmail(values))
      if (kind === 'order' && by === 'phone') return found(byPhone(values))
      throw new ConnectorError('not_supported', `${who} cannot be asked for ${kind} by ${by}`)
    },
    changedSince: (since, cursor, signal) => orders(changed(since, cursor), signal),

    async trace(ids, signal) {
      const orders = new Set(await client.ordersOf(ids, signal))
      return [...orders].map((value) => ({ kind: 'order', by: 'shop_order_id', value }))
    },

    async subscriptions(signal) {
      const found = await client.subscriptions(signal)
      return found.map(({ topic, uri }) => ({ topic, url: uri, active: true }))
    },

    async check(signal) {
      const found = await client.shop(signal)
      const granted = found.currentAppInstallation.accessScopes.map(({ handle }) => handle)
      return describeShop({ ...found, granted }, style)
    },
  }
}

// ── what is asked ──

function byEmail([email]: readonly string[]): OrderQuery | undefined {
  if (!email) return undefined
  return {
    document: 'ordersByEmail',
    root: 'orders',
    variables: { query: `email:${quoted(email)}`, email: { emailAddress: email } },
  }
}

const byPhone = ([phone]: readonly string[]): OrderQuery | undefined =>
  phone
    ? { document: 'ordersByPhone', root: 'customer', variables: { phone: { phoneNumber: phone } } }
    : undefined

const changed = (since: string, cursor: string | undefined): OrderQuery => ({
  document: 'ordersChanged',
  root: 'orders',
  variables: { query: `updated_at:>='${since}'`, after: cursor ?? null },
  patient: true,
})

function byIds(values: readonly string[]): OrderQuery | undefined {
  const ids = values.map(legacyId).filter((id) => /^\d+$/.test(id))
  if (ids.length === 0) return undefined
  return { document: 'ordersById', root: 'nodes', variables: { ids: ids.map((id) => gid('Order', id)) } }
}

/** Shopify's confirmation numbers, which its thank-you page shows to customers: nine capitals and digits. */
const confirmationNumber = /^(?=.*[A-Z])[A-Z0-9]{9}$/

/** A name is found as it is written, sign included: each value is asked as given and with what this shop writes around it. */
function byNumbers(values: readonly string[], { prefix, suffix }: Style): OrderQuery | undefined {
  const names = values.flatMap((value) => {
    const started = value.toUpperCase().startsWith(prefix.toUpperCase()) ? value : `${prefix}${value}`
    return [value, started, `${started}${suffix}`]
  })
  const terms = [
    ...[...new Set(names)].map((name) => `name:${quoted(name)}`),
    ...values
      .filter((value) => confirmationNumber.test(value))
      .map((value) => `confirmation_number:${quoted(value)}`),
  ]
  if (terms.length === 0) return undefined
  return { document: 'ordersByName', root: 'orders', variables: { query: terms.join(' OR ') } }
}

/** Native returns are named after their order, `#1001-R1`; there is no search for them. Other numbers are another system's. */
const orderNumberOf = (value: string): string[] => /^(.+)-R\d+$/i.exec(value)?.slice(1, 2) ?? []

/** Of the returns of an order, those whose own number was asked for; the seam compares the rest of it. */
const isAnyOf = (record: Draft, values: readonly string[]): boolean => {
  const ending = (number: string | undefined) => /-R\d+$/i.exec(number ?? '')?.[0].toUpperCase()
  return record.kind === 'return' && values.some((value) => ending(value) === ending(record.data.number))
}

// ── check ──

/** What each right is for. The first is needed for anything at all. */
const scopes: Record<string, string> = {
  read_orders: 'orders',
  read_customers: 'phone look-ups and the customer of an order',
  read_returns: 'native returns',
  read_merchant_managed_fulfillment_orders: 'holds and delivery promises',
  read_third_party_fulfillment_orders: 'holds and promises where a fulfilment service ships',
  read_locations: 'names of places, and fulfilled orders stay incomplete',
  read_inventory: 'stock',
  read_all_orders: 'orders older than 60 days',
}

interface ShopFacts {
  shop: { name: string; orderNumberFormatPrefix?: string | null; orderNumberFormatSuffix?: string | null }
  granted: readonly string[]
  version: string | undefined
}

function describeShop({ shop, granted, version }: ShopFacts, style: Style): string {
  const has = (scope: string) =>
    granted.includes(scope) || granted.includes(scope.replace(/^read_/, 'write_'))
  if (!has('read_orders')) {
    throw new ConnectorError(
      'unauthorized',
      `${who}: the app of shop ${shop.name} lacks the scope read_orders`,
    )
  }
  const names = Object.keys(scopes)
  const missing = names.filter((scope) => !has(scope))
  const { orderNumberFormatPrefix: prefix, orderNumberFormatSuffix: suffix } = shop
  return [
    `shop ${shop.name}`,
    `${names.length - missing.length} of ${names.length} scopes`,
    ...missing.map((scope) => `without ${scope} no ${scopes[scope]}`),
    ...(version && version !== apiVersion
      ? [`API version ${apiVersion} is gone, it answers as ${version}`]
      : []),
    ...(prefix != null && prefix !== style.prefix
      ? [`its order numbers begin with "${prefix}": set numbers.prefix of the connection`]
      : []),
    ...(suffix != null && suffix !== style.suffix
      ? [`its order numbers end with "${suffix}": set numbers.suffix of the connection`]
      : []),
  ].join(', ')
}

// ── webhooks ──

/** Retries come within four hours, and came within two days in older versions; what is older was kept by somebody. */
const staleAfterMs = 2 * 86_400_000
/** Two clocks that disagree by more are not both right. */
const aheadMs = 10 * 60_000

function isStale(triggeredAt: string | undefined, now: number): boolean {
  if (triggeredAt === undefined) return false
  const age = now - Date.parse(triggeredAt)
  return !(age <= staleAfterMs && age >= -aheadMs)
}

/**
 * Shopify's pages disagree on which id marks a duplicate. Event-Id is shared by all that one action of the merchant changed, so topic and
 * body belong to it: of ten orders that were fulfilled together none may be dropped. Webhook-Id stands in where it is missing.
 */
function eventIdOf(headers: Incoming['headers'], rawBody: Uint8Array): string | undefined {
  const eventId = headers['x-shopify-event-id']
  if (!eventId) return headers['x-shopify-webhook-id']
  return [eventId.slice(0, 80), headers['x-shopify-topic']?.slice(0, 80), idOfBytes(rawBody)].join(' ')
}

// ── explain ──

/** What else Shopify sends that is no order, and what to do with it. */
const otherBodies: Record<string, string> = {
  customer: 'a customer: ask for the orders by e-mail',
  customers: 'customers: ask for the orders by e-mail',
  events: 'the event log: ask for the order that it belongs to',
  fulfillment: 'a fulfilment alone: ask for the order in its order_id',
  fulfillments: 'fulfilments alone: ask for the order in their order_id',
  fulfillment_event: 'a carrier event alone: ask for the order in its order_id',
  fulfillment_events: 'carrier events alone: ask for the order in their order_id',
  fulfillment_order: 'a fulfilment order alone: ask for the order in its order_id',
  fulfillment_orders: 'fulfilment orders alone: ask for the order in their order_id',
  fulfillment_service: 'a fulfilment service: it belongs to no order',
  original_fulfillment_order:
    'a fulfilment order that was split, moved or sent on: ask for the order in its order_id',
  refund: 'a refund alone: ask for the order in its order_id',
  refunds: 'refunds alone: ask for the order in their order_id',
  risk: 'a risk assessment: ask for the order in its order_id',
  risks: 'risk assessments: ask for the order in their order_id',
  transaction: 'a payment transaction: ask for the order in its order_id',
  transactions: 'payment transactions: ask for the order in their order_id',
  part: 'a part of an order: ask for the order in its order_id',
  refundCreate: 'the reply to a refund that was ordered: ask for the order itself',
  suggestedRefund: 'a refund that was suggested and not made: ask for the order itself',
}

interface OrdersOfBody {
  orders: WireOrder[]
  shop?: string | undefined
  /** Errors took something out of it. */
  partial: boolean
}

/** The orders of any body that Shopify may send: a GraphQL reply, a REST reply, a webhook. Other bodies are refused by their name. */
function ordersOfBody(body: unknown): OrdersOfBody {
  const isGraphql = isObject(body) && ('data' in body || 'errors' in body)
  if (!isGraphql) return { orders: ordersOfRest(body), partial: false }
  const { data, partial } = dataOf(body)
  const root = (['orders', 'customer', 'order', 'nodes'] as const).find((name) => name in data)
  return { ...ordersIn(data, root ?? 'orders'), partial }
}

function ordersOfRest(body: unknown): WireOrder[] {
  if (Array.isArray(body) && body.some((item) => isObject(item) && 'gateway' in item))
    refuse(['transactions'])
  const keys = isObject(body) ? Object.keys(body) : []
  if (keys.includes('orders')) return readWire(z.object({ orders: z.array(RestOrder) }), body, who).orders
  if (keys.includes('order')) return [readWire(z.object({ order: RestOrder }), body, who).order]
  if (keys.includes('order_id')) refuse(['part'])
  // The body of a webhook is the order itself; an order has customer and refunds inside.
  if (!keys.includes('line_items')) refuse(keys)
  return [readWire(RestOrder, body, who)]
}

function dataOf(body: unknown): GraphqlReply {
  const reply = readGraphql(body)
  const { order, customer, ...others } = reply.data
  refuse(Object.keys(others))
  if (isObject(order) && !('name' in order)) refuse(Object.keys(order))
  if (isObject(customer) && !('orders' in customer)) refuse(['customer'])
  return reply
}

function refuse(keys: readonly string[]): void {
  const known = keys.find((key) => Object.hasOwn(otherBodies, key))
  if (known) throw new ConnectorError('not_supported', `${who}: this is ${otherBodies[known]}`)
}
