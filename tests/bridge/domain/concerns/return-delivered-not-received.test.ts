import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { back, booked, parcelBack, refund, sold } from '../return-ledger/return-story.ts'

const unbooked = concernsOfKind('return_delivered_not_received')
const arrived = parcelBack({ delivered: true })
// Delivered on Monday the 9th: two business days end on Wednesday.
const wednesday = '2026-11-11T20:00:00.000Z'
const thursday = '2026-11-12T06:00:00.000Z'

test('a return that the carrier delivered and nobody booked in two business days is the returns desk’s', () => {
  expect(unbooked([sold(), back({ stage: 'in_transit' }), arrived], { now: thursday })).toMatchObject([
    {
      severity: 'warning',
      owner: 'returns_desk',
      next: 'ask_returns_desk',
      since: { instant: '2026-11-09T10:00:00.000Z' },
      due: '2026-11-11',
      evidence: [
        { topic: 'shipment', value: 'delivered', source: 'easypost', strength: 'scan', place: 'Leipzig' },
        { topic: 'return', value: 'in_transit', source: 'loop', strength: 'assertion' },
      ],
      values: { carrier: 'DPD', place: 'Leipzig', days: 3, deadline: '2026-11-11' },
    },
  ])
})

test('on the second business day it is not late', () => {
  expect(unbooked([sold(), back({ stage: 'in_transit' }), arrived], { now: wednesday })).toEqual([])
})

test('one day more by the policy, and it is not late on Thursday', () => {
  const policy = { returns: { receiveBusinessDays: 3 } }
  expect(unbooked([sold(), back({ stage: 'in_transit' }), arrived], { now: thursday, policy })).toEqual([])
})

test('a booking by either system clears it, and so does the money', () => {
  expect(unbooked([sold(), back(), booked(), arrived], { now: thursday })).toEqual([])
  const paid = refund({ returnId: 'ret-1' })
  expect(unbooked([sold([paid]), back({ stage: 'in_transit' }), arrived], { now: thursday })).toEqual([])
})

test('a returns system whose word nobody knows may have booked it', () => {
  expect(unbooked([sold(), back({ stage: 'unknown' }), arrived], { now: thursday })).toEqual([])
})

test('of two parcels both have to arrive', () => {
  const parcels = [{ trackingNumber: 'BACK1' }, { trackingNumber: 'BACK2' }]
  const records = [sold(), back({ stage: 'in_transit', parcels }), arrived]
  expect(unbooked([...records, parcelBack({ number: 'BACK2' })], { now: thursday })).toEqual([])
})
