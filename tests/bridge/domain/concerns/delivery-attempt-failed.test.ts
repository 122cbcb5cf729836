import type { TrackingEvent } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, fulfilment, order, tracking } from '../../../kit/records.ts'

const failed = concernsOfKind('delivery_attempt_failed')
const sent = order({ status: 'shipped', fulfilments: [fulfilment()] })
const attempt: TrackingEvent = {
  at: at('2026-11-19T11:47:00.000Z'),
  stage: 'in_transit',
  flags: ['attempted'],
  scan: true,
  place: 'London',
}
const attempted = (...later: TrackingEvent[]) =>
  tracking({ flags: ['attempted'], events: [...tracking().data.events.slice(1), attempt, ...later] })

test('nobody opened: the carrier tries again and the customer is told', () => {
  expect(failed([sent, attempted()])).toMatchObject([
    {
      severity: 'warning',
      owner: 'carrier',
      next: 'tell_customer',
      about: 'JJD1',
      since: { instant: '2026-11-19T11:47:00.000Z' },
      due: '2026-11-20',
      evidence: [{ strength: 'scan', place: 'London' }],
      values: { carrier: 'DHL', place: 'London', days: 0 },
    },
  ])
})

test('the carrier waits for the customer: it is her turn', () => {
  const record = tracking({ flags: ['attempted', 'action_required'], events: [attempt] })
  expect(failed([sent, record])).toMatchObject([{ owner: 'customer', next: 'remind_customer' }])
})

test('on the van again, it is history', () => {
  const van = {
    at: at('2026-11-20T07:00:00.000Z'),
    stage: 'out_for_delivery',
    flags: [],
    scan: true,
  } as const
  expect(failed([sent, { ...attempted({ ...van, flags: [] }) }])).toEqual([])
})

test('a message after the attempt does not undo it', () => {
  const message: TrackingEvent = {
    at: at('2026-11-20T07:00:00.000Z'),
    stage: 'in_transit',
    flags: [],
    scan: false,
  }
  expect(failed([sent, attempted(message)])).toHaveLength(1)
})

test('a carrier that gave up makes it support’s turn', () => {
  const gaveUp: TrackingEvent = { at: at('2026-11-20T07:00:00.000Z'), stage: 'failed', flags: [], scan: true }
  expect(failed([sent, tracking({ stage: 'failed', events: [gaveUp] })])).toMatchObject([
    { owner: 'support', next: 'confirm_address', since: { instant: '2026-11-20T07:00:00.000Z' } },
  ])
})

test('ready for pick-up, going back or delivered, it is over', () => {
  expect(failed([sent, tracking({ stage: 'available_for_pickup', flags: ['attempted'] })])).toEqual([])
  expect(failed([sent, tracking({ flags: ['attempted', 'returning'], events: [attempt] })])).toEqual([])
  expect(failed([sent, tracking({ stage: 'delivered', flags: ['attempted'], events: [attempt] })])).toEqual(
    [],
  )
})

test('an address that the carrier did not find is the cause, and has its own concern', () => {
  const said = { ...attempt, said: 'Address not found' }
  expect(failed([sent, tracking({ flags: ['attempted'], events: [said] })])).toEqual([])
})
