import { conflictsOf } from '@throughline/bridge/domain/merge/conflicts.ts'
import { group } from '@throughline/bridge/domain/merge/group.ts'
import { parcelsOf } from '@throughline/bridge/domain/merge/parcels.ts'
import { returnsOf } from '@throughline/bridge/domain/merge/returns.ts'
import type { SourceRecord } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { fulfilment, order, returned, tracking, warehouseOrder } from '../../../kit/records.ts'

const conflicts = (...records: SourceRecord[]) => {
  const [first] = group(records).orders
  if (!first) throw new Error('the records make no order')
  const parcels = parcelsOf(first)
  return conflictsOf(first, { parcels, returns: returnsOf(first, parcels).returns })
}

test('delivered in the shop and in transit at the carrier is a contradiction with both sides', () => {
  expect(conflicts(order({ fulfilments: [fulfilment({ stage: 'delivered' })] }), tracking())).toMatchObject([
    {
      field: 'shipment_stage',
      about: 'JJD1',
      sides: [
        { source: 'easypost', value: 'in_transit', proven: true },
        { source: 'shop-eu', value: 'delivered', proven: false },
      ],
    },
  ])
})

test('a shop that has not heard of the delivery yet is slow, not wrong', () => {
  expect(
    conflicts(
      order({ fulfilments: [fulfilment({ stage: 'in_transit' })] }),
      tracking({ stage: 'delivered' }),
    ),
  ).toEqual([])
})

test('two different tracking numbers for one order are a contradiction', () => {
  const [conflict] = conflicts(
    order({ fulfilments: [fulfilment()] }),
    warehouseOrder({ parcels: [{ trackingNumber: 'OTHER' }] }),
  )
  expect(conflict).toMatchObject({
    field: 'tracking_numbers',
    sides: [{ value: 'JJD1' }, { value: 'OTHER' }],
  })
})

test('a warehouse that names one parcel more than the shop does not contradict it', () => {
  expect(
    conflicts(
      order({ fulfilments: [fulfilment()] }),
      warehouseOrder({ parcels: [{ trackingNumber: 'JJD1' }, { trackingNumber: 'MORE' }] }),
    ),
  ).toEqual([])
})

test('the warehouse packs three where the customer ordered two', () => {
  expect(
    conflicts(order(), warehouseOrder({ lines: [{ id: 'w', sku: 'LANTERN', quantity: 3 }] })),
  ).toMatchObject([{ field: 'quantity', about: 'Lantern', sides: [{ value: '2' }, { value: '3' }] }])
})

test('two warehouses that pack one each do not contradict an order of two', () => {
  const half = [{ id: 'w', sku: 'LANTERN', quantity: 1 }]
  expect(
    conflicts(order(), warehouseOrder({ id: 'a', lines: half }), warehouseOrder({ id: 'b', lines: half })),
  ).toEqual([])
})

test('a unit that was refunded after shipping does not contradict what the warehouse packed', () => {
  const lines = [{ id: 'line-1', sku: 'LANTERN', title: 'Lantern', quantity: 2, currentQuantity: 1 }]
  expect(conflicts(order({ lines }), warehouseOrder({ stage: 'labelled' }))).toEqual([])
})

test('a unit taken off the order contradicts the warehouse that still picks it', () => {
  const lines = [{ id: 'line-1', sku: 'LANTERN', title: 'Lantern', quantity: 2, currentQuantity: 1 }]
  expect(conflicts(order({ lines }), warehouseOrder({ stage: 'picking' }))).toMatchObject([
    { field: 'quantity', about: 'Lantern', sides: [{ value: '1' }, { value: '2' }] },
  ])
})

test('the warehouse sends to another postcode than the shop knows', () => {
  const to = (postcode: string) => ({ lines: [], city: 'Berlin', postcode, country: 'DE' })
  expect(
    conflicts(order({ shippingAddress: to('10115') }), warehouseOrder({ shippingAddress: to('10117') })),
  ).toMatchObject([
    { field: 'address', sides: [{ value: '10115 Berlin, DE' }, { value: '10117 Berlin, DE' }] },
  ])
})

test('the same postcode written with a space is the same place', () => {
  const to = (postcode: string) => ({ lines: [], postcode, country: 'NL' })
  expect(
    conflicts(order({ shippingAddress: to('1012 AB') }), warehouseOrder({ shippingAddress: to('1012ab') })),
  ).toEqual([])
})

test('cancelled in the shop and still being picked is a contradiction', () => {
  expect(conflicts(order({ status: 'cancelled' }), warehouseOrder({ stage: 'picking' }))).toMatchObject([
    { field: 'cancelled', sides: [{ value: 'cancelled' }, { value: 'picking' }] },
  ])
})

test('cancelled in the shop and scanned by the carrier is a contradiction that the scan proves', () => {
  const [conflict] = conflicts(order({ status: 'cancelled', fulfilments: [fulfilment()] }), tracking())
  expect(conflict?.sides.at(-1)).toMatchObject({ source: 'easypost', value: 'in_transit', proven: true })
})

test('cancelled everywhere is no contradiction', () => {
  expect(conflicts(order({ status: 'cancelled' }), warehouseOrder({ stage: 'cancelled' }))).toEqual([])
})

test('one of two warehouses that gave up its part does not contradict the order', () => {
  expect(
    conflicts(
      order(),
      warehouseOrder({ id: 'a', stage: 'cancelled' }),
      warehouseOrder({ id: 'b', stage: 'picking' }),
    ),
  ).toEqual([])
})

test('a return that is closed in one system and open in the other is a contradiction', () => {
  expect(
    conflicts(
      order(),
      returned({ stage: 'closed' }),
      returned({ id: 'native', stage: 'in_transit' }, { connection: 'shop-eu' }),
    ),
  ).toMatchObject([{ field: 'return_stage', sides: [{ value: 'closed' }, { value: 'in_transit' }] }])
})

test('a return that is approved in one system and on its way in the other is not', () => {
  expect(
    conflicts(
      order(),
      returned({ stage: 'approved' }),
      returned({ id: 'native', stage: 'in_transit' }, { connection: 'shop-eu' }),
    ),
  ).toEqual([])
})
