import { transactionId } from '../../world/shop-ids.ts'
import { isoUtc } from '../../world/time.ts'
import { totalsOf } from '../../world/totals.ts'
import type { OrderTruth, RefundTruth } from '../../world/truth.ts'
import { gid } from '../ids.ts'
import { moneyBag } from '../money.ts'
import type { Fields, Scope } from './scope.ts'

const gateways = {
  card: { gateway: 'shopify_payments', formattedGateway: 'Shopify Payments' },
  paypal: { gateway: 'paypal', formattedGateway: 'PayPal' },
  invoice: { gateway: 'bank_deposit', formattedGateway: 'Bank transfer' },
}

const details = (order: OrderTruth): Fields | null => {
  const { method } = order.payment
  if (method === 'card')
    return {
      __typename: 'CardPaymentDetails',
      company: 'Visa',
      number: '•••• •••• •••• 1111',
      paymentMethodName: 'card',
    }
  return method === 'paypal'
    ? { __typename: 'PaypalWalletPaymentDetails', paymentMethodName: 'wallet' }
    : null
}

const common = (order: OrderTruth, { id, minor }: { id: number; minor: number }): Fields => ({
  __typename: 'OrderTransaction',
  id: gid('OrderTransaction', id),
  ...gateways[order.payment.method],
  test: false,
  paymentId: `demo-${id}`,
  amountSet: moneyBag(order, minor),
})

/** The payment and every refund of an order, as the payment provider answered. */
export function transactionViews(scope: Scope, order: OrderTruth): Fields[] {
  const paid = order.payment.paidAt !== undefined && order.payment.paidAt <= scope.at
  const refunds = order.refunds.flatMap((refund, index) =>
    refund.issuedAt <= scope.at ? [refundTransaction(scope, order, { refund, index })] : [],
  )
  return [
    {
      ...common(order, { id: transactionId(order, 0), minor: totalsOf(order, scope.at).total }),
      kind: 'SALE',
      status: paid ? 'SUCCESS' : 'PENDING',
      createdAt: isoUtc(order.payment.authorizedAt),
      processedAt: isoUtc(order.payment.paidAt ?? order.payment.authorizedAt),
      errorCode: null,
      parentTransaction: null,
      paymentDetails: details(order),
    },
    ...refunds,
  ]
}

/** A refund is ordered at once and confirmed by the provider days later; until then its transaction is pending. */
export function refundTransaction(
  scope: Scope,
  order: OrderTruth,
  { refund, index }: { refund: RefundTruth; index: number },
): Fields {
  const settled = refund.settledAt !== undefined && refund.settledAt <= scope.at
  const failed = refund.failedAt !== undefined && refund.failedAt <= scope.at
  return {
    ...common(order, { id: transactionId(order, 1 + index), minor: refund.minor }),
    kind: 'REFUND',
    status: settled ? 'SUCCESS' : failed ? 'FAILURE' : 'PENDING',
    createdAt: isoUtc(refund.issuedAt),
    processedAt: isoUtc(settled ? (refund.settledAt ?? refund.issuedAt) : refund.issuedAt),
    errorCode: failed ? 'PROCESSING_ERROR' : null,
    parentTransaction: { id: gid('OrderTransaction', transactionId(order, 0)) },
    paymentDetails: details(order),
  }
}
