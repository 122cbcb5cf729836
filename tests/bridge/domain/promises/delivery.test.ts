import type { OrderPromise } from '@throughline/shared/contract'
import type { Order, SourceRecord, TrackingEvent, WarehouseOrder } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { at, fulfilment, order, tracking, warehouseOrder } from '../../../kit/records.ts'
import { berlin, type CaseOptions, orderAt, policy } from './order-at.ts'

// 20 November 2026 is a Friday.

const promised = (said: Partial<Order> = {}) =>
  order({ shippingAddress: berlin, promise: { service: 'Standard', latest: '2026-11-20' }, ...said })
const inLeipzig = (said: Partial<WarehouseOrder> = {}) =>
  warehouseOrder({ warehouse: 'Leipzig', createdAt: at('2026-11-16T09:00:00.000Z'), ...said })
const sent = (number = 'JJD1') =>
  fulfilment({ id: number, parcels: [{ carrier: 'DHL', trackingNumber: number }] })
const scan = (instant: string, stage: TrackingEvent['stage'] = 'in_transit'): TrackingEvent => ({
  at: at(instant),
  stage,
  flags: [],
  scan: true,
})
const delivered = (instant: string, number = 'JJD1') =>
  tracking({
    trackingNumber: number,
    stage: 'delivered',
    deliveredAt: at(instant),
    events: [scan('2026-11-18T17:00:00.000Z'), scan(instant, 'delivered')],
  })
const moving = (said: Parameters<typeof tracking>[0] = {}) =>
  tracking({ events: [scan('2026-11-19T07:00:00.000Z')], ...said })

const shopPromise = (records: SourceRecord[], options: CaseOptions): OrderPromise | undefined =>
  orderAt(records, options).promises.find(({ by, kind }) => by === 'shop' && kind === 'delivery')

const friday = '2026-11-20T09:00:00.000Z'

test('a parcel that was scanned at the door on the promised day keeps the promise', () => {
  expect(
    shopPromise([promised({ fulfilments: [sent()] }), delivered('2026-11-20T14:00:00.000Z')], {
      now: '2026-11-25T09:00:00.000Z',
    }),
  ).toMatchObject({
    state: 'kept',
    reason: 'done_in_time',
    latest: '2026-11-20',
    doneOn: '2026-11-20',
    evidence: [
      { topic: 'promise', source: 'shop-eu' },
      { topic: 'shipment', value: 'delivered', strength: 'scan' },
    ],
  })
})

test('one day later it is broken, and stays so', () => {
  expect(
    shopPromise([promised({ fulfilments: [sent()] }), delivered('2026-11-21T08:00:00.000Z')], {
      now: '2026-12-25T09:00:00.000Z',
    }),
  ).toMatchObject({
    state: 'broken',
    reason: 'done_late',
    doneOn: '2026-11-21',
  })
})

test('the day is the destination’s: eleven in the evening in Berlin is still Friday, though Tokyo has Saturday', () => {
  const late = delivered('2026-11-20T22:30:00.000Z')
  expect(
    shopPromise([promised({ fulfilments: [sent()] }), late], { now: '2026-11-25T09:00:00.000Z' })?.state,
  ).toBe('kept')
  const toTokyo = promised({ fulfilments: [sent()], shippingAddress: { lines: [], country: 'JP' } })
  expect(shopPromise([toTokyo, late], { now: '2026-11-25T09:00:00.000Z' })).toMatchObject({
    state: 'broken',
    doneOn: '2026-11-21',
  })
})

test('of two parcels the last one counts', () => {
  const both = promised({ fulfilments: [sent('JJD1'), sent('JJD2')], status: 'shipped' })
  const first = delivered('2026-11-19T10:00:00.000Z')
  const now = '2026-11-23T09:00:00.000Z'
  expect(shopPromise([both, first, delivered('2026-11-20T10:00:00.000Z', 'JJD2')], { now })).toMatchObject({
    state: 'kept',
    doneOn: '2026-11-20',
  })
  expect(shopPromise([both, first, moving({ trackingNumber: 'JJD2' })], { now })).toMatchObject({
    state: 'broken',
    reason: 'date_passed',
    about: 'JJD2',
  })
})

