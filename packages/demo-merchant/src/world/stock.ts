import { productOf } from './products.ts'
import type { Instant } from './time.ts'
import type { JobTruth, WarehouseId, World } from './truth.ts'

/** Units of one article in one warehouse, as they are. */
export interface Shelf {
  onHand: number
  /** Reserved for orders and not yet packed. */
  allocated: number
  /** Ordered, paid and not there. */
  backordered: number
}

const open = (job: JobTruth, at: Instant): boolean =>
  job.receivedAt <= at &&
  !(job.packedAt !== undefined && job.packedAt <= at) &&
  !(job.cancelledAt !== undefined && job.cancelledAt <= at)

export function shelfOf(
  world: World,
  { sku, warehouse, at }: { sku: string; warehouse: WarehouseId; at: Instant },
): Shelf {
  let allocated = 0
  let backordered = 0
  for (const order of world.orders) {
    const positions = new Set(order.lines.filter((line) => line.sku === sku).map((line) => line.position))
    for (const job of positions.size ? order.jobs : []) {
      if (job.warehouse !== warehouse || !open(job, at)) continue
      const { backorder } = job
      const short = backorder && !(backorder.until !== undefined && backorder.until <= at)
      const missing = short && positions.has(backorder.position) ? backorder.quantity : 0
      backordered += missing
      if (job.allocatedAt === undefined || job.allocatedAt > at) continue
      const wanted = job.lines
        .filter((line) => positions.has(line.position))
        .reduce((sum, line) => sum + line.quantity, 0)
      allocated += wanted - missing
    }
  }
  return { onHand: productOf(sku).product.onHand[warehouse], allocated, backordered }
}
