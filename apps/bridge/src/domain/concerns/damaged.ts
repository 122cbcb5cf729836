import type { Concern } from '@throughline/shared/contract'
import { factsOfParcel, lastEventOf } from '../proof/facts-of-parcel.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dueAfter, merchantClock, timeOf } from './parts/clock.ts'
import { isMadeGood, outboundOf } from './parts/outbound.ts'

/** The carrier reports damage on a parcel that the customer does not have yet. Also says why it goes back, when it does. */
export const damaged: ConcernRule = (order) =>
  outboundOf(order).flatMap((parcel): Concern[] => {
    if (!parcel.flags.includes('damaged') || parcel.stage === 'delivered') return []
    const clock = merchantClock(order)
    const report = lastEventOf(parcel, ({ flags }) => flags.includes('damaged'))
    const since = timeOf(order, report?.at)
    if (isMadeGood(order, parcel, since)) return []
    return [
      {
        kind: 'damaged',
        severity: 'critical',
        owner: 'support',
        next: 'send_replacement',
        about: parcel.trackingNumber,
        since: report?.at,
        due: since === undefined ? undefined : dueAfter(since, 0, clock),
        evidence: report ? [report] : factsOfParcel(parcel).slice(0, 1),
        values: { carrier: parcel.carrier, place: report?.place },
      },
    ]
  })