test('one parcel of an order of which more is to come keeps nothing yet', () => {
  const part = promised({
    fulfilments: [{ ...sent(), lines: [{ lineId: 'line-1', quantity: 1 }] }],
    lines: [{ id: 'line-1', title: 'Lantern', quantity: 2, currentQuantity: 2, fulfilledQuantity: 1 }],
  })
  const records = [part, delivered('2026-11-19T10:00:00.000Z'), inLeipzig({ stage: 'allocated' })]
  expect(shopPromise(records, { now: friday })).toMatchObject({ state: 'at_risk' })
})

test('a shop that says delivered proves nothing: it is not known', () => {
  const claimed = promised({
    fulfilments: [fulfilment({ stage: 'delivered', deliveredAt: at('2026-11-19T10:00:00.000Z') })],
  })
  expect(shopPromise([claimed], { now: friday })).toMatchObject({ state: 'unknown', reason: 'nothing_known' })
})

test('a carrier that estimates Monday for a promise of Friday puts it at risk, with Monday as the honest day', () => {
  expect(
    shopPromise([promised({ fulfilments: [sent()] }), moving({ eta: '2026-11-23' })], { now: friday }),
  ).toMatchObject({
    state: 'at_risk',
    reason: 'carrier_estimates_later',
    expected: '2026-11-23',
    evidence: [
      { topic: 'promise' },
      { topic: 'shipment', strength: 'scan' },
      { topic: 'estimate', value: '2026-11-23' },
    ],
  })
})

test('an estimate of the promised day itself speaks for it', () => {
  expect(
    shopPromise([promised({ fulfilments: [sent()] }), moving({ eta: '2026-11-20' })], { now: friday }),
  ).toMatchObject({
    state: 'on_track',
    expected: '2026-11-20',
  })
})

test('an estimate whose day has passed is no day to give a customer', () => {
  const late = moving({
    eta: '2026-11-19',
    events: [scan('2026-11-16T07:00:00.000Z'), scan('2026-11-19T23:00:00.000Z')],
  })
  const found = shopPromise([promised({ fulfilments: [sent()], promise: { latest: '2026-11-20' } }), late], {
    now: friday,
  })
  expect(found?.expected).toBeUndefined()
})

test('without an estimate the service’s days count from the first scan, over the weekend', () => {
  const monday = { service: 'Standard', latest: '2026-11-23' }
  const left = moving({ events: [scan('2026-11-20T17:00:00.000Z')] })
  const now = '2026-11-21T09:00:00.000Z'
  // Saturday and Monday are the two days of Standard: Sunday nobody delivers.
  expect(shopPromise([promised({ fulfilments: [sent()], promise: monday }), left], { now })).toMatchObject({
    state: 'on_track',
    expected: '2026-11-23',
  })
  const isHoliday = (date: string) => date === '2026-11-23'
  expect(
    shopPromise([promised({ fulfilments: [sent()], promise: monday }), left], { now, isHoliday }),
  ).toMatchObject({
    state: 'at_risk',
    reason: 'warehouse_behind',
    expected: '2026-11-24',
  })
})

test('48 hours without a scan put it at risk, 47 do not', () => {
  const parcel = promised({ fulfilments: [sent()], promise: { latest: '2026-11-21' } })
  const silentFor = (now: string) =>
    shopPromise([parcel, moving({ events: [scan('2026-11-18T09:00:00.000Z')] })], { now })
  expect(silentFor('2026-11-20T09:00:00.000Z')).toMatchObject({ state: 'at_risk', reason: 'carrier_silent' })
  expect(silentFor('2026-11-20T08:00:00.000Z')).toMatchObject({ state: 'on_track' })
})

