import type { RecordOf } from '@throughline/shared/model'
import type { PlaceDays } from '../calendar/place-days.ts'
import type { OrderCase } from '../case/order-case.ts'
import { millisOf } from '../merge/ship-window.ts'
import { serviceNamed } from '../policy/named.ts'
import type { Destination, Warehouse } from './way.ts'

/** What every part of a delivery is judged by. */
export interface PartContext {
  one: OrderCase
  destination: Destination
  days: PlaceDays
  warehouse: Warehouse
}

/** The service by which it travels, where the policy knows it: the parcel's own, else the one that the customer chose. */
export function serviceOf({ group: { order, warehouseOrders }, policy }: OrderCase, ofParcel?: string) {
  const labelled = warehouseOrders.flatMap(({ data }) => data.parcels.flatMap(({ service }) => service ?? []))
  const named = [ofParcel, order?.data.promise?.service, ...labelled]
  return named.map((name) => serviceNamed(policy, name)).find((service) => service !== undefined)
}

/**
 * When a record's source was last heard, in epoch milliseconds. While the source is down it is only as new as what it says of itself:
 * its silence since then is no evidence.
 */
export function heardAt(
  record: Pick<
    RecordOf<'order'> | RecordOf<'warehouse_order'> | RecordOf<'tracking'>,
    'connection' | 'kind' | 'observedAt' | 'data'
  >,
  { answered }: OrderCase,
): number {
  const isDown = answered.some(
    ({ connection, kind, state }) =>
      connection === record.connection && kind === record.kind && state === 'failed',
  )
  const observed = Date.parse(record.observedAt)
  return isDown ? Math.min(observed, millisOf(record.data.updatedAt) ?? 0) : observed
}
