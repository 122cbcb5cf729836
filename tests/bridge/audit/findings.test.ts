import type { ErrorCount, OrderCount } from '@throughline/bridge/domain/audit/audit-counts.ts'
import { findingsOf } from '@throughline/bridge/domain/audit/findings.ts'
import type { ConcernKind, Owner } from '@throughline/shared/vocabulary'
import { expect, test } from 'vitest'

const weeks = [
  '2026-08-24',
  '2026-08-31',
  '2026-09-07',
  '2026-09-14',
  '2026-09-21',
  '2026-09-28',
  '2026-10-05',
  '2026-10-12',
]
const peaks = ['2026-10-05', '2026-10-12']

type Place = Pick<OrderCount, 'warehouse' | 'carrier' | 'region'>

const places: Place[] = ['leipzig', 'reno'].flatMap((warehouse) =>
  ['dhl', 'dpd'].flatMap((carrier) => ['DE', 'AT'].map((region) => ({ warehouse, carrier, region }))),
)
/** 100 orders a week in each of eight places. */
const orders: OrderCount[] = weeks.flatMap((week) => places.map((place) => ({ week, ...place, orders: 100 })))

const owners: Partial<Record<ConcernKind, Owner>> = { refund_overdue: 'finance', silent_parcel: 'carrier' }

/** So many of the hundred orders of a week and place have the error; each third brings a contact. */
const errorsWhere = (error: ConcernKind, share: (week: string, place: Place) => number): ErrorCount[] =>
  orders.map(({ week, orders: _, ...place }) => {
    const count = share(week, place)
    return {
      week,
      ...place,
      error,
      owner: owners[error] ?? 'warehouse',
      orders: count,
      contacts: Math.floor(count / 3),
      cost: [],
    }
  })

const found = (...errors: ErrorCount[][]) =>
  findingsOf({ orders, errors: errors.flat(), weeks, peaks }).map(({ error, where, when, since }) => ({
    error,
    where,
    when,
    ...(since && { since }),
  }))

test('an error that is as frequent everywhere singles out no place', () => {
  expect(found(errorsWhere('silent_parcel', () => 3))).toEqual([])
})

test('a warehouse that skips the check in peak weeks is named with its peak, not for the whole year', () => {
  const skipped = errorsWhere('pack_not_verified', (week, { warehouse }) =>
    warehouse === 'reno' && peaks.includes(week) ? 30 : 2,
  )
  expect(found(skipped)).toEqual([{ error: 'pack_not_verified', where: { warehouse: 'reno' }, when: 'peak' }])
})

test('a carrier that is slow in one region is named with the region, not the carrier alone', () => {
  const slow = errorsWhere('silent_parcel', (_, { carrier, region }) =>
    carrier === 'dpd' && region === 'AT' ? 20 : 2,
  )
  expect(found(slow)).toEqual([
    { error: 'silent_parcel', where: { carrier: 'dpd', region: 'AT' }, when: 'always' },
  ])
})

test('a carrier that is slow everywhere is named alone', () => {
  const slow = errorsWhere('silent_parcel', (_, { carrier }) => (carrier === 'dpd' ? 20 : 2))
  expect(found(slow)).toEqual([{ error: 'silent_parcel', where: { carrier: 'dpd' }, when: 'always' }])
})

test('refunds that are lost since a week are named with the week in which it began', () => {
  const lost = errorsWhere('refund_overdue', (week) => (week >= '2026-09-14' ? 8 : 1))
  expect(found(lost)).toEqual([{ error: 'refund_overdue', where: {}, when: 'since', since: '2026-09-14' }])
})

test('what follows from the same cause at the same place is one finding, told by what weighs most', () => {
  const at =
    (most: number, few: number) =>
    (_: string, { carrier, region }: Place) =>
      carrier === 'dpd' && region === 'AT' ? most : few
  const all = findingsOf({
    orders,
    errors: [...errorsWhere('silent_parcel', at(30, 1)), ...errorsWhere('promise_broken', at(15, 1))],
    weeks,
    peaks: [],
  })
  expect(all.map(({ error, also }) => ({ error, also }))).toEqual([
    { error: 'silent_parcel', also: ['promise_broken'] },
  ])
})

test('two warehouses with the same fault are two findings', () => {
  const four = ['leipzig', 'reno', 'venlo', 'lyon']
  const shops = weeks.flatMap((week) => four.map((warehouse) => ({ week, warehouse, orders: 300 })))
  const errors = shops.map(
    ({ week, warehouse }): ErrorCount => ({
      week,
      warehouse,
      error: 'short_pick',
      owner: 'warehouse',
      orders: warehouse === 'venlo' ? 40 : warehouse === 'lyon' ? 30 : 3,
      contacts: 0,
      cost: [],
    }),
  )
  expect(findingsOf({ orders: shops, errors, weeks, peaks: [] }).map(({ where }) => where)).toEqual([
    { warehouse: 'venlo' },
    { warehouse: 'lyon' },
  ])
})

test('the finding that brings most contacts comes first, whatever is more frequent', () => {
  const loud = errorsWhere('refund_overdue', (_, { warehouse }) => (warehouse === 'leipzig' ? 9 : 1))
  const quiet = errorsWhere('stock_mismatch', (_, { warehouse }) => (warehouse === 'reno' ? 40 : 1)).map(
    (one) => ({
      ...one,
      contacts: 0,
    }),
  )
  expect(found(loud, quiet).map(({ error }) => error)).toEqual(['refund_overdue', 'stock_mismatch'])
})

test('a handful of errors is no finding', () => {
  const few = errorsWhere('damaged', (week, { warehouse, carrier, region }) =>
    week === weeks[0] && warehouse === 'reno' && carrier === 'dpd' && region === 'AT' ? 4 : 0,
  )
  expect(found(few)).toEqual([])
})
