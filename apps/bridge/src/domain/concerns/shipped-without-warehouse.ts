import type { Fact } from '@throughline/shared/contract'
import type { WarehouseStage } from '@throughline/shared/vocabulary'
import type { JudgedOrder } from '../case/order-case.ts'
import { factOfOrder } from '../proof/facts-of-order.ts'
import { factOfWarehouseOrder } from '../proof/facts-of-warehouse-order.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dayMs, dueAfter, merchantClock, timeOf } from './parts/clock.ts'
import { knowsNothing } from './parts/knows-nothing.ts'
import { outboundOf } from './parts/outbound.ts'
import { warehouseWork } from './parts/outstanding.ts'
import { saysShipped, sentByShop } from './parts/shop-standing.ts'

/** The shop says shipped; the warehouse knows nothing of it, or has not even packed it, and no carrier has seen a parcel. */
export const shippedWithoutWarehouse: ConcernRule = (order) => {
  const warehouses = claimedWithoutWarehouse(order)
  const shop = order.group.order
  if (!warehouses || !shop) return []
  const [sent] = sentByShop(shop)
  const since = sent?.createdAt
  const at = timeOf(order, since)
  const claim: Fact = { ...factOfOrder(shop), ...(since && { at: since }) }
  const [work] = warehouseWork(order)
  return [
    {
      kind: 'shipped_without_warehouse',
      severity: 'warning',
      owner: 'warehouse',
      next: 'ask_warehouse',
      since,
      due: at === undefined ? undefined : dueAfter(at, 1, merchantClock(order)),
      evidence: [claim, ...warehouses],
      // What the warehouse has in its books is a record; the shop's "shipped" is a word.
      values: { warehouse: work?.data.warehouse, likelyWrong: shop.connection },
    },
  ]
}

const notPacked: readonly WarehouseStage[] = ['received', 'allocated', 'picking', 'picked']
/** Warehouses put old orders away: what they do not know after half a year they may have known. */
const forgottenMs = 180 * dayMs

/** What the warehouses say against the shop's claim; absent when there is no such claim, or no warehouse that contradicts it. */
export function claimedWithoutWarehouse(order: JudgedOrder): Fact[] | undefined {
  const shop = order.group.order
  if (!shop || !saysShipped(shop)) return undefined
  if (['cancelled', 'closed', 'delivered'].includes(shop.data.status)) return undefined
  if (outboundOf(order).some(({ proof }) => proof === 'proven')) return undefined
  const placed = timeOf(order, shop.data.placedAt)
  if (placed !== undefined && order.now - placed > forgottenMs) return undefined
  if (shop.data.lines.length > 0 && shop.data.lines.every((line) => line.requiresShipping === false))
    return undefined
  const { warehouseOrders } = order.group
  if (warehouseOrders.length === 0) {
    const silent = knowsNothing(order, 'warehouse_order', { topic: 'warehouse', about: undefined })
    return silent.length > 0 ? silent : undefined
  }
  // Of an order that left in part, the rest may well be in the warehouse.
  if (shop.data.status === 'partially_shipped') return undefined
  const work = warehouseWork(order)
  const isUntouched =
    work.length > 0 &&
    work.every(({ data }) => notPacked.includes(data.stage) && data.parcels.every((one) => one.cancelled))
  return isUntouched ? work.map(factOfWarehouseOrder) : undefined
}
