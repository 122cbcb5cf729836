import type { CardLine } from '@throughline/shared/contract'
import type { OrderLine, RecordOf, Return, WarehouseLine } from '@throughline/shared/model'
import type { OrderGroup } from './order-group.ts'

/** The order's lines with what was shipped, returned and refunded of each; the warehouse's lines while the shop is silent. */
export function linesOf({ order, warehouseOrders, returns }: OrderGroup): CardLine[] {
  const warehouseLines = warehouseOrders.flatMap((one) => one.data.lines)
  if (!order) return warehouseLines.map(fromWarehouse)
  const returnLines = fullest(returns)
  return order.data.lines.map((line) => ({
    title: line.title,
    variant: line.variant,
    sku: line.sku,
    ordered: line.quantity,
    current: line.currentQuantity,
    shipped: line.fulfilledQuantity ?? shippedBy(warehouseLines, line),
    returned: returnedOf(returnLines, line),
    refunded: line.refundedQuantity,
    unitPrice: line.unitPrice,
  }))
}

const fromWarehouse = (line: WarehouseLine): CardLine => ({
  title: line.title ?? line.sku ?? line.id,
  sku: line.sku,
  ordered: line.quantity,
  shipped: line.shippedQuantity,
})

function shippedBy(lines: readonly WarehouseLine[], line: OrderLine): number | undefined {
  const own = lines.filter(
    (one) => one.shopLineId === line.id || (line.sku !== undefined && one.sku === line.sku),
  )
  const known = own.flatMap(({ shippedQuantity }) => (shippedQuantity === undefined ? [] : [shippedQuantity]))
  return known.length === 0 ? undefined : known.reduce((sum, one) => sum + one, 0)
}

/** One return may be kept by two systems: adding them up would return an article twice, so the system with the fuller list counts. */
function fullest(returns: readonly RecordOf<'return'>[]): Return['lines'] {
  const bySystem = new Map<string, Return['lines']>()
  for (const { connection, data } of returns) {
    if (data.stage === 'cancelled' || data.stage === 'declined') continue
    bySystem.set(connection, [...(bySystem.get(connection) ?? []), ...data.lines])
  }
  return [...bySystem.values()].reduce((best, lines) => (unitsOf(lines) > unitsOf(best) ? lines : best), [])
}

const unitsOf = (lines: Return['lines']): number => lines.reduce((sum, line) => sum + line.quantity, 0)

function returnedOf(lines: Return['lines'], line: OrderLine): number | undefined {
  const own = lines.filter(
    (one) =>
      one.orderLineId === line.id ||
      (one.orderLineId === undefined && one.sku !== undefined && one.sku === line.sku),
  )
  return own.length === 0 ? undefined : unitsOf(own)
}
