import type { Moment } from '@throughline/shared/model'
import { thresholdsFor } from '../policy/thresholds-for.ts'
import { factOfOrder, factOfPayment } from '../proof/facts-of-order.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dueAfter, hourMs, hoursSince, merchantClock, timeOf } from './parts/clock.ts'
import { heardUntil } from './parts/heard-until.ts'
import { openHolds } from './parts/holds.ts'
import { knowsNothing } from './parts/knows-nothing.ts'
import { outboundOf } from './parts/outbound.ts'

/** The order is paid, nothing holds it, and no warehouse knows it, though each was asked and answered. */
export const notReleased: ConcernRule = (order) => {
  const { group, status, policy } = order
  const shop = group.order
  if (!shop || group.warehouseOrders.length > 0) return []
  const { payment, lines, placedAt, updatedAt } = shop.data
  if (status !== 'paid' && status !== 'placed' && status !== 'in_warehouse') return []
  if (payment !== 'paid' && payment !== 'partially_refunded') return []
  if (shop.data.fulfilments.some(({ stage }) => stage !== 'cancelled') || outboundOf(order).length > 0)
    return []
  const wants = lines.some(
    (line) => line.requiresShipping !== false && (line.currentQuantity ?? line.quantity) > 0,
  )
  if (!wants || openHolds(order).length > 0) return []
  const silent = knowsNothing(order, 'warehouse_order', { topic: 'warehouse', about: undefined })
  if (silent.length === 0) return []
  // A late payment changes the order: until then it was not ours to release.
  const since = laterOf([placedAt, updatedAt], (moment) => timeOf(order, moment))
  const from = timeOf(order, since)
  const until = heardUntil(order, shop)
  const { notReleasedHours } = thresholdsFor(policy, {})
  // A machine releases orders: it works at night and on Sundays.
  if (from === undefined || until - from < notReleasedHours * hourMs) return []
  return [
    {
      kind: 'not_released',
      severity: 'warning',
      owner: 'support',
      next: 'release_order',
      since,
      due: dueAfter(from + notReleasedHours * hourMs, 0, merchantClock(order)),
      evidence: [{ ...factOfOrder(shop), at: placedAt }, factOfPayment(shop), ...silent],
      values: { hours: hoursSince(from, until) },
    },
  ]
}

function laterOf(
  moments: readonly (Moment | undefined)[],
  time: (moment: Moment | undefined) => number | undefined,
): Moment | undefined {
  return moments.reduce<Moment | undefined>(
    (best, one) =>
      (time(one) ?? Number.NEGATIVE_INFINITY) > (time(best) ?? Number.NEGATIVE_INFINITY) ? one : best,
    undefined,
  )
}
