import type { ErrorCount, OrderCount } from '@throughline/bridge/domain/audit/audit-counts.ts'
import { auditOf, auditWeeks } from '@throughline/bridge/domain/audit/audit-of.ts'
import { weekOf } from '@throughline/bridge/domain/audit/audit-order.ts'
import type { Measured, Measures } from '@throughline/bridge/domain/audit/indicators.ts'
import { peaksOf } from '@throughline/bridge/domain/audit/peaks.ts'
import { AuditRequest } from '@throughline/shared/contract'
import { auditIndicators } from '@throughline/shared/vocabulary'
import { expect, test } from 'vitest'

const nothing = Object.fromEntries(
  auditIndicators.map((name): [string, Measured] => [name, { cases: 0 }]),
) as Measures
const now = Date.parse('2026-11-22T10:00:00Z')

const orders: OrderCount[] = [
  { week: '2026-11-09', warehouse: 'leipzig', orders: 400 },
  { week: '2026-11-09', warehouse: 'reno', orders: 100 },
  { week: '2026-11-16', warehouse: 'leipzig', orders: 600 },
]
const error = (more: Partial<ErrorCount>): ErrorCount => ({
  week: '2026-11-09',
  warehouse: 'leipzig',
  error: 'short_pick',
  owner: 'warehouse',
  orders: 10,
  contacts: 4,
  cost: [{ minor: 1_000, currency: 'EUR' }],
  ...more,
})
const audit = (errors: ErrorCount[], request: object = {}, measures: Partial<Measures> = {}) =>
  auditOf({
    request: AuditRequest.parse({ until: '2026-11-20', weeks: 2, ...request }),
    orders,
    errors,
    measures: { now: { ...nothing, ...measures }, before: nothing },
    now,
  })

test('the weeks of an audit go from Monday to Sunday and end with the week of the day asked for', () => {
  expect(auditWeeks({ until: '2026-11-22', weeks: 3 })).toEqual(['2026-11-02', '2026-11-09', '2026-11-16'])
  expect(audit([])).toMatchObject({ from: '2026-11-09', to: '2026-11-22' })
})

test('a Sunday belongs to the week before it, a Monday begins one, over the turn of the year too', () => {
  expect(['2026-11-22', '2026-11-23', '2027-01-03', '2027-01-04'].map(weekOf)).toEqual([
    '2026-11-16',
    '2026-11-23',
    '2026-12-28',
    '2027-01-04',
  ])
})

test('a small warehouse is compared by its rate, not by its number of errors', () => {
  const { cells } = audit([error({}), error({ warehouse: 'reno', orders: 5 })], {
    rows: 'warehouse',
    columns: 'error',
  })
  expect(cells.map(({ row, all }) => ({ row, ...all }))).toEqual([
    { row: 'leipzig', errors: 10, orders: 1_000, per1000: 10 },
    { row: 'reno', errors: 5, orders: 100, per1000: 50 },
  ])
})

test('a rate of fewer than twenty orders is not told', () => {
  const few = auditOf({
    request: AuditRequest.parse({ until: '2026-11-20', weeks: 1 }),
    orders: [{ week: '2026-11-16', orders: 19 }],
    errors: [error({ week: '2026-11-16', orders: 3 })],
    measures: { now: nothing, before: nothing },
    now,
  })
  expect(few.cells[0]?.all).toEqual({ errors: 3, orders: 19 })
})

test('amounts of two currencies stand side by side and are never added', () => {
  const [cell] = audit([
    error({}),
    error({
      week: '2026-11-16',
      cost: [
        { minor: 250, currency: 'EUR' },
        { minor: 900, currency: 'USD' },
      ],
    }),
  ]).cells
  expect(cell).toMatchObject({
    contacts: 8,
    cost: [
      { minor: 1_250, currency: 'EUR' },
      { minor: 900, currency: 'USD' },
    ],
    weeks: [10, 10],
    recurring: true,
  })
})

test('what is asked about one warehouse counts its orders alone, above and below the line', () => {
  const { orders: counted, cells } = audit([error({}), error({ warehouse: 'reno' })], {
    only: { warehouse: ['reno'] },
  })
  expect(counted).toBe(100)
  expect(cells.map(({ all }) => all.errors)).toEqual([10])
})

test('a week with half as many orders again as the median is a peak, and one just below is not', () => {
  const weeks = (last: number) =>
    new Map([
      ['2026-11-02', 100],
      ['2026-11-09', 100],
      ['2026-11-16', last],
    ])
  expect(peaksOf(weeks(150))).toEqual(['2026-11-16'])
  expect(peaksOf(weeks(149))).toEqual([])
})

test('the peaks that the company names count, and no others', () => {
  const weeks = new Map([
    ['2026-11-02', 100],
    ['2026-11-09', 500],
  ])
  expect(peaksOf(weeks, ['2026-11-02'])).toEqual(['2026-11-02'])
})

test('an indicator tells hours for times, a share for rates and contacts for each hundred orders', () => {
  const { indicators } = audit(
    [],
    {},
    {
      order_cycle_time: { medianMs: 54 * 3_600_000, cases: 40 },
      on_time_delivery: { good: 45, cases: 50 },
      contacts_per_100_orders: { good: 33, cases: 1_100 },
      order_accuracy: { good: 19, cases: 19 },
    },
  )
  const told = Object.fromEntries(indicators.map(({ indicator, value }) => [indicator, value]))
  expect(told).toMatchObject({
    order_cycle_time: 54,
    on_time_delivery: 0.9,
    contacts_per_100_orders: 3,
    order_accuracy: undefined,
  })
})
