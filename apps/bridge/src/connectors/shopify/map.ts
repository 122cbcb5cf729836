import type {
  Address,
  CalendarDate,
  DeliveryPromise,
  Fulfilment,
  Hold,
  Moment,
  Money,
  Order,
  OrderLine,
  Parcel,
  Refund,
  RefundPart,
  Return,
  ReturnLine,
} from '@throughline/shared/model'
import type {
  HoldReason,
  OrderStatus,
  PaymentStatus,
  ReturnStage,
  ShipmentFlag,
  ShipmentStage,
} from '@throughline/shared/vocabulary'
import type { Draft, Hint } from '../connector.ts'
import { calendarDateOf, momentOf } from '../moment.ts'
import { sumOf } from '../money.ts'
import { versionOf } from '../version.ts'
import { wordIn } from '../word-table.ts'
import {
  type InventoryItem,
  legacyId,
  WebhookBody,
  type WireFulfillment,
  type WireFulfillmentOrder,
  type WireLine,
  type WireOrder,
  type WireRefund,
  type WireReturn,
} from './wire.ts'

/** What the reply alone does not say. */
export interface Context {
  /** `demo.myshopify.com`; absent where a reply is explained without its shop. */
  shop?: string | undefined
  /** A part of the record is known to be missing. */
  incomplete: boolean
}

/** Shopify's enums are in capitals, their older REST forms in small letters. */
const upper = (word: string | undefined): string | undefined => word?.toUpperCase()

const said = (...words: (string | undefined)[]): string | undefined =>
  words.filter(Boolean).join(', ').slice(0, 500) || undefined

/** Later than any other moment of the list; moments without an instant sort by what they show. */
const latest = (moments: readonly Moment[]): Moment | undefined =>
  moments.toSorted((a, b) => ((a.instant ?? a.local) < (b.instant ?? b.local) ? 1 : -1))[0]
const earliest = (moments: readonly Moment[]): Moment | undefined =>
  moments.toSorted((a, b) => ((a.instant ?? a.local) < (b.instant ?? b.local) ? -1 : 1))[0]

// ── payment ──

const payments: Record<string, PaymentStatus> = {
  AUTHORIZED: 'authorized',
  EXPIRED: 'expired',
  PAID: 'paid',
  PARTIALLY_PAID: 'partially_paid',
  PARTIALLY_REFUNDED: 'partially_refunded',
  PENDING: 'pending',
  REFUNDED: 'refunded',
  VOIDED: 'voided',
}

// ── fulfilments ──

/**
 * FulfillmentDisplayStatus. The words of the shop's own doing (FULFILLED, MARKED_AS_FULFILLED, CONFIRMED, SUBMITTED) say nothing of a
 * carrier: with a tracking number there is a label, without one nobody knows. FAILURE is a failed tracking or request, not a failed
 * delivery: https://shopify.dev/docs/api/admin-rest/2026-07/resources/fulfillment – read 2026-11
 */
const displayStages: Record<
  string,
  { stage: ShipmentStage; flags?: ShipmentFlag[]; untracked?: ShipmentStage }
> = {
  ATTEMPTED_DELIVERY: { stage: 'in_transit', flags: ['attempted'] },
  CANCELED: { stage: 'cancelled' },
  CARRIER_PICKED_UP: { stage: 'in_transit' },
  CONFIRMED: { stage: 'label_created', untracked: 'unknown' },
  DELAYED: { stage: 'in_transit', flags: ['delayed'] },
  DELIVERED: { stage: 'delivered' },
  FAILURE: { stage: 'unknown', flags: ['exception'] },
  FULFILLED: { stage: 'label_created', untracked: 'unknown' },
  IN_TRANSIT: { stage: 'in_transit' },
  LABEL_PRINTED: { stage: 'label_created' },
  LABEL_PURCHASED: { stage: 'label_created' },
  LABEL_VOIDED: { stage: 'cancelled' },
  MARKED_AS_FULFILLED: { stage: 'label_created', untracked: 'unknown' },
  NOT_DELIVERED: { stage: 'failed' },
  OUT_FOR_DELIVERY: { stage: 'out_for_delivery' },
  PICKED_UP: { stage: 'delivered' },
  READY_FOR_PICKUP: { stage: 'available_for_pickup' },
  SUBMITTED: { stage: 'label_created', untracked: 'pending' },
}

