import { productOf } from '../../world/products.ts'
import { lineId } from '../../world/shop-ids.ts'
import { type Instant, minute } from '../../world/time.ts'
import type { JobTruth, LineTruth, OrderTruth } from '../../world/truth.ts'
import { lineNumber, orderNumber, uuid } from '../ids.ts'
import { backorderOf, labelled, past, updatedAt } from '../sees.ts'
import { bareTime } from '../time.ts'
import type { Fields, Scope } from './scope.ts'

/** Lines that reached the warehouse, over all warehouses that share the order. */
export const lineViews = (scope: Scope, order: OrderTruth): Fields[] =>
  order.lines.map((line) => lineView(scope, order, line))

function lineView({ at }: Scope, order: OrderTruth, line: LineTruth): Fields {
  const { product } = productOf(line.sku)
  const jobs = order.jobs.filter((job) => job.lines.some((one) => one.position === line.position))
  const counts = jobs.map((job) => countsIn(job, line.position, at))
  const sum = (pick: (count: Counts) => number): number =>
    counts.reduce((total, count) => total + pick(count), 0)
  const shipped = sum((count) => count.shipped)
  const cancelled = jobs.length > 0 && jobs.every((job) => past(job.cancelledAt, at))
  return {
    id: uuid('LineItem', lineNumber(order, line.position)),
    legacy_id: lineNumber(order, line.position),
    order_id: uuid('Order', orderNumber(order)),
    sku: line.sku,
    partner_line_item_id: String(lineId(order, line.position)),
    quantity: line.quantity,
    quantity_allocated: sum((count) => count.allocated),
    quantity_pending_fulfillment: cancelled ? 0 : line.quantity - shipped,
    quantity_shipped: shipped,
    backorder_quantity: sum((count) => count.backordered),
    fulfillment_status: cancelled ? 'canceled' : shipped === line.quantity ? 'fulfilled' : 'pending',
    price: (line.unitMinor / 100).toFixed(2),
    subtotal: ((line.unitMinor * line.quantity - line.discountMinor) / 100).toFixed(2),
    product_name: product.title,
    option_title: product.variant,
    barcode: product.sku.replaceAll('-', ''),
    eligible_for_return: true,
    locked_to_warehouse_id: null,
    created_at: bareTime(order.placedAt),
    updated_at: bareTime(updatedAt(order, at)),
    serial_numbers: [],
    tote_picks: jobs.flatMap((job) => picksIn(order, job, { position: line.position, at })),
  }
}

interface Counts {
  allocated: number
  shipped: number
  backordered: number
}

function countsIn(job: JobTruth, position: number, at: Instant): Counts {
  const wanted = job.lines.find((line) => line.position === position)?.quantity ?? 0
  const short = job.shortPick?.position === position && past(job.pickedAt, at) ? job.shortPick.quantity : 0
  const packed = labelled(job, at)
    .flatMap((shipment) => shipment.parcels)
    .flatMap((parcel) => parcel.lines)
    .filter((line) => line.position === position)
    .reduce((total, line) => total + line.quantity, 0)
  const backorder = backorderOf(job, at)
  const shipped = Math.max(0, packed - short)
  return {
    allocated: past(job.allocatedAt, at) && packed === 0 ? wanted : 0,
    shipped,
    backordered: backorder?.position === position ? backorder.quantity : 0,
  }
}

/** Taking things from shelves: the first line at once, the last when the pick is finished. */
function picksIn(
  order: OrderTruth,
  job: JobTruth,
  { position, at }: { position: number; at: Instant },
): Fields[] {
  const index = job.lines.findIndex((line) => line.position === position)
  const wanted = job.lines[index]?.quantity ?? 0
  if (job.pickingAt === undefined || job.pickingAt > at) return []
  const touchedAt = index === 0 ? job.pickingAt + 4 * minute : job.pickedAt
  const picked = past(touchedAt, at)
  const short = job.shortPick?.position === position ? job.shortPick.quantity : 0
  const number = lineNumber(order, position)
  return [
    {
      id: uuid('TotePick', number),
      legacy_id: number,
      sku: order.lines[position - 1]?.sku ?? null,
      tote_id: uuid('Tote', 900 + (order.number % 60)),
      current: !past(job.packedAt, at),
      picked_quantity: picked ? wanted - short : 0,
      quantity: wanted,
      inventory_bin: `A-${10 + position}-${order.number % 40}`,
      location: null,
      deducted: picked,
      created_at: bareTime(job.pickingAt),
      updated_at: bareTime(picked && touchedAt !== undefined ? touchedAt : job.pickingAt),
    },
  ]
}
