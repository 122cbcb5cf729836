import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, order, stock, warehouseOrder } from '../../../kit/records.ts'

const mismatch = concernsOfKind('stock_mismatch')
interface Count {
  location?: string
  available?: number
  onHand?: number
}
const countedBy = (connection: string, { location = 'Berlin', ...count }: Count) =>
  stock({ levels: [{ location, ...count, updatedAt: at('2026-11-19T09:00:00.000Z') }] }, { connection })
const between = (shop: Count, warehouse: Count, records = [order(), warehouseOrder()]) => [
  ...records,
  countedBy('shop-eu', shop),
  countedBy('wms', warehouse),
]

test('shop and warehouse count one place differently: both numbers, and somebody counts', () => {
  expect(mismatch(between({ available: 9, onHand: 12 }, { available: 1, onHand: 3 }))).toMatchObject([
    {
      severity: 'notice',
      owner: 'merchandising',
      next: 'count_stock',
      about: 'Lantern',
      due: '2026-11-20',
      evidence: [
        { topic: 'stock', value: '12', source: 'shop-eu', place: 'Berlin' },
        { topic: 'stock', value: '3', source: 'wms', place: 'Berlin' },
      ],
      values: { article: 'Lantern', place: 'Berlin', quantity: 12, otherQuantity: 3 },
    },
  ])
})

test('it presses where the lower count is not enough for this order', () => {
  expect(mismatch(between({ available: 9 }, { available: 1 }))).toMatchObject([{ severity: 'warning' }])
})

test('reservations reach the other system later: with equal shelves nothing disagrees', () => {
  expect(mismatch(between({ available: 9, onHand: 12 }, { available: 7, onHand: 12 }))).toEqual([])
})

test('what the policy tolerates is no concern, one unit more is', () => {
  const policy = { thresholds: { stockTolerance: 2 } }
  expect(mismatch(between({ available: 6 }, { available: 4 }), { policy })).toEqual([])
  expect(mismatch(between({ available: 7 }, { available: 4 }), { policy })).toHaveLength(1)
})

test('a place is the same in capitals and with a dash; another place is another place', () => {
  const warehouse = { location: 'BERLIN-1', available: 4 }
  expect(mismatch(between({ location: 'Berlin 1', available: 9 }, warehouse))).toHaveLength(1)
  expect(mismatch(between({ location: 'Hamburg', available: 9 }, warehouse))).toEqual([])
})

test('what one of them does not count cannot differ', () => {
  expect(mismatch(between({}, { available: 4 }))).toEqual([])
  expect(mismatch(between({ onHand: 9 }, { available: 4 }))).toEqual([])
})

test('an order that has left is not troubled by it', () => {
  const records = [order({ status: 'shipped' }), warehouseOrder({ stage: 'handed_over' })]
  expect(mismatch(between({ available: 9 }, { available: 4 }, records))).toEqual([])
})

test('of several places the one that has least tells, once an article', () => {
  const levels = (berlin: number, reno: number) => [
    { location: 'Berlin', available: berlin },
    { location: 'Reno', available: reno },
  ]
  const records = [
    order(),
    stock({ levels: levels(9, 5) }, { connection: 'shop-eu' }),
    stock({ levels: levels(7, 0) }),
  ]
  expect(mismatch(records)).toMatchObject([
    { severity: 'warning', values: { place: 'Reno', quantity: 5, otherQuantity: 0 } },
  ])
})

test('an order whose units are set aside is not troubled by how the rest is counted', () => {
  const lines = [{ id: 'wl-1', sku: 'LANTERN', quantity: 2, allocatedQuantity: 2 }]
  const records = [order(), warehouseOrder({ stage: 'allocated', lines })]
  expect(mismatch(between({ available: 9 }, { available: 1 }, records))).toEqual([])
})
