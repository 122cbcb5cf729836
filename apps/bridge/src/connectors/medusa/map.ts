import type {
  Address,
  Fulfilment,
  Moment,
  Money,
  Order,
  OrderLine,
  Refund,
  Return,
} from '@throughline/shared/model'
import type { OrderStatus, PaymentStatus, ReturnStage, ShipmentStage } from '@throughline/shared/vocabulary'
import type { Draft } from '../connector.ts'
import { momentOf } from '../moment.ts'
import { moneyOf, sumOf } from '../money.ts'
import { versionOf } from '../version.ts'
import { wordIn } from '../word-table.ts'
import type {
  WireCollection,
  WireFulfillment,
  WireInventoryItem,
  WireItem,
  WireOrder,
  WireReturn,
} from './wire.ts'

/** What the order alone does not say. */
export interface Context {
  /** Where the shop's staff see an order; its id goes behind. */
  orderPages?: string | undefined
  /** A part of the record is known to be missing. */
  incomplete: boolean
}

const said = (...words: (string | undefined)[]): string | undefined =>
  [...new Set(words)].filter(Boolean).join(', ').slice(0, 500) || undefined

const moneyIn = (amount: number | null | undefined, currency: string | undefined): Money | undefined =>
  amount == null ? undefined : moneyOf(String(amount), currency?.toUpperCase())

const latest = (times: readonly (string | undefined)[]): Moment | undefined =>
  times
    .flatMap((time) => momentOf(time) ?? [])
    .toSorted((a, b) => ((a.instant ?? a.local) < (b.instant ?? b.local) ? 1 : -1))[0]

// ── status ──

/** OrderStatus; `open` leaves the word to the fulfilment. https://docs.medusajs.com/resources/references/types/enums – read 2026-11 */
const statuses: Record<string, OrderStatus | 'open' | 'done'> = {
  pending: 'open',
  completed: 'done',
  archived: 'done',
  draft: 'placed',
  canceled: 'cancelled',
  requires_action: 'on_hold',
}

/** FulfillmentStatus. Fulfilled is packed, not sent; `canceled` is the fulfilment's, and the order still waits for another. */
const progress: Record<string, OrderStatus | 'waits' | 'partly_delivered'> = {
  not_fulfilled: 'waits',
  canceled: 'waits',
  partially_fulfilled: 'in_warehouse',
  fulfilled: 'in_warehouse',
  partially_shipped: 'partially_shipped',
  shipped: 'shipped',
  partially_delivered: 'partly_delivered',
  delivered: 'delivered',
}

function statusOf(order: WireOrder, payment: PaymentStatus): OrderStatus {
  const status = wordIn(statuses, order.status)
  if (status !== 'open' && status !== 'done') return status ?? 'unknown'
  const step = wordIn(progress, order.fulfillment_status)
  if (status === 'done') return step === 'shipped' || step === 'delivered' ? step : 'closed'
  if (step === 'waits') return payment === 'paid' || payment === 'partially_refunded' ? 'paid' : 'placed'
  if (step === 'partly_delivered') return isAllSent(order) ? 'shipped' : 'partially_shipped'
  return step ?? 'unknown'
}

function isAllSent({ items, fulfillments }: WireOrder): boolean {
  const sent = (fulfillments ?? []).filter((one) => !one.canceled_at && (one.shipped_at || one.delivered_at))
  const units = (id: string) =>
    sent
      .flatMap((one) => one.items)
      .reduce((sum, one) => sum + (one.line_item_id === id ? one.quantity : 0), 0)
  return items.every((item) => item.requires_shipping === false || units(item.id) >= item.quantity)
}

/** PaymentStatus. What is authorised in part is not authorised, and what needs somebody's action has not arrived. */
const payments: Record<string, PaymentStatus> = {
  not_paid: 'pending',
  awaiting: 'pending',
  requires_action: 'pending',
  partially_authorized: 'pending',
  authorized: 'authorized',
  partially_captured: 'partially_paid',
  captured: 'paid',
  partially_refunded: 'partially_refunded',
  refunded: 'refunded',
  canceled: 'voided',
}

