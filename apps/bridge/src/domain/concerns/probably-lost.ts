import type { Concern } from '@throughline/shared/contract'
import { progressOf } from '../merge/parcels.ts'
import { lastEventOf, lastScanOf } from '../proof/facts-of-parcel.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dayMs, daysSince, dueAfter, merchantClock, timeOf } from './parts/clock.ts'
import { carrierHeardUntil, isMadeGood, outboundOf, thresholdsOf } from './parts/outbound.ts'
import { silencesOf } from './parts/silence.ts'

/** The carrier says that it lost a parcel, or has been silent for as many days as it takes to say so. Replaces the silent parcel. */
export const probablyLost: ConcernRule = (order) => {
  const clock = merchantClock(order)
  const silent = silencesOf(order).filter((one) => one.isProbablyLost)
  return outboundOf(order).flatMap((parcel): Concern[] => {
    if (progressOf(parcel.stage) >= progressOf('delivered')) return []
    const silence = silent.find((one) => one.parcel === parcel)
    const said = parcel.flags.includes('lost')
      ? lastEventOf(parcel, ({ flags }) => flags.includes('lost'))
      : undefined
    const lastScan = silence?.lastScan ?? lastScanOf(parcel)
    const evidence = [said, lastScan].filter((fact) => fact !== undefined)
    if (evidence.length === 0 || !(silence || said)) return []
    const until = carrierHeardUntil(order, parcel)
    const from = timeOf(order, lastScan?.at)
    const saidAt = timeOf(order, said?.at)
    if (isMadeGood(order, parcel, saidAt ?? from)) return []
    const days = thresholdsOf(order, parcel).probablyLostDays
    const lostAt = saidAt ?? (from === undefined ? undefined : from + days * dayMs)
    return [
      {
        kind: 'probably_lost',
        severity: 'critical',
        owner: 'support',
        next: 'send_replacement',
        about: parcel.trackingNumber,
        since: said?.at ?? lastScan?.at,
        due: lostAt === undefined ? undefined : dueAfter(lostAt, 0, clock),
        evidence,
        values: {
          carrier: parcel.carrier,
          service: parcel.service,
          place: lastScan?.place,
          days: from === undefined ? undefined : daysSince(from, until),
        },
      },
    ]
  })
}
