import type { RecordOf, WarehouseLine } from '@throughline/shared/model'
import type { OrderCase } from '../../case/order-case.ts'

type WarehouseRecord = RecordOf<'warehouse_order'>

/** Warehouse orders on which somebody still works, or worked; none of an order that was called off. */
export const warehouseWork = ({ group, status }: OrderCase): WarehouseRecord[] =>
  status === 'cancelled' ? [] : group.warehouseOrders.filter(({ data }) => data.stage !== 'cancelled')

/** Units of this article that the customer still wants: ordered, less what was cancelled or refunded. Absent when the shop is silent. */
export function wantedOf({ group: { order } }: OrderCase, line: WarehouseLine): number | undefined {
  const own = order?.data.lines.filter(({ id }) => id === line.shopLineId) ?? []
  const same = own.length > 0 ? own : (order?.data.lines.filter(({ sku }) => sku && sku === line.sku) ?? [])
  if (same.length === 0) return undefined
  return same.reduce(
    (sum, one) => sum + (one.currentQuantity ?? Math.max(0, one.quantity - (one.refundedQuantity ?? 0))),
    0,
  )
}

/** What people call the article. */
export const articleOf = ({ group: { order } }: OrderCase, line: WarehouseLine): string =>
  line.title ??
  order?.data.lines.find(({ id, sku }) => id === line.shopLineId || (sku && sku === line.sku))?.title ??
  line.sku ??
  line.id
