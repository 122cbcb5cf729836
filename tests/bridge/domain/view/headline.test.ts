import { group } from '@throughline/bridge/domain/merge/group.ts'
import { parcelsOf } from '@throughline/bridge/domain/merge/parcels.ts'
import { returnsOf } from '@throughline/bridge/domain/merge/returns.ts'
import { headlineOf } from '@throughline/bridge/domain/view/headline.ts'
import type { SourceRecord } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { at, fulfilment, order, returned, tracking, warehouseOrder } from '../../../kit/records.ts'

const headline = (...records: SourceRecord[]) => {
  const [first] = group(records).orders
  if (!first) throw new Error('the records make no order')
  const parcels = parcelsOf(first)
  return headlineOf(first, { parcels, returns: returnsOf(first, parcels).returns })
}
const delivered = tracking({
  stage: 'delivered',
  deliveredAt: at('2026-11-20T08:00:00.000Z'),
  events: [
    { at: at('2026-11-20T08:00:00.000Z'), stage: 'delivered', flags: [], scan: true, place: 'Berlin' },
  ],
})

test('a scanned parcel: in transit with DHL, scanned in Leipzig, proven', () => {
  expect(headline(order({ fulfilments: [fulfilment()] }), tracking()).fact).toMatchObject({
    topic: 'shipment',
    word: 'in_transit',
    proof: 'proven',
    carrier: 'DHL',
    place: 'Leipzig',
    at: { instant: '2026-11-19T13:05:00.000Z' },
    source: 'easypost',
  })
})

test('what the shop claims beyond the last scan is said beside it, as a claim', () => {
  const { fact, beyond } = headline(order({ fulfilments: [fulfilment({ stage: 'delivered' })] }), tracking())
  expect(fact).toMatchObject({ word: 'in_transit', proof: 'proven' })
  expect(beyond).toMatchObject({ word: 'delivered', proof: 'claimed', source: 'shop-eu' })
})

test('a claim that the scans have caught up with is not repeated', () => {
  expect(
    headline(order({ fulfilments: [fulfilment({ stage: 'delivered' })] }), delivered).beyond,
  ).toBeUndefined()
})

test('a label without a scan is told as a label', () => {
  expect(headline(order({ fulfilments: [fulfilment()] })).fact).toMatchObject({
    word: 'label_created',
    proof: 'claimed',
  })
})

test('of a split shipment the parcel that is least far tells', () => {
  const two = [fulfilment(), fulfilment({ id: 'f2', parcels: [{ trackingNumber: 'JJD2' }] })]
  const moving = tracking({ trackingNumber: 'JJD2' })
  expect(headline(order({ fulfilments: two }), delivered, moving).fact).toMatchObject({ word: 'in_transit' })
})

test('picked units are scans and proven; a warehouse’s status word is a claim', () => {
  const picked = [{ id: 'w', sku: 'LANTERN', quantity: 2, pickedQuantity: 1 }]
  expect(headline(order(), warehouseOrder({ stage: 'picking', lines: picked })).fact).toMatchObject({
    topic: 'warehouse',
    word: 'picking',
    proof: 'proven',
  })
  expect(headline(order(), warehouseOrder({ stage: 'allocated' })).fact).toMatchObject({
    word: 'allocated',
    proof: 'claimed',
  })
})

test('a cancelled order is cancelled, whatever its parcels do', () => {
  expect(
    headline(order({ status: 'cancelled', fulfilments: [fulfilment()] }), tracking()).fact,
  ).toMatchObject({
    topic: 'order',
    word: 'cancelled',
  })
})

test('an open return of a delivered order is the news', () => {
  expect(
    headline(order({ fulfilments: [fulfilment()] }), delivered, returned({ stage: 'received' })).fact,
  ).toMatchObject({ topic: 'return', word: 'received', source: 'loop' })
})

test('a return that is over is not: the delivery is', () => {
  expect(
    headline(order({ fulfilments: [fulfilment()] }), delivered, returned({ stage: 'closed' })).fact,
  ).toMatchObject({ topic: 'shipment', word: 'delivered' })
})

test('while one parcel is still under way, an open return of the other is not the news', () => {
  const two = [fulfilment(), fulfilment({ id: 'f2', parcels: [{ trackingNumber: 'JJD2' }] })]
  const moving = tracking({ trackingNumber: 'JJD2' })
  expect(
    headline(order({ fulfilments: two }), delivered, moving, returned({ stage: 'approved' })).fact.topic,
  ).toBe('shipment')
})

test('an order that nobody has started on is as the shop says', () => {
  expect(headline(order()).fact).toMatchObject({ topic: 'order', word: 'paid', proof: 'claimed' })
})

test('a status that we do not know is unknown, with the vendor’s own word', () => {
  expect(headline(order({ status: 'unknown', said: 'AWAITING_MOONRISE' })).fact).toMatchObject({
    word: 'unknown',
    said: 'AWAITING_MOONRISE',
  })
})

test('a pack check proves that it was packed, not that it left', () => {
  const work = warehouseOrder({ stage: 'handed_over', flags: ['pack_verified'] })
  const { fact, beyond } = headline(order(), work)
  expect(fact).toMatchObject({ topic: 'warehouse', word: 'packed', proof: 'proven', source: 'wms' })
  expect(beyond).toMatchObject({ topic: 'warehouse', word: 'handed_over', proof: 'claimed' })
})

test('picked units prove picking, and what the warehouse says further is a claim beyond them', () => {
  const lines = [{ id: 'w', sku: 'LANTERN', quantity: 2, pickedQuantity: 2 }]
  const { fact, beyond } = headline(order(), warehouseOrder({ stage: 'packed', lines }))
  expect(fact).toMatchObject({ word: 'picked', proof: 'proven' })
  expect(beyond).toMatchObject({ word: 'packed', proof: 'claimed' })
})

test('of two warehouses the one that is least far tells', () => {
  const far = warehouseOrder({ id: 'a', stage: 'packed', updatedAt: at('2026-11-20T08:00:00.000Z') })
  const near = warehouseOrder({ id: 'b', stage: 'received', updatedAt: at('2026-11-19T08:00:00.000Z') })
  expect(headline(order(), far, near).fact).toMatchObject({ word: 'received' })
})

test('a scan after the delivery does not move it: when and where it was delivered stays', () => {
  const late = {
    at: at('2026-11-20T09:30:00.000Z'),
    stage: 'in_transit' as const,
    flags: [],
    scan: true,
    place: 'Depot',
  }
  const events = [...delivered.data.events, late]
  const noisy = tracking({ ...delivered.data, events })
  expect(headline(order({ fulfilments: [fulfilment()] }), noisy).fact).toMatchObject({
    word: 'delivered',
    place: 'Berlin',
    at: { instant: '2026-11-20T08:00:00.000Z' },
  })
})

test('while one part was never scanned, the arrival of the other is not the news', () => {
  const two = [fulfilment(), fulfilment({ id: 'f2', parcels: [{ trackingNumber: 'JJD2' }] })]
  expect(headline(order({ fulfilments: two }), delivered).fact).toMatchObject({
    word: 'label_created',
    proof: 'claimed',
  })
})
