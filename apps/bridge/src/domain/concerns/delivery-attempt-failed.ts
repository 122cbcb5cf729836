import type { Concern } from '@throughline/shared/contract'
import { factOfEvent, factsOfParcel } from '../proof/facts-of-parcel.ts'
import type { ConcernRule } from './concern-rule.ts'
import { daysSince, dueAfter, merchantClock, timeOf } from './parts/clock.ts'
import { addressTrouble, isGoingBack, openAttempt, waitsAfterAttempt } from './parts/explained.ts'
import { carrierHeardUntil, underWayOf } from './parts/outbound.ts'
import { isProbablyLost } from './parts/silence.ts'

/** The carrier was at the door and could not deliver, and nothing has happened since. */
export const deliveryAttemptFailed: ConcernRule = (order) =>
  underWayOf(order).flatMap((parcel): Concern[] => {
    const { stage, flags } = parcel
    const hasGivenUp = stage === 'failed'
    if (!waitsAfterAttempt(parcel)) return []
    if (stage === 'available_for_pickup' || isGoingBack(parcel) || flags.includes('damaged')) return []
    if (addressTrouble(parcel) || isProbablyLost(order, parcel)) return []
    const attempt = openAttempt(parcel)
    const clock = merchantClock(order)
    const event = attempt ?? (hasGivenUp ? parcel.events.find((one) => one.stage === 'failed') : undefined)
    const since = timeOf(order, event?.at)
    const isCustomersTurn = flags.includes('action_required')
    return [
      {
        kind: 'delivery_attempt_failed',
        severity: 'warning',
        owner: hasGivenUp ? 'support' : isCustomersTurn ? 'customer' : 'carrier',
        next: hasGivenUp ? 'confirm_address' : isCustomersTurn ? 'remind_customer' : 'tell_customer',
        about: parcel.trackingNumber,
        since: event?.at,
        due: since === undefined ? undefined : dueAfter(since, 1, clock),
        evidence: event ? [factOfEvent(parcel, event)] : factsOfParcel(parcel),
        values: {
          carrier: parcel.carrier,
          place: event?.place,
          days: since === undefined ? undefined : daysSince(since, carrierHeardUntil(order, parcel)),
        },
      },
    ]
  })
