import type { OrderCard, Panel } from '@throughline/shared/contract'
import { englishSpeech } from '@throughline/sidebar/preview/english-speech.ts'
import { panels } from '@throughline/sidebar/preview/panels.ts'
import { newsOf } from '@throughline/sidebar/state/news.ts'
import { sayNews } from '@throughline/sidebar/view/news-words.ts'
import { expect, test } from 'vitest'
import { reader } from './sample-reader.ts'

const [inTransit, quiet] = panels.found.orders as [OrderCard, OrderCard]
const [returning] = panels.returns.orders as [OrderCard]

/** The panel with its first order saying something else. */
const with1042 = (changes: Partial<OrderCard>): Panel => ({
  ...panels.found,
  orders: [{ ...inTransit, ...changes }, quiet],
})
const marked = (before: Panel, after: Panel): string[] =>
  newsOf(before, after).changed.flatMap(({ order, lines }) =>
    [...lines].map((line) => `${order.number} ${line}`),
  )
const said = (before: Panel | undefined, after: Panel): string[] =>
  sayNews(newsOf(before, after), englishSpeech, reader)

test('a first panel holds no news', () => {
  expect(newsOf(undefined, panels.found)).toEqual({ changed: [], added: [] })
})

test('a panel that only got older holds no news', () => {
  const older = {
    ...panels.found,
    asOf: '2026-11-20T10:05:00.000Z',
    sources: panels.found.sources.map((source) => ({ ...source, asOf: '2026-11-20T10:05:00.000Z' })),
  }
  expect(said(panels.found, older)).toEqual([])
})

test('an order that moved on is said in the words of its headline', () => {
  expect(marked(panels.found, panels.moved)).toEqual(['#1042 headline'])
  expect(said(panels.found, panels.moved)).toEqual(['Order #1042: now Out for delivery with DHL'])
})

test('a hold behind an unchanged headline is said by its name', () => {
  const held = with1042({ holds: [{ reason: 'fraud', source: 'shop-eu' }] })
  expect(marked(panels.found, held)).toEqual(['#1042 notices'])
  expect(said(panels.found, held)).toEqual(['Order #1042: now On hold: Fraud check'])
})

test('a hold that is over is seen and not called a hold', () => {
  const held = with1042({ holds: [{ reason: 'fraud', source: 'shop-eu' }] })
  expect(said(held, panels.found)).toEqual(['Order #1042: details changed'])
})

test('a parcel that moves behind the headline is said', () => {
  const [first, second] = inTransit.parcels
  if (!first || !second) throw new Error('the sample order has two parcels')
  const moved = with1042({ parcels: [first, { ...second, stage: 'available_for_pickup', carrier: 'UPS' }] })
  expect(said(panels.found, moved)).toEqual(['Order #1042: now Ready for pick-up at UPS'])
})

test('a return that moves is said also when the headline is another', () => {
  const before: Panel = { ...panels.returns, orders: [returning] }
  const [first, ...others] = returning.returns
  if (!first) throw new Error('the sample order has returns')
  const after: Panel = {
    ...before,
    orders: [{ ...returning, returns: [{ ...first, stage: 'refunded' }, ...others] }],
  }
  expect(said(before, after)).toEqual(['Order #1029: now Refunded'])
})

test('what has no word of its own is details', () => {
  const renamed = with1042({ customer: { ...inTransit.customer, name: 'Ada King' } })
  expect(marked(panels.found, renamed)).toEqual(['#1042 customer'])
  expect(said(panels.found, renamed)).toEqual(['Order #1042: details changed'])
})

test('that the warehouse looked at it again is no news', () => {
  const [first, ...others] = inTransit.warehouse
  if (!first) throw new Error('the sample order has a warehouse order')
  const updatedAt = { local: '2026-11-20T11:00:00', zoneKnown: false }
  expect(said(panels.found, with1042({ warehouse: [{ ...first, updatedAt }, ...others] }))).toEqual([])
})

test('new orders are counted and named, and are no change of an old one', () => {
  expect(said(panels.found, panels.another)).toEqual(['1 new order: #1055'])
  expect(said({ ...panels.found, orders: [] }, panels.found)).toEqual(['2 new orders: #1042 and #1017'])
})

test('an order that has gone is no news', () => {
  expect(said(panels.another, panels.found)).toEqual([])
})

test('an order that is expected on another day is said with the day', () => {
  const [first] = inTransit.promises
  if (!first) throw new Error('the sample order has a promise')
  const slipped = with1042({ promises: [{ ...first, expected: '2026-11-26' }] })
  expect(marked(panels.found, slipped)).toEqual(['#1042 promise'])
  expect(said(panels.found, slipped)).toEqual(['Order #1042: now estimated for Thu 26 Nov'])
})

test('an estimate that is gone is not said as one', () => {
  const parcels = inTransit.parcels.map(({ eta, ...parcel }) => parcel)
  expect(said(panels.found, with1042({ parcels }))).toEqual(['Order #1042: details changed'])
})

test('systems that begin to disagree are said, and not again when they go on', () => {
  const [conflict] = panels.conflict.orders.flatMap(({ conflicts }) => conflicts)
  if (!conflict) throw new Error('the sample has a conflict')
  const apart = with1042({ conflicts: [conflict] })
  expect(marked(panels.found, apart)).toEqual(['#1042 conflicts'])
  expect(said(panels.found, apart)).toEqual(['Order #1042: now Two systems disagree on where the parcel is'])
  expect(said(apart, apart)).toEqual([])
})

test('a new concern is said in its sentence, and one that only lasts longer is no news', () => {
  const [first] = panels.silent.orders
  const [silent, customs] = first?.concerns ?? []
  if (!silent || !customs) throw new Error('the sample order has concerns')
  const worried = with1042({ concerns: [...inTransit.concerns, silent] })
  expect(marked(panels.found, worried)).toEqual(['#1042 concerns'])
  expect(said(panels.found, worried)).toEqual(['Order #1042: now No scan for 52 hrs'])
  const longer = with1042({
    concerns: [...inTransit.concerns, { ...silent, values: { ...silent.values, hours: 53 } }],
  })
  expect(said(worried, longer)).toEqual([])
  expect(said(worried, panels.found)).toEqual(['Order #1042: details changed'])
})

test('a return whose turn it is now somebody else’s is said by its step', () => {
  const [before] = panels.refund_due.orders
  const [item] = before?.returns ?? []
  if (!before || !item) throw new Error('the sample order has a return')
  const steps = item.ledger.steps.map((one) => {
    if (one.step === 'inspected') return { ...one, state: 'done' as const }
    return one.step === 'refund_issued' ? { ...one, state: 'current' as const } : one
  })
  const after: Panel = {
    ...panels.refund_due,
    orders: [{ ...before, returns: [{ ...item, ledger: { ...item.ledger, steps } }] }],
  }
  expect(said(panels.refund_due, after)).toEqual(['Order #1074: now Next: Refund issued · Finance'])
})
