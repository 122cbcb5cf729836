import type { Measures } from './indicators.ts'

/** What was measured over a stretch of orders; times are medians in milliseconds, null without a case. */
export interface Measurement {
  orders: number
  delivered: number
  accurate: number
  promised: number
  onTime: number
  packed: number
  verified: number
  refundsDue: number
  refundsInTime: number
  contacts: number
  cycleMs: number | null
  cycles: number
  labelMs: number | null
  labels: number
  returnMs: number | null
  returns: number
  headStartMs: number | null
  headStarts: number
  /** Orders with an error and a contact; `known` of them had the error first. */
  troubled: number
  known: number
}

const time = (medianMs: number | null, cases: number) => ({ ...(medianMs !== null && { medianMs }), cases })
const share = (good: number, cases: number) => ({ good, cases })

/** Each indicator with its own cases: a rate of orders that were never delivered says nothing about accuracy. */
export const measuresOf = (one: Measurement): Measures => ({
  order_cycle_time: time(one.cycleMs, one.cycles),
  order_accuracy: share(one.accurate, one.delivered),
  on_time_delivery: share(one.onTime, one.promised),
  pick_verification_rate: share(one.verified, one.packed),
  label_to_first_scan: time(one.labelMs, one.labels),
  return_cycle_time: time(one.returnMs, one.returns),
  refund_clock_kept: share(one.refundsInTime, one.refundsDue),
  contacts_per_100_orders: share(one.contacts, one.orders),
  concern_to_first_contact: time(one.headStartMs, one.headStarts),
  known_before_contact: share(one.known, one.troubled),
})
