import { group } from '@throughline/bridge/domain/merge/group.ts'
import { parcelsOf } from '@throughline/bridge/domain/merge/parcels.ts'
import { statusOf } from '@throughline/bridge/domain/view/status.ts'
import type { OrderLine, SourceRecord } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { at, fulfilment, order, tracking, warehouseOrder } from '../../../kit/records.ts'

const status = (...records: SourceRecord[]) => {
  const [first] = group(records).orders
  if (!first) throw new Error('the records make no order')
  return statusOf(first, parcelsOf(first))
}
const lines = (fulfilledQuantity: number): OrderLine[] => [
  { id: 'line-1', sku: 'LANTERN', title: 'Lantern', quantity: 2, currentQuantity: 2, fulfilledQuantity },
]
const delivered = tracking({
  stage: 'delivered',
  events: [{ at: at('2026-11-20T08:00:00.000Z'), stage: 'delivered', flags: [], scan: true }],
})

test('a shop that never hears of scans does not keep a delivered order in the warehouse', () => {
  expect(
    status(order({ status: 'in_warehouse', lines: lines(2), fulfilments: [fulfilment()] }), delivered),
  ).toBe('delivered')
})

test('one unit still to be packed: partly shipped, although the parcel arrived', () => {
  expect(
    status(order({ status: 'in_warehouse', lines: lines(1), fulfilments: [fulfilment()] }), delivered),
  ).toBe('partially_shipped')
})

test('a second parcel that has only a label keeps the order partly shipped', () => {
  const two = [fulfilment(), fulfilment({ id: 'f2', parcels: [{ trackingNumber: 'JJD2' }] })]
  expect(status(order({ status: 'in_warehouse', lines: lines(2), fulfilments: two }), delivered)).toBe(
    'partially_shipped',
  )
})

test('one parcel arrived and one is moving: shipped', () => {
  const two = [fulfilment(), fulfilment({ id: 'f2', parcels: [{ trackingNumber: 'JJD2' }] })]
  const moving = tracking({ trackingNumber: 'JJD2' })
  expect(
    status(order({ status: 'in_warehouse', lines: lines(2), fulfilments: two }), delivered, moving),
  ).toBe('shipped')
})

test('all that was ordered left the warehouse and the shop has not heard of it: shipped', () => {
  const sent = (shippedQuantity: number) =>
    warehouseOrder({
      stage: 'handed_over',
      lines: [{ id: 'w', sku: 'LANTERN', quantity: shippedQuantity, shippedQuantity }],
      parcels: [{ trackingNumber: 'JJD1', handedOver: true }],
    })
  const silent = order({ status: 'paid', lines: lines(0), fulfilments: [] })
  expect(status(silent, sent(2))).toBe('shipped')
  expect(status(silent, sent(1))).toBe('partially_shipped')
})

test('a label is not a shipment', () => {
  expect(status(order({ status: 'in_warehouse', lines: lines(2), fulfilments: [fulfilment()] }))).toBe(
    'in_warehouse',
  )
})

test('delivered as the shop claims it, without a scan, is shipped and no more', () => {
  expect(status(order({ status: 'shipped', fulfilments: [fulfilment({ stage: 'delivered' })] }))).toBe(
    'shipped',
  )
})

test('a gift card needs no parcel', () => {
  const withCard = [...lines(2), { id: 'card', title: 'Gift card', quantity: 1, requiresShipping: false }]
  expect(
    status(order({ status: 'in_warehouse', lines: withCard, fulfilments: [fulfilment()] }), delivered),
  ).toBe('delivered')
})

test('a hold in the warehouse holds an order that the shop calls paid', () => {
  expect(status(order(), warehouseOrder({ stage: 'allocated', flags: ['on_hold'] }))).toBe('on_hold')
})

test('picking has begun: in the warehouse', () => {
  expect(status(order(), warehouseOrder({ stage: 'picking' }))).toBe('in_warehouse')
})

test('the warehouse has it and has not begun: as the shop says', () => {
  expect(status(order(), warehouseOrder())).toBe('paid')
})

test('a cancelled order stays cancelled, whatever its parcels do', () => {
  expect(status(order({ status: 'cancelled', fulfilments: [fulfilment()] }), tracking())).toBe('cancelled')
})
