import type { TrackingEvent } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, fulfilment, order, tracking } from '../../../kit/records.ts'

const expiring = concernsOfKind('pickup_expiring')
const sent = order({ status: 'shipped', fulfilments: [fulfilment()] })
const there = (instant: string): TrackingEvent => ({
  at: at(instant),
  stage: 'available_for_pickup',
  flags: [],
  scan: true,
  place: 'Hamburg',
})
const waiting = tracking({ stage: 'available_for_pickup', events: [there('2026-11-14T17:30:00.000Z')] })

test('two days before the pick-up point sends it back, the customer is reminded', () => {
  expect(expiring([sent, waiting], { now: '2026-11-19T09:00:00.000Z' })).toMatchObject([
    {
      severity: 'warning',
      owner: 'customer',
      next: 'remind_customer',
      about: 'JJD1',
      due: '2026-11-21',
      values: { carrier: 'DHL', place: 'Hamburg', deadline: '2026-11-21', days: 4 },
      evidence: [{ value: 'available_for_pickup', strength: 'scan' }],
    },
  ])
})

test('three days before there is time', () => {
  expect(expiring([sent, waiting], { now: '2026-11-18T23:00:00.000Z' })).toEqual([])
})

test('on the last day it presses', () => {
  expect(expiring([sent, waiting], { now: '2026-11-21T00:00:00.000Z' })).toMatchObject([
    { severity: 'critical' },
  ])
})

test('a second message of the pick-up point does not prolong it', () => {
  const record = tracking({
    stage: 'available_for_pickup',
    events: [there('2026-11-14T17:30:00.000Z'), there('2026-11-18T08:00:00.000Z')],
  })
  expect(expiring([sent, record], { now: '2026-11-19T09:00:00.000Z' })).toMatchObject([{ due: '2026-11-21' }])
})

test('a pick-up point that keeps parcels for two weeks is given two weeks', () => {
  const policy = { exceptions: { carriers: { DHL: { pickupDays: 14 } } } }
  expect(expiring([sent, waiting], { now: '2026-11-21T09:00:00.000Z', policy })).toEqual([])
})

test('collected or on its way back, it is over', () => {
  const events = [there('2026-11-14T17:30:00.000Z')]
  const now = '2026-11-21T09:00:00.000Z'
  expect(expiring([sent, tracking({ stage: 'delivered', events })], { now })).toEqual([])
  expect(expiring([sent, tracking({ stage: 'in_transit', flags: ['returning'], events })], { now })).toEqual(
    [],
  )
})

test('since when it waits nobody knows: no date is made up', () => {
  const undated = tracking({ stage: 'available_for_pickup', events: [] })
  expect(expiring([sent, undated], { now: '2026-12-21T09:00:00.000Z' })).toEqual([])
})
