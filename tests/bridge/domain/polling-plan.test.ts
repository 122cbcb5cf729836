import { leastMs, nextAsk, nextAskOfMissing } from '@throughline/bridge/domain/polling-plan.ts'
import type { Order, Return, SourceRecord, Tracking, WarehouseOrder } from '@throughline/shared/model'
import {
  orderStatuses,
  returnStages,
  shipmentFlags,
  shipmentStages,
  warehouseStages,
} from '@throughline/shared/vocabulary'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, order, returned, tracking, warehouseOrder } from '../../kit/records.ts'

const hour = 3_600_000
const day = 24 * hour
/** When all records of these tests were observed. */
const seen = Date.parse('2026-11-20T09:00:00Z')

/** Hours until it is asked again, after it was asked `after` hours from when it was seen; a tenth is for spreading. */
const hoursUntilNext = (record: SourceRecord, { after = 0, listed = false } = {}) => {
  const askedAt = seen + after * hour
  const next = nextAsk(record, { askedAt, listed })
  return next && (next.at - askedAt) / hour
}
const about = (hours: number) => ({
  asymmetricMatch: (given: unknown) => typeof given === 'number' && given >= hours && given <= hours * 1.1,
  toString: () => `about ${hours} h`,
})
const parcel = (said: Partial<Tracking>, lastScan = '2026-11-20T08:00:00.000Z') =>
  tracking({
    events: [{ at: at(lastScan), stage: said.stage ?? 'in_transit', flags: [], scan: true }],
    ...said,
  })

test.each<[string, Partial<Tracking>, number]>([
  ['whose label was not scanned is asked every two hours', { stage: 'label_created' }, 2],
  ['that is moving is asked every four hours', { stage: 'in_transit' }, 4],
  ['that should arrive today is asked every hour', { stage: 'in_transit', eta: '2026-11-20' }, 1],
  ['that should have arrived yesterday is asked every hour', { stage: 'in_transit', eta: '2026-11-19' }, 1],
  ['that should arrive in two days is asked every four hours', { stage: 'in_transit', eta: '2026-11-22' }, 4],
  [
    'whose day has come while its label was not scanned is asked every hour',
    { stage: 'label_created', eta: '2026-11-20' },
    1,
  ],
  ['out for delivery is asked every quarter of an hour', { stage: 'out_for_delivery' }, 0.25],
  ['that waits at a pick-up point is asked every four hours', { stage: 'available_for_pickup' }, 4],
  ['with a status that nobody knows is asked every six hours', { stage: 'unknown' }, 6],
  ['that the carrier gave up is asked daily', { stage: 'failed' }, 24],
])('a parcel %s', (_, said, hours) => {
  expect(hoursUntilNext(parcel(said))).toEqual(about(hours))
})

test('a parcel that was put on a van yesterday and never scanned again is asked like one that is moving', () => {
  const forgotten = parcel({ stage: 'out_for_delivery' }, '2026-11-19T08:00:00.000Z')
  expect(hoursUntilNext(forgotten)).toEqual(about(4))
  expect(hoursUntilNext(parcel({ stage: 'out_for_delivery' }, '2026-11-19T16:00:00.000Z'))).toEqual(
    about(0.25),
  )
})

test('an estimate three days old was wrong, and hurries nobody', () => {
  expect(hoursUntilNext(parcel({ stage: 'in_transit', eta: '2026-11-18' }))).toEqual(about(1))
  expect(hoursUntilNext(parcel({ stage: 'in_transit', eta: '2026-11-17' }))).toEqual(about(4))
})

test('today begins where the day begins first: in Auckland it is tomorrow already', () => {
  const auckland = parcel({ stage: 'in_transit', eta: '2026-11-21' })
  expect(hoursUntilNext(auckland)).toEqual(about(4))
  expect(hoursUntilNext(auckland, { after: 1 })).toEqual(about(1))
})

test('a delivered parcel is asked once more after a day, for the proof, and then never', () => {
  const delivered = tracking({ stage: 'delivered', deliveredAt: at('2026-11-20T08:00:00.000Z') })
  const next = nextAsk(delivered, { askedAt: seen })
  expect(next?.why).toBe('proof of delivery')
  expect(next?.at).toBeGreaterThanOrEqual(Date.parse('2026-11-21T08:00:00Z'))
  expect(next?.at).toBeLessThanOrEqual(Date.parse('2026-11-21T09:00:00Z'))
  expect(nextAsk(delivered, { askedAt: next?.at ?? 0 })).toBeUndefined()
})

