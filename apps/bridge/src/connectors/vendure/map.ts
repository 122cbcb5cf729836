import type {
  Address,
  Fulfilment,
  Hold,
  Moment,
  Money,
  Order,
  OrderLine,
  Parcel,
  Refund,
  RefundPart,
} from '@throughline/shared/model'
import { currencyDigits } from '@throughline/shared/model'
import type { OrderStatus, PaymentStatus, ShipmentStage } from '@throughline/shared/vocabulary'
import type { Draft } from '../connector.ts'
import { momentOf } from '../moment.ts'
import { versionOf } from '../version.ts'
import { wordIn } from '../word-table.ts'
import type {
  WireEvent,
  WireFulfillment,
  WireLine,
  WireOrder,
  WirePayment,
  WireRefund,
  WireVariant,
} from './wire.ts'

/** What the order alone does not say. */
export interface Context {
  /** Digits behind the point of Vendure's amounts, in every currency. */
  precision: number
  /** Where the shop's staff see an order; its id goes behind. */
  orderPages?: string | undefined
  /** A part of the record is known to be missing. */
  incomplete: boolean
}

const said = (...words: (string | undefined)[]): string | undefined =>
  [...new Set(words)].filter(Boolean).join(', ').slice(0, 500) || undefined

// ── status ──

/**
 * OrderState, https://docs.vendure.io/reference/typescript-api/orders/order-process#orderstate – read 2026-11. `open` leaves the word to
 * fulfilments, `changing` is held until the staff have finished. Shops may add states of their own.
 */
const states: Record<string, OrderStatus | 'open' | 'changing' | 'partly_delivered'> = {
  Created: 'placed',
  Draft: 'placed',
  AddingItems: 'placed',
  ArrangingPayment: 'placed',
  PaymentAuthorized: 'open',
  PaymentSettled: 'open',
  PartiallyShipped: 'partially_shipped',
  Shipped: 'shipped',
  PartiallyDelivered: 'partly_delivered',
  Delivered: 'delivered',
  Modifying: 'changing',
  ArrangingAdditionalPayment: 'changing',
  Cancelled: 'cancelled',
}

function statusOf(order: WireOrder): OrderStatus {
  const state = wordIn(states, order.state)
  const sent = order.fulfillments.filter((one) => ['Shipped', 'Delivered'].includes(one.state ?? ''))
  const allSent = order.lines.every((line) => unitsOf(line.id, sent) >= line.quantity)
  if (state === 'open') {
    if (order.fulfillments.some((one) => one.state !== 'Cancelled')) return 'in_warehouse'
    return order.state === 'PaymentSettled' ? 'paid' : 'placed'
  }
  if (state === 'partly_delivered') return allSent ? 'shipped' : 'partially_shipped'
  if (state === 'changing') {
    if (sent.length === 0) return 'on_hold'
    if (!allSent) return 'partially_shipped'
    return sent.every((one) => one.state === 'Delivered') ? 'delivered' : 'shipped'
  }
  return state ?? 'unknown'
}

const holdReasons: Record<string, Hold['reason']> = {
  ArrangingAdditionalPayment: 'payment',
  Modifying: 'customer',
}

const toHolds = ({ state }: WireOrder): Hold[] => {
  const reason = wordIn(holdReasons, state)
  return reason ? [{ reason, said: state }] : []
}

// ── money ──

/** Vendure counts in units of its own last digit, the same in every currency; ours is the currency's. */
function moneyIn(amount: number | null | undefined, { currency, precision }: Purse): Money | undefined {
  if (amount == null || !currency || !/^[A-Z]{3}$/.test(currency)) return undefined
  const shift = currencyDigits(currency) - precision
  const minor =
    shift >= 0 ? amount * 10 ** shift : Math.round(Math.abs(amount) / 10 ** -shift) * Math.sign(amount)
  return Number.isSafeInteger(minor) ? { minor: minor === 0 ? 0 : minor, currency } : undefined
}

interface Purse {
  currency: string | undefined
  precision: number
}

const sum = (amounts: readonly (number | null | undefined)[]): number =>
  amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0)

/** https://docs.vendure.io/reference/typescript-api/payment/payment-process#paymentstate – read 2026-11 */
const knownPayments = ['Created', 'Authorized', 'Settled', 'Declined', 'Error', 'Cancelled']

