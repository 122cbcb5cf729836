import { orderId } from '../../world/shop-ids.ts'
import { shops } from '../../world/shops.ts'
import { day, type Instant, isoUtc } from '../../world/time.ts'
import { totalsOf } from '../../world/totals.ts'
import type { OrderTruth } from '../../world/truth.ts'
import { connection, type PageArgs } from '../connection.ts'
import { gid } from '../ids.ts'
import { moneyBag } from '../money.ts'
import { cancelledBy, fulfilmentsSeen, updatedAt } from '../sees.ts'
import { mailingAddress } from './address.ts'
import type { Fields, Scope } from './scope.ts'
import { confirmationNumber, financialStatus, fulfilmentStatus, returnStatus } from './status.ts'
import { transactionViews } from './transaction.ts'

const firstOf = (items: readonly Fields[], first: number | null | undefined): Fields[] =>
  items.slice(0, first ?? undefined)

/** The shop archives what is paid and sent after a month. */
const archiveAfter = 30 * day

/** An `Order`. */
export function orderView(scope: Scope, order: OrderTruth): Fields {
  const { at } = scope
  const id = orderId(order)
  const { buyer } = order
  const cancelled = cancelledBy(order, at)
  const closedAt = closedSince(order, at)
  const shippingAddress = mailingAddress({
    id: gid('MailingAddress', id),
    company: buyer.person.company,
    ...buyer.shipTo,
    phone: buyer.shipTo.phone ?? buyer.phone,
  })
  const shippingLine = shippingLineView(order)
  return {
    __typename: 'Order',
    id: gid('Order', id),
    legacyResourceId: String(id),
    name: order.name,
    number: order.number,
    confirmationNumber: confirmationNumber(order),
    email: buyer.email ?? null,
    // Checkout asks for a phone on the address; the order's own stays empty.
    phone: null,
    poNumber: null,
    sourceName: order.source,
    sourceIdentifier: null,
    customerLocale: buyer.person.locale,
    createdAt: isoUtc(order.placedAt),
    processedAt: isoUtc(order.placedAt),
    updatedAt: isoUtc(updatedAt(order, at)),
    cancelledAt: cancelled ? isoUtc(cancelled.at) : null,
    cancelReason: cancelled?.reason ?? null,
    cancellation: cancelled ? { staffNote: cancelled.note } : null,
    closedAt: closedAt === undefined ? null : isoUtc(closedAt),
    closed: closedAt !== undefined,
    confirmed: true,
    edited: false,
    test: false,
    tags: order.tags,
    note: order.note ?? null,
    customAttributes: [],
    statusPageUrl: () =>
      `https://${shops[order.shop].domain}/orders/${confirmationNumber(order).toLowerCase()}`,
    displayFinancialStatus: financialStatus(order, at),
    displayFulfillmentStatus: fulfilmentStatus(order, at),
    returnStatus: returnStatus(order, at),
    ...moneyFields(order, at),
    customer: () => (buyer.account ? scope.customer(buyer.person) : null),
    shippingAddress,
    displayAddress: shippingAddress,
    billingAddress: mailingAddress({
      id: gid('MailingAddress', id + 1),
      name: `${buyer.person.firstName} ${buyer.person.lastName}`,
      address: buyer.person.address,
      company: buyer.person.company,
    }),
    requiresShipping: true,
    discountCode: order.discountCode ?? null,
    discountCodes: order.discountCode ? [order.discountCode] : [],
    shippingLine,
    shippingLines: (args: PageArgs) => connection([shippingLine], args),
    lineItems: (args: PageArgs) => connection(scope.lines(order), args),
    subtotalLineItemsQuantity: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    currentSubtotalLineItemsQuantity: () =>
      scope.lines(order).reduce((sum, line) => sum + Number(line.currentQuantity), 0),
    transactions: ({ first }: { first?: number | null }) => firstOf(transactionViews(scope, order), first),
    transactionsCount: () => ({ count: transactionViews(scope, order).length, precision: 'EXACT' }),
    paymentGatewayNames: [order.payment.method === 'card' ? 'shopify_payments' : order.payment.method],
    risk: { recommendation: 'ACCEPT', assessments: [{ riskLevel: 'LOW', provider: null }] },
    fulfillmentOrders: (args: PageArgs) => connection(scope.fulfilmentOrders(order), args),
    fulfillmentsCount: () => ({ count: fulfilmentsSeen(order, at).length, precision: 'EXACT' }),
    fulfillments: ({ first }: { first?: number | null }) => firstOf(scope.fulfilments(order), first),
    returns: (args: PageArgs) => connection(scope.returns(order), args),
    refunds: ({ first }: { first?: number | null }) => firstOf(scope.refunds(order), first),
  }
}

function closedSince(order: OrderTruth, at: Instant): Instant | undefined {
  const cancelled = cancelledBy(order, at)
  if (cancelled) return cancelled.at
  const last = fulfilmentsSeen(order, at).at(-1)?.createdAt
  const archivedAt = last === undefined ? undefined : last + archiveAfter
  return archivedAt !== undefined && archivedAt <= at && fulfilmentStatus(order, at) === 'FULFILLED'
    ? archivedAt
    : undefined
}

function moneyFields(order: OrderTruth, at: Instant): Fields {
  const sums = totalsOf(order, at)
  const money = (minor: number) => moneyBag(order, minor)
  const cancelled = cancelledBy(order, at) !== undefined
  const refundedShipping = order.refunds
    .filter((refund) => refund.issuedAt <= at)
    .reduce((sum, refund) => sum + (refund.shippingMinor ?? 0), 0)
  const left = Math.max(0, sums.total - sums.refunded)
  return {
    currencyCode: shops[order.shop].currency,
    presentmentCurrencyCode: order.presentment?.currency ?? shops[order.shop].currency,
    taxesIncluded: shops[order.shop].tax.included,
    totalPriceSet: money(sums.total),
    originalTotalPriceSet: money(sums.total),
    currentTotalPriceSet: money(cancelled ? 0 : left),
    subtotalPriceSet: money(sums.subtotal),
    currentSubtotalPriceSet: money(cancelled ? 0 : Math.max(0, sums.subtotal - sums.refunded)),
    totalDiscountsSet: money(sums.discounts),
    currentTotalDiscountsSet: money(sums.discounts),
    totalTaxSet: money(sums.tax),
    currentTotalTaxSet: money(cancelled ? 0 : sums.tax),
    totalShippingPriceSet: money(sums.shipping),
    currentShippingPriceSet: money(cancelled ? 0 : sums.shipping),
    totalReceivedSet: money(sums.received),
    netPaymentSet: money(sums.received - sums.refunded),
    totalOutstandingSet: money(sums.outstanding),
    totalRefundedSet: money(sums.refunded),
    totalRefundedShippingSet: money(refundedShipping),
    refundDiscrepancySet: money(0),
    fullyPaid: sums.outstanding === 0,
    unpaid: sums.received === 0,
    refundable: sums.received > sums.refunded,
    fulfillable: !cancelled && fulfilmentStatus(order, at) !== 'FULFILLED',
  }
}

function shippingLineView(order: OrderTruth): Fields {
  const { title, code } = order.shipping
  const price = moneyBag(order, totalsOf(order, order.placedAt).shipping)
  return {
    id: gid('ShippingLine', orderId(order)),
    title,
    code,
    source: 'shopify',
    carrierIdentifier: null,
    custom: false,
    isRemoved: false,
    deliveryCategory: null,
    originalPriceSet: price,
    discountedPriceSet: price,
  }
}
