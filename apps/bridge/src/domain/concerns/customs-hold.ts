import type { Concern } from '@throughline/shared/contract'
import { factOfEvent, lastEventOf } from '../proof/facts-of-parcel.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dayMs, daysSince, dueAfter, merchantClock, timeOf } from './parts/clock.ts'
import { beginOf, isGoingBack } from './parts/explained.ts'
import { carrierHeardUntil, thresholdsOf, underWayOf } from './parts/outbound.ts'

/** Customs hold a parcel for longer than usual, or at once when they want something from somebody. */
export const customsHold: ConcernRule = (order) =>
  underWayOf(order).flatMap((parcel): Concern[] => {
    if (!parcel.flags.includes('customs') || isGoingBack(parcel)) return []
    const clock = merchantClock(order)
    const begin = beginOf(parcel, ({ flags }) => flags.includes('customs'))
    const since = timeOf(order, begin?.at)
    const wanted = parcel.flags.includes('action_required')
      ? lastEventOf(parcel, ({ flags }) => flags.includes('action_required'))
      : undefined
    const until = carrierHeardUntil(order, parcel)
    const limit = thresholdsOf(order, parcel).customsDays
    const isLong = since !== undefined && until - since >= limit * dayMs
    if (!begin || !(isLong || wanted)) return []
    const from = timeOf(order, wanted?.at) ?? (since === undefined ? undefined : since + limit * dayMs)
    return [
      {
        kind: 'customs_hold',
        severity: 'warning',
        owner: wanted ? 'customer' : 'carrier',
        next: 'send_customs_documents',
        about: parcel.trackingNumber,
        since: begin.at,
        due: from === undefined ? undefined : dueAfter(from, 1, clock),
        evidence: [...(wanted ? [wanted] : []), factOfEvent(parcel, begin)],
        values: {
          carrier: parcel.carrier,
          place: begin.place,
          days: since === undefined ? undefined : daysSince(since, until),
        },
      },
    ]
  })
