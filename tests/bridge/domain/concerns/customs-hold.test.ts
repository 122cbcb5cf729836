import type { TrackingEvent } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, fulfilment, order, tracking } from '../../../kit/records.ts'

const held = concernsOfKind('customs_hold')
const sent = order({ status: 'shipped', fulfilments: [fulfilment()] })
const event = (instant: string, flags: TrackingEvent['flags'], scan = true): TrackingEvent => ({
  at: at(instant),
  stage: 'in_transit',
  flags,
  scan,
  place: 'Zürich',
})
const arrived = event('2026-11-16T09:00:00.000Z', [])
const seized = event('2026-11-17T09:00:00.000Z', ['customs'])
const parcel = (events: TrackingEvent[], flags: TrackingEvent['flags'] = ['customs']) =>
  tracking({ flags, events })

test('customs hold it for three days: the carrier is asked what they need', () => {
  expect(held([sent, parcel([arrived, seized])])).toMatchObject([
    {
      severity: 'warning',
      owner: 'carrier',
      next: 'send_customs_documents',
      since: { instant: '2026-11-17T09:00:00.000Z' },
      due: '2026-11-23',
      values: { carrier: 'DHL', place: 'Zürich', days: 3 },
      evidence: [{ place: 'Zürich', strength: 'scan' }],
    },
  ])
})

test('an hour less than three days is the usual clearance', () => {
  expect(held([sent, parcel([arrived, seized])], { now: '2026-11-20T08:00:00.000Z' })).toEqual([])
})

test('a second scan at customs does not start the count anew', () => {
  const again = event('2026-11-19T09:00:00.000Z', ['customs'])
  expect(held([sent, parcel([arrived, seized, again])])).toMatchObject([{ values: { days: 3 } }])
})

test('when customs want something from the customer, it is told at once', () => {
  const wanted = {
    ...event('2026-11-20T08:00:00.000Z', ['customs', 'action_required']),
    said: 'Invoice needed',
  }
  expect(held([sent, parcel([arrived, wanted], ['customs', 'action_required'])])).toMatchObject([
    { owner: 'customer', due: '2026-11-23', evidence: [{ said: 'Invoice needed' }, {}] },
  ])
})

test('released, it is over', () => {
  const moved = event('2026-11-20T08:00:00.000Z', [])
  expect(held([sent, parcel([arrived, seized, moved], [])])).toEqual([])
})

test('a parcel at customs since nobody knows when is not counted', () => {
  const undated: TrackingEvent = { stage: 'in_transit', flags: ['customs'], scan: true }
  expect(held([sent, parcel([undated])])).toEqual([])
})
