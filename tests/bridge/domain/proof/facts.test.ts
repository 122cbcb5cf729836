import { group } from '@throughline/bridge/domain/merge/group.ts'
import { parcelsOf } from '@throughline/bridge/domain/merge/parcels.ts'
import {
  factOfHold,
  factOfOrder,
  factOfRefund,
  inWords,
} from '@throughline/bridge/domain/proof/facts-of-order.ts'
import { estimateOf, factsOfParcel, lastScanOf } from '@throughline/bridge/domain/proof/facts-of-parcel.ts'
import { factsOfWarehouseOrder } from '@throughline/bridge/domain/proof/facts-of-warehouse-order.ts'
import type { SourceRecord } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { at, fulfilment, order, tracking, warehouseOrder } from '../../../kit/records.ts'

const parcelIn = (...records: SourceRecord[]) => {
  const [first] = group(records).orders
  const [parcel] = first ? parcelsOf(first) : []
  if (!parcel) throw new Error('the records make no parcel')
  return parcel
}

test('a scan is proof, a printed label a record, a shop’s status a word; the strongest comes first', () => {
  const parcel = parcelIn(
    order({ fulfilments: [fulfilment({ stage: 'delivered' })] }),
    warehouseOrder({ parcels: [{ trackingNumber: 'JJD1', labelledAt: at('2026-11-18T10:00:00.000Z') }] }),
    tracking(),
  )
  expect(factsOfParcel(parcel)).toMatchObject([
    { source: 'easypost', value: 'in_transit', strength: 'scan', place: 'Leipzig', about: 'JJD1' },
    { source: 'wms', value: 'label_created', strength: 'system_record' },
    { source: 'shop-eu', value: 'delivered', strength: 'assertion' },
  ])
})

test('a warehouse that says it handed the parcel over only says so', () => {
  const parcel = parcelIn(
    order(),
    warehouseOrder({ parcels: [{ trackingNumber: 'JJD1', handedOver: true }] }),
  )
  expect(factsOfParcel(parcel)).toMatchObject([{ value: 'in_transit', strength: 'assertion' }])
})

test('a carrier’s message is no scan, and an estimate is a word', () => {
  const message = { stage: 'in_transit' as const, flags: [], scan: false }
  const parcel = parcelIn(
    order({ fulfilments: [fulfilment()] }),
    tracking({ events: [message], eta: '2026-11-23' }),
  )
  expect(lastScanOf(parcel)).toBeUndefined()
  expect(factsOfParcel(parcel).find(({ source }) => source === 'easypost')).toMatchObject({
    value: 'in_transit',
    strength: 'assertion',
  })
  expect(estimateOf(parcel)).toMatchObject({ value: '2026-11-23', strength: 'assertion', source: 'easypost' })
})

test('an estimate is the word of whoever gave it', () => {
  const shop = order({ fulfilments: [fulfilment({ estimatedDelivery: '2026-11-24' })] })
  expect(estimateOf(parcelIn(shop, tracking()))).toMatchObject({ value: '2026-11-24', source: 'shop-eu' })
  expect(estimateOf(parcelIn(shop, tracking({ eta: '2026-11-23' })))).toMatchObject({
    value: '2026-11-23',
    source: 'easypost',
  })
})

test('that an order was placed or cancelled is the shop’s own doing; that it was shipped is its word', () => {
  expect(factOfOrder(order())).toMatchObject({
    value: 'paid',
    strength: 'system_record',
    at: { instant: '2026-11-12T10:00:00.000Z' },
  })
  const cancelledAt = at('2026-11-13T10:00:00.000Z')
  expect(factOfOrder(order({ status: 'cancelled', cancelledAt }))).toMatchObject({
    strength: 'system_record',
    at: cancelledAt,
  })
  expect(factOfOrder(order({ status: 'shipped' }))).toMatchObject({ strength: 'assertion' })
})

test('a warehouse that allocated stock wrote it down; one that says picked without picks only says so', () => {
  expect(factsOfWarehouseOrder(warehouseOrder({ stage: 'allocated' }))).toMatchObject([
    { value: 'allocated', strength: 'system_record' },
  ])
  expect(factsOfWarehouseOrder(warehouseOrder({ stage: 'picked' }))).toMatchObject([
    { value: 'picked', strength: 'assertion' },
  ])
})

test('one of two units picked proves picking, not that all is picked', () => {
  const lines = [{ id: 'w', sku: 'LANTERN', quantity: 2, pickedQuantity: 1 }]
  expect(factsOfWarehouseOrder(warehouseOrder({ stage: 'picked', lines }))).toMatchObject([
    { value: 'picking', strength: 'scan' },
    { value: 'picked', strength: 'assertion' },
  ])
})

test('a hold keeps the source’s own words', () => {
  expect(factOfHold(order(), { reason: 'fraud', said: 'Signifyd review' })).toMatchObject({
    topic: 'hold',
    value: 'fraud',
    source: 'shop-eu',
    said: 'Signifyd review',
  })
})

test('a refund is a transaction; its time is when it settled, once it has', () => {
  const refund = {
    amount: { minor: 8900, currency: 'EUR' },
    createdAt: at('2026-11-18T10:00:00.000Z'),
    settledAt: at('2026-11-20T10:00:00.000Z'),
    source: 'shop-eu',
  }
  expect(factOfRefund({ ...refund, settled: false })).toMatchObject({
    value: '89.00 EUR',
    at: refund.createdAt,
  })
  expect(factOfRefund({ ...refund, settled: true })).toMatchObject({
    strength: 'system_record',
    at: refund.settledAt,
  })
})

test.each([
  [{ minor: 8900, currency: 'EUR' }, '89.00 EUR'],
  [{ minor: 5, currency: 'EUR' }, '0.05 EUR'],
  [{ minor: -1250, currency: 'EUR' }, '-12.50 EUR'],
  [{ minor: 500, currency: 'JPY' }, '500 JPY'],
  [{ minor: 1, currency: 'KWD' }, '0.001 KWD'],
])('%o is %s', (money, words) => {
  expect(inWords(money)).toBe(words)
})
