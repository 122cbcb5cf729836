import type { OrderPromise } from '@throughline/shared/contract'
import { addDays } from '../calendar/work-calendar.ts'
import type { OrderCase } from '../case/order-case.ts'
import type { Delivery } from './delivery.ts'
import { promiseFact } from './promise-fact.ts'

/** Until when the customer may ask for a return, counted from the last proven arrival. Only while it is open: then nobody owes it any more. */
export function returnWindow({ policy, group, status }: OrderCase, delivery: Delivery): OrderPromise[] {
  const { done, days } = delivery
  const { windowDays } = policy.returns
  if (done?.on === undefined || windowDays === 0 || status === 'cancelled') return []
  const latest = addDays(done.on, windowDays)
  if (days.today > latest) return []
  const { connection: source } = group.root
  return [
    {
      kind: 'return_window',
      by: 'policy',
      source,
      latest,
      state: 'on_track',
      reason: 'nothing_against_it',
      evidence: [promiseFact({ value: latest, source }), ...done.evidence],
    },
  ]
}
