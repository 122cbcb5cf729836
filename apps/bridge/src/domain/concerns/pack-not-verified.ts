import type { Concern } from '@throughline/shared/contract'
import { warehouseNamed } from '../policy/named.ts'
import { factOfWarehouseOrder } from '../proof/facts-of-warehouse-order.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dueAfter, timeOf, warehouseClock } from './parts/clock.ts'
import { warehouseWork } from './parts/outstanding.ts'

/**
 * A parcel was packed and nobody scanned its contents, in a warehouse that the policy says does scan them. Of a warehouse that the
 * policy does not name nothing is said: most systems have no field for it, and no field is no evidence.
 */
export const packNotVerified: ConcernRule = (order) =>
  warehouseWork(order).flatMap((record): Concern[] => {
    const { stage, flags, warehouse, updatedAt } = record.data
    const { policy, isStated } = warehouseNamed(order.policy, warehouse)
    if (!isStated || !policy.verifiesPacking || order.status === 'closed') return []
    if (!['packed', 'labelled', 'handed_over'].includes(stage) || flags.includes('pack_verified')) return []
    const clock = warehouseClock(order, warehouse)
    const at = timeOf(order, updatedAt, clock.timeZone)
    return [
      {
        kind: 'pack_not_verified',
        severity: 'notice',
        owner: 'warehouse',
        next: 'check_contents',
        since: updatedAt,
        due: at === undefined ? undefined : dueAfter(at, 1, clock),
        evidence: [factOfWarehouseOrder(record)],
        values: { warehouse },
      },
    ]
  })
