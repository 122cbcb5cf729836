import {
  AuditOrdersRequest,
  AuditRequest,
  auditDimensions,
  BoardFilter,
  BoardTicketsRequest,
  fcrWindows,
} from '@throughline/shared/contract'
import {
  auditOf,
  dimensions,
  filterOf,
  ordersOf,
  periodOf,
  ticketSets,
  ticketsOf,
  windows,
} from '@throughline/sidebar/board/view/filter.ts'
import { hrefOf, readView } from '@throughline/sidebar/board/view/view.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const today = '2026-11-22'
const asked = (query: string) => new URLSearchParams(query)

test('an empty address is the overview of the last quarter', () => {
  expect(readView('').screen).toBe('overview')
  expect(filterOf(readView('').asked, today)).toMatchObject({
    from: '2026-08-24',
    to: today,
    window: 7,
    brands: [],
  })
})

test('the parameters that a helpdesk puts into the first address are no filters', () => {
  const { screen, asked } = readView('#origin=https%3A%2F%2Facme.zendesk.com&app_guid=1&weeks=4')
  expect([screen, asked.toString()]).toEqual(['overview', ''])
})

test('a link is a view: what was chosen comes back from the address', () => {
  const now = readView('#/overview')
  const href = hrefOf('causes', now, {
    weeks: '4',
    window: '30',
    carriers: ['DHL', 'A&B=C'],
    stages: 'refund',
  })
  const { screen, asked } = readView(href)
  expect(screen).toBe('causes')
  expect(filterOf(asked, today)).toMatchObject({
    from: '2026-10-26',
    window: 30,
    carriers: ['DHL', 'A&B=C'],
    stages: ['refund'],
  })
})

test('filters go along to another page, and what belongs to one page stays there', () => {
  const now = readView('#/audit?weeks=26&warehouses=Reno&rows=stage')
  expect(hrefOf('causes', now)).toBe('#/causes?weeks=26&warehouses=Reno')
  expect(hrefOf('audit', now, { columns: 'carrier' })).toBe(
    '#/audit?weeks=26&warehouses=Reno&rows=stage&columns=carrier',
  )
  expect(hrefOf('tickets', now, { weeks: undefined })).toBe('#/tickets?warehouses=Reno')
})

test.each([
  ['from=2026-02-30&to=x', 'a day that is none'],
  ['from=2026-03-02&to=2026-03-01', 'an end before its beginning'],
  ['from=2020-01-01&to=2026-01-01', 'more days than the bridge counts'],
  ['weeks=-1', 'weeks below one'],
  ['weeks=4000', 'weeks without end'],
  ['weeks=four', 'weeks in words'],
])('%s (%s) is a quarter, and no broken page', (query) => {
  expect(periodOf(asked(query), today)).toEqual({ from: '2026-08-24', to: today, weeks: 13 })
})

test('days from an address are those days', () => {
  expect(periodOf(asked('from=2026-01-05&to=2026-01-11'), today)).toEqual({
    from: '2026-01-05',
    to: '2026-01-11',
    weeks: undefined,
  })
})

test('windows, dimensions and sets of tickets are those of the contract', () => {
  expect([...windows]).toEqual([...fcrWindows])
  expect([...dimensions]).toEqual([...auditDimensions])
  expect([...ticketSets].toSorted()).toEqual([...BoardTicketsRequest.shape.of.unwrap().options].toSorted())
})

test('a cell of peak weeks asks for its orders there', () => {
  const view = readView('#/orders?weeks=13&error=pack_not_verified&warehouse=Reno&peak=yes')
  expect(ordersOf(view.asked, today)).toEqual({
    until: today,
    weeks: 13,
    error: 'pack_not_verified',
    where: { warehouse: 'Reno' },
    peak: true,
  })
  expect(ordersOf(asked('error=no_such_error'), today)).toBeUndefined()
})

test('whatever an address says, the bridge understands what is asked', () => {
  const names = fc.constantFrom(
    'weeks',
    'from',
    'to',
    'window',
    'brands',
    'causes',
    'stages',
    'carriers',
    'of',
    'limit',
    'exclusion',
    'rows',
    'columns',
    'error',
    'warehouse',
    'peak',
  )
  const words = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.constantFrom('2026-01-01', '2026-12-31', '7', '53', 'refund_overdue', 'refund', 'lost', 'stage'),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(names, words), { maxLength: 40 }), (pairs) => {
      const some = new URLSearchParams(pairs)
      BoardFilter.parse(filterOf(some, today))
      BoardTicketsRequest.parse(ticketsOf(some, today))
      AuditRequest.parse(auditOf(some, today))
      const orders = ordersOf(some, today)
      if (orders) AuditOrdersRequest.parse(orders)
    }),
    { seed: 6, numRuns: 500 },
  )
})