/** What happened to the money, from each payment and refund: Vendure has no word for the whole. A refund that waits has given nothing back. */
function paymentOf({ payments, totalWithTax, state }: WireOrder): PaymentStatus {
  const amountIn = (word: string) =>
    sum(payments.filter((one) => one.state === word).map(({ amount }) => amount))
  const settled = amountIn('Settled')
  const returned = sum(
    payments.flatMap(({ refunds }) =>
      refunds.filter((one) => one.state === 'Settled').map(({ total }) => total),
    ),
  )
  if (payments.some((one) => !knownPayments.includes(one.state ?? ''))) return 'unknown'
  if (settled > 0) {
    if (returned > 0) return returned >= settled ? 'refunded' : 'partially_refunded'
    return totalWithTax != null && settled < totalWithTax ? 'partially_paid' : 'paid'
  }
  if (amountIn('Authorized') > 0) return 'authorized'
  if (payments.length > 0 && payments.every((one) => one.state === 'Cancelled')) return 'voided'
  // Nothing to pay: a gift, or a coupon for all of it. A cancelled order is worth nothing whatever it was before.
  return payments.length === 0 && totalWithTax === 0 && state !== 'Cancelled' ? 'paid' : 'pending'
}

/** Cancelling takes units out of the total, down to nothing: what she was charged at first is in the payments, unless there are none. */
function chargedFor({ payments, totalWithTax }: WireOrder): number | undefined {
  const charged = sum(
    payments.map(({ state, amount }) => (state === 'Settled' || state === 'Authorized' ? amount : 0)),
  )
  return Math.max(charged, totalWithTax ?? 0) || undefined
}

const paymentWords = (payments: readonly WirePayment[]): string | undefined =>
  said(
    ...payments.map(({ state }) => state),
    ...payments.flatMap(({ refunds }) => refunds.map(({ state }) => state && `refund ${state}`)),
  )

// ── what happened when ──

/** When something came into a state: the last time that its history says so. */
function timeOf(
  order: WireOrder,
  { type, to, id }: { type: string; to: string; id?: string },
): Moment | undefined {
  const times = (order.history?.items ?? [])
    .filter((event) => event.type === type && event.data?.to === to && (!id || idIn(event) === id))
    .flatMap(({ createdAt }) => momentOf(createdAt) ?? [])
  return latest(times)
}

const idIn = ({ data }: WireEvent): string | undefined => data?.fulfillmentId ?? data?.refundId ?? undefined

const latest = (moments: readonly Moment[]): Moment | undefined =>
  moments.toSorted((a, b) => ((a.instant ?? a.local) < (b.instant ?? b.local) ? 1 : -1))[0]

/** The order's own time stays when it is paid, sent, delivered or refunded (3.7.3, on SQLite and PostgreSQL). */
function lastChange({
  updatedAt,
  orderPlacedAt,
  fulfillments,
  payments,
  history,
}: WireOrder): Moment | undefined {
  const times = [
    updatedAt,
    orderPlacedAt,
    ...fulfillments.map((one) => one.updatedAt),
    ...payments.map((one) => one.updatedAt),
    ...payments.flatMap(({ refunds }) => refunds.map((one) => one.updatedAt)),
    ...(history?.items ?? []).map((one) => one.createdAt),
  ]
  return latest(times.flatMap((time) => momentOf(time) ?? []))
}

// ── fulfilments ──

/** FulfillmentState, https://docs.vendure.io/reference/typescript-api/fulfillment/fulfillment-process – read 2026-11 */
const stages: Record<string, { stage: ShipmentStage; untracked?: ShipmentStage }> = {
  Created: { stage: 'label_created', untracked: 'pending' },
  Pending: { stage: 'label_created', untracked: 'pending' },
  // Somebody of the staff says that it has left; no carrier was asked.
  Shipped: { stage: 'in_transit' },
  Delivered: { stage: 'delivered' },
  Cancelled: { stage: 'cancelled' },
}

function toFulfilment(wire: WireFulfillment, order: WireOrder): Fulfilment {
  const parcels = parcelsOf(wire)
  const claim = wordIn(stages, wire.state)
  const tracked = parcels.some(({ trackingNumber }) => trackingNumber)
  return {
    id: wire.id,
    createdAt: momentOf(wire.createdAt),
    stage: (claim && (tracked ? claim.stage : (claim.untracked ?? claim.stage))) ?? 'unknown',
    flags: [],
    said: said(wire.state),
    parcels,
    lines: wire.lines.map(({ orderLineId, quantity }) => ({ lineId: orderLineId, quantity })),
    deliveredAt:
      wire.state === 'Delivered'
        ? timeOf(order, { type: 'ORDER_FULFILLMENT_TRANSITION', to: 'Delivered', id: wire.id })
        : undefined,
  }
}

