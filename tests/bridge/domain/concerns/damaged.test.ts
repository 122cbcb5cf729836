import type { TrackingEvent } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, fulfilment, order, tracking } from '../../../kit/records.ts'

const damaged = concernsOfKind('damaged')
const sent = order({ status: 'shipped', fulfilments: [fulfilment()] })
const crushed: TrackingEvent = {
  at: at('2026-11-19T15:05:00.000Z'),
  stage: 'in_transit',
  flags: ['exception', 'damaged'],
  scan: true,
  place: 'Chicago',
  said: 'Package damaged in transit',
}

test('the carrier reports damage: a replacement goes out today', () => {
  expect(damaged([sent, tracking({ flags: ['exception', 'damaged'], events: [crushed] })])).toMatchObject([
    {
      severity: 'critical',
      owner: 'support',
      next: 'send_replacement',
      about: 'JJD1',
      due: '2026-11-19',
      evidence: [{ said: 'Package damaged in transit', strength: 'scan' }],
      values: { carrier: 'DHL', place: 'Chicago' },
    },
  ])
})

test('an exception without damage is none', () => {
  expect(
    damaged([sent, tracking({ flags: ['exception'], events: [{ ...crushed, flags: ['exception'] }] })]),
  ).toEqual([])
})

test('damage that sends a parcel back is told as damage, once', () => {
  const record = tracking({ flags: ['damaged', 'returning'], events: [crushed] })
  expect(damaged([sent, record])).toHaveLength(1)
  expect(concernsOfKind('returned_to_sender')([sent, record])).toEqual([])
})

test('delivered, the customer tells what state it is in', () => {
  const there: TrackingEvent = {
    at: at('2026-11-20T08:00:00.000Z'),
    stage: 'delivered',
    flags: [],
    scan: true,
  }
  expect(
    damaged([sent, tracking({ stage: 'delivered', flags: ['damaged'], events: [crushed, there] })]),
  ).toEqual([])
})
