import type { CardWarehouse, Concern, OrderPromise } from '@throughline/shared/contract'
import { held, inTransit, order, parcel, quiet } from '@throughline/sidebar/preview/orders.ts'
import { noticesOf, worstTone } from '@throughline/sidebar/view/notices.ts'
import { splitOrders } from '@throughline/sidebar/view/order-list.ts'
import { barOf, promiseOf } from '@throughline/sidebar/view/promise.ts'
import { shortLines } from '@throughline/sidebar/view/short-lines.ts'
import { expect, test } from 'vitest'

const today = '2026-11-20'
const headline = {
  fact: { topic: 'shipment', word: 'delivered', proof: 'proven', source: 'easypost' },
} as const
const onTheWay = { fact: { ...headline.fact, word: 'in_transit' } } as const

const promise = (parts: Partial<OrderPromise> = {}): OrderPromise => ({
  kind: 'delivery',
  by: 'shop',
  source: 'shop-eu',
  latest: '2026-11-21',
  state: 'on_track',
  reason: 'nothing_against_it',
  evidence: [],
  ...parts,
})

const underway = (promises: OrderPromise[], eta?: string) =>
  order({ number: '#1', headline: onTheWay, promises, parcels: [parcel({ stage: 'in_transit', eta })] })

const verdictOf = (parts: Partial<OrderPromise>) => promiseOf(underway([promise(parts)]), today)?.verdict

test.each([
  [{ state: 'kept', doneOn: '2026-11-20' }, { kind: 'kept_before' }],
  [{ state: 'kept', doneOn: '2026-11-21' }, { kind: 'kept_on_day' }],
  [
    { state: 'broken', doneOn: '2026-11-22' },
    { kind: 'kept_late', days: 1 },
  ],
  [{ state: 'on_track' }, { kind: 'on_track' }],
  [
    { state: 'at_risk', expected: '2026-11-24' },
    { kind: 'will_miss', days: 3 },
  ],
  [{ state: 'at_risk' }, { kind: 'at_risk' }],
  [
    { state: 'broken', latest: '2026-11-18' },
    { kind: 'passed', days: 2 },
  ],
  [{ state: 'broken' }, { kind: 'broken' }],
  [{ state: 'unknown' }, { kind: 'open' }],
] as const)('a promise that the bridge judges %o is shown as %o', (parts, verdict) => {
  expect(verdictOf(parts)).toEqual(verdict)
})

test('who sends an order back is not told when it came', () => {
  const back = { fact: { topic: 'return', word: 'received', proof: 'claimed', source: 'loop' } } as const
  expect(promiseOf({ ...underway([promise()]), headline: back }, today)).toBeUndefined()
})

test('nothing is promised in the name of a shop that promised nothing', () => {
  expect(promiseOf(underway([]), today)).toBeUndefined()
})

test('a carrier’s estimate is no promise of the shop', () => {
  expect(promiseOf(underway([], '2026-11-24'), today)).toMatchObject({
    promised: undefined,
    estimate: '2026-11-24',
    verdict: { kind: 'open' },
  })
  const byCarrier = promise({ by: 'carrier', latest: '2026-11-25' })
  expect(promiseOf(underway([byCarrier]), today)).toMatchObject({
    promised: undefined,
    estimate: '2026-11-25',
  })
})

test('the honest new date of a promise comes before a carrier’s estimate', () => {
  const late = promise({ state: 'at_risk', expected: '2026-11-26' })
  expect(promiseOf(underway([late], '2026-11-24'), today)?.estimate).toBe('2026-11-26')
})

test('a date by which it was to leave is of no interest once it has left', () => {
  const dispatch = promise({ kind: 'dispatch', latest: '2026-11-20' })
  expect(promiseOf(underway([dispatch]), today)?.promised).toBe('2026-11-20')
  expect(promiseOf(underway([{ ...dispatch, state: 'kept', doneOn: '2026-11-20' }]), today)).toBeUndefined()
})

test('a cancelled order keeps no promise', () => {
  expect(promiseOf({ ...underway([promise()]), status: 'cancelled' }, today)).toBeUndefined()
})

test('the estimate of a parcel on its way back says nothing of the delivery', () => {
  const back = order({
    number: '#1',
    headline: onTheWay,
    parcels: [parcel({ stage: 'in_transit', direction: 'return', eta: '2026-11-24' })],
  })
  expect(promiseOf(back, today)).toBeUndefined()
})

test('the promise bar places today, the promise and the estimate between the order and the last day', () => {
  const view = promiseOf(inTransit, today)
  if (!view) throw new Error('the sample lost its promise')
  // Ordered on the 12th, estimated for the 24th: twelve days.
  expect(barOf(view, today)).toEqual({ now: (8 / 12) * 100, promised: (9 / 12) * 100, estimate: 100 })
})

test('there is no bar without both ends', () => {
  const view = promiseOf(underway([promise()]), today)
  if (!view) throw new Error('the sample lost its promise')
  expect(barOf({ ...view, ordered: undefined }, today)).toBeUndefined()
  expect(barOf({ ...view, promised: '2026-11-12', ordered: '2026-11-12' }, today)).toBeUndefined()
})

