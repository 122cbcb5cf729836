import type { Moment, RecordOf } from '@throughline/shared/model'
import { normaliseTrackingNumber } from '../identity/normalise.ts'
import { sameCarrier } from './carrier.ts'
import type { OrderGroup } from './order-group.ts'

const dayMs = 86_400_000
/** A clock may be off by some hours and zones are often missing: two days before the order is still this order's parcel. */
const earlyMs = 2 * dayMs
/** Carriers keep and then reuse numbers after some months; a return may be posted long after the order. */
const lateMs = 180 * dayMs

/**
 * The tracking of this number that can be of this order: carriers reuse numbers, so a parcel that was scanned before the order was
 * placed, or half a year after, is somebody else's. Of several, the named carrier's, then the newest.
 */
export function bestTracking(
  trackings: readonly RecordOf<'tracking'>[],
  { number, group }: { number: string; group: OrderGroup },
): RecordOf<'tracking'> | undefined {
  const placed = millisOf(placedAtOf(group))
  const carrier = carrierNamed(group, number)
  const fitting = trackings
    .filter(({ data }) => normaliseTrackingNumber(data.trackingNumber) === number)
    .filter(({ data }) => {
      const shipped = millisOf(data.shippedAt ?? data.events[0]?.at)
      if (placed === undefined || shipped === undefined) return true
      return shipped >= placed - earlyMs && shipped <= placed + lateMs
    })
  const rank = ({ data }: RecordOf<'tracking'>) => (carrier && sameCarrier(carrier, data.carrier) ? 1 : 0)
  return fitting.sort((a, b) => rank(b) - rank(a) || newest(b) - newest(a))[0]
}

const placedAtOf = ({ order, warehouseOrders }: OrderGroup): Moment | undefined =>
  order?.data.placedAt ?? warehouseOrders[0]?.data.createdAt

function carrierNamed({ order, warehouseOrders, returns }: OrderGroup, number: string): string | undefined {
  const parcels = [
    ...(order?.data.fulfilments.flatMap((one) => one.parcels) ?? []),
    ...warehouseOrders.flatMap((one) => one.data.parcels),
    ...returns.flatMap((one) => one.data.parcels),
  ]
  return parcels.find((one) => one.trackingNumber && normaliseTrackingNumber(one.trackingNumber) === number)
    ?.carrier
}

const newest = ({ data }: RecordOf<'tracking'>): number =>
  millisOf(data.updatedAt ?? data.events.at(-1)?.at) ?? 0

/** A time without a zone is read as UTC here: windows are of days, and hours do not matter. */
export const millisOf = (moment: Moment | undefined): number | undefined => {
  if (!moment) return undefined
  const millis = Date.parse(moment.instant ?? `${moment.local}Z`)
  return Number.isNaN(millis) ? undefined : millis
}