/** FulfillmentStatus, where there is no display status: how the request went, never where the parcel is. SUCCESS is not "shipped". */
const requestStages: typeof displayStages = {
  CANCELLED: { stage: 'cancelled' },
  ERROR: { stage: 'unknown', flags: ['exception'] },
  FAILURE: { stage: 'unknown', flags: ['exception'] },
  OPEN: { stage: 'label_created', untracked: 'pending' },
  PENDING: { stage: 'label_created', untracked: 'pending' },
  SUCCESS: { stage: 'label_created', untracked: 'unknown' },
}

const moved: readonly ShipmentStage[] = [
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'delivered',
  'returned_to_sender',
  'failed',
]

function toFulfilment(wire: WireFulfillment, zone: string | undefined): Fulfilment {
  const parcels = wire.trackingInfo.flatMap((info) => parcelOf(info.company, info.number, info.url) ?? [])
  const tracked = parcels.some((parcel) => parcel.trackingNumber)
  const status = wordIn(requestStages, upper(wire.status))
  const display = wordIn(displayStages, upper(wire.displayStatus))
  const claim = status?.stage === 'cancelled' ? status : wire.displayStatus ? display : status
  const claimed = claim && (tracked ? claim.stage : (claim.untracked ?? claim.stage))
  const deliveredAt = momentOf(wire.deliveredAt)
  return {
    id: wire.id,
    name: wire.name,
    createdAt: momentOf(wire.createdAt),
    stage: withTimes(claimed ?? 'unknown', {
      delivered: deliveredAt !== undefined,
      moving: Boolean(wire.inTransitAt),
    }),
    flags: claim?.flags ?? [],
    said: wire.displayStatus ?? wire.status,
    parcels,
    lines: wire.fulfillmentLineItems.nodes.map(({ quantity, lineItem }) => ({
      lineId: lineItem.id,
      quantity: quantity ?? 0,
    })),
    estimatedDelivery: dayOf(wire.estimatedDeliveryAt, zone),
    deliveredAt,
    location: wire.location?.name,
  }
}

/** Times are set by carrier events and stay when the status goes on: delivered is sticky, and what once moved is no label any more. */
function withTimes(
  stage: ShipmentStage,
  { delivered, moving }: { delivered: boolean; moving: boolean },
): ShipmentStage {
  if (stage === 'cancelled') return stage
  if (delivered) return 'delivered'
  return moving && (stage === 'label_created' || stage === 'pending') ? 'in_transit' : stage
}

function parcelOf(carrier?: string, trackingNumber?: string, url?: string): Parcel | undefined {
  const link = urlOf(url)
  return carrier || trackingNumber || link ? { carrier, trackingNumber, url: link } : undefined
}

const urlOf = (url: string | undefined): string | undefined =>
  url && URL.canParse(url) && /^https?:/i.test(url) ? url : undefined

/** Nothing was sent for it: cancelled, or the warehouse refused. */
const isCalledOff = ({ status, displayStatus }: WireFulfillment): boolean =>
  ['CANCELLED', 'ERROR', 'FAILURE'].includes(upper(status) ?? '') ||
  ['CANCELED', 'LABEL_VOIDED'].includes(upper(displayStatus) ?? '')

// ── holds and promise ──

const holdReasons: Record<string, HoldReason> = {
  AWAITING_PAYMENT: 'payment',
  AWAITING_RETURN_ITEMS: 'returned_items',
  HIGH_RISK_OF_FRAUD: 'fraud',
  INCORRECT_ADDRESS: 'address',
  INVENTORY_OUT_OF_STOCK: 'stock',
  ONLINE_STORE_POST_PURCHASE_CROSS_SELL: 'other',
  OTHER: 'other',
  UNKNOWN_DELIVERY_DATE: 'other',
}

const isOver = ({ status }: WireFulfillmentOrder): boolean => status === 'CANCELLED' || status === 'CLOSED'