test('a hold with a reason says it once, and the warehouse’s bare flag is left out', () => {
  const notices = noticesOf(held)
  expect(
    notices.map((notice) =>
      'reason' in notice ? notice.reason : 'flag' in notice ? notice.flag : notice.kind,
    ),
  ).toEqual(['fraud', 'address', 'short', 'backordered'])
})

test('a hold without a reason is still a hold', () => {
  const [first] = held.warehouse
  if (!first) throw new Error('the sample lost its warehouse')
  const notices = noticesOf({ ...held, holds: [], warehouse: [{ ...first, holds: [], flags: ['on_hold'] }] })
  expect(notices).toEqual([{ kind: 'warehouse', tone: 'warning', flag: 'on_hold', source: 'wms' }])
})

test('a delay is history once the parcel is there, damage is not', () => {
  const there = order({
    number: '#1',
    headline,
    parcels: [parcel({ stage: 'delivered', flags: ['delayed', 'damaged'] })],
  })
  expect(noticesOf(there)).toMatchObject([{ flag: 'damaged', tone: 'danger' }])
  const coming = order({
    number: '#1',
    headline: onTheWay,
    parcels: [parcel({ stage: 'in_transit', flags: ['delayed', 'damaged'] })],
  })
  expect(noticesOf(coming).map(({ tone }) => tone)).toEqual(['danger', 'warning'])
  expect(worstTone(noticesOf(coming))).toBe('danger')
})

test('which parcel is late only matters when there are several', () => {
  const late = parcel({ stage: 'in_transit', flags: ['delayed'], trackingNumber: 'A1' })
  const fine = parcel({ stage: 'in_transit', trackingNumber: 'B2' })
  expect(noticesOf(order({ number: '#1', headline, parcels: [late] }))).toMatchObject([{ parcels: [] }])
  expect(noticesOf(order({ number: '#1', headline, parcels: [late, fine] }))).toMatchObject([
    { parcels: ['A1'] },
  ])
})

test('what a concern says with an owner and a date is not said again as a flag', () => {
  const concern: Concern = {
    kind: 'on_hold',
    severity: 'warning',
    owner: 'support',
    next: 'resolve_hold',
    evidence: [{ topic: 'hold', value: 'fraud', source: 'shop-eu', strength: 'assertion' }],
    values: {},
  }
  const left = noticesOf({ ...held, concerns: [concern] })
  expect(left.map((notice) => ('flag' in notice ? notice.flag : notice.kind))).toEqual([
    'short',
    'backordered',
  ])
})

test('an order without trouble has no notice', () => {
  expect(noticesOf(quiet)).toEqual([])
})

test('a flag of a newer bridge is left out rather than shown as a code', () => {
  const odd = parcel({ stage: 'in_transit', flags: ['hovering' as 'delayed'] })
  expect(noticesOf(order({ number: '#1', headline, parcels: [odd] }))).toEqual([])
})

test('quiet orders are lines, but the first is always a card', () => {
  expect(splitOrders([inTransit, quiet])).toEqual({ cards: [inTransit], lines: [quiet] })
  expect(splitOrders([quiet])).toEqual({ cards: [quiet], lines: [] })
  expect(splitOrders([quiet, inTransit, quiet])).toEqual({ cards: [quiet, inTransit], lines: [quiet] })
})

const warehouseWith = (parts: Partial<CardWarehouse>): CardWarehouse => ({
  source: 'wms',
  stage: 'packed',
  flags: [],
  holds: [],
  lines: [],
  ...parts,
})
const full = { id: '1', quantity: 2, pickedQuantity: 2 }
const half = { id: '2', quantity: 2, pickedQuantity: 1 }

test('a line is short when the warehouse calls the order short and did less than was ordered', () => {
  expect(shortLines(warehouseWith({ flags: ['short'], lines: [full, half] }))).toEqual([
    { line: half, count: { of: 'pickedQuantity', done: 1 } },
  ])
})

test('half a pick is no shortage while the warehouse does not call it one', () => {
  expect(shortLines(warehouseWith({ lines: [full, half] }))).toEqual([])
})

test('a warehouse that scans no picks is not short of everything', () => {
  const unscanned = { id: '1', quantity: 2, pickedQuantity: 0 }
  expect(shortLines(warehouseWith({ flags: ['short'], lines: [unscanned] }))).toEqual([])
  const shipped = { ...unscanned, shippedQuantity: 1 }
  expect(shortLines(warehouseWith({ flags: ['short'], lines: [shipped] }))).toEqual([
    { line: shipped, count: { of: 'shippedQuantity', done: 1 } },
  ])
})

test('a line on backorder is short, one that nobody counted is not', () => {
  const waiting = { id: '1', quantity: 2, backorderedQuantity: 1 }
  expect(
    shortLines(warehouseWith({ stage: 'received', lines: [waiting, { id: '2', quantity: 2 }] })),
  ).toEqual([{ line: waiting, count: undefined }])
})
