import type { CardWarehouse } from '@throughline/shared/contract'
import { at } from '@throughline/sidebar/preview/clock.ts'
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

const deliveredOn = (local: string) =>
  order({
    number: '#1',
    headline,
    promise: { latest: '2026-11-18' },
    parcels: [parcel({ stage: 'delivered', deliveredAt: at(local) })],
  })

const underway = (eta: string | undefined, latest: string | undefined) =>
  order({
    number: '#1',
    headline: onTheWay,
    promise: { latest },
    parcels: [parcel({ stage: 'in_transit', eta })],
  })

test.each([
  ['2026-11-17T20:00', { kind: 'delivered_before' }],
  ['2026-11-18T23:59', { kind: 'delivered_on_day' }],
  ['2026-11-19T00:01', { kind: 'delivered_after', days: 1 }],
])('delivered %s against a promise for the 18th', (local, verdict) => {
  expect(promiseOf(deliveredOn(local), today)?.verdict).toEqual(verdict)
})

test.each([
  ['2026-11-21', '2026-11-21', { kind: 'open' }],
  ['2026-11-24', '2026-11-21', { kind: 'will_miss', days: 3 }],
  [undefined, '2026-11-20', { kind: 'open' }],
  [undefined, '2026-11-18', { kind: 'passed', days: 2 }],
  ['2026-11-24', undefined, { kind: 'open' }],
])('on its way, estimated %s, promised %s', (eta, latest, verdict) => {
  expect(promiseOf(underway(eta, latest), today)?.verdict).toEqual(verdict)
})

test('who sends an order back is not told when it came', () => {
  const back = { fact: { topic: 'return', word: 'received', proof: 'claimed', source: 'loop' } } as const
  expect(promiseOf({ ...deliveredOn('2026-11-19T10:00'), headline: back }, today)).toBeUndefined()
})

test('nothing is promised in the name of a shop that promised nothing', () => {
  expect(promiseOf(underway(undefined, undefined), today)).toBeUndefined()
})

test('a cancelled order keeps no promise', () => {
  expect(promiseOf({ ...underway('2026-11-24', '2026-11-21'), status: 'cancelled' }, today)).toBeUndefined()
})

test('one parcel delivered is not the order delivered while items are still to come', () => {
  const partly = { ...deliveredOn('2026-11-17T20:00'), lines: [{ title: 'Lamp', ordered: 2, shipped: 1 }] }
  expect(promiseOf(partly, today)?.verdict).toEqual({ kind: 'passed', days: 2 })
})

test('a parcel on its way back is no delivery to the customer', () => {
  const back = order({
    number: '#1',
    headline: onTheWay,
    promise: { latest: '2026-11-25' },
    parcels: [
      parcel({ stage: 'in_transit' }),
      parcel({ stage: 'delivered', direction: 'return', deliveredAt: at('2026-11-19T10:00') }),
    ],
  })
  expect(promiseOf(back, today)).toMatchObject({ delivered: undefined, verdict: { kind: 'open' } })
})

test('the promise bar places today, the promise and the estimate between the order and the last day', () => {
  const view = promiseOf(inTransit, today)
  if (!view) throw new Error('the sample lost its promise')
  // Ordered on the 12th, estimated for the 24th: twelve days.
  expect(barOf(view, today)).toEqual({ now: (8 / 12) * 100, promised: (9 / 12) * 100, estimate: 100 })
})

test('there is no bar without both ends', () => {
  const view = promiseOf(underway('2026-11-24', '2026-11-21'), today)
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