// ── fulfilments ──

/** The last of its times that is set; nothing but these tells how far it is. */
function toFulfilment(wire: WireFulfillment): Fulfilment {
  const parcels = wire.labels.flatMap(({ tracking_number: trackingNumber, tracking_url: url }) =>
    trackingNumber || url ? { trackingNumber, url: linkOf(url) } : [],
  )
  const [word, stage] = stageOf(wire, parcels.length > 0)
  return {
    id: wire.id,
    createdAt: momentOf(wire.created_at),
    stage,
    flags: [],
    said: word,
    parcels,
    lines: wire.items.flatMap(({ line_item_id, quantity }) =>
      line_item_id ? { lineId: line_item_id, quantity } : [],
    ),
    deliveredAt: wire.canceled_at ? undefined : momentOf(wire.delivered_at),
  }
}

function stageOf(wire: WireFulfillment, isTracked: boolean): [string, ShipmentStage] {
  if (wire.canceled_at) return ['canceled', 'cancelled']
  if (wire.delivered_at) return ['delivered', 'delivered']
  // Somebody of the staff says that it has left; no carrier was asked.
  if (wire.shipped_at) return ['shipped', 'in_transit']
  return [wire.packed_at ? 'packed' : 'created', isTracked ? 'label_created' : 'pending']
}

const linkOf = (url: string | undefined): string | undefined =>
  url && URL.canParse(url) && /^https?:/i.test(url) ? url : undefined

// ── lines and refunds ──

const backOf = ({ detail }: WireItem): number =>
  (detail?.return_received_quantity ?? 0) + (detail?.return_dismissed_quantity ?? 0)

function toLine(item: WireItem, order: WireOrder): OrderLine {
  const variant = item.variant_title === 'Default variant' ? undefined : item.variant_title
  const gone = backOf(item) + (item.detail?.written_off_quantity ?? 0)
  return {
    id: item.id,
    sku: item.variant_sku,
    title: item.product_title ?? item.title ?? item.variant_sku ?? item.id,
    variant,
    quantity: item.quantity,
    currentQuantity: order.status === 'canceled' ? 0 : Math.max(0, item.quantity - gone),
    fulfilledQuantity: item.detail?.fulfilled_quantity ?? undefined,
    // The line's total is of what was not sent back, after discounts.
    unitPrice:
      gone === 0 && item.quantity > 0 && item.total != null
        ? moneyIn(item.total / item.quantity, order.currency_code)
        : undefined,
    requiresShipping: item.requires_shipping ?? undefined,
  }
}

/** Medusa writes a refund down when the payment provider has taken it; of whether it arrived, it hears nothing more. */
function refundsOf({ payment_collections, currency_code }: WireOrder): Refund[] {
  return payment_collections.flatMap((collection) => {
    const refunds = collection.payments?.flatMap((payment) => payment.refunds)
    if (!refunds) return sumOfRefunds(collection, currency_code)
    return refunds.flatMap(({ id, amount: amountOf, note, created_at }) => {
      const amount = moneyIn(amountOf, currency_code)
      if (!amount) return []
      const at = momentOf(created_at)
      return {
        id,
        amount,
        createdAt: at,
        settled: true,
        settledAt: at,
        said: said('refunded', note),
        lines: [],
      }
    })
  })
}

/** Where refunds were not asked for one by one, their sum is known. */
function sumOfRefunds({ id, refunded_amount }: WireCollection, currency: string | undefined): Refund[] {
  const amount = moneyIn(refunded_amount, currency)
  return amount && amount.minor > 0 ? [{ id, amount, settled: true, said: 'refunded_amount', lines: [] }] : []
}

// ── the order ──

