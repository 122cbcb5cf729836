import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, order, stock, warehouseOrder } from '../../../kit/records.ts'

const oversold = concernsOfKind('oversold')
const counted = (available: number, connection = 'wms') =>
  stock(
    { levels: [{ location: 'Berlin', available, updatedAt: at('2026-11-19T09:00:00.000Z') }] },
    { connection },
  )

test('more was sold than there is, and this order still wants two', () => {
  expect(oversold([order(), warehouseOrder(), counted(-3)])).toMatchObject([
    {
      severity: 'warning',
      owner: 'merchandising',
      next: 'offer_alternative',
      about: 'Lantern',
      since: { instant: '2026-11-19T09:00:00.000Z' },
      due: '2026-11-20',
      evidence: [{ topic: 'stock', value: '-3', source: 'wms', place: 'Berlin', strength: 'system_record' }],
      values: { article: 'Lantern', quantity: 2, otherQuantity: -3 },
    },
  ])
})

test('nothing left is not oversold: this order may be the one that took the last', () => {
  expect(oversold([order(), warehouseOrder(), counted(0)])).toEqual([])
})

test('one system that has some left is enough not to say so', () => {
  expect(oversold([order(), warehouseOrder(), counted(-3), counted(1, 'shop-eu')])).toEqual([])
})

test('what is missing in one place may be in another', () => {
  const levels = [
    { location: 'Berlin', available: -3 },
    { location: 'Reno', available: 5 },
  ]
  expect(oversold([order(), warehouseOrder(), stock({ levels })])).toEqual([])
})

test('a place that nobody counts, and a list that is cut off, may hold some', () => {
  const uncounted = stock({ levels: [{ location: 'Berlin', available: -3 }, { location: 'Reno' }] })
  const cut = stock({ levels: [{ location: 'Berlin', available: -3 }], incomplete: true })
  expect(oversold([order(), warehouseOrder(), uncounted])).toEqual([])
  expect(oversold([order(), warehouseOrder(), cut])).toEqual([])
})

test('units that the warehouse has set aside for this order are safe', () => {
  const lines = (allocatedQuantity: number) => [
    { id: 'wl-1', sku: 'LANTERN', quantity: 2, allocatedQuantity },
  ]
  expect(oversold([order(), warehouseOrder({ lines: lines(2) }), counted(-3)])).toEqual([])
  expect(oversold([order(), warehouseOrder({ lines: lines(1) }), counted(-3)])).toMatchObject([
    { values: { quantity: 1 } },
  ])
})

test('what was sent, refunded or called off is no longer wanted', () => {
  const line = { id: 'line-1', sku: 'LANTERN', title: 'Lantern', quantity: 2 }
  const lines = [
    { ...line, fulfilledQuantity: 2 },
    { ...line, currentQuantity: 0 },
    { ...line, requiresShipping: false },
  ]
  for (const one of lines) expect(oversold([order({ lines: [one] }), counted(-3)])).toEqual([])
  expect(oversold([order({ status: 'cancelled' }), counted(-3)])).toEqual([])
})

test('the stock of another article says nothing', () => {
  expect(
    oversold([order(), stock({ sku: 'ROPE', levels: [{ location: 'Berlin', available: -3 }] })]),
  ).toEqual([])
})