test('a carrier that is down is not a parcel that is late', () => {
  const records = [promised({ fulfilments: [sent()] }), moving()]
  const [now, heard] = ['2026-11-22T09:00:00.000Z', '2026-11-20T12:00:00.000Z']
  expect(shopPromise(records, { now })).toMatchObject({ state: 'broken', reason: 'date_passed' })
  expect(shopPromise(records, { now, heard })).toMatchObject({ state: 'unknown' })
})

test('a record that has not changed for days is as new as the answer that repeated it', () => {
  const records = [promised({ fulfilments: [sent()] }), moving()]
  const [now, heard] = ['2026-11-22T09:00:00.000Z', '2026-11-19T12:00:00.000Z']
  const answered = [
    { connection: 'easypost', kind: 'tracking' as const, state: 'answered' as const, asOf: now },
  ]
  expect(shopPromise(records, { now, heard, answered })).toMatchObject({ state: 'broken' })
  const failed = [{ connection: 'easypost', kind: 'tracking' as const, state: 'failed' as const }]
  expect(shopPromise(records, { now, answered: failed })).toMatchObject({ state: 'unknown' })
})

test('a parcel that is lost or goes back breaks the promise before its day', () => {
  const one = promised({ fulfilments: [sent()] })
  const now = '2026-11-19T12:00:00.000Z'
  expect(shopPromise([one, moving({ flags: ['lost'] })], { now })).toMatchObject({
    state: 'broken',
    reason: 'parcel_lost',
  })
  expect(shopPromise([one, moving({ flags: ['returning'] })], { now })).toMatchObject({
    state: 'broken',
    reason: 'parcel_going_back',
  })
})

test('a parcel that waits at the pick-up point in time has kept its day, whenever it is fetched', () => {
  const one = promised({ fulfilments: [sent()] })
  const fetched = tracking({
    stage: 'delivered',
    deliveredAt: at('2026-11-24T10:00:00.000Z'),
    events: [
      scan('2026-11-20T12:00:00.000Z', 'available_for_pickup'),
      scan('2026-11-24T10:00:00.000Z', 'delivered'),
    ],
  })
  expect(shopPromise([one, fetched], { now: '2026-11-25T09:00:00.000Z' })).toMatchObject({
    state: 'kept',
    doneOn: '2026-11-20',
  })
})

test('an order that still waits for its picker on the day before is at risk, with the day that is left', () => {
  const now = '2026-11-19T09:00:00.000Z'
  // Thursday, before the cut-off: handled until Friday, two days of transit: Saturday, Monday.
  expect(shopPromise([promised(), inLeipzig({ stage: 'allocated' })], { now })).toMatchObject({
    state: 'at_risk',
    reason: 'warehouse_behind',
    expected: '2026-11-23',
    evidence: [{ topic: 'promise' }, { topic: 'warehouse', value: 'allocated' }],
  })
})

test('what is picked before the cut-off leaves today, a minute after it tomorrow', () => {
  const tuesday = promised({ promise: { service: 'Standard', latest: '2026-11-19' } })
  const picked = inLeipzig({ stage: 'picked' })
  expect(shopPromise([tuesday, picked], { now: '2026-11-17T12:59:00.000Z' })).toMatchObject({
    state: 'on_track',
    expected: '2026-11-19',
  })
  expect(shopPromise([tuesday, picked], { now: '2026-11-17T13:00:00.000Z' })).toMatchObject({
    state: 'at_risk',
    expected: '2026-11-20',
  })
})

test('an order on hold has no day to give, and is at risk when the time left is too short', () => {
  const held = inLeipzig({ holds: [{ reason: 'address', said: 'address_hold' }], flags: ['on_hold'] })
  const now = '2026-11-17T09:00:00.000Z'
  const found = shopPromise([promised({ promise: { service: 'Standard', latest: '2026-11-19' } }), held], {
    now,
  })
  expect(found).toMatchObject({
    state: 'at_risk',
    reason: 'on_hold',
    evidence: [{}, {}, { topic: 'hold', value: 'address' }],
  })
  expect(found).not.toHaveProperty('expected', expect.anything())
  expect(shopPromise([promised(), held], { now })).toMatchObject({ state: 'on_track' })
})

