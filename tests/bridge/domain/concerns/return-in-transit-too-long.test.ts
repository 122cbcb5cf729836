import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { tracking } from '../../../kit/records.ts'
import { back, booked, parcelBack, sold } from '../return-ledger/return-story.ts'

const tooLong = concernsOfKind('return_in_transit_too_long')
// Posted on Thursday the 5th: seven business days end on Monday the 16th.
const lastDay = '2026-11-16T20:00:00.000Z'
const dayAfter = '2026-11-17T06:00:00.000Z'

test('a posted return that has not arrived after seven business days is the carrier’s to look for', () => {
  expect(tooLong([sold(), back({ number: 'R-1' }), parcelBack()], { now: dayAfter })).toMatchObject([
    {
      severity: 'warning',
      owner: 'carrier',
      next: 'open_trace',
      about: 'R-1',
      since: { instant: '2026-11-05T16:00:00.000Z' },
      due: '2026-11-16',
      evidence: [
        { topic: 'shipment', value: 'in_transit', source: 'easypost', strength: 'scan', place: 'Berlin' },
        { topic: 'return', value: 'label_sent', source: 'loop' },
      ],
      values: { carrier: 'DPD', place: 'Berlin', days: 12, deadline: '2026-11-16' },
    },
  ])
})

test('on the last day it is not too long', () => {
  expect(tooLong([sold(), back(), parcelBack()], { now: lastDay })).toEqual([])
})

test('it ends with the delivery, and with a booking', () => {
  expect(tooLong([sold(), back(), parcelBack({ delivered: true })], { now: dayAfter })).toEqual([])
  expect(tooLong([sold(), back(), booked(), parcelBack()], { now: dayAfter })).toEqual([])
})

test('a label that nobody has used is not under way, and neither is a parcel that goes out', () => {
  expect(tooLong([sold(), back()], { now: dayAfter })).toEqual([])
  expect(tooLong([sold(), tracking()], { now: dayAfter })).toEqual([])
})

test('a cancelled return is waited for by nobody', () => {
  expect(tooLong([sold(), back({ stage: 'cancelled' }), parcelBack()], { now: dayAfter })).toEqual([])
})