function toHolds(order: WireOrder): Hold[] {
  const open = order.fulfillmentOrders.nodes.filter((one) => !isOver(one))
  const holds = open.flatMap(({ fulfillmentHolds }) =>
    fulfillmentHolds.map(({ reason, displayReason, reasonNotes }): Hold => {
      const word = displayReason ?? reason
      return {
        reason: wordIn(holdReasons, upper(reason)) ?? 'unknown',
        said: said([word, reasonNotes].filter(Boolean).join(': ')),
      }
    }),
  )
  const isHeld =
    upper(order.displayFulfillmentStatus) === 'ON_HOLD' || open.some(({ status }) => status === 'ON_HOLD')
  if (isHeld && holds.length === 0) return [{ reason: 'unknown', said: 'ON_HOLD' }]
  const different = new Map(holds.map((hold) => [`${hold.reason} ${hold.said}`, hold]))
  return [...different.values()]
}

/** Over all parts of the order: the first day of the first, the last day of the last. */
function toPromise(order: WireOrder): DeliveryPromise | undefined {
  const zone = order.shippingAddress?.timeZone
  const methods = order.fulfillmentOrders.nodes.flatMap(({ status, deliveryMethod }) =>
    deliveryMethod && status !== 'CANCELLED' ? deliveryMethod : [],
  )
  const days = (times: (string | undefined)[]) => times.flatMap((time) => dayOf(time, zone) ?? []).toSorted()
  const service =
    methods.find((method) => method.presentedName)?.presentedName ?? order.shippingLines.nodes[0]?.title
  const first = days(methods.map((method) => method.minDeliveryDateTime))[0]
  const last = days(methods.map((method) => method.maxDeliveryDateTime)).at(-1)
  return service || first || last ? { service, earliest: first, latest: last } : undefined
}

/**
 * The day on the calendar of the destination. Midnight and the last minute of the day are dates dressed as instants and must not shift;
 * any other instant is seen in the destination's zone, where Shopify knows it.
 */
function dayOf(time: string | undefined, zone: string | undefined): CalendarDate | undefined {
  const moment = momentOf(time)
  const dressed = /^(00:00|23:59)/.test(moment?.local.slice(11) ?? '')
  if (!moment?.instant || dressed || !zone) return calendarDateOf(time)
  try {
    return calendarDateOf(calendarOf(zone).format(new Date(moment.instant)))
  } catch {
    return calendarDateOf(time)
  }
}

/** Kept, because one costs more to make than an order to read; there are some 400 zones. Canada writes dates as ISO 8601 does. */
const calendars = new Map<string, Intl.DateTimeFormat>()
function calendarOf(zone: string): Intl.DateTimeFormat {
  const known = calendars.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone })
  calendars.set(zone, known)
  return known
}

// ── status ──

/** OrderDisplayFulfillmentStatus by what it says of the goods; `open` leaves the word to the payment. */
const progress: Record<string, 'open' | 'working' | 'part' | 'all' | 'held'> = {
  FULFILLED: 'all',
  FULFILLMENT_NOT_REQUIRED: 'open',
  IN_PROGRESS: 'working',
  ON_HOLD: 'held',
  OPEN: 'open',
  PARTIALLY_FULFILLED: 'part',
  PENDING_FULFILLMENT: 'working',
  REQUEST_DECLINED: 'open',
  RESTOCKED: 'open',
  SCHEDULED: 'open',
  UNFULFILLED: 'open',
  // REST
  PARTIAL: 'part',
  NOT_ELIGIBLE: 'open',
}

interface Standing {
  /** Without those that were called off. */
  fulfilments: readonly Fulfilment[]
  holds: readonly Hold[]
  payment: PaymentStatus
}

/**
 * Where the order stands: what carriers were seen to do counts more than what the shop ticked off. A fulfilment whose label was never
 * scanned has left nothing; one without any tracking number can never be scanned, there the shop's word is all there is.
 */
function statusOf(order: WireOrder, { fulfilments, holds, payment }: Standing): OrderStatus {
  if (order.cancelledAt || order.cancelReason) return 'cancelled'
  const step = wordIn(progress, upper(order.displayFulfillmentStatus))
  if (!step) return 'unknown'
  const left = fulfilments.filter(hasLeft)
  if (step === 'all') {
    if (left.length < fulfilments.length) return left.length > 0 ? 'partially_shipped' : 'in_warehouse'
    const arrived = fulfilments.length > 0 && fulfilments.every(({ stage }) => stage === 'delivered')
    return arrived ? 'delivered' : 'shipped'
  }
  if (left.length > 0) return 'partially_shipped'
  if (holds.length > 0) return 'on_hold'
  if (step === 'working' || step === 'part') return 'in_warehouse'
  if (order.closedAt || payment === 'refunded') return 'closed'
  return payment === 'paid' || payment === 'partially_refunded' ? 'paid' : 'placed'
}

