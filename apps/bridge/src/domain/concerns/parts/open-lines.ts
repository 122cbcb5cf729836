import type { RecordOf } from '@throughline/shared/model'
import type { OrderCase } from '../../case/order-case.ts'
import { stockOf } from '../../stock/line-stock.ts'

/** An article of the order that is still to be sent, with what is known of its stock. */
export interface OpenLine {
  article: string
  /** Units still to be sent. */
  units: number
  /** Of these, units that a warehouse has set aside for this order. */
  reserved: number
  stock: RecordOf<'stock'>[]
}

/** Each article once, whatever the number of its lines. */
export function openLines({ group, status, stock }: OrderCase): OpenLine[] {
  const { order, warehouseOrders } = group
  if (!order || stock.length === 0 || ['cancelled', 'closed', 'shipped', 'delivered'].includes(status))
    return []
  const working = warehouseOrders.filter(({ data }) => data.stage !== 'cancelled')
  const skus = new Set(order.data.lines.flatMap(({ sku }) => sku ?? []))
  return [...skus].flatMap((sku): OpenLine[] => {
    const lines = order.data.lines.filter((line) => line.sku === sku && line.requiresShipping !== false)
    const packed = working.flatMap(({ data }) => data.lines.filter((line) => line.sku === sku))
    const wanted = sum(lines.map((line) => line.currentQuantity ?? line.quantity))
    const sent = Math.max(
      sum(lines.map((line) => line.fulfilledQuantity ?? 0)),
      sum(packed.map((line) => line.shippedQuantity ?? 0)),
    )
    const reserved = sum(
      packed.map(({ allocatedQuantity = 0, pickedQuantity = 0 }) =>
        Math.max(allocatedQuantity, pickedQuantity),
      ),
    )
    const units = wanted - sent
    return units > 0 ? [{ article: lines[0]?.title ?? sku, units, reserved, stock: stockOf(sku, stock) }] : []
  })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