test('a parcel that was delivered last week has nothing more to tell', () => {
  expect(
    nextAsk(tracking({ stage: 'delivered', deliveredAt: at('2026-11-13T08:00:00.000Z') }), { askedAt: seen }),
  ).toBeUndefined()
})

test.each(['returned_to_sender', 'cancelled'] as const)(
  'a parcel that is %s is never asked again',
  (stage) => {
    expect(hoursUntilNext(parcel({ stage }))).toBeUndefined()
  },
)

test('a parcel without a scan for two weeks is asked daily, after two months never', () => {
  const lost = (scan: string) => hoursUntilNext(parcel({ stage: 'in_transit' }, scan))
  expect(lost('2026-11-06T10:00:00.000Z')).toEqual(about(4))
  expect(lost('2026-11-06T08:00:00.000Z')).toEqual(about(24))
  expect(lost('2026-09-21T10:00:00.000Z')).toEqual(about(24))
  expect(lost('2026-09-21T08:00:00.000Z')).toBeUndefined()
})

test('a scan that a carrier dates in the future does not keep a parcel alive for ever', () => {
  const wrong = parcel({ stage: 'in_transit' }, '2036-11-06T10:00:00.000Z')
  expect(hoursUntilNext(wrong, { after: 61 * 24 })).toBeUndefined()
})

test.each<[string, Partial<Order>, number | undefined]>([
  ['paid and waiting', { status: 'paid' }, 1],
  ['on hold', { status: 'on_hold' }, 4],
  ['partly shipped', { status: 'partially_shipped' }, 4],
  ['shipped, its parcels are asked on their own', { status: 'shipped' }, 12],
  ['delivered', { status: 'delivered' }, undefined],
  ['closed', { status: 'closed' }, undefined],
  ['cancelled', { status: 'cancelled' }, undefined],
])('an order that is %s', (_, said, hours) => {
  expect(hoursUntilNext(order(said))).toEqual(hours === undefined ? undefined : about(hours))
})

test('a cancelled order whose refund is under way is asked once more, after three days', () => {
  const cancelled = order({
    status: 'cancelled',
    cancelledAt: at('2026-11-20T08:00:00.000Z'),
    refunds: [{ id: 'r', amount: { minor: 100, currency: 'EUR' }, settled: false, lines: [] }],
  })
  const next = nextAsk(cancelled, { askedAt: seen })
  expect(next?.at).toBeGreaterThanOrEqual(Date.parse('2026-11-23T08:00:00Z'))
  expect(nextAsk(cancelled, { askedAt: next?.at ?? 0 })).toBeUndefined()
})

test.each<[string, Partial<WarehouseOrder>, number | undefined]>([
  ['waits', { stage: 'received' }, 2],
  ['must leave today', { stage: 'received', shipBy: '2026-11-20' }, 0.5],
  ['must leave in two days', { stage: 'received', shipBy: '2026-11-22' }, 2],
  [
    'is held, on the day on which it must leave',
    { stage: 'received', flags: ['on_hold'], shipBy: '2026-11-20' },
    4,
  ],
  ['is being picked', { stage: 'picking' }, 1],
  ['was handed over', { stage: 'handed_over', shipBy: '2026-11-20' }, undefined],
])('a warehouse order that %s', (_, said, hours) => {
  expect(hoursUntilNext(warehouseOrder(said))).toEqual(hours === undefined ? undefined : about(hours))
})

test.each<[string, Partial<Return>, number | undefined]>([
  ['on its way back', { stage: 'in_transit' }, 6],
  ['inspected: the customer waits for money', { stage: 'inspected' }, 4],
  ['refunded but not settled', { stage: 'refund_issued' }, 24],
  ['refunded and settled', { stage: 'refund_issued', refundSettled: true }, undefined],
  ['closed', { stage: 'closed' }, undefined],
])('a return that is %s', (_, said, hours) => {
  expect(hoursUntilNext(returned(said))).toEqual(hours === undefined ? undefined : about(hours))
})