const hasLeft = ({ stage, parcels }: Fulfilment): boolean =>
  moved.includes(stage) || (stage === 'unknown' && !parcels.some((parcel) => parcel.trackingNumber))

// ── lines and refunds ──

function toLine(wire: WireLine, order: WireOrder, incomplete: boolean): OrderLine {
  const fulfilled = order.fulfillments
    ?.filter((fulfilment) => !isCalledOff(fulfilment))
    .flatMap(({ fulfillmentLineItems }) => fulfillmentLineItems.nodes)
  const refunded = order.refunds?.flatMap(({ refundLineItems }) => refundLineItems.nodes)
  const named = wire.variantTitle ?? wire.variant?.title
  // The only variant of a product without variants.
  const variant = named === 'Default Title' ? undefined : named
  return {
    id: wire.id,
    sku: wire.sku,
    title: wire.title ?? titleIn(wire.name, variant) ?? wire.sku ?? wire.id,
    variant,
    quantity: wire.quantity,
    currentQuantity: wire.currentQuantity,
    // A sum over a part would be a wrong number.
    fulfilledQuantity: incomplete ? undefined : unitsOf(wire.id, fulfilled),
    refundedQuantity: incomplete ? undefined : unitsOf(wire.id, refunded),
    unitPrice: unitPriceOf(wire, order),
    requiresShipping: wire.requiresShipping ?? undefined,
  }
}

/** A line's name is its title and its variant. */
const titleIn = (name: string | undefined, variant: string | undefined): string | undefined =>
  variant && name?.endsWith(` - ${variant}`) ? name.slice(0, -variant.length - 3) : name

interface Counted {
  quantity?: number | null | undefined
  lineItem?: { id: string } | null | undefined
}
const unitsOf = (lineId: string, items: readonly Counted[] | undefined): number | undefined =>
  items?.reduce((sum, { quantity, lineItem }) => sum + (lineItem?.id === lineId ? (quantity ?? 0) : 0), 0)

/** Without the price after discounts, the original price is it only when nothing was taken off. */
function unitPriceOf(wire: WireLine, order: WireOrder): Money | undefined {
  const { discountedUnitPriceAfterAllDiscountsSet: price, originalUnitPriceSet, totalDiscountSet } = wire
  if (price) return price
  const ofOrder = order.totalDiscountsSet ?? order.currentTotalDiscountsSet
  return totalDiscountSet?.minor === 0 && (ofOrder?.minor ?? 0) === 0 ? originalUnitPriceSet : undefined
}

function toRefund(wire: WireRefund): Refund | undefined {
  const payouts = wire.transactions.nodes.filter(({ kind }) => upper(kind) === 'REFUND')
  const amount = wire.totalRefundedSet
  // A removal or a restock without money is written as a refund of nothing.
  if (!amount || (amount.minor === 0 && payouts.length === 0)) return undefined
  const succeeded = payouts.filter(({ status }) => upper(status) === 'SUCCESS')
  const arrived = sumOf(succeeded.flatMap(({ amountSet }) => amountSet ?? []))
  // Amounts tell a refund in two parts of which one failed; where they are not stated, no payout may be other than a success.
  const settled =
    arrived?.currency === amount.currency
      ? arrived.minor >= amount.minor
      : payouts.length > 0 && succeeded.length === payouts.length && !wire.transactions.more
  const times = succeeded.flatMap(({ processedAt, createdAt }) => momentOf(processedAt ?? createdAt) ?? [])
  return {
    id: wire.id,
    amount,
    createdAt: momentOf(wire.createdAt ?? wire.processedAt),
    settled,
    settledAt: settled ? latest(times) : undefined,
    said: payouts.length > 0 ? said(...new Set(payouts.map(({ status }) => status))) : 'no payout',
    returnId: wire.return?.id,
    parts: refundParts([wire], amount),
    lines: wire.refundLineItems.nodes.map(({ quantity, lineItem }) => ({
      lineId: lineItem?.id,
      sku: lineItem?.sku,
      quantity,
    })),
  }
}

