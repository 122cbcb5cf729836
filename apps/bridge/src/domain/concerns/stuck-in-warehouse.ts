import type { Concern } from '@throughline/shared/contract'
import type { RecordOf } from '@throughline/shared/model'
import type { WarehouseStage } from '@throughline/shared/vocabulary'
import { dayAt } from '../calendar/day-of.ts'
import type { JudgedOrder } from '../case/order-case.ts'
import type { Thresholds } from '../policy/policy.ts'
import { thresholdsFor } from '../policy/thresholds-for.ts'
import { factsOfWarehouseOrder } from '../proof/facts-of-warehouse-order.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dueAfter, hoursSince, overdueAt, timeOf, warehouseClock } from './parts/clock.ts'
import { heardUntil } from './parts/heard-until.ts'
import { warehouseWork } from './parts/outstanding.ts'
import { shortLines } from './short-pick.ts'

/** For how long a warehouse order may stay where it is. From the label on the carrier is asked, by the label that is not scanned. */
const limitOf: Partial<Record<WarehouseStage, keyof Thresholds>> = {
  received: 'allocationHours',
  allocated: 'pickingHours',
  picking: 'pickingHours',
  picked: 'packedHours',
  packed: 'packedHours',
}
const stagesUpTo: readonly (keyof Thresholds)[] = ['allocationHours', 'pickingHours', 'packedHours']

/** The warehouse has not moved the order on for longer than it may take, and says no reason. Its days of rest do not count. */
export const stuckInWarehouse: ConcernRule = (order) => {
  if (['closed', 'shipped', 'delivered'].includes(order.status)) return []
  return warehouseWork(order).flatMap((record): Concern[] => {
    if (isExplained(order, record)) return []
    const { stage, warehouse, updatedAt, shipBy } = record.data
    const clock = warehouseClock(order, warehouse)
    const limit = limitFor(order, record)
    const at = limit && overdueAt(limit.from, { hours: limit.hours, clock, until: heardUntil(order, record) })
    if (!limit || limit.from === undefined || at === undefined) return []
    const isLate = shipBy !== undefined && shipBy < dayAt(order.now, clock.timeZone)
    const since = updatedAt ?? (stage === 'received' ? record.data.createdAt : undefined)
    return [
      {
        kind: 'stuck_in_warehouse',
        severity: isLate ? 'critical' : 'warning',
        owner: 'warehouse',
        next: 'ask_warehouse',
        since,
        due: dueAfter(at, 0, clock),
        evidence: factsOfWarehouseOrder(record),
        values: {
          warehouse,
          hours: hoursSince(limit.from, heardUntil(order, record)),
          ...(shipBy && { deadline: shipBy }),
        },
      },
    ]
  })
}

/** A hold, missing stock and a short pick are causes with concerns of their own. */
function isExplained(order: JudgedOrder, record: RecordOf<'warehouse_order'>): boolean {
  const { flags, holds } = record.data
  if (holds.length > 0 || order.status === 'on_hold') return true
  if (['on_hold', 'short', 'backordered'].some((flag) => flags.some((own) => own === flag))) return true
  if (record.data.lines.some(({ backorderedQuantity = 0 }) => backorderedQuantity > 0)) return true
  return shortLines(order).some((one) => one.record === record)
}

/**
 * Counts from the last change that the warehouse tells; where it tells none, from the order's arrival with the hours of all stages up
 * to this one, because it may have reached this one only now.
 */
function limitFor(
  order: JudgedOrder,
  { data }: RecordOf<'warehouse_order'>,
): { from: number | undefined; hours: number } | undefined {
  const { stage, warehouse, updatedAt, createdAt } = data
  const name = limitOf[stage]
  if (!name) return undefined
  const thresholds = thresholdsFor(order.policy, { warehouse })
  const { timeZone } = warehouseClock(order, warehouse)
  const changed = timeOf(order, updatedAt, timeZone)
  if (changed !== undefined) return { from: changed, hours: thresholds[name] }
  const upTo = stagesUpTo.slice(0, stagesUpTo.indexOf(name) + 1)
  return {
    from: timeOf(order, createdAt, timeZone),
    hours: upTo.reduce((sum, one) => sum + thresholds[one], 0),
  }
}
