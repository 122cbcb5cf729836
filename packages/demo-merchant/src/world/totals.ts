import { shops } from './shops.ts'
import type { Instant } from './time.ts'
import type { LineTruth, OrderTruth } from './truth.ts'

/** Sums of an order in minor units of its shop's currency. */
export interface Totals {
  /** Lines after their discounts. */
  subtotal: number
  discounts: number
  shipping: number
  tax: number
  total: number
  refunded: number
  received: number
  outstanding: number
}

export const lineTotal = (line: LineTruth): number => line.quantity * line.unitMinor - line.discountMinor

export function totalsOf(order: OrderTruth, at: Instant): Totals {
  const { percent, included } = shops[order.shop].tax
  const subtotal = order.lines.reduce((sum, line) => sum + lineTotal(line), 0)
  const shipping = order.source === 'loop' ? 0 : order.shipping.minor
  const net = subtotal + shipping
  const tax = included
    ? Math.round((net * percent) / (100 + percent))
    : Math.round((subtotal * percent) / 100)
  const total = included ? net : net + tax
  const refunded = order.refunds.filter((one) => one.issuedAt <= at).reduce((sum, one) => sum + one.minor, 0)
  const received = order.payment.paidAt !== undefined && order.payment.paidAt <= at ? total : 0
  const cancelled = order.cancelled !== undefined && order.cancelled.at <= at
  return {
    subtotal,
    discounts: order.lines.reduce((sum, line) => sum + line.discountMinor, 0),
    shipping,
    tax,
    total,
    refunded,
    received,
    outstanding: cancelled ? 0 : total - received,
  }
}

/** Units of a line that were refunded so far. */
export const refundedUnits = (order: OrderTruth, position: number, at: Instant): number =>
  order.refunds
    .filter((one) => one.issuedAt <= at)
    .flatMap((one) => one.lines)
    .filter((line) => line.position === position)
    .reduce((sum, line) => sum + line.quantity, 0)
