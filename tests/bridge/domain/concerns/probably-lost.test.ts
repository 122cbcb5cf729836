import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, fulfilment, order, tracking } from '../../../kit/records.ts'

const lost = concernsOfKind('probably_lost')
const sent = order({ status: 'shipped', fulfilments: [fulfilment()] })
// Ten days after the scan in Leipzig.
const now = '2026-11-29T13:05:00.000Z'

test('a parcel without a scan for ten days is probably lost, and support sends another today', () => {
  expect(lost([sent, tracking()], { now })).toMatchObject([
    {
      severity: 'critical',
      owner: 'support',
      next: 'send_replacement',
      about: 'JJD1',
      // The tenth day is a Sunday.
      due: '2026-11-30',
      evidence: [{ topic: 'shipment', strength: 'scan', place: 'Leipzig' }],
      values: { carrier: 'DHL', days: 10, place: 'Leipzig' },
    },
  ])
})

test('a parcel without a scan for a minute less than ten days is not', () => {
  expect(lost([sent, tracking()], { now: '2026-11-29T13:04:00.000Z' })).toEqual([])
})

test('a parcel that the carrier says it lost is lost at once', () => {
  const said = {
    at: at('2026-11-20T08:00:00.000Z'),
    stage: 'in_transit' as const,
    flags: ['exception', 'lost'] as ('exception' | 'lost')[],
    scan: false,
    said: 'Shipment cannot be located',
  }
  const events = [...tracking().data.events, said]
  const [one] = lost([sent, tracking({ flags: ['exception', 'lost'], events })])
  expect(one).toMatchObject({
    since: { instant: '2026-11-20T08:00:00.000Z' },
    due: '2026-11-20',
    evidence: [{ said: 'Shipment cannot be located', strength: 'assertion' }, { strength: 'scan' }],
  })
})

test('a scan ends it, and so does a delivery', () => {
  const scan = (stage: 'in_transit' | 'delivered') => ({
    at: at('2026-11-29T10:00:00.000Z'),
    stage,
    flags: [],
    scan: true,
  })
  for (const stage of ['in_transit', 'delivered'] as const)
    expect(
      lost([sent, tracking({ stage, events: [...tracking().data.events, scan(stage)] })], { now }),
    ).toEqual([])
})

test('a replacement that was sent since ends it; a second parcel of the same day does not', () => {
  const second = (createdAt: string) =>
    order({
      status: 'shipped',
      fulfilments: [
        fulfilment(),
        fulfilment({ id: 'f2', parcels: [{ trackingNumber: 'JJD2' }], createdAt: at(createdAt) }),
      ],
    })
  expect(lost([second('2026-11-27T10:00:00.000Z'), tracking()], { now })).toEqual([])
  expect(lost([second('2026-11-18T10:00:00.000Z'), tracking()], { now })).toHaveLength(1)
})

test('the money given back ends it', () => {
  const refunded = order({ status: 'shipped', payment: 'refunded', fulfilments: [fulfilment()] })
  expect(lost([refunded, tracking()], { now })).toEqual([])
})

test('a parcel that customs hold for ten days is held, not lost', () => {
  expect(lost([sent, tracking({ flags: ['customs'] })], { now })).toEqual([])
})

test('after half a year nobody waits for it any more', () => {
  expect(lost([sent, tracking()], { now: '2027-06-20T09:00:00.000Z' })).toEqual([])
})
