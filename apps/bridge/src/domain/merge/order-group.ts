import type { RecordOf } from '@throughline/shared/model'

/** All records that speak of one order. The root is the shop's record, or the warehouse's while the shop is silent. */
export interface OrderGroup {
  root: RecordOf<'order'> | RecordOf<'warehouse_order'>
  order?: RecordOf<'order'>
  warehouseOrders: RecordOf<'warehouse_order'>[]
  returns: RecordOf<'return'>[]
  /** By normalised tracking number; at most one each, the one whose ship window fits this order. */
  trackings: Map<string, RecordOf<'tracking'>>
}
