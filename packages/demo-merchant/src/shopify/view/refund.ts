import { refundId, returnId } from '../../world/shop-ids.ts'
import { isoUtc } from '../../world/time.ts'
import type { OrderTruth, RefundTruth } from '../../world/truth.ts'
import { connection, type PageArgs } from '../connection.ts'
import { gid } from '../ids.ts'
import { moneyBag } from '../money.ts'
import type { Fields, Scope } from './scope.ts'
import { refundTransaction } from './transaction.ts'

/** Every `Refund` of an order, oldest first. */
export const refundViews = (scope: Scope, order: OrderTruth): Fields[] =>
  order.refunds.flatMap((refund, index) =>
    refund.issuedAt <= scope.at ? [refundView(scope, order, { refund, index })] : [],
  )

function returnOf(scope: Scope, order: OrderTruth, { forReturn }: RefundTruth): Fields | null {
  if (forReturn === undefined) return null
  const id = gid('Return', returnId(order, forReturn))
  return scope.returns(order).find((one) => one.id === id) ?? null
}

function refundView(
  scope: Scope,
  order: OrderTruth,
  { refund, index }: { refund: RefundTruth; index: number },
): Fields {
  const id = refundId(order, index)
  const money = (minor: number) => moneyBag(order, minor)
  const units = refund.lines.reduce((sum, line) => sum + line.quantity, 0)
  const goods = refund.minor - (refund.shippingMinor ?? 0)
  const location = scope.location(order.jobs[0]?.warehouse ?? 'leipzig')
  return {
    __typename: 'Refund',
    id: gid('Refund', id),
    legacyResourceId: String(id),
    createdAt: isoUtc(refund.issuedAt),
    processedAt: isoUtc(refund.issuedAt),
    updatedAt: isoUtc(
      Math.max(refund.issuedAt, ...[refund.settledAt ?? 0].filter((time) => time <= scope.at)),
    ),
    note: refund.note ?? null,
    totalRefundedSet: money(refund.minor),
    return: () => returnOf(scope, order, refund),
    order: () => scope.order(order),
    refundLineItems: (args: PageArgs) =>
      connection(
        refund.lines.map((line) => {
          const share = money(Math.round((goods * line.quantity) / Math.max(1, units)))
          return {
            id: gid('RefundLineItem', id * 100 + line.position),
            quantity: line.quantity,
            restockType: refund.forReturn === undefined ? 'CANCEL' : 'RETURN',
            restocked: true,
            lineItem: () => scope.lines(order)[line.position - 1],
            location,
            priceSet: share,
            subtotalSet: share,
            totalTaxSet: money(0),
          }
        }),
        args,
      ),
    refundShippingLines: (args: PageArgs) =>
      connection(
        refund.shippingMinor
          ? [
              {
                id: gid('RefundShippingLine', id),
                subtotalAmountSet: money(refund.shippingMinor),
                taxAmountSet: money(0),
              },
            ]
          : [],
        args,
      ),
    orderAdjustments: (args: PageArgs) => connection([], args),
    transactions: (args: PageArgs) => connection([refundTransaction(scope, order, { refund, index })], args),
  }
}
