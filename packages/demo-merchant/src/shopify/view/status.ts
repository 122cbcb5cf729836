import { orderId } from '../../world/shop-ids.ts'
import type { Instant } from '../../world/time.ts'
import { totalsOf } from '../../world/totals.ts'
import type { OrderTruth } from '../../world/truth.ts'
import { cancelledBy, heldBy, returnsSeen, unitsFulfilled } from '../sees.ts'

/** `OrderDisplayFinancialStatus` */
export function financialStatus(order: OrderTruth, at: Instant): string {
  const { received, refunded, total } = totalsOf(order, at)
  // An exchange costs nothing, and nothing is paid at once.
  if (total === 0) return 'PAID'
  if (received === 0) return cancelledBy(order, at) ? 'VOIDED' : 'PENDING'
  if (refunded >= total) return 'REFUNDED'
  return refunded > 0 ? 'PARTIALLY_REFUNDED' : 'PAID'
}

/** `OrderDisplayFulfillmentStatus`: what the shop believes, which is that labels are departures. */
export function fulfilmentStatus(order: OrderTruth, at: Instant): string {
  const open = order.lines.some((line) => unitsFulfilled(order, line.position, at) < line.quantity)
  const begun = order.lines.some((line) => unitsFulfilled(order, line.position, at) > 0)
  if (!open) return 'FULFILLED'
  if (heldBy(order, at)) return 'ON_HOLD'
  return begun ? 'PARTIALLY_FULFILLED' : 'UNFULFILLED'
}

/** `OrderReturnStatus` */
export function returnStatus(order: OrderTruth, at: Instant): string {
  const returns = returnsSeen(order, at)
  const statuses = returns.map((one) => one.status)
  if (returns.some((one) => one.status === 'OPEN' && one.inspectedAt !== undefined))
    return 'INSPECTION_COMPLETE'
  if (statuses.includes('OPEN')) return 'IN_PROGRESS'
  if (statuses.includes('REQUESTED')) return 'RETURN_REQUESTED'
  return statuses.includes('CLOSED') ? 'RETURNED' : 'NO_RETURN'
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Nine letters and digits, as the customer's confirmation shows. */
export function confirmationNumber(order: OrderTruth): string {
  let rest = orderId(order) * 7 + 13
  let text = ''
  while (text.length < 9) {
    text += letters.charAt(rest % letters.length)
    rest = Math.floor(rest / 17) + text.length * 1009
  }
  return text
}
