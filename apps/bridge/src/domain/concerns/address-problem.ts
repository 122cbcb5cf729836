import type { Concern } from '@throughline/shared/contract'
import type { JudgedOrder } from '../case/order-case.ts'
import { factOfEvent } from '../proof/facts-of-parcel.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dueAfter, merchantClock, timeOf } from './parts/clock.ts'
import { disagreement } from './parts/disagreement.ts'
import { addressTrouble, isGoingBack } from './parts/explained.ts'
import { openHolds } from './parts/holds.ts'
import { outboundOf, underWayOf } from './parts/outbound.ts'
import { isProbablyLost } from './parts/silence.ts'

/** The carrier says that the address does not work, or shop and warehouse send to different places. */
export const addressProblem: ConcernRule = (order) => [...rejected(order), ...different(order)]

function rejected(order: JudgedOrder): Concern[] {
  const clock = merchantClock(order)
  return underWayOf(order).flatMap((parcel): Concern[] => {
    const event = addressTrouble(parcel)
    if (!event || isGoingBack(parcel) || isProbablyLost(order, parcel)) return []
    const since = timeOf(order, event.at)
    return [
      {
        kind: 'address_problem',
        severity: 'warning',
        owner: 'support',
        next: 'confirm_address',
        about: parcel.trackingNumber,
        since: event.at,
        due: since === undefined ? undefined : dueAfter(since, 0, clock),
        evidence: [factOfEvent(parcel, event)],
        values: { carrier: parcel.carrier, place: event.place },
      },
    ]
  })
}

/** Of no use once everything arrived, and no second concern beside a hold for the same reason. */
function different(order: JudgedOrder): Concern[] {
  if (order.status === 'cancelled' || order.status === 'closed' || order.status === 'delivered') return []
  const parcels = outboundOf(order)
  if (parcels.length > 0 && parcels.every(({ stage }) => stage === 'delivered')) return []
  if (openHolds(order).some(({ hold }) => hold.reason === 'address')) return []
  return disagreement(order, 'address', {
    kind: 'address_problem',
    severity: 'warning',
    next: 'confirm_address',
  })
}
