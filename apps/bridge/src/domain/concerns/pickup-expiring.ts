import type { Concern } from '@throughline/shared/contract'
import { dayAt } from '../calendar/day-of.ts'
import { addDays } from '../calendar/work-calendar.ts'
import { factOfEvent } from '../proof/facts-of-parcel.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dayOfMoment, daysSince, merchantClock, timeOf } from './parts/clock.ts'
import { beginOf, isGoingBack } from './parts/explained.ts'
import { carrierHeardUntil, thresholdsOf, underWayOf } from './parts/outbound.ts'

/** A parcel waits at a pick-up point, and the days for which such a place keeps it are nearly over. */
export const pickupExpiring: ConcernRule = (order) =>
  underWayOf(order).flatMap((parcel): Concern[] => {
    if (parcel.stage !== 'available_for_pickup' || isGoingBack(parcel)) return []
    const { timeZone } = merchantClock(order)
    const arrived = beginOf(parcel, ({ stage }) => stage === 'available_for_pickup')
    const since = timeOf(order, arrived?.at)
    if (!arrived?.at || since === undefined) return []
    const { pickupDays, pickupWarningDays } = thresholdsOf(order, parcel)
    const deadline = addDays(dayOfMoment(arrived.at, since, timeZone), pickupDays)
    const today = dayAt(order.now, timeZone)
    if (today < addDays(deadline, -pickupWarningDays)) return []
    return [
      {
        kind: 'pickup_expiring',
        severity: today >= deadline ? 'critical' : 'warning',
        owner: 'customer',
        next: 'remind_customer',
        about: parcel.trackingNumber,
        since: arrived.at,
        due: deadline,
        evidence: [factOfEvent(parcel, arrived)],
        values: {
          carrier: parcel.carrier,
          place: arrived.place,
          days: daysSince(since, carrierHeardUntil(order, parcel)),
          deadline,
        },
      },
    ]
  })