/** One text field, typed by hand: it may hold several numbers, or a link. `method` is where the staff write the carrier. */
function parcelsOf({ method, trackingCode }: WireFulfillment): Parcel[] {
  const codes = (trackingCode ?? '').split(/[,;]/).flatMap((code) => code.trim() || [])
  if (codes.length === 0) return method ? [{ carrier: method }] : []
  return codes.map((code) =>
    /^https?:/i.test(code) && URL.canParse(code)
      ? { carrier: method, url: code }
      : { carrier: method, trackingNumber: code },
  )
}

const unitsOf = (
  lineId: string,
  holders: readonly { lines: readonly { orderLineId: string; quantity: number }[] }[],
): number =>
  sum(holders.flatMap(({ lines }) => lines.map((one) => (one.orderLineId === lineId ? one.quantity : 0))))

// ── lines and refunds ──

function toLine(wire: WireLine, order: WireOrder, purse: Purse): OrderLine {
  // A line that was added after the order was placed had no units then.
  const ordered = Math.max(wire.orderPlacedQuantity ?? wire.quantity, wire.quantity)
  const refunded = unitsOf(
    wire.id,
    order.payments.flatMap(({ refunds }) => refunds.filter(({ state }) => state !== 'Failed')),
  )
  return {
    id: wire.id,
    sku: wire.productVariant?.sku,
    title: wire.productVariant?.name ?? wire.productVariant?.sku ?? wire.id,
    quantity: ordered,
    // Cancelling takes units from the line, refunding does not; who does both means the same units.
    currentQuantity: Math.max(0, Math.min(wire.quantity, ordered - refunded)),
    fulfilledQuantity: unitsOf(
      wire.id,
      order.fulfillments.filter(({ state }) => state !== 'Cancelled'),
    ),
    refundedQuantity: refunded,
    unitPrice: moneyIn(wire.proratedUnitPriceWithTax, purse),
  }
}

/** A refund is `Pending` until somebody, or the payment's plug-in, says that it is settled. */
function toRefund(wire: WireRefund, order: WireOrder, purse: Purse): Refund | undefined {
  const amount = moneyIn(wire.total, purse)
  if (!amount) return undefined
  const settled = wire.state === 'Settled'
  return {
    id: wire.id,
    amount,
    createdAt: momentOf(wire.createdAt),
    settled,
    settledAt: settled
      ? (timeOf(order, { type: 'ORDER_REFUND_TRANSITION', to: 'Settled', id: wire.id }) ??
        momentOf(wire.updatedAt))
      : undefined,
    said: said(wire.state, wire.reason),
    parts: partsOf(wire, amount, purse),
    lines: wire.lines.map(({ orderLineId, quantity }) => ({
      lineId: orderLineId,
      sku: order.lines.find(({ id }) => id === orderLineId)?.productVariant?.sku,
      quantity,
    })),
  }
}

/** Goods and postage, where they come out at the whole: an adjustment by hand belongs to neither. */
function partsOf(wire: WireRefund, amount: Money, purse: Purse): RefundPart[] | undefined {
  const parts = (
    [
      ['goods', moneyIn(wire.items, purse)],
      ['shipping', moneyIn(wire.shipping, purse)],
    ] as const
  ).flatMap(([part, money]): RefundPart[] => (money && money.minor !== 0 ? [{ part, amount: money }] : []))
  return parts.length > 0 && sum(parts.map((part) => part.amount.minor)) === amount.minor ? parts : undefined
}

// ── the order ──

