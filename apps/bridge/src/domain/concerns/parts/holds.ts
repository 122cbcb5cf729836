import type { Fact } from '@throughline/shared/contract'
import type { Hold, Moment, RecordOf } from '@throughline/shared/model'
import type { OrderCase } from '../../case/order-case.ts'
import { factOfHold } from '../../proof/facts-of-order.ts'

export interface OpenHold {
  hold: Hold
  record: RecordOf<'order'> | RecordOf<'warehouse_order'>
  /** When the record that carries it changed last: the hold is at least that old, or as young. */
  at: Moment | undefined
  fact: Fact
}

/** All holds that still hold something back, each as one system tells it. A hold without a reason is one of unknown reason. */
export function openHolds({ group: { order, warehouseOrders }, status }: OrderCase): OpenHold[] {
  if (['cancelled', 'closed', 'shipped', 'delivered'].includes(status)) return []
  const working = warehouseOrders.filter(
    ({ data: { stage } }) => stage !== 'cancelled' && stage !== 'handed_over',
  )
  return [...(order ? [order] : []), ...working].flatMap((record) =>
    holdsIn(record).map((hold) => ({
      hold,
      record,
      at: record.data.updatedAt,
      fact: factOfHold(record, hold),
    })),
  )
}

function holdsIn({ kind, data }: OpenHold['record']): Hold[] {
  if (data.holds.length > 0) return data.holds
  const isHeld = kind === 'order' ? data.status === 'on_hold' : data.flags.includes('on_hold')
  return isHeld ? [{ reason: 'unknown', said: data.said }] : []
}
