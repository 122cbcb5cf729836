import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at } from '../../../kit/records.ts'
import { back, booked, refund, sold } from '../return-ledger/return-story.ts'

const waiting = concernsOfKind('not_inspected')
// Booked on Tuesday the 10th: two business days end on Thursday.
const thursday = '2026-11-12T20:00:00.000Z'
const friday = '2026-11-13T06:00:00.000Z'

test('a booked return that nobody has looked at in two business days is the returns desk’s', () => {
  expect(waiting([sold(), back(), booked()], { now: friday })).toMatchObject([
    {
      severity: 'warning',
      owner: 'returns_desk',
      next: 'ask_returns_desk',
      about: '#1042-R1',
      since: { instant: '2026-11-10T12:00:00.000Z' },
      due: '2026-11-12',
      evidence: [{ source: 'loop' }, { topic: 'return', value: 'received', source: 'shop-eu' }],
      values: { days: 3, deadline: '2026-11-12' },
    },
  ])
})

test('on the second business day it is not late', () => {
  expect(waiting([sold(), back(), booked()], { now: thursday })).toEqual([])
})

test('an inspection clears it, and a refund that did not wait for one', () => {
  const checked = booked({ stage: 'inspected', inspectedAt: at('2026-11-13T05:00:00.000Z') })
  expect(waiting([sold(), back(), checked], { now: friday })).toEqual([])
  expect(waiting([sold([refund()]), back(), booked()], { now: friday })).toEqual([])
})

test('a return of which nobody says when it was booked is not late', () => {
  expect(waiting([sold(), booked({ receivedAt: undefined })], { now: friday })).toEqual([])
})
