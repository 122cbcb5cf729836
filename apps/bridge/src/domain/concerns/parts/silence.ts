import type { Fact } from '@throughline/shared/contract'
import type { OrderCase } from '../../case/order-case.ts'
import type { MergedParcel } from '../../merge/parcels.ts'
import { lastScanOf } from '../../proof/facts-of-parcel.ts'
import { dayMs, timeOf } from './clock.ts'
import { carrierHeardUntil, thresholdsOf, underWayOf } from './outbound.ts'

export interface Silence {
  parcel: MergedParcel
  lastScan: Fact
  /** Both in epoch milliseconds. */
  since: number
  until: number
  isProbablyLost: boolean
}

/** Half a year: carriers pay no claim and reuse the number; nobody waits for that parcel any more. */
const forgottenDays = 180

/** Parcels on their way with the time of their last scan. A parcel at customs, at a pick-up point or on its way back is not silent: it waits. */
export function silencesOf(one: OrderCase): Silence[] {
  return underWayOf(one).flatMap((parcel): Silence[] => {
    if (parcel.stage === 'available_for_pickup') return []
    if (['customs', 'returning', 'damaged'].some((flag) => parcel.flags.some((own) => own === flag)))
      return []
    const lastScan = lastScanOf(parcel)
    const since = timeOf(one, lastScan?.at)
    if (!lastScan || since === undefined) return []
    const until = carrierHeardUntil(one, parcel)
    const days = (until - since) / dayMs
    if (days > forgottenDays) return []
    return [
      {
        parcel,
        lastScan,
        since,
        until,
        isProbablyLost: days >= thresholdsOf(one, parcel).probablyLostDays,
      },
    ]
  })
}

/** The carrier says so, or has been silent for so long. */
export const isProbablyLost = (one: OrderCase, parcel: MergedParcel): boolean =>
  parcel.flags.includes('lost') ||
  silencesOf(one).some((silence) => silence.parcel === parcel && silence.isProbablyLost)
