import { lineId, orderId, refundId, transactionId } from '../../world/shop-ids.ts'
import { shops } from '../../world/shops.ts'
import type { Instant } from '../../world/time.ts'
import { totalsOf } from '../../world/totals.ts'
import type { OrderTruth } from '../../world/truth.ts'
import { gid } from '../ids.ts'
import { price, shopTime } from './words.ts'

/** The REST resource `Refund`. https://shopify.dev/docs/api/admin-rest/2026-07/resources/refund */
export function restRefund(order: OrderTruth, index: number, at: Instant): object {
  const refund = order.refunds[index]
  const id = refundId(order, index)
  const time = shopTime(order.shop, refund?.issuedAt ?? at)
  return {
    id,
    admin_graphql_api_id: gid('Refund', id),
    order_id: orderId(order),
    created_at: time,
    processed_at: time,
    note: refund?.note ?? null,
    refund_line_items: (refund?.lines ?? []).map((line) => ({
      id: id * 100 + line.position,
      line_item_id: lineId(order, line.position),
      quantity: line.quantity,
      restock_type: refund?.forReturn === undefined ? 'cancel' : 'return',
    })),
    order_adjustments: [],
    transactions: [restTransaction(order, index, at)],
  }
}

const gateways = { card: 'shopify_payments', paypal: 'paypal', invoice: 'bank_deposit' }

/** The REST resource `Transaction`: of a refund, or of the payment. */
export function restTransaction(order: OrderTruth, refund: number | undefined, at: Instant): object {
  const truth = refund === undefined ? undefined : order.refunds[refund]
  const id = transactionId(order, refund === undefined ? 0 : 1 + refund)
  const minor = truth ? truth.minor : totalsOf(order, at).total
  const isDone = truth
    ? truth.settledAt !== undefined && truth.settledAt <= at
    : order.payment.paidAt !== undefined && order.payment.paidAt <= at
  return {
    id,
    admin_graphql_api_id: gid('OrderTransaction', id),
    order_id: orderId(order),
    kind: truth ? 'refund' : 'sale',
    status: isDone ? 'success' : 'pending',
    gateway: gateways[order.payment.method],
    amount: price(minor),
    currency: shops[order.shop].currency,
    created_at: shopTime(order.shop, truth?.issuedAt ?? order.payment.authorizedAt),
    processed_at: shopTime(order.shop, truth?.issuedAt ?? order.payment.paidAt ?? at),
    parent_id: truth ? transactionId(order, 0) : null,
    test: false,
  }
}