interface ReturnFees {
  restocking: readonly (Money | undefined)[]
  shipping: readonly (Money | undefined)[]
}

/**
 * Of what refunds are made: goods and postage, taxes on top where prices are without them, less the fees of the return. Shopify does not
 * say which of these a sum includes, so the reading that comes out at the amount is the right one; where none does, there is none.
 */
function refundParts(
  wires: readonly WireRefund[],
  amount: Money | undefined,
  fees: ReturnFees = { restocking: [], shipping: [] },
): RefundPart[] | undefined {
  if (
    !amount ||
    wires.some(({ refundLineItems, refundShippingLines }) => refundLineItems.more || refundShippingLines.more)
  )
    return undefined
  const lines = wires.flatMap(({ refundLineItems }) => refundLineItems.nodes)
  const postage = wires.flatMap(({ refundShippingLines }) => refundShippingLines.nodes)
  const total = (amounts: readonly (Money | undefined)[]): number | undefined =>
    amounts.length === 0 ? 0 : withCurrency(amounts, amount.currency)
  const goods = total(lines.map(({ subtotalSet }) => subtotalSet))
  const shipping = total(postage.map(({ subtotalAmountSet }) => subtotalAmountSet))
  const tax = total([
    ...lines.map(({ totalTaxSet }) => totalTaxSet),
    ...postage.map(({ taxAmountSet }) => taxAmountSet),
  ])
  const restocking = total(fees.restocking)
  const label = total(fees.shipping)
  if (goods === undefined || shipping === undefined) return undefined
  const readings = [tax ?? 0, 0].flatMap((taxOnTop) =>
    [
      { restocking: restocking ?? 0, label: label ?? 0 },
      { restocking: 0, label: 0 },
    ].map((fee) => ({ taxOnTop, ...fee })),
  )
  const right = readings.find(
    (one) => goods + shipping + one.taxOnTop - one.restocking - one.label === amount.minor,
  )
  if (!right) return undefined
  const parts = [
    ['goods', goods],
    ['tax', right.taxOnTop],
    ['shipping', shipping - right.label],
    ['restocking_fee', -right.restocking],
  ] as const
  const found = parts.flatMap(([part, minor]) =>
    minor === 0 ? [] : { part, amount: { minor, currency: amount.currency } },
  )
  return found.length > 0 ? found : undefined
}

/** The sum, when every amount is stated in this currency. */
function withCurrency(amounts: readonly (Money | undefined)[], currency: string): number | undefined {
  if (amounts.some((one) => one?.currency !== currency)) return undefined
  return amounts.reduce((sum, one) => sum + (one?.minor ?? 0), 0)
}

// ── the order ──

/** The order as our record; the table above each part says what Shopify's words become. */
export function toOrder(wire: WireOrder, context: Context): Draft {
  const { customer, shippingAddress: address } = wire
  const holds = toHolds(wire)
  const payment = wordIn(payments, upper(wire.displayFinancialStatus)) ?? 'unknown'
  const zone = address?.timeZone
  const sent = wire.fulfillments?.filter((one) => !isCalledOff(one)) ?? []
  const standing = { fulfilments: sent.map((one) => toFulfilment(one, zone)), holds, payment }
  const updatedAt = momentOf(wire.updatedAt)
  const data: Order = {
    id: wire.id,
    number: wire.name,
    otherNumbers: distinct([wire.confirmationNumber, wire.poNumber]),
    status: statusOf(wire, standing),
    said: said(
      wire.cancelReason ? `cancelled: ${wire.cancelReason}` : undefined,
      wire.displayFulfillmentStatus,
    ),
    payment,
    paymentSaid: wire.displayFinancialStatus,
    placedAt: momentOf(wire.processedAt ?? wire.createdAt),
    updatedAt,
    cancelledAt: momentOf(wire.cancelledAt),
    closedAt: momentOf(wire.closedAt),
    customer: {
      id: customer?.id ?? undefined,
      name: customer?.displayName ?? address?.name,
      emails: distinct([wire.email, customer?.defaultEmailAddress?.emailAddress]),
      phones: distinct([wire.phone, customer?.defaultPhoneNumber?.phoneNumber]),
      locale: customer?.locale,
    },
    shippingAddress: toAddress(address),
    total: wire.totalPriceSet ?? wire.currentTotalPriceSet,
    totals: {
      subtotal: wire.subtotalPriceSet,
      shipping: wire.totalShippingPriceSet,
      tax: wire.totalTaxSet ?? wire.currentTotalTaxSet,
      discounts: wire.totalDiscountsSet ?? wire.currentTotalDiscountsSet,
      refunded: wire.totalRefundedSet,
      outstanding: wire.totalOutstandingSet,
    },
    lines: wire.lineItems.nodes.map((line) => toLine(line, wire, context.incomplete)),
    fulfilments: wire.fulfillments?.map((one) => toFulfilment(one, zone)) ?? [],
    holds,
    promise: toPromise(wire),
    refunds: wire.refunds?.flatMap((refund) => toRefund(refund) ?? []) ?? [],
    incomplete: context.incomplete,
    adminUrl: context.shop && adminUrl(context.shop, wire.id),
  }
  return { kind: 'order', key: wire.id, version: versionOf(updatedAt?.instant, data), data }
}