test('a queue beyond the day’s capacity pushes the hand-over out, and says so', () => {
  const full = { ...policy, warehouses: { Leipzig: { ...policy.warehouses?.Leipzig, dailyCapacity: 100 } } }
  const records = [promised(), inLeipzig({ stage: 'allocated', createdAt: at('2026-11-17T09:00:00.000Z') })]
  const now = '2026-11-17T09:00:00.000Z'
  expect(shopPromise(records, { now, policy: full, waiting: () => 99 })).toMatchObject({
    state: 'on_track',
    expected: '2026-11-20',
  })
  expect(shopPromise(records, { now, policy: full, waiting: () => 100 })).toMatchObject({
    state: 'at_risk',
    reason: 'over_capacity',
    expected: '2026-11-21',
  })
})

test('a service without dates is a promise by its days: cut-off, handling, transit', () => {
  const named = promised({ promise: { service: 'standard' }, placedAt: at('2026-11-16T12:59:00.000Z') })
  // Monday before two in Berlin, handed over on Tuesday, two days on the road.
  expect(shopPromise([named, inLeipzig()], { now: '2026-11-16T13:30:00.000Z' })).toMatchObject({
    latest: '2026-11-19',
  })
  const afterCutOff = promised({ promise: { service: 'standard' }, placedAt: at('2026-11-16T13:00:00.000Z') })
  expect(shopPromise([afterCutOff, inLeipzig()], { now: '2026-11-16T13:30:00.000Z' })).toMatchObject({
    latest: '2026-11-20',
  })
})

test('a service that the policy does not know is no promise of a day', () => {
  expect(shopPromise([promised({ promise: { service: 'Carrier pigeon' } })], { now: friday })).toBeUndefined()
})

test('with a day and no service known, it is at risk on the day on which it has not left', () => {
  const bare = promised({ promise: { latest: '2026-11-20' } })
  const unknownPlace = warehouseOrder({ stage: 'picking' })
  expect(shopPromise([bare, unknownPlace], { now: '2026-11-19T12:00:00.000Z' })).toMatchObject({
    state: 'on_track',
  })
  expect(shopPromise([bare, unknownPlace], { now: friday })).toMatchObject({
    state: 'at_risk',
    reason: 'not_handed_over',
  })
})

test('a cancelled order owes nothing any more', () => {
  expect(orderAt([promised({ status: 'cancelled' })], { now: friday }).promises).toEqual([])
})

test('nor does one of which everything was taken back, or a voucher that needs no parcel', () => {
  const line = { id: 'line-1', title: 'Lantern', quantity: 2 }
  expect(orderAt([promised({ lines: [{ ...line, currentQuantity: 0 }] })], { now: friday }).promises).toEqual(
    [],
  )
  expect(
    orderAt([promised({ lines: [{ ...line, requiresShipping: false }] })], { now: friday }).promises,
  ).toEqual([])
})

test('each parcel’s estimate is the carrier’s own word, judged for that parcel', () => {
  const both = promised({ fulfilments: [sent('JJD1'), sent('JJD2')], status: 'shipped' })
  const records = [
    both,
    {
      ...delivered('2026-11-19T10:00:00.000Z'),
      data: { ...delivered('2026-11-19T10:00:00.000Z').data, eta: '2026-11-19' },
    },
    moving({ trackingNumber: 'JJD2', eta: '2026-11-23' }),
  ]
  const carriers = orderAt(records, { now: friday }).promises.filter(({ by }) => by === 'carrier')
  expect(carriers).toMatchObject([
    { about: 'JJD2', latest: '2026-11-23', state: 'on_track', source: 'easypost' },
    { about: 'JJD1', latest: '2026-11-19', state: 'kept' },
  ])
})
