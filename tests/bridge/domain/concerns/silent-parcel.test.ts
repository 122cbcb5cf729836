import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, fulfilment, order, tracking } from '../../../kit/records.ts'

const silent = concernsOfKind('silent_parcel')
const sent = order({ status: 'shipped', fulfilments: [fulfilment()] })
// Scanned in Leipzig on Thursday the 19th at 13:05.
const saturday = '2026-11-21T13:05:00.000Z'

test('a parcel that nobody has scanned for two days is silent, and the carrier is to look for it', () => {
  expect(silent([sent, tracking({ eta: '2026-11-23' })], { now: saturday })).toMatchObject([
    {
      kind: 'silent_parcel',
      severity: 'warning',
      owner: 'carrier',
      next: 'open_trace',
      about: 'JJD1',
      since: { instant: '2026-11-19T13:05:00.000Z' },
      // Found on a Saturday: our own people work on Monday.
      due: '2026-11-23',
      evidence: [
        { topic: 'shipment', value: 'in_transit', source: 'easypost', strength: 'scan', place: 'Leipzig' },
        { topic: 'estimate', value: '2026-11-23', strength: 'assertion' },
      ],
      values: { carrier: 'DHL', place: 'Leipzig', hours: 48, expected: '2026-11-23' },
    },
  ])
})

test('a parcel that was scanned one minute less than two days ago is not', () => {
  expect(silent([sent, tracking()], { now: '2026-11-21T13:04:00.000Z' })).toEqual([])
})

test('a Sunday is no silence: carriers do not scan then', () => {
  const events = [{ at: at('2026-11-21T13:05:00.000Z'), stage: 'in_transit' as const, flags: [], scan: true }]
  expect(silent([sent, tracking({ events })], { now: '2026-11-23T20:00:00.000Z' })).toEqual([])
  expect(silent([sent, tracking({ events })], { now: '2026-11-24T13:05:00.000Z' })).toHaveLength(1)
})

test('a holiday at the destination is no silence either', () => {
  const home = { lines: [], country: 'DE', postcode: '10115' }
  const records = [
    order({ status: 'shipped', fulfilments: [fulfilment()], shippingAddress: home }),
    tracking(),
  ]
  expect(silent(records, { now: saturday, holidays: ['2026-11-20'] })).toEqual([])
})

test('a new scan ends it', () => {
  const later = { at: at('2026-11-21T12:00:00.000Z'), stage: 'in_transit' as const, flags: [], scan: true }
  const events = [...tracking().data.events, later]
  expect(silent([sent, tracking({ events })], { now: saturday })).toEqual([])
})

test('a message that is no scan does not end it', () => {
  const later = { at: at('2026-11-21T12:00:00.000Z'), stage: 'in_transit' as const, flags: [], scan: false }
  const events = [...tracking().data.events, later]
  expect(silent([sent, tracking({ events })], { now: saturday })).toHaveLength(1)
})

test('a carrier that may be silent for longer is given longer', () => {
  const policy = { exceptions: { carriers: { dhl: { silentParcelHours: 72 } } } }
  expect(silent([sent, tracking()], { now: saturday, policy })).toEqual([])
})

test('while the tracking source is down, the silence since its last answer is no evidence', () => {
  const record = { ...tracking(), observedAt: '2026-11-20T09:00:00.000Z' }
  expect(silent([sent, record], { now: saturday, silent: { easypost: 'failed' } })).toEqual([])
})

test('at customs, at a pick-up point, on the way back or damaged a parcel waits, and has another concern', () => {
  for (const flags of [['customs'], ['returning'], ['damaged']] as const)
    expect(silent([sent, tracking({ flags: [...flags] })], { now: saturday })).toEqual([])
  expect(silent([sent, tracking({ stage: 'available_for_pickup' })], { now: saturday })).toEqual([])
})

test('a scan whose time nobody knows tells no silence', () => {
  const events = [{ stage: 'in_transit' as const, flags: [], scan: true }]
  expect(silent([sent, tracking({ events })], { now: saturday })).toEqual([])
})

test('after ten days it is probably lost, which replaces the silence', () => {
  expect(silent([sent, tracking()], { now: '2026-11-29T13:05:00.000Z' })).toEqual([])
})

test('the parcels of a cancelled order are nobody’s concern here', () => {
  const cancelled = order({ status: 'cancelled', fulfilments: [fulfilment()] })
  expect(silent([cancelled, tracking()], { now: saturday })).toEqual([])
})

test('after a failed attempt, or when the carrier gave up, the silence is explained', () => {
  for (const said of [{ flags: ['attempted' as const] }, { stage: 'failed' as const }]) {
    expect(silent([sent, tracking(said)], { now: saturday })).toEqual([])
    expect(concernsOfKind('delivery_attempt_failed')([sent, tracking(said)], { now: saturday })).toHaveLength(
      1,
    )
  }
})
