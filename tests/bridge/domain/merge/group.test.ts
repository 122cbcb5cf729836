import { group } from '@throughline/bridge/domain/merge/group.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, fulfilment, order, returned, tracking, warehouseOrder } from '../../../kit/records.ts'

test('shop, warehouse, carrier and returns system come together in one order', () => {
  const { orders, looseReturns, looseTrackings } = group([
    tracking(),
    returned(),
    warehouseOrder(),
    order({ fulfilments: [fulfilment()] }),
  ])
  expect(orders).toHaveLength(1)
  expect(orders[0]?.warehouseOrders).toHaveLength(1)
  expect(orders[0]?.returns).toHaveLength(1)
  expect(orders[0]?.trackings.get('JJD1')?.data.carrier).toBe('DHL')
  expect([looseReturns, looseTrackings]).toEqual([[], []])
})

test('two warehouses that share an order are both kept', () => {
  const { orders } = group([order(), warehouseOrder({ id: 'leipzig' }), warehouseOrder({ id: 'reno' })])
  expect(orders[0]?.warehouseOrders.map((one) => one.data.id)).toEqual(['leipzig', 'reno'])
})

test('the same number in two shops stays two orders, and the warehouse order goes to the right one by the shop’s id', () => {
  const { orders } = group([
    order({ id: 'gid://shopify/Order/1' }),
    order(
      { id: 'gid://shopify/Order/2', customer: { emails: ['bob@example.com'], phones: [] } },
      { connection: 'shop-us' },
    ),
    warehouseOrder({ shopOrderId: '2', customer: { emails: [], phones: [] } }),
  ])
  expect(orders.map((one) => [one.root.connection, one.warehouseOrders.length])).toEqual([
    ['shop-eu', 0],
    ['shop-us', 1],
  ])
})

test('a warehouse order of the same number and another person is an order of its own', () => {
  const { orders } = group([
    order(),
    warehouseOrder({ customer: { emails: ['bob@example.com'], phones: [] } }),
  ])
  expect(orders.map((one) => one.root.kind)).toEqual(['order', 'warehouse_order'])
})

test('a warehouse order without any contact goes by its number', () => {
  const { orders } = group([order(), warehouseOrder({ customer: { emails: [], phones: [] } })])
  expect(orders).toHaveLength(1)
})

test('while the shop is silent the warehouse order stands for the order', () => {
  const { orders } = group([warehouseOrder(), returned()])
  expect(orders).toHaveLength(1)
  expect(orders[0]?.order).toBeUndefined()
  expect(orders[0]?.returns).toHaveLength(1)
})

test('a return of an order that nobody shows is loose, not lost', () => {
  expect(group([returned({ orderNumber: '#9999' }), order()]).looseReturns).toHaveLength(1)
})

test('a reused tracking number that was scanned before the order was placed is not this order’s parcel', () => {
  const old = tracking(
    {
      shippedAt: at('2026-03-01T10:00:00.000Z'),
      deliveredAt: at('2026-03-03T10:00:00.000Z'),
      stage: 'delivered',
    },
    { key: 'old' },
  )
  const own = tracking({ shippedAt: at('2026-11-13T10:00:00.000Z') }, { key: 'own' })
  const { orders } = group([order({ fulfilments: [fulfilment()] }), old, own])
  expect(orders[0]?.trackings.get('JJD1')?.key).toBe('own')
})

test('a parcel that was scanned a day before the order, by a clock that is off, still is this order’s', () => {
  const early = tracking({ shippedAt: at('2026-11-11T10:00:00.000Z') })
  expect(group([order({ fulfilments: [fulfilment()] }), early]).orders[0]?.trackings.size).toBe(1)
})

test('of two carriers that use one number the one that the shop named is taken', () => {
  const dhl = tracking({ carrier: 'DHLExpress' }, { key: 'b' })
  const ups = tracking({ carrier: 'UPS' }, { key: 'a' })
  const { orders } = group([order({ fulfilments: [fulfilment()] }), ups, dhl])
  expect(orders[0]?.trackings.get('JJD1')?.data.carrier).toBe('DHLExpress')
})

test('the order in which records arrive makes no difference', () => {
  const records = [
    order({ fulfilments: [fulfilment()] }),
    order({ id: 'gid://shopify/Order/2', number: '#1043' }),
    warehouseOrder({ id: 'a' }),
    warehouseOrder({ id: 'b' }),
    warehouseOrder({ id: 'c', orderNumber: '#1043' }),
    tracking(),
    tracking({ carrier: 'UPS' }, { key: 'ups' }),
    returned(),
    returned({ id: 'loose', orderNumber: '#7' }),
  ]
  const expected = group(records)
  fc.assert(
    fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (shuffled) => {
      expect(group(shuffled)).toEqual(expected)
    }),
  )
})
