import type { RecordOf, SourceRecord } from '@throughline/shared/model'
import { identityOf } from '../identity/identity-of.ts'
import { normaliseTrackingNumber } from '../identity/normalise.ts'
import type { OrderGroup } from './order-group.ts'
import { isOfSameOrder } from './same-order.ts'
import { bestTracking } from './ship-window.ts'

export interface Groups {
  orders: OrderGroup[]
  /** Named by no order that we can see. */
  looseReturns: RecordOf<'return'>[]
  looseTrackings: RecordOf<'tracking'>[]
  /** Of articles, not of orders. */
  stock: RecordOf<'stock'>[]
}

/** Sorts records into orders. Neither the order in which they arrived nor a duplicate makes a difference. */
export function group(records: readonly SourceRecord[]): Groups {
  const sorted = eachOnce(records)
  const ofKind = <Kind extends SourceRecord['kind']>(kind: Kind) =>
    sorted.filter((record): record is RecordOf<Kind> => record.kind === kind)

  const orders: OrderGroup[] = ofKind('order').map((order) => ({ ...emptyGroup(), root: order, order }))
  for (const warehouseOrder of ofKind('warehouse_order')) {
    const home = orders.find(({ root }) => isOfSameOrder(root, warehouseOrder))
    if (home) home.warehouseOrders.push(warehouseOrder)
    else orders.push({ ...emptyGroup(), root: warehouseOrder, warehouseOrders: [warehouseOrder] })
  }
  const looseReturns = ofKind('return').filter((back) => {
    const home = orders.find(({ root }) => isOfSameOrder(root, back))
    home?.returns.push(back)
    return !home
  })

  const trackings = ofKind('tracking')
  const used = new Set<string>()
  for (const one of orders) {
    for (const number of trackingNumbersOf(one)) {
      const best = bestTracking(trackings, { number, group: one })
      if (!best) continue
      one.trackings.set(number, best)
      used.add(number)
    }
  }
  const looseTrackings = trackings.filter(
    ({ data }) => !used.has(normaliseTrackingNumber(data.trackingNumber)),
  )
  return { orders, looseReturns, looseTrackings, stock: ofKind('stock') }
}

/** By their names; of two versions of a document the one that was observed last. */
function eachOnce(records: readonly SourceRecord[]): SourceRecord[] {
  const byId = new Map<string, SourceRecord>()
  for (const record of records) {
    const id = idOf(record)
    const known = byId.get(id)
    if (!known || isNewer(record, known)) byId.set(id, record)
  }
  return [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record)
}

const isNewer = (a: SourceRecord, b: SourceRecord): boolean =>
  a.observedAt > b.observedAt || (a.observedAt === b.observedAt && a.version > b.version)

const idOf = (record: SourceRecord): string => `${record.connection} ${record.kind} ${record.key}`

const emptyGroup = (): Omit<OrderGroup, 'root'> => ({
  warehouseOrders: [],
  returns: [],
  trackings: new Map(),
})

/** Every tracking number that shop, warehouse or returns system name for this order, normalised, each once. */
function trackingNumbersOf({ order, warehouseOrders, returns }: OrderGroup): string[] {
  const named = [...(order ? [order] : []), ...warehouseOrders, ...returns].flatMap(
    (one) => identityOf(one).trackingNumbers,
  )
  return [...new Set(named.map(normaliseTrackingNumber))]
}