const adminUrl = (shop: string, id: string): string =>
  `https://admin.shopify.com/store/${shop.replace(/\.myshopify\.com$/, '')}/orders/${id}`

function toAddress(wire: WireOrder['shippingAddress']): Address | undefined {
  if (!wire) return undefined
  return {
    name: wire.name,
    company: wire.company,
    lines: distinct([wire.address1, wire.address2]),
    city: wire.city,
    region: wire.provinceCode ?? wire.province,
    postcode: wire.zip,
    country: wire.countryCodeV2 ?? wire.countryCode,
    phone: wire.phone,
  }
}

/** Without blanks and repetitions; e-mails repeat in another case. */
function distinct(values: readonly (string | undefined)[]): string[] {
  const known = new Map<string, string>()
  for (const value of values)
    if (value && !known.has(value.toLowerCase())) known.set(value.toLowerCase(), value)
  return [...known.values()]
}

// ── returns ──

const returnStages: Record<string, ReturnStage> = {
  CANCELED: 'cancelled',
  CLOSED: 'closed',
  DECLINED: 'declined',
  OPEN: 'approved',
  REQUESTED: 'requested',
}

type ReturnHead = WireOrder['returns']['nodes'][number]

/** The native returns of an order: in detail where the detail was fetched, else by their heads and marked as incomplete. */
export const toReturns = (order: WireOrder, details: ReadonlyMap<string, WireReturn>): Draft[] =>
  order.returns.nodes.map((head) => toReturn(head, details.get(head.id), order))

/** A return by itself: its own order names no customer but the e-mail. */
export const toSingleReturn = (wire: WireReturn): Draft => toReturn(wire, wire, undefined)

function toReturn(head: ReturnHead, detail: WireReturn | undefined, order: WireOrder | undefined): Draft {
  const ofOrder = (order?.refunds ?? []).filter((refund) => refund.return?.id === head.id)
  const known = new Map([...ofOrder, ...(detail?.refunds.nodes ?? [])].map((refund) => [refund.id, refund]))
  const wires = [...known.values()]
  const refunds = wires.flatMap((refund) => toRefund(refund) ?? [])
  const amount = sumOf(refunds.map((refund) => refund.amount))
  const reverse = detail?.reverseFulfillmentOrders.nodes ?? []
  const disposed = reverse.flatMap(({ lineItems }) =>
    lineItems.nodes.flatMap(({ dispositions }) => dispositions),
  )
  const arrived = disposed.filter(({ type }) => type !== 'MISSING')
  const customer = order?.customer?.defaultEmailAddress?.emailAddress
  const data: Return = {
    id: head.id,
    number: head.name,
    orderNumber: order?.name ?? detail?.order?.name ?? '',
    shopOrderId: order?.id ?? detail?.order?.id,
    stage: stageOf(head, { detail, refunds }),
    said: said(head.status, ...new Set(disposed.map(({ type }) => type))),
    customerEmails: distinct([order?.email ?? detail?.order?.email, customer]),
    requestedAt: momentOf(head.createdAt),
    approvedAt: momentOf(head.requestApprovedAt),
    labelSentAt: earliest(labelTimesOf(reverse)),
    receivedAt: earliest(arrived.flatMap(({ createdAt }) => momentOf(createdAt) ?? [])),
    inspectedAt:
      detail && arrivalOf(detail) === 'inspected'
        ? latest(
            disposed.flatMap(({ type, createdAt }) =>
              type === 'PROCESSING_REQUIRED' ? [] : (momentOf(createdAt) ?? []),
            ),
          )
        : undefined,
    closedAt: momentOf(head.closedAt),
    updatedAt: momentOf(order?.updatedAt ?? detail?.order?.updatedAt),
    lines: detail?.returnLineItems.nodes.map((line) => toReturnLine(line, detail)) ?? [],
    parcels: reverse.flatMap(({ reverseDeliveries }) =>
      reverseDeliveries.nodes.flatMap(({ deliverable }) => {
        const { carrierName, number, url } = deliverable?.tracking ?? {}
        return parcelOf(carrierName, number, url) ?? []
      }),
    ),
    refundAmount: amount,
    refundParts: refundParts(wires, amount, {
      restocking: (detail?.returnLineItems.nodes ?? []).flatMap(({ restockingFee }) =>
        restockingFee ? [restockingFee.amountSet] : [],
      ),
      shipping: (detail?.returnShippingFees ?? []).map(({ amountSet }) => amountSet),
    }),
    refundSettled: refunds.length > 0 ? refunds.every(({ settled }) => settled) : undefined,
    declineReason: said([detail?.decline?.reason, detail?.decline?.note].filter(Boolean).join(': ')),
    incomplete: !detail || isCut(detail),
  }
  return { kind: 'return', key: head.id, version: versionOf(data.updatedAt?.instant, data), data }
}

