import type { Fact, PromiseReason } from '@throughline/shared/contract'
import type { Moment, RecordOf } from '@throughline/shared/model'
import { wallClockIn } from '../calendar/place-days.ts'
import type { OrderCase } from '../case/order-case.ts'
import { millisOf } from '../merge/ship-window.ts'
import { factOfHold, factOfOrder } from '../proof/facts-of-order.ts'
import { factOfWarehouseOrder } from '../proof/facts-of-warehouse-order.ts'
import type { Part } from './part.ts'
import { heardAt, type PartContext, serviceOf } from './part-context.ts'
import { arrivalOf, handOverDay, transitCalendar, type Warehouse } from './way.ts'

/** From here on the handling of the policy is under way: the rest of it is today's work. */
const inHand = ['picking', 'picked', 'packed', 'labelled']

/** What has not left the warehouse, as far as anybody knows. */
export function insidePart({ one, destination, warehouse, days }: PartContext): Part {
  const work = openWork(one)
  const evidence = work ? [factOfWarehouseOrder(work)] : one.group.order ? [factOfOrder(one.group.order)] : []
  const record = work ?? one.group.order
  const leavesOn = earliestHandOver({ one, warehouse }) ?? days.today
  const service = serviceOf(one)
  const expected =
    service && warehouse.isStated
      ? arrivalOf(
          leavesOn,
          service.policy.transitDays.most,
          transitCalendar(service.policy, warehouse, destination),
        )
      : undefined
  const stop = stopOf(one)
  const base = { heardAt: record && heardAt(record, one), leavesOn }
  if (stop) {
    // Nobody knows when it ends, so no day is expected.
    return {
      ...base,
      lateBecause: stop.reason,
      worry: { reason: stop.reason, soonest: expected },
      evidence: [...evidence, stop.fact],
    }
  }
  return { ...base, expected, lateBecause: reasonOf({ one, warehouse, days }), evidence }
}

/** The warehouse's record of what is still to be sent. */
export const openWork = ({ group }: OrderCase): RecordOf<'warehouse_order'> | undefined =>
  group.warehouseOrders.find((record) => !isOver(record))

const isOver = ({ data: { stage } }: RecordOf<'warehouse_order'>): boolean =>
  stage === 'cancelled' || stage === 'handed_over'

/**
 * The earliest day of hand-over, from now and by the policy: what is in hand can leave with the next cut-off, the rest needs its
 * handling. Absent where the policy says nothing of this warehouse.
 */
function earliestHandOver({ one, warehouse }: Pick<PartContext, 'one' | 'warehouse'>) {
  return warehouse.isStated
    ? handOverDay(one.now, warehouse, {
        handlingDays: remainingHandling({ one, warehouse }),
        ahead: queueBefore(one),
      })
    : undefined
}

/** Orders that the warehouse got before this one and has not packed; none where nobody counts them. */
export function queueBefore(one: OrderCase): number {
  const work = openWork(one)
  // One that the warehouse does not know yet will stand at the end.
  return one.waiting?.(work?.data.warehouse, work?.data.createdAt) ?? 0
}

/** Working days of handling that are still to come. */
export const remainingHandling = ({ one, warehouse }: Pick<PartContext, 'one' | 'warehouse'>): number =>
  inHand.includes(openWork(one)?.data.stage ?? '') ? 0 : warehouse.handlingDays

/** The day by which it should have left: from the warehouse's receipt of the order on, behind what waits before it. */
export function plannedHandOver({ one, warehouse }: Pick<PartContext, 'one' | 'warehouse'>) {
  const released = latestReading(openWork(one)?.data.createdAt, warehouse)
  return released === undefined || !warehouse.isStated
    ? undefined
    : handOverDay(released, warehouse, { ahead: queueBefore(one) })
}

/**
 * Some warehouse systems write times without a zone: then a cut-off may have been met or missed. The later reading counts, so that
 * nobody is called late who may not be. In epoch milliseconds.
 */
function latestReading(moment: Moment | undefined, { timeZone }: Warehouse): number | undefined {
  const asUtc = millisOf(moment)
  if (!moment || asUtc === undefined || moment.instant !== undefined) return asUtc
  const there = millisOf(wallClockIn(moment.local, timeZone))
  return Math.max(asUtc, there ?? asUtc)
}

function reasonOf({ one, warehouse, days }: Pick<PartContext, 'one' | 'warehouse' | 'days'>): PromiseReason {
  const ahead = queueBefore(one)
  if (warehouse.dailyCapacity !== undefined && ahead >= warehouse.dailyCapacity) return 'over_capacity'
  const planned = plannedHandOver({ one, warehouse })
  return planned !== undefined && planned < days.today ? 'warehouse_behind' : 'not_handed_over'
}

/** What somebody has to lift before the warehouse can go on. */
function stopOf({ group, status }: OrderCase): { reason: PromiseReason; fact: Fact } | undefined {
  const records = [
    ...(group.order ? [group.order] : []),
    ...group.warehouseOrders.filter((one) => !isOver(one)),
  ]
  for (const record of records) {
    const [hold] = record.data.holds
    if (hold) return { reason: 'on_hold', fact: factOfHold(record, hold) }
  }
  for (const record of group.warehouseOrders) {
    if (isOver(record)) continue
    const { flags } = record.data
    const fact = factOfWarehouseOrder(record)
    if (flags.includes('on_hold'))
      return { reason: 'on_hold', fact: { ...fact, topic: 'hold', value: 'unknown' } }
    if (flags.includes('backordered')) return { reason: 'backordered', fact }
  }
  return status === 'on_hold' && group.order
    ? { reason: 'on_hold', fact: factOfOrder(group.order) }
    : undefined
}
