import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at } from '../../../kit/records.ts'
import { back, booked, euros, parcelBack, refund, sold } from '../return-ledger/return-story.ts'

const overdue = concernsOfKind('refund_overdue')
// Booked on Tuesday the 10th: five business days end on Tuesday the 17th.
const lastDay = '2026-11-17T20:00:00.000Z'
const dayAfter = '2026-11-18T06:00:00.000Z'
const inspected = booked({ stage: 'inspected', inspectedAt: at('2026-11-11T10:00:00.000Z') })

test('a refund that was not issued within five business days of the booking is finance’s, today', () => {
  const due = back({ stage: 'inspected', refundAmount: euros(8_900) })
  expect(overdue([sold(), due, inspected], { now: dayAfter })).toMatchObject([
    {
      severity: 'critical',
      owner: 'finance',
      next: 'issue_refund',
      about: '#1042-R1',
      due: '2026-11-17',
      evidence: [
        { topic: 'return', value: 'received', source: 'shop-eu', strength: 'system_record' },
        { topic: 'return', source: 'loop' },
        { topic: 'return', source: 'shop-eu' },
      ],
      values: { businessDays: 1, days: 1, deadline: '2026-11-17', amount: euros(8_900) },
    },
  ])
})

test('on the last day it is not overdue', () => {
  expect(overdue([sold(), back(), inspected], { now: lastDay })).toEqual([])
})

test('a holiday in between gives a day more', () => {
  const policy = { calendar: { country: 'DE' } }
  expect(overdue([sold(), back(), inspected], { now: dayAfter, policy, holidays: ['2026-11-16'] })).toEqual(
    [],
  )
})

test('while nobody has inspected it, it is the returns desk that holds it up', () => {
  expect(overdue([sold(), back(), booked()], { now: dayAfter })).toMatchObject([
    { owner: 'returns_desk', next: 'ask_returns_desk' },
  ])
})

test('an issued refund clears it, settled or not', () => {
  expect(overdue([sold([refund()]), back(), inspected], { now: dayAfter })).toEqual([])
})

test('a portal that says it paid does not clear it while the shop knows of no refund', () => {
  const claims = back({ stage: 'refund_issued' })
  expect(overdue([sold(), claims, inspected], { now: dayAfter })).toMatchObject([
    {
      owner: 'finance',
      evidence: [{}, { value: 'refund_issued', source: 'loop', strength: 'assertion' }, {}],
    },
  ])
})

test('money that went back since and names no return may be this one’s, if it is enough', () => {
  const loose = (minor: number) => refund({ returnId: undefined, lines: [], amount: euros(minor) })
  const due = back({ stage: 'inspected', refundAmount: euros(8_900) })
  expect(overdue([sold([loose(8_900)]), due, inspected], { now: dayAfter })).toEqual([])
  expect(overdue([sold([loose(500)]), due, inspected], { now: dayAfter })).toHaveLength(1)
})

test('no clock runs before the return is booked, for an exchange, or after a declined return', () => {
  const later = '2026-12-20T06:00:00.000Z'
  expect(overdue([sold(), back(), parcelBack({ delivered: true })], { now: later })).toEqual([])
  const lines = [{ id: 'rl', sku: 'LANTERN', quantity: 1, outcome: 'exchange' }]
  expect(overdue([sold(), booked({ lines })], { now: later })).toEqual([])
  expect(overdue([sold(), booked({ stage: 'declined' })], { now: later })).toEqual([])
})