const isCut = ({
  returnLineItems,
  exchangeLineItems,
  reverseFulfillmentOrders,
  refunds,
}: WireReturn): boolean =>
  returnLineItems.more ||
  exchangeLineItems.more ||
  reverseFulfillmentOrders.more ||
  refunds.more ||
  reverseFulfillmentOrders.nodes.some(
    ({ lineItems, reverseDeliveries }) => lineItems.more || reverseDeliveries.more,
  )

interface ReturnFacts {
  detail: WireReturn | undefined
  refunds: readonly Refund[]
}

/**
 * ReturnStatus knows only open and closed; how far an open return is follows from the label, what was found on arrival, and the money.
 * Shopify hears nothing of the parcel's way back: a number on a label is no scan. A refund of a part leaves the rest where it is.
 */
function stageOf(head: ReturnHead, { detail, refunds }: ReturnFacts): ReturnStage {
  const status = upper(head.status)
  const base = wordIn(returnStages, status) ?? 'unknown'
  if (status !== 'OPEN' && status !== 'CLOSED') return base
  const lines = detail?.returnLineItems.nodes ?? []
  const wholly =
    status === 'CLOSED' ||
    lines.every(({ quantity, refundedQuantity }) => (refundedQuantity ?? 0) >= quantity)
  if (refunds.length > 0 && wholly)
    return refunds.every(({ settled }) => settled) ? 'refunded' : 'refund_issued'
  const exchanges = detail?.exchangeLineItems.nodes ?? []
  const exchanged = exchanges.every(({ quantity, processedQuantity }) => (processedQuantity ?? 0) >= quantity)
  if (exchanges.length > 0 && (exchanged || status === 'CLOSED')) return 'exchanged'
  if (status === 'CLOSED' || !detail) return base
  return arrivalOf(detail) ?? (hasLabel(detail) ? 'label_sent' : base)
}

function arrivalOf({
  reverseFulfillmentOrders,
  returnLineItems,
  totalQuantity,
}: WireReturn): ReturnStage | undefined {
  const items = reverseFulfillmentOrders.nodes.flatMap(({ lineItems }) => lineItems.nodes)
  const disposed = items.flatMap(({ dispositions }) => dispositions)
  const units = disposed.reduce((sum, { quantity }) => sum + quantity, 0)
  const lines = returnLineItems.nodes
  const expected = totalQuantity ?? lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const processed = lines.reduce((sum, { processedQuantity }) => sum + (processedQuantity ?? 0), 0)
  if (Math.max(units, processed) === 0) return undefined
  const waits = disposed.some(({ type }) => type === 'PROCESSING_REQUIRED')
  return !waits && Math.max(units, processed) >= expected ? 'inspected' : 'received'
}

