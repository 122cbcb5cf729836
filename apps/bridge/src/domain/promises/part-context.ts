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
 * When a record's source was last heard on it, in epoch milliseconds: a record that did not change keeps the time of its first version,
 * so the answer counts. While the source is down the record is only as new as what it says of itself: its silence since then is no
 * evidence.
 */
export function heardAt(
  record: Pick<
    RecordOf<'order'> | RecordOf<'warehouse_order'> | RecordOf<'tracking'>,
    'connection' | 'kind' | 'observedAt' | 'data'
  >,
  { answered }: OrderCase,
): number {
  const answer = answered.find(
    ({ connection, kind }) => connection === record.connection && kind === record.kind,
  )
  const observed = Date.parse(record.observedAt)
  if (answer?.state === 'failed') return Math.min(observed, millisOf(record.data.updatedAt) ?? 0)
  const asOf = answer?.asOf === undefined ? Number.NaN : Date.parse(answer.asOf)
  return Number.isNaN(asOf) ? observed : Math.max(observed, asOf)
}
