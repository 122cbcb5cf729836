import { estimateOf } from '../proof/facts-of-parcel.ts'
import type { ConcernRule } from './concern-rule.ts'
import { carrierClock, dueAfter, hoursSince, merchantClock, overdueAt } from './parts/clock.ts'
import { addressTrouble, waitsAfterAttempt } from './parts/explained.ts'
import { thresholdsOf } from './parts/outbound.ts'
import { silencesOf } from './parts/silence.ts'

/** The carrier has not scanned a parcel for too long, and nothing that it said explains why. */
export const silentParcel: ConcernRule = (order) =>
  silencesOf(order).flatMap(({ parcel, lastScan, since, until, isProbablyLost }) => {
    if (isProbablyLost || parcel.flags.includes('lost')) return []
    if (addressTrouble(parcel) || waitsAfterAttempt(parcel)) return []
    const hours = thresholdsOf(order, parcel).silentParcelHours
    // Carriers do not scan on their days of rest: by the wall clock half of Monday's warnings would be false.
    const at = overdueAt(since, { hours, clock: carrierClock(order, parcel), until })
    if (at === undefined) return []
    const estimate = estimateOf(parcel)
    return [
      {
        kind: 'silent_parcel',
        severity: 'warning',
        owner: 'carrier',
        next: 'open_trace',
        about: parcel.trackingNumber,
        since: lastScan.at,
        due: dueAfter(at, 0, merchantClock(order)),
        evidence: [lastScan, ...(estimate ? [estimate] : [])],
        values: {
          carrier: parcel.carrier,
          service: parcel.service,
          place: lastScan.place,
          hours: hoursSince(since, until),
          expected: parcel.eta,
        },
      },
    ]
  })
