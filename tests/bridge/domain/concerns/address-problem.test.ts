import type { TrackingEvent } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, fulfilment, order, tracking, warehouseOrder } from '../../../kit/records.ts'

const problem = concernsOfKind('address_problem')
const sent = order({ status: 'shipped', fulfilments: [fulfilment()] })
const rejected: TrackingEvent = {
  at: at('2026-11-19T15:00:00.000Z'),
  stage: 'in_transit',
  flags: ['exception', 'action_required'],
  scan: false,
  said: 'The address is incomplete',
  place: 'Leipzig',
}
const parcel = (...events: TrackingEvent[]) =>
  tracking({ flags: ['exception', 'action_required'], events: [...tracking().data.events, ...events] })
const to = (postcode: string) => ({ lines: [], city: 'Berlin', postcode, country: 'DE' })

test('the carrier says that the address does not work: support asks the customer', () => {
  expect(problem([sent, parcel(rejected)])).toMatchObject([
    {
      severity: 'warning',
      owner: 'support',
      next: 'confirm_address',
      about: 'JJD1',
      since: { instant: '2026-11-19T15:00:00.000Z' },
      due: '2026-11-19',
      evidence: [{ said: 'The address is incomplete', strength: 'assertion' }],
      values: { carrier: 'DHL', place: 'Leipzig' },
    },
  ])
})

test.each([
  'Adresse fehlerhaft',
  'Empfänger unbekannt',
  'Adresse incomplète',
  'dirección incorrecta',
  '住所不明',
])('a carrier that says it in its own language is understood: %s', (said) => {
  expect(problem([sent, parcel({ ...rejected, said })])).toHaveLength(1)
})

test('another exception is no address problem', () => {
  expect(problem([sent, parcel({ ...rejected, said: 'Weather delay' })])).toEqual([])
})

test('an address in passing, without an exception, is none either', () => {
  const record = tracking({ events: [{ ...rejected, flags: [], said: 'Address information received' }] })
  expect(problem([sent, record])).toEqual([])
})

test('a scan of the moving parcel ends it', () => {
  const moved: TrackingEvent = {
    at: at('2026-11-20T08:00:00.000Z'),
    stage: 'in_transit',
    flags: [],
    scan: true,
  }
  expect(problem([sent, parcel(rejected, moved)])).toEqual([])
})

test('shop and warehouse send to different places: both are shown, support settles it with the customer', () => {
  const records = [
    order({ shippingAddress: to('10115'), updatedAt: at('2026-11-19T10:00:00.000Z') }),
    warehouseOrder({ shippingAddress: to('10117'), updatedAt: at('2026-11-18T10:00:00.000Z') }),
  ]
  expect(problem(records)).toMatchObject([
    {
      owner: 'support',
      conflict: 'address',
      since: { instant: '2026-11-19T10:00:00.000Z' },
      due: '2026-11-20',
      evidence: [
        { topic: 'address', value: '10115 Berlin, DE', source: 'shop-eu' },
        { topic: 'address', value: '10117 Berlin, DE', source: 'wms' },
      ],
      // Both are records: the older one has probably not heard of the change.
      values: { likelyWrong: 'wms' },
    },
  ])
})

test('once everything has arrived, it is of no use to anybody', () => {
  const delivered = tracking({
    stage: 'delivered',
    events: [{ at: at('2026-11-20T08:00:00.000Z'), stage: 'delivered', flags: [], scan: true }],
  })
  const records = [
    order({ status: 'shipped', shippingAddress: to('10115'), fulfilments: [fulfilment()] }),
    warehouseOrder({ shippingAddress: to('10117') }),
  ]
  expect(problem(records)).toHaveLength(1)
  expect(problem([...records, delivered])).toEqual([])
})

test('a hold for the address is the same cause, and tells it', () => {
  const records = [
    order({ shippingAddress: to('10115') }),
    warehouseOrder({ shippingAddress: to('10117'), holds: [{ reason: 'address' }], flags: ['on_hold'] }),
  ]
  expect(problem(records)).toEqual([])
})