test('where the source lists its changes, an order is asked daily; a parcel is not on such lists', () => {
  const fresh = order({ status: 'paid', updatedAt: at('2026-11-20T08:00:00.000Z') })
  expect(hoursUntilNext(fresh, { listed: true })).toEqual(about(24))
  expect(hoursUntilNext(parcel({ stage: 'out_for_delivery' }), { listed: true })).toEqual(about(0.25))
})

test('a number that nobody knows yet is asked ever more rarely, and after a month no more', () => {
  const waits: number[] = []
  let askedAt = seen
  for (;;) {
    const next = nextAskOfMissing('easypost JJD1', { askedAt, since: seen })
    if (!next) break
    waits.push((next.at - askedAt) / hour)
    askedAt = next.at
  }
  expect(waits[0]).toEqual(about(1))
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  expect(waits.at(-1)).toEqual(about(24))
  expect(askedAt - seen).toBeLessThan(32 * day)
  expect(waits.length).toBeLessThan(50)
})

test('a number that was named six weeks ago and is not there was never sent', () => {
  expect(nextAskOfMissing('easypost JJD1', { askedAt: seen, since: seen - 42 * day })).toBeUndefined()
})

test('a thousand parcels that were saved in one second are not asked in one second again', () => {
  const times = Array.from({ length: 1_000 }, (_, index) =>
    nextAsk(tracking({ stage: 'in_transit' }, { key: `trk-${index}` }), { askedAt: seen }),
  ).map((next) => Math.floor(((next?.at ?? 0) - seen) / 60_000))
  const perMinute = Map.groupBy(times, (minute) => minute)
  expect(perMinute.size).toBeGreaterThanOrEqual(20)
  expect(Math.max(...[...perMinute.values()].map((one) => one.length))).toBeLessThan(100)
})

// ── whatever a source says ──

const instant = fc
  .date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2028-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => at(date.toISOString()))
const moment = fc.option(instant, { nil: undefined })
const date = fc.option(
  instant.map(({ local }) => local.slice(0, 10)),
  { nil: undefined },
)
const anyRecord: fc.Arbitrary<SourceRecord> = fc.oneof(
  fc
    .record({
      stage: fc.constantFrom(...shipmentStages),
      flags: fc.subarray([...shipmentFlags]),
      eta: date,
      deliveredAt: moment,
      updatedAt: moment,
      events: fc.array(
        moment.map((when) => ({ at: when, stage: 'in_transit' as const, flags: [], scan: true })),
        { maxLength: 3 },
      ),
    })
    .map((said) => tracking(said)),
  fc
    .record({
      status: fc.constantFrom(...orderStatuses),
      placedAt: moment,
      updatedAt: moment,
      cancelledAt: moment,
    })
    .map((said) => order(said)),
  fc
    .record({
      stage: fc.constantFrom(...warehouseStages),
      shipBy: date,
      createdAt: moment,
      updatedAt: moment,
    })
    .map((said) => warehouseOrder(said)),
  fc
    .record({ stage: fc.constantFrom(...returnStages), requestedAt: moment, updatedAt: moment })
    .map((said) => returned(said)),
)

test('whatever a source says, it is never asked twice within a quarter of an hour', () => {
  fc.assert(
    fc.property(anyRecord, fc.integer({ min: 0, max: 90 * day }), fc.boolean(), (record, later, listed) => {
      const askedAt = seen + later
      const next = nextAsk(record, { askedAt, listed })
      expect(next?.at ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(askedAt + leastMs)
    }),
  )
})

test('whatever a source says, as long as it says nothing new it is given up within three months', () => {
  fc.assert(
    fc.property(anyRecord, fc.boolean(), (record, listed) => {
      let askedAt = seen
      let asked = 0
      for (
        let next = nextAsk(record, { askedAt, listed });
        next;
        next = nextAsk(record, { askedAt, listed })
      ) {
        askedAt = next.at
        asked += 1
        // 15 minutes for 18 hours, hourly for three days, every half hour while it must ship, then daily
        expect(asked).toBeLessThan(1_200)
      }
      // Nothing but a last look may come late: a date that the source itself put into the future.
      if (record.kind === 'tracking' && record.data.stage === 'delivered')
        expect(asked).toBeLessThanOrEqual(1)
      else if (record.kind === 'order' && record.data.status === 'cancelled')
        expect(asked).toBeLessThanOrEqual(1)
      else expect(askedAt - seen).toBeLessThan(90 * day)
    }),
  )
})
