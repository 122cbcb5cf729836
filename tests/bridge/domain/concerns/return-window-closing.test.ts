import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, fulfilment, order, tracking } from '../../../kit/records.ts'
import { back, parcelBack, refund, sold } from '../return-ledger/return-story.ts'

const closing = concernsOfKind('return_window_closing')
const bought = sold([], {
  fulfilments: [fulfilment({ stage: 'delivered', createdAt: at('2026-10-21T10:00:00.000Z') })],
})
// Delivered on 23 October: thirty days end on 22 November.
const delivered = tracking({
  stage: 'delivered',
  deliveredAt: at('2026-10-23T10:00:00.000Z'),
  events: [
    { at: at('2026-10-22T10:00:00.000Z'), stage: 'in_transit', flags: [], scan: true },
    { at: at('2026-10-23T10:00:00.000Z'), stage: 'delivered', flags: [], scan: true, place: 'Berlin' },
  ],
})
const threeDaysBefore = '2026-11-19T09:00:00.000Z'

test('three days before the end of the window, an agent knows until when the customer may return', () => {
  expect(closing([bought, delivered], { now: threeDaysBefore })).toMatchObject([
    {
      severity: 'notice',
      owner: 'customer',
      next: 'remind_customer',
      due: '2026-11-22',
      evidence: [{ topic: 'shipment', value: 'delivered', source: 'easypost', strength: 'scan' }],
      values: { days: 3, deadline: '2026-11-22' },
    },
  ])
})

test('not a day earlier, still on the last day, and not after it', () => {
  expect(closing([bought, delivered], { now: '2026-11-18T23:00:00.000Z' })).toEqual([])
  expect(closing([bought, delivered], { now: '2026-11-22T23:00:00.000Z' })).toMatchObject([
    { values: { days: 0 } },
  ])
  expect(closing([bought, delivered], { now: '2026-11-23T00:00:00.000Z' })).toEqual([])
})

test('a return that was asked for has used the window; a declined one has not', () => {
  expect(closing([bought, delivered, back({ stage: 'received' })], { now: threeDaysBefore })).toEqual([])
  expect(closing([bought, delivered, back({ stage: 'declined' })], { now: threeDaysBefore })).toHaveLength(1)
})

test('where money went back, where a parcel is still under way, or where no day is known, nothing is said', () => {
  const refunded = sold([refund({ returnId: undefined, lines: [] })])
  expect(closing([refunded, delivered], { now: threeDaysBefore })).toEqual([])
  const two = order({
    placedAt: at('2026-10-20T10:00:00.000Z'),
    fulfilments: [fulfilment(), fulfilment({ id: 'f2', parcels: [{ trackingNumber: 'JJD2' }] })],
  })
  expect(closing([two, delivered], { now: threeDaysBefore })).toEqual([])
  expect(closing([sold()], { now: threeDaysBefore })).toEqual([])
})

test('an approved return that the customer has not posted: its two weeks end soon', () => {
  // Approved on the 2nd, so until the 16th.
  expect(closing([sold(), back()], { now: '2026-11-13T09:00:00.000Z' })).toMatchObject([
    { severity: 'notice', owner: 'customer', due: '2026-11-16', values: { days: 3 } },
  ])
  expect(closing([sold(), back()], { now: '2026-11-12T09:00:00.000Z' })).toEqual([])
  expect(closing([sold(), back(), parcelBack()], { now: '2026-11-13T09:00:00.000Z' })).toEqual([])
})
