import type { Concern, Fact } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import type { JudgedOrder } from '../case/order-case.ts'
import { factsOfParcel } from '../proof/facts-of-parcel.ts'
import { policyDays } from '../return-ledger/policy-days.ts'
import type { ConcernRule } from './concern-rule.ts'
import { judgedReturns } from './parts/judged-returns.ts'

/** In a few days the customer can no longer ask for a return, or no longer post one that was approved. */
export const returnWindowClosing: ConcernRule = (order) => [...unasked(order), ...unposted(order)]

/** All has arrived, nothing is on its way back, and the window ends soon. */
function unasked(order: JudgedOrder): Concern[] {
  const { group, parcels, returns, policy, refunds } = order
  const { windowDays } = policy.returns
  if (windowDays === 0 || group.order?.data.status === 'cancelled' || refunds.length > 0) return []
  if (returns.some(({ stage }) => stage !== 'declined' && stage !== 'cancelled')) return []
  const outbound = parcels.filter(({ direction, stage }) => direction === 'outbound' && stage !== 'cancelled')
  if (outbound.length === 0 || outbound.some(({ stage }) => stage !== 'delivered')) return []
  const days = policyDays(order)
  const arrivals = outbound.flatMap((parcel) => {
    const fact = factsOfParcel(parcel).find(({ value }) => value === 'delivered')
    const day = days.of(parcel.deliveredAt ?? fact?.at)
    return fact && day ? [{ fact, day }] : []
  })
  // The parcel whose day nobody knows may have been the last.
  if (arrivals.length < outbound.length) return []
  const last = arrivals
    .map(({ day }) => day)
    .sort()
    .at(-1)
  return closing(order, { end: days.afterDays(last, windowDays), evidence: arrivals.map(({ fact }) => fact) })
}

/** The return is approved, the customer has not posted it, and its time ends soon. */
const unposted = (order: JudgedOrder): Concern[] =>
  judgedReturns(order).flatMap(({ merged, current, words }) =>
    current?.step === 'in_transit' && current.owner === 'customer'
      ? closing(order, { end: current.due, evidence: words, about: merged.number })
      : [],
  )

function closing(
  order: JudgedOrder,
  { end, evidence, about }: { end: CalendarDate | undefined; evidence: Fact[]; about?: string | undefined },
): Concern[] {
  if (!end) return []
  const left = policyDays(order).daysTo(end)
  if (left < 0 || left > order.policy.returns.windowWarningDays) return []
  return [
    {
      kind: 'return_window_closing',
      severity: 'notice',
      owner: 'customer',
      next: 'remind_customer',
      about,
      due: end,
      evidence,
      values: { days: left, deadline: end },
    },
  ]
}
