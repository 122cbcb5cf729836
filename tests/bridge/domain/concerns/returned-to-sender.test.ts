import type { TrackingEvent } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, fulfilment, order, returned, tracking } from '../../../kit/records.ts'

const back = concernsOfKind('returned_to_sender')
const sent = order({ status: 'shipped', fulfilments: [fulfilment()] })
const turned: TrackingEvent = {
  at: at('2026-11-19T09:00:00.000Z'),
  stage: 'in_transit',
  flags: ['returning'],
  scan: true,
  place: 'Frankfurt',
}
const goingBack = tracking({ flags: ['returning'], events: [...tracking().data.events, turned] })

test('a parcel on its way back to us: support settles the address before it is sent again', () => {
  expect(back([sent, goingBack])).toMatchObject([
    {
      severity: 'warning',
      owner: 'support',
      next: 'confirm_address',
      about: 'JJD1',
      since: { instant: '2026-11-19T09:00:00.000Z' },
      due: '2026-11-20',
      values: { carrier: 'DHL', place: 'Frankfurt' },
    },
  ])
})

test('back with us it still waits for a new parcel', () => {
  const there: TrackingEvent = {
    at: at('2026-11-20T08:00:00.000Z'),
    stage: 'returned_to_sender',
    flags: [],
    scan: true,
  }
  const events = [...tracking().data.events, turned, there]
  expect(back([sent, tracking({ stage: 'returned_to_sender', events })])).toMatchObject([
    { since: { instant: '2026-11-19T09:00:00.000Z' } },
  ])
})

test('sent again, it is over', () => {
  const again = fulfilment({
    id: 'f2',
    parcels: [{ trackingNumber: 'JJD2' }],
    createdAt: at('2026-11-20T08:00:00.000Z'),
  })
  expect(back([order({ status: 'shipped', fulfilments: [fulfilment(), again] }), goingBack])).toEqual([])
})

test('a part of the same order that was sent before is no new parcel', () => {
  const other = fulfilment({
    id: 'f2',
    parcels: [{ trackingNumber: 'JJD2' }],
    createdAt: at('2026-11-17T08:00:00.000Z'),
  })
  expect(back([order({ status: 'shipped', fulfilments: [fulfilment(), other] }), goingBack])).toHaveLength(1)
})

test('refunded, it is over', () => {
  const refunded = order({ status: 'shipped', payment: 'refunded', fulfilments: [fulfilment()] })
  expect(back([refunded, goingBack])).toEqual([])
})

test('what the customer returns is on its way to us as it should be', () => {
  const ret = returned({ parcels: [{ trackingNumber: 'RET1' }] })
  expect(
    back([order({ status: 'delivered' }), ret, tracking({ trackingNumber: 'RET1', flags: ['returning'] })]),
  ).toEqual([])
})
