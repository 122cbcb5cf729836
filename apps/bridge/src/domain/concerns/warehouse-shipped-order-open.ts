import type { Concern, Fact } from '@throughline/shared/contract'
import type { Moment, RecordOf } from '@throughline/shared/model'
import type { JudgedOrder } from '../case/order-case.ts'
import { thresholdsFor } from '../policy/thresholds-for.ts'
import { factOfOrder } from '../proof/facts-of-order.ts'
import { lastScanOf } from '../proof/facts-of-parcel.ts'
import { factOfWarehouseOrder } from '../proof/facts-of-warehouse-order.ts'
import type { ConcernRule } from './concern-rule.ts'
import { isDeliveredUnknown } from './delivered-order-open.ts'
import { dueAfter, hourMs, hoursSince, merchantClock, timeOf, warehouseClock } from './parts/clock.ts'
import { heardUntil } from './parts/heard-until.ts'
import { outboundOf } from './parts/outbound.ts'
import { warehouseWork } from './parts/outstanding.ts'
import { isOpenInShop, sentByShop } from './parts/shop-standing.ts'

/** The warehouse handed the goods over hours ago and the shop has not heard of any parcel. Once they are delivered, that says more. */
export const warehouseShippedOrderOpen: ConcernRule = (order) => {
  const shop = order.group.order
  if (!shop || !isOpenInShop(shop) || sentByShop(shop).length > 0 || isDeliveredUnknown(order)) return []
  const until = heardUntil(order, shop)
  return warehouseWork(order).flatMap((record): Concern[] => {
    const left = departureOf(order, record)
    const { shopUpdateHours } = thresholdsFor(order.policy, { warehouse: record.data.warehouse })
    if (!left || until - left.time < shopUpdateHours * hourMs) return []
    return [
      {
        kind: 'warehouse_shipped_order_open',
        severity: 'notice',
        owner: 'support',
        next: 'update_shop',
        since: left.at,
        due: dueAfter(left.time + shopUpdateHours * hourMs, 0, merchantClock(order)),
        evidence: [...left.facts, factOfOrder(shop)],
        values: {
          warehouse: record.data.warehouse,
          hours: hoursSince(left.time, until),
          likelyWrong: shop.connection,
        },
      },
    ]
  })
}

/** That and when it left: the carrier's first scan of one of its parcels, else the warehouse's word. A label is no departure. */
function departureOf(
  order: JudgedOrder,
  record: RecordOf<'warehouse_order'>,
): { at: Moment | undefined; time: number; facts: Fact[] } | undefined {
  const { connection, data } = record
  const scanned = outboundOf(order).find(
    ({ proof, words }) =>
      proof === 'proven' && words.some(({ by, source }) => by === 'warehouse' && source === connection),
  )
  const work = factOfWarehouseOrder(record)
  if (scanned) {
    const first = scanned.events.findLast(({ scan }) => scan)
    const time = timeOf(order, first?.at)
    const scan = lastScanOf(scanned)
    if (time !== undefined && scan) return { at: first?.at, time, facts: [scan, work] }
  }
  const isGone =
    data.stage === 'handed_over' ||
    (data.parcels.length > 0 && data.parcels.every((one) => one.handedOver || one.cancelled))
  if (!isGone) return undefined
  const time = timeOf(order, data.updatedAt, warehouseClock(order, data.warehouse).timeZone)
  return time === undefined ? undefined : { at: data.updatedAt, time, facts: [work] }
}