/** The order as our record. Vendure has no returns: what it gives back stands under the refunds. */
export function toOrder(wire: WireOrder, { precision, orderPages, incomplete }: Context): Draft {
  const { customer, shippingAddress: address } = wire
  const purse = { currency: wire.currencyCode, precision }
  const money = (amount: number | null | undefined) => moneyIn(amount, purse)
  const status = statusOf(wire)
  const updatedAt = lastChange(wire)
  const refunds = wire.payments.flatMap((payment) => payment.refunds)
  const settled = refunds.filter(({ state }) => state === 'Settled')
  const isCut = wire.lines.some((line) => line.quantity < (line.orderPlacedQuantity ?? line.quantity))
  const data: Order = {
    id: wire.id,
    number: wire.code,
    otherNumbers: [],
    status,
    said: said(wire.state),
    payment: paymentOf(wire),
    paymentSaid: paymentWords(wire.payments),
    placedAt: momentOf(wire.orderPlacedAt),
    updatedAt,
    cancelledAt:
      status === 'cancelled' ? timeOf(wire, { type: 'ORDER_STATE_TRANSITION', to: 'Cancelled' }) : undefined,
    customer: {
      id: customer?.id ?? undefined,
      name: [customer?.firstName, customer?.lastName].filter(Boolean).join(' ') || address?.fullName,
      emails: customer?.emailAddress ? [customer.emailAddress] : [],
      phones: customer?.phoneNumber ? [customer.phoneNumber] : [],
    },
    shippingAddress: toAddress(address),
    total: money(isCut ? chargedFor(wire) : wire.totalWithTax),
    // Of what is left of an order, these would not come out at what she was charged.
    totals: {
      subtotal: isCut ? undefined : money(wire.subTotalWithTax),
      shipping: isCut ? undefined : money(wire.shippingWithTax),
      tax: isCut || !wire.taxSummary ? undefined : money(sum(wire.taxSummary.map((one) => one.taxTotal))),
      discounts:
        isCut || !wire.discounts
          ? undefined
          : money(Math.abs(sum(wire.discounts.map((one) => one.amountWithTax)))),
      refunded: money(sum(settled.map(({ total }) => total))),
    },
    lines: wire.lines.map((line) => toLine(line, wire, purse)),
    fulfilments: wire.fulfillments.map((one) => toFulfilment(one, wire)),
    holds: toHolds(wire),
    promise: promiseOf(wire),
    refunds: refunds.flatMap((refund) => toRefund(refund, wire, purse) ?? []),
    incomplete,
    adminUrl: orderPages && `${orderPages}/${encodeURIComponent(wire.id)}`,
  }
  return { kind: 'order', key: wire.id, version: versionOf(updatedAt?.instant, data), data }
}

/** The name of what the customer chose; Vendure promises no day. */
const promiseOf = ({ shippingLines }: WireOrder): Order['promise'] => {
  const service = shippingLines.find((one) => one.shippingMethod?.name)?.shippingMethod?.name
  return service ? { service } : undefined
}

function toAddress(wire: WireOrder['shippingAddress']): Address | undefined {
  if (!wire) return undefined
  return {
    name: wire.fullName,
    company: wire.company,
    lines: [wire.streetLine1, wire.streetLine2].flatMap((line) => line ?? []),
    city: wire.city,
    region: wire.province,
    postcode: wire.postalCode,
    country: wire.countryCode,
    phone: wire.phoneNumber,
  }
}

// ── stock ──

interface StockContext {
  tracksInventory: boolean
  incomplete: boolean
}

/** The stock of one article. What the shop does not count has places and no numbers. */
export function toStock(wire: WireVariant, { tracksInventory, incomplete }: StockContext): Draft | undefined {
  if (!wire.sku) return undefined
  const counted = wire.trackInventory === 'TRUE' || (wire.trackInventory !== 'FALSE' && tracksInventory)
  const data = {
    sku: wire.sku,
    levels: wire.stockLevels.map(({ stockLocation, stockOnHand, stockAllocated, updatedAt }) => ({
      location: stockLocation?.name ?? 'unnamed location',
      locationId: stockLocation?.id ?? undefined,
      // What is on the shelf and promised to nobody; the shop may keep some of it back (outOfStockThreshold).
      ...(counted && {
        available: stockOnHand - stockAllocated,
        onHand: stockOnHand,
        reserved: stockAllocated,
      }),
      updatedAt: momentOf(updatedAt),
    })),
    incomplete,
  }
  const times = [wire.updatedAt, ...wire.stockLevels.map((one) => one.updatedAt)]
  const updatedAt = latest(times.flatMap((time) => momentOf(time) ?? []))
  return { kind: 'stock', key: wire.id ?? wire.sku, version: versionOf(updatedAt?.instant, data), data }
}
