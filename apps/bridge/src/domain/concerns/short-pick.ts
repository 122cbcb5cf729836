import type { Concern, Fact } from '@throughline/shared/contract'
import type { RecordOf, WarehouseLine } from '@throughline/shared/model'
import type { WarehouseStage } from '@throughline/shared/vocabulary'
import type { OrderCase } from '../case/order-case.ts'
import { factOfWarehouseOrder } from '../proof/facts-of-warehouse-order.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dueAfter, timeOf, warehouseClock } from './parts/clock.ts'
import { articleOf, wantedOf, warehouseWork } from './parts/outstanding.ts'

/** The warehouse found fewer units than the customer is to get. */
export const shortPick: ConcernRule = (order) => {
  const short = shortLines(order)
  const lines = short.map(({ record, line, found, wanted }): Concern => {
    const { connection, data } = record
    const article = articleOf(order, line)
    const counted: Fact = {
      topic: 'quantity',
      value: String(found),
      source: connection,
      strength: line.pickedQuantity === undefined ? 'system_record' : 'scan',
      at: data.updatedAt,
      about: article,
      said: data.said,
    }
    const shop = order.group.order
    const asked: Fact = {
      topic: 'quantity',
      value: String(wanted),
      source: shop?.connection ?? connection,
      strength: 'system_record',
      at: shop?.data.placedAt ?? data.createdAt,
      about: article,
    }
    return {
      ...commonOf(order, record),
      about: article,
      evidence: [counted, asked],
      values: { warehouse: data.warehouse, article, quantity: found, otherQuantity: wanted },
    }
  })
  const counted = new Set(short.map(({ record }) => record))
  // The flag alone: the warehouse says that something is missing, and not what.
  const untold = warehouseWork(order).filter(
    (record) =>
      record.data.flags.includes('short') &&
      !counted.has(record) &&
      !isAllFound(order, record) &&
      order.status !== 'closed',
  )
  return [
    ...lines,
    ...untold.map(
      (record): Concern => ({
        ...commonOf(order, record),
        evidence: [{ ...factOfWarehouseOrder(record), said: record.data.said ?? 'short' }],
        values: { warehouse: record.data.warehouse },
      }),
    ),
  ]
}

interface Short {
  record: RecordOf<'warehouse_order'>
  line: WarehouseLine
  found: number
  wanted: number
}

const afterPicking: readonly WarehouseStage[] = ['picked', 'packed', 'labelled', 'handed_over']
const afterPacking: readonly WarehouseStage[] = ['labelled', 'handed_over']

/** Lines of which less was found than the customer is to get: what is shipped counts, before that what is picked. */
export function shortLines(order: OrderCase): Short[] {
  if (order.status === 'closed') return []
  return warehouseWork(order).flatMap((record) =>
    record.data.lines.flatMap((line): Short[] => {
      const found = foundOf(record.data, line)
      if (found === undefined || found >= line.quantity) return []
      const wanted = Math.min(line.quantity, wantedOf(order, line) ?? line.quantity)
      return found >= wanted ? [] : [{ record, line, found, wanted }]
    }),
  )
}

/** Absent while nobody can tell: picking goes on, or the warehouse does not count. */
function foundOf({ stage, flags }: RecordOf<'warehouse_order'>['data'], line: WarehouseLine) {
  const { pickedQuantity, shippedQuantity = 0 } = line
  // A label may be printed before the units are booked as shipped: none shipped tells nothing until the parcel is gone.
  const isBooked = shippedQuantity > 0 || stage === 'handed_over'
  if (line.shippedQuantity !== undefined && afterPacking.includes(stage) && isBooked) return shippedQuantity
  if (pickedQuantity === undefined) return undefined
  // What left with an earlier parcel was picked before.
  const found = pickedQuantity + shippedQuantity
  if (afterPicking.includes(stage)) return found
  return flags.includes('short') && found > 0 ? found : undefined
}

/** Every unit was picked after all: the flag is older than the picks. */
const isAllFound = (order: OrderCase, { data }: RecordOf<'warehouse_order'>): boolean =>
  data.lines.length > 0 &&
  data.lines.every(
    (line) =>
      (line.pickedQuantity ?? 0) + (line.shippedQuantity ?? 0) >=
      Math.min(line.quantity, wantedOf(order, line) ?? line.quantity),
  )

function commonOf(order: OrderCase, record: RecordOf<'warehouse_order'>) {
  const { stage, updatedAt, warehouse } = record.data
  const clock = warehouseClock(order, warehouse)
  const at = timeOf(order, updatedAt, clock.timeZone)
  const hasLeft = afterPacking.includes(stage)
  return {
    kind: 'short_pick',
    severity: 'warning',
    owner: 'warehouse',
    next: hasLeft ? 'send_replacement' : 'ask_warehouse',
    since: updatedAt,
    due: at === undefined ? undefined : dueAfter(at, 1, clock),
  } as const
}
