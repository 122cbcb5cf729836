import type { Concern, Fact } from '@throughline/shared/contract'
import type { RecordOf } from '@throughline/shared/model'
import type { OrderCase } from '../case/order-case.ts'
import { factOfWarehouseOrder } from '../proof/facts-of-warehouse-order.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dueAfter, merchantClock, timeOf } from './parts/clock.ts'
import { articleOf, warehouseWork } from './parts/outstanding.ts'
import { shortLines } from './short-pick.ts'

/** The warehouse waits for stock. An article that a picker did not find is picked short, which says more. */
export const backordered: ConcernRule = (order) => {
  const clock = merchantClock(order)
  return waiting(order).flatMap(({ record, missing }): Concern[] => {
    const { connection, data } = record
    const at = timeOf(order, data.updatedAt)
    const common = {
      kind: 'backordered',
      severity: 'warning',
      owner: 'merchandising',
      next: 'offer_alternative',
      since: data.updatedAt,
      due: at === undefined ? undefined : dueAfter(at, 1, clock),
    } as const
    const work = factOfWarehouseOrder(record)
    if (missing.length === 0) return [{ ...common, evidence: [work], values: { warehouse: data.warehouse } }]
    return missing.map(({ article, quantity }): Concern => {
      const fact: Fact = {
        topic: 'quantity',
        value: String(quantity),
        source: connection,
        strength: 'system_record',
        at: data.updatedAt,
        about: article,
        said: data.said,
      }
      const values = { warehouse: data.warehouse, article, quantity }
      return { ...common, about: article, evidence: [fact, work], values }
    })
  })
}

/** Whether missing stock has a concern of its own. */
export const isOutOfStock = (order: OrderCase): boolean => waiting(order).length > 0

interface Waiting {
  record: RecordOf<'warehouse_order'>
  /** Empty when the warehouse does not say which article. */
  missing: { article: string; quantity: number }[]
}

function waiting(order: OrderCase): Waiting[] {
  if (order.status === 'closed' || order.status === 'delivered') return []
  const short = new Set(shortLines(order).map(({ line }) => line))
  return warehouseWork(order).flatMap((record): Waiting[] => {
    const { stage, flags, lines } = record.data
    if (stage === 'handed_over') return []
    const behind = lines.filter(
      ({ backorderedQuantity = 0, shippedQuantity = 0, quantity }) =>
        backorderedQuantity > 0 && shippedQuantity < quantity,
    )
    const missing = behind
      .filter((line) => !short.has(line))
      .map((line) => ({ article: articleOf(order, line), quantity: line.backorderedQuantity ?? 0 }))
    if (missing.length > 0) return [{ record, missing }]
    const isExplained = behind.length > 0 || flags.includes('short')
    return flags.includes('backordered') && !isExplained ? [{ record, missing: [] }] : []
  })
}
