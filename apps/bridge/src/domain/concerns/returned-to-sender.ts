import type { Concern } from '@throughline/shared/contract'
import { factOfEvent, factsOfParcel } from '../proof/facts-of-parcel.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dueAfter, merchantClock, timeOf } from './parts/clock.ts'
import { beginOf, isGoingBack } from './parts/explained.ts'
import { isMadeGood, outboundOf } from './parts/outbound.ts'

/** A parcel goes back to us, or is back, and the customer has neither goods nor money. */
export const returnedToSender: ConcernRule = (order) =>
  outboundOf(order).flatMap((parcel): Concern[] => {
    if (!isGoingBack(parcel) || parcel.flags.includes('damaged')) return []
    const clock = merchantClock(order)
    const turned =
      beginOf(parcel, ({ stage, flags }) => stage === 'returned_to_sender' || flags.includes('returning')) ??
      parcel.events.find(({ flags }) => flags.includes('returning'))
    const since = timeOf(order, turned?.at)
    if (isMadeGood(order, parcel, since)) return []
    const facts = factsOfParcel(parcel).slice(0, 1)
    return [
      {
        kind: 'returned_to_sender',
        severity: 'warning',
        owner: 'support',
        // What came back because nobody lives there comes back again.
        next: 'confirm_address',
        about: parcel.trackingNumber,
        since: turned?.at,
        due: since === undefined ? undefined : dueAfter(since, 1, clock),
        evidence: turned ? [...facts, factOfEvent(parcel, turned)] : facts,
        values: { carrier: parcel.carrier, place: turned?.place },
      },
    ]
  })
