import type { RecordOf } from '@throughline/shared/model'
import type { OrderCase } from '../../case/order-case.ts'
import { normaliseTrackingNumber } from '../../identity/normalise.ts'
import { type MergedParcel, progressOf } from '../../merge/parcels.ts'
import { millisOf } from '../../merge/ship-window.ts'
import type { Thresholds } from '../../policy/policy.ts'
import { thresholdsFor } from '../../policy/thresholds-for.ts'
import { heardUntil } from './heard-until.ts'

/** Parcels on their way to the customer, or meant to be. A cancelled order has none that anybody waits for. */
export const outboundOf = ({ parcels, status }: OrderCase): MergedParcel[] =>
  status === 'cancelled'
    ? []
    : parcels.filter(({ direction, stage }) => direction === 'outbound' && stage !== 'cancelled')

/** Parcels that the carrier has scanned and that have not ended. */
export const underWayOf = (one: OrderCase): MergedParcel[] =>
  outboundOf(one).filter(
    ({ proof, stage }) => proof === 'proven' && progressOf(stage) < progressOf('delivered'),
  )

/** What the carrier says of this parcel, as it said it. */
const trackingOf = (
  { group }: OrderCase,
  { trackingNumber }: MergedParcel,
): RecordOf<'tracking'> | undefined =>
  trackingNumber === undefined ? undefined : group.trackings.get(normaliseTrackingNumber(trackingNumber))

/** Until when the carrier was heard on this parcel, in epoch milliseconds. */
export function carrierHeardUntil(one: OrderCase, parcel: MergedParcel): number {
  const record = trackingOf(one, parcel)
  return record ? heardUntil(one, record) : one.now
}

export const thresholdsOf = (one: OrderCase, { carrier, service }: MergedParcel): Thresholds =>
  thresholdsFor(one.policy, {
    carrier,
    service: service ?? one.group.order?.data.promise?.service,
    warehouse: one.group.warehouseOrders[0]?.data.warehouse,
  })

/** Somebody has put it right: the money went back, or another parcel was made after this time (epoch milliseconds). */
export function isMadeGood(one: OrderCase, parcel: MergedParcel, since: number | undefined): boolean {
  if (one.group.order?.data.payment === 'refunded') return true
  if (since === undefined) return false
  return outboundOf(one).some((other) => other !== parcel && (madeAt(other) ?? 0) > since)
}

/** The first that anybody knows of a parcel. */
function madeAt({ words, events }: MergedParcel): number | undefined {
  const times = [...words.filter(({ proven }) => !proven), ...events].flatMap(({ at }) => millisOf(at) ?? [])
  return times.length > 0 ? Math.min(...times) : undefined
}