/** A return takes its units out of the total, an edit may add to it: the dearer of both is what she was asked for. */
function totalOf({ summary, total, items, currency_code }: WireOrder): Money | undefined {
  const original = summary?.original_order_total
  if (original != null) return moneyIn(Math.max(original, total ?? 0), currency_code)
  return items.some((item) => backOf(item) > 0) ? undefined : moneyIn(total, currency_code)
}

/** The order as our record; the table above each part says what Medusa's words become. */
export function toOrder(wire: WireOrder, { orderPages, incomplete }: Context): Draft {
  const { customer, shipping_address: address, currency_code: currency } = wire
  const payment = wordIn(payments, wire.payment_status) ?? 'unknown'
  const refunds = refundsOf(wire)
  const fulfilments = (wire.fulfillments ?? []).map(toFulfilment)
  // The order's own time stays when money is given back.
  const updatedAt = latest([
    wire.updated_at,
    wire.created_at,
    ...(wire.fulfillments ?? []).map((one) => one.updated_at),
    ...wire.payment_collections.map((one) => one.updated_at),
  ])
  const isWhole = !wire.items.some((item) => backOf(item) > 0)
  const part = (amount: number | null | undefined) => (isWhole ? moneyIn(amount, currency) : undefined)
  const data: Order = {
    id: wire.id,
    number: wire.custom_display_id ?? `#${wire.display_id}`,
    otherNumbers: wire.custom_display_id ? [wire.display_id] : [],
    status: statusOf(wire, payment),
    said: said(wire.status, wire.fulfillment_status),
    payment,
    paymentSaid: wire.payment_status,
    placedAt: momentOf(wire.created_at),
    updatedAt,
    cancelledAt: momentOf(wire.canceled_at),
    customer: {
      id: customer?.id ?? wire.customer_id,
      name: nameOf(customer) ?? nameOf(address),
      emails: distinct([wire.email, customer?.email]),
      phones: distinct([customer?.phone]),
    },
    shippingAddress: toAddress(address),
    total: totalOf(wire),
    totals: {
      subtotal: part(wire.subtotal),
      shipping: part(wire.shipping_total),
      tax: part(wire.tax_total),
      discounts: part(wire.discount_total),
      refunded: sumOf(refunds.map(({ amount }) => amount)),
    },
    lines: wire.items.map((item) => toLine(item, wire)),
    fulfilments,
    holds: wire.status === 'requires_action' ? [{ reason: 'unknown', said: wire.status }] : [],
    promise: promiseOf(wire),
    refunds,
    // A reply that was not asked for fulfilments cannot tell that there are none.
    incomplete: incomplete || !wire.fulfillments,
    adminUrl: orderPages && `${orderPages}/${encodeURIComponent(wire.id)}`,
  }
  return { kind: 'order', key: wire.id, version: versionOf(updatedAt?.instant, data), data }
}

/** The name of what the customer chose. What goes out or back for a return, an exchange or a claim stands in the same list. */
const promiseOf = ({ shipping_methods }: WireOrder): Order['promise'] => {
  const chosen = shipping_methods.find(
    ({ detail }) => !detail?.return_id && !detail?.exchange_id && !detail?.claim_id,
  )
  return chosen?.name ? { service: chosen.name } : undefined
}

const nameOf = (
  named: { first_name?: string | undefined; last_name?: string | undefined } | null | undefined,
): string | undefined => [named?.first_name, named?.last_name].filter(Boolean).join(' ') || undefined

function toAddress(wire: WireOrder['shipping_address']): Address | undefined {
  if (!wire) return undefined
  return {
    name: nameOf(wire),
    company: wire.company,
    lines: [wire.address_1, wire.address_2].flatMap((line) => line ?? []),
    city: wire.city,
    region: wire.province,
    postcode: wire.postal_code,
    country: wire.country_code?.toUpperCase(),
    phone: wire.phone,
  }
}

/** Without blanks and repetitions; one e-mail may stand in two cases. */
function distinct(values: readonly (string | undefined)[]): string[] {
  const known = new Map<string, string>()
  for (const value of values)
    if (value && !known.has(value.toLowerCase())) known.set(value.toLowerCase(), value)
  return [...known.values()]
}