const labelTimesOf = (reverse: WireReturn['reverseFulfillmentOrders']['nodes']): Moment[] =>
  reverse
    .flatMap(({ reverseDeliveries }) => reverseDeliveries.nodes)
    .flatMap(({ deliverable }) => momentOf(deliverable?.label?.createdAt) ?? [])

const hasLabel = ({ reverseFulfillmentOrders }: WireReturn): boolean =>
  reverseFulfillmentOrders.nodes
    .flatMap(({ reverseDeliveries }) => reverseDeliveries.nodes)
    .some(({ deliverable }) => deliverable?.label || deliverable?.tracking?.number)

function toReturnLine(
  line: WireReturn['returnLineItems']['nodes'][number],
  { reverseFulfillmentOrders, exchangeLineItems }: WireReturn,
): ReturnLine {
  const { fulfillmentLineItem: sent } = line
  const items = reverseFulfillmentOrders.nodes
    .flatMap(({ lineItems }) => lineItems.nodes)
    .filter((item) => sent && item.fulfillmentLineItem?.id === sent.id)
  const received = items
    .flatMap(({ dispositions }) => dispositions)
    .reduce((sum, { type, quantity }) => sum + (type === 'MISSING' ? 0 : quantity), 0)
  const reasons = [line.returnReasonDefinition?.name, line.returnReasonNote, line.customerNote]
  return {
    id: line.id,
    orderLineId: sent?.lineItem?.id,
    sku: sent?.lineItem?.sku,
    title: sent?.lineItem?.title,
    quantity: line.quantity,
    receivedQuantity: items.length > 0 ? received : undefined,
    refundedQuantity: line.refundedQuantity,
    // Many shops copy the customer's note into their own.
    reason: [...new Set(reasons)].filter(Boolean).join(': ') || undefined,
    outcome: exchangeLineItems.nodes.length > 0 ? 'exchange' : undefined,
  }
}

// ── stock ──

/** The stock of one article. Items that Shopify does not count have places and no numbers. */
export function toStock(item: InventoryItem): Draft | undefined {
  if (!item.sku) return undefined
  const levels = item.inventoryLevels.nodes.filter(({ isActive }) => isActive !== false)
  const data = {
    sku: item.sku,
    levels: levels.map(({ location, quantities, updatedAt }) => {
      const units = (name: string) =>
        item.tracked === false ? undefined : quantities.find((one) => one.name === name)?.quantity
      return {
        location: location?.name ?? 'unnamed location',
        locationId: location?.id ?? undefined,
        available: units('available'),
        onHand: units('on_hand'),
        reserved: units('committed'),
        inbound: units('incoming'),
        updatedAt: momentOf(updatedAt),
      }
    }),
    incomplete: item.inventoryLevels.more,
  }
  return { kind: 'stock', key: item.id, version: versionOf(momentOf(item.updatedAt)?.instant, data), data }
}

// ── webhooks ──

const ofOrders =
  /^(?:orders|order_transactions|fulfillments|fulfillment_events|fulfillment_orders|fulfillment_holds|refunds|returns|reverse_deliveries|reverse_fulfillment_orders)\//

/** Parts that lead to their order: see the document `trace`. */
const traceable = /gid:\/\/shopify\/(?:FulfillmentOrder|ReverseDelivery|ReverseFulfillmentOrder|Return)\/\d+/g

/** Which order a webhook is about; where the body has no more than a part of it, that part is traced. */
export function hintsOf({ topic, body }: { topic: string; body: unknown }): Hint[] | undefined {
  if (!ofOrders.test(topic)) return undefined
  const wire = WebhookBody.safeParse(body).data
  if (!wire) return []
  const text = JSON.stringify(body)
  const own = topic.startsWith('orders/') ? (wire.admin_graphql_api_id ?? wire.id) : undefined
  const { order, order_edit: edit, fulfillment_order: fulfilment } = wire
  const named =
    wire.order_id ?? order?.admin_graphql_api_id ?? order?.id ?? edit?.order_id ?? fulfilment?.order_id
  const value = own ?? named ?? /gid:\/\/shopify\/Order\/\d+/.exec(text)?.[0]
  if (value) return [{ kind: 'order', by: 'shop_order_id', value: legacyId(value) }]
  return [...new Set(text.match(traceable))].map((trace) => ({ trace }))
}
