import type { ConcernValues, OrderPromise } from '@throughline/shared/contract'
import { daysBetween } from '../../calendar/work-calendar.ts'
import type { JudgedOrder } from '../../case/order-case.ts'

/** What the sentence on a promise names. */
export function promiseValues(
  { parcels, group }: JudgedOrder,
  { latest, expected, upgrade, service, about, evidence }: OrderPromise,
): ConcernValues {
  const shipment = evidence.find(({ topic }) => topic === 'shipment')
  const parcel = parcels.find(
    ({ trackingNumber }) => trackingNumber !== undefined && trackingNumber === (about ?? shipment?.about),
  )
  const isInside = evidence.some(({ topic }) => topic === 'warehouse')
  return {
    promised: latest,
    expected,
    days: expected === undefined ? undefined : Math.max(0, daysBetween(latest, expected)),
    service,
    upgrade,
    carrier: parcel?.carrier,
    place: shipment?.place,
    warehouse: isInside
      ? group.warehouseOrders.find(({ data }) => data.warehouse)?.data.warehouse
      : undefined,
  }
}