// ── returns ──

/** ReturnStatus. Nobody approves a return in Medusa: it is requested until the goods are there. */
const returnStages: Record<string, ReturnStage> = {
  open: 'requested',
  requested: 'requested',
  partially_received: 'received',
  received: 'received',
  canceled: 'cancelled',
}

/** A return; its order gives it number, customer, articles and refunds. Another return of the order takes the refunds from both. */
export function toReturn(wire: WireReturn, order: WireOrder | undefined, isOnly: boolean): Draft {
  const items = order?.items ?? []
  const updatedAt = momentOf(wire.updated_at)
  const requestedAt = momentOf(wire.requested_at ?? wire.created_at)
  const refundIds = order && isOnly && wire.status !== 'canceled' ? refundsAfter(order, requestedAt) : []
  const data: Return = {
    id: wire.id,
    orderNumber: order ? (order.custom_display_id ?? `#${order.display_id}`) : '',
    shopOrderId: wire.order_id,
    stage: wordIn(returnStages, wire.status) ?? 'unknown',
    said: wire.status,
    customerEmails: distinct([order?.email, order?.customer?.email]),
    requestedAt,
    receivedAt: momentOf(wire.received_at),
    closedAt: momentOf(wire.canceled_at),
    updatedAt,
    lines: wire.items.map((line) => {
      const item = items.find(({ id }) => id === line.item_id)
      return {
        id: line.id,
        orderLineId: line.item_id,
        sku: item?.variant_sku,
        title: item?.product_title ?? item?.title,
        quantity: line.quantity,
        receivedQuantity: line.received_quantity ?? undefined,
        reason: [line.reason?.label ?? line.reason?.value, line.note].filter(Boolean).join(': ') || undefined,
      }
    }),
    parcels: [],
    refundAmount: moneyIn(wire.refund_amount, order?.currency_code),
    ...(refundIds.length > 0 && { refundIds }),
    incomplete: false,
  }
  return { kind: 'return', key: wire.id, version: versionOf(updatedAt?.instant, data), data }
}

/** Medusa does not say what a refund is for. Of an order with one return, those that follow its request are taken for it. */
const refundsAfter = (order: WireOrder, requestedAt: Moment | undefined): string[] =>
  refundsOf(order).flatMap(({ id, createdAt }) =>
    createdAt?.instant && requestedAt?.instant && createdAt.instant >= requestedAt.instant ? id : [],
  )

/** Whether the order's lines speak of a return: only then there is one to ask for. */
export const hasReturns = ({ items, shipping_methods }: WireOrder): boolean =>
  items.some((item) => backOf(item) + (item.detail?.return_requested_quantity ?? 0) > 0) ||
  shipping_methods.some(({ detail }) => detail?.return_id)

// ── stock ──

/** The stock of one article. Levels that are no whole numbers are no units of ours. */
export function toStock(wire: WireInventoryItem, locations: ReadonlyMap<string, string>): Draft | undefined {
  if (!wire.sku) return undefined
  const units = (amount: number | null | undefined) =>
    Number.isInteger(amount) ? (amount ?? undefined) : undefined
  const levels = wire.location_levels ?? []
  const data = {
    sku: wire.sku,
    levels: levels.map((level) => ({
      location:
        (level.location_id && locations.get(level.location_id)) ?? level.location_id ?? 'unnamed location',
      locationId: level.location_id,
      available: units(level.available_quantity),
      onHand: units(level.stocked_quantity),
      reserved: units(level.reserved_quantity),
      inbound: units(level.incoming_quantity),
      updatedAt: momentOf(level.updated_at),
    })),
    incomplete: !wire.location_levels,
  }
  const updatedAt = latest([wire.updated_at, ...levels.map((level) => level.updated_at)])
  return { kind: 'stock', key: wire.id, version: versionOf(updatedAt?.instant, data), data }
}
