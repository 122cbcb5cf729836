import type { Commitment } from '@throughline/bridge/domain/case/order-case.ts'
import type { OrderPromise } from '@throughline/shared/contract'
import type { SourceRecord, TrackingEvent } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { at, fulfilment, order, returned, tracking, warehouseOrder } from '../../../kit/records.ts'
import { berlin, type CaseOptions, orderAt } from './order-at.ts'

const word = (said: Partial<Commitment> = {}): Commitment => ({
  by: 'agent',
  kind: 'delivery',
  latest: '2026-11-20',
  madeAt: at('2026-11-17T09:00:00.000Z'),
  ...said,
})
const given = (
  commitment: Commitment,
  records: SourceRecord[],
  options: CaseOptions,
): OrderPromise | undefined =>
  orderAt(records, { ...options, commitments: [commitment] }).promises.find(
    ({ by, kind }) => by === commitment.by && kind === commitment.kind,
  )
const scan = (instant: string, stage: TrackingEvent['stage'] = 'in_transit'): TrackingEvent => ({
  at: at(instant),
  stage,
  flags: [],
  scan: true,
})
const sent = order({ shippingAddress: berlin, fulfilments: [fulfilment()] })
const friday = '2026-11-20T09:00:00.000Z'
const saturday = '2026-11-21T09:00:00.000Z'

test('a day that a bot gave is judged like the shop’s', () => {
  const parcel = tracking({ eta: '2026-11-23', events: [scan('2026-11-19T07:00:00.000Z')] })
  expect(given(word({ by: 'bot' }), [sent, parcel], { now: friday })).toMatchObject({
    by: 'bot',
    source: 'bot',
    state: 'at_risk',
    reason: 'carrier_estimates_later',
    expected: '2026-11-23',
    madeAt: { instant: '2026-11-17T09:00:00.000Z' },
  })
})

test('a day that was given for one parcel is kept by that parcel', () => {
  const both = order({
    shippingAddress: berlin,
    fulfilments: [
      fulfilment(),
      fulfilment({ id: 'ful-2', parcels: [{ carrier: 'DHL', trackingNumber: 'JJD2' }] }),
    ],
  })
  const first = tracking({
    stage: 'delivered',
    deliveredAt: at('2026-11-19T10:00:00.000Z'),
    events: [scan('2026-11-19T10:00:00.000Z', 'delivered')],
  })
  const second = tracking({ trackingNumber: 'JJD2', events: [scan('2026-11-19T10:00:00.000Z')] })
  expect(given(word({ about: 'jjd1' }), [both, first, second], { now: saturday })?.state).toBe('kept')
  expect(given(word({ about: 'JJD2' }), [both, first, second], { now: saturday })?.state).toBe('broken')
})

test('"it leaves by Wednesday" is kept by the carrier’s scan, on the warehouse’s calendar', () => {
  const leaves = word({ kind: 'dispatch', latest: '2026-11-18' })
  const inTime = tracking({ events: [scan('2026-11-18T22:30:00.000Z'), scan('2026-11-20T08:00:00.000Z')] })
  const late = tracking({ events: [scan('2026-11-19T08:00:00.000Z')] })
  const work = warehouseOrder({ warehouse: 'Leipzig', stage: 'handed_over' })
  expect(given(leaves, [sent, work, inTime], { now: saturday })).toMatchObject({
    state: 'kept',
    doneOn: '2026-11-18',
  })
  expect(given(leaves, [sent, work, late], { now: saturday })).toMatchObject({
    state: 'broken',
    reason: 'done_late',
    doneOn: '2026-11-19',
  })
})

test('"it leaves by Wednesday" is at risk once Wednesday’s pick-up is out of reach, and broken on Thursday', () => {
  const leaves = word({ kind: 'dispatch', latest: '2026-11-18' })
  const records = [
    order({ shippingAddress: berlin }),
    warehouseOrder({ warehouse: 'Leipzig', stage: 'picked' }),
  ]
  expect(given(leaves, records, { now: '2026-11-18T12:00:00.000Z' })).toMatchObject({ state: 'on_track' })
  expect(given(leaves, records, { now: '2026-11-18T13:00:00.000Z' })).toMatchObject({
    state: 'at_risk',
    expected: '2026-11-19',
  })
  expect(given(leaves, records, { now: '2026-11-19T09:00:00.000Z' })).toMatchObject({
    state: 'broken',
    reason: 'date_passed',
  })
})

const refund = (instant: string) => ({
  id: 'r1',
  amount: { minor: 8900, currency: 'EUR' },
  createdAt: at(instant),
  settled: false,
  lines: [],
})

test('"your money by Friday" is kept by a refund that was issued after the word and by the day', () => {
  const money = word({ kind: 'refund' })
  const records = (instant: string) => [order({ refunds: [refund(instant)] })]
  expect(given(money, records('2026-11-19T10:00:00.000Z'), { now: saturday })).toMatchObject({
    state: 'kept',
    doneOn: '2026-11-19',
  })
  expect(given(money, records('2026-11-21T08:00:00.000Z'), { now: saturday })?.state).toBe('broken')
  // One that went out before the word was given is another one.
  expect(given(money, records('2026-11-17T08:00:00.000Z'), { now: friday })?.state).toBe('on_track')
  expect(given(money, records('2026-11-17T08:00:00.000Z'), { now: saturday })).toMatchObject({
    state: 'broken',
    reason: 'date_passed',
  })
})

test('a shop that has not been heard since may have paid', () => {
  expect(given(word({ kind: 'refund' }), [order()], { now: saturday, heard: friday })?.state).toBe('unknown')
})

test('a cancelled order owes no parcel, and the money that was promised for it', () => {
  const cancelled = order({ status: 'cancelled' })
  expect(given(word(), [cancelled], { now: friday })).toBeUndefined()
  expect(given(word({ kind: 'refund' }), [cancelled], { now: friday })).toMatchObject({ state: 'on_track' })
})

test('the return policy’s own day for the money is a promise, too', () => {
  const back = returned({
    number: 'RMA-1',
    stage: 'received',
    approvedAt: at('2026-11-10T08:00:00.000Z'),
    receivedAt: at('2026-11-13T09:00:00.000Z'),
  })
  const policyWord = (now: string) =>
    orderAt([order(), back], { now }).promises.find(({ by, kind }) => by === 'policy' && kind === 'refund')
  // Received on Friday the 13th; five business days later it is Friday the 20th.
  expect(policyWord(friday)).toMatchObject({ latest: '2026-11-20', state: 'on_track', about: 'RMA-1' })
  expect(policyWord('2026-11-23T09:00:00.000Z')).toMatchObject({ state: 'broken', reason: 'date_passed' })
})

test('the window for returns stays open for thirty days after the last parcel arrived, and is then no promise any more', () => {
  const delivered = tracking({
    stage: 'delivered',
    deliveredAt: at('2026-11-19T10:00:00.000Z'),
    events: [scan('2026-11-19T10:00:00.000Z', 'delivered')],
  })
  const window = (now: string) =>
    orderAt([sent, delivered], { now }).promises.find(({ kind }) => kind === 'return_window')
  expect(window('2026-12-19T09:00:00.000Z')).toMatchObject({
    by: 'policy',
    latest: '2026-12-19',
    state: 'on_track',
  })
  expect(window('2026-12-20T09:00:00.000Z')).toBeUndefined()
  expect(orderAt([sent, tracking()], { now: friday }).promises).toEqual([])
})
