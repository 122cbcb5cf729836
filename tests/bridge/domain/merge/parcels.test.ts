import { group } from '@throughline/bridge/domain/merge/group.ts'
import { parcelsOf } from '@throughline/bridge/domain/merge/parcels.ts'
import type { SourceRecord } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { at, fulfilment, order, returned, tracking, warehouseOrder } from '../../../kit/records.ts'

const parcels = (...records: SourceRecord[]) => {
  const [first] = group(records).orders
  if (!first) throw new Error('the records make no order')
  return parcelsOf(first)
}

test('a parcel named by shop and warehouse and scanned by the carrier is one parcel, proven by the scan', () => {
  const [one, ...more] = parcels(
    order({ fulfilments: [fulfilment({ stage: 'in_transit' })] }),
    warehouseOrder({ parcels: [{ trackingNumber: ' jjd1 ', handedOver: true }] }),
    tracking(),
  )
  expect(more).toEqual([])
  expect(one).toMatchObject({ stage: 'in_transit', proof: 'proven', carrier: 'DHL' })
  expect(one?.sources[0]).toBe('easypost')
  expect(one?.sources).toHaveLength(3)
})

test('a label without a scan is a claim and not in transit', () => {
  const [one] = parcels(
    order({ fulfilments: [fulfilment()] }),
    tracking({ stage: 'label_created', events: [] }),
  )
  expect(one).toMatchObject({ stage: 'label_created', proof: 'claimed' })
})

test('a shop’s claim of delivery does not move a parcel that the carrier still carries', () => {
  const [one] = parcels(order({ fulfilments: [fulfilment({ stage: 'delivered' })] }), tracking())
  expect(one).toMatchObject({ stage: 'in_transit', proof: 'proven' })
})

test('where the carrier knows nothing yet the shop’s claim stands, called a claim', () => {
  const [one] = parcels(
    order({ fulfilments: [fulfilment({ stage: 'delivered' })] }),
    tracking({ stage: 'not_found', events: [] }),
  )
  expect(one).toMatchObject({ stage: 'delivered', proof: 'claimed' })
})

test('several parcels of one fulfilment are several parcels, and nobody says which holds what', () => {
  const two = fulfilment({ parcels: [{ trackingNumber: 'JJD1' }, { trackingNumber: 'JJD2' }] })
  const all = parcels(order({ fulfilments: [two] }), tracking({ trackingNumber: 'JJD2', stage: 'delivered' }))
  expect(all.map((one) => [one.trackingNumber, one.stage])).toEqual([
    ['JJD1', 'label_created'],
    ['JJD2', 'delivered'],
  ])
  expect(all.flatMap((one) => one.contents)).toEqual([])
})

test('a shop that calls a fulfilment of two parcels delivered does not say which one arrived', () => {
  const two = fulfilment({
    stage: 'delivered',
    parcels: [{ trackingNumber: 'JJD1' }, { trackingNumber: 'JJD2' }],
  })
  expect(parcels(order({ fulfilments: [two] })).map((one) => one.stage)).toEqual(['in_transit', 'in_transit'])
})

test('the only parcel of a fulfilment shows what is in it', () => {
  const [one] = parcels(order({ fulfilments: [fulfilment()] }))
  expect(one?.contents).toEqual([{ title: 'Lantern', quantity: 2 }])
})

test('a fulfilment without a tracking number is a parcel too', () => {
  const [one] = parcels(order({ fulfilments: [fulfilment({ parcels: [], stage: 'in_transit' })] }))
  expect(one).toMatchObject({ stage: 'in_transit', proof: 'claimed' })
  expect(one?.trackingNumber).toBeUndefined()
})

test('the newest scan comes first', () => {
  const scan = (instant: string) => ({ at: at(instant), stage: 'in_transit' as const, flags: [], scan: true })
  const [one] = parcels(
    order({ fulfilments: [fulfilment()] }),
    tracking({ events: [scan('2026-11-13T08:00:00.000Z'), scan('2026-11-14T08:00:00.000Z')] }),
  )
  expect(one?.events.map((event) => event.at?.instant?.slice(8, 10))).toEqual(['14', '13'])
})

test('the parcel of a return goes the other way', () => {
  const all = parcels(order(), returned({ parcels: [{ carrier: 'DHL', trackingNumber: 'RET9' }] }))
  expect(all).toMatchObject([{ trackingNumber: 'RET9', direction: 'return' }])
})
