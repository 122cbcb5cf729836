import type { IssueOutcome } from '@throughline/bridge/domain/fcr/issue-outcome.ts'
import { countIssues, threeNumbers } from '@throughline/bridge/domain/fcr/three-numbers.ts'
import { wilson } from '@throughline/bridge/domain/fcr/wilson.ts'
import { BoardFilter } from '@throughline/shared/contract'
import { expect, test } from 'vitest'

const outcome = (more: Partial<IssueOutcome> = {}): IssueOutcome => ({
  ticketId: '1',
  issueId: '1',
  tickets: ['1'],
  openedAt: '2026-03-02T09:00:00Z',
  openedOn: '2026-03-02',
  solvedAt: '2026-03-02T10:00:00Z',
  solvedOn: '2026-03-02',
  channel: 'email',
  oneTouch: true,
  inZendesk: true,
  zendeskOneTouch: true,
  cause: 'silent_parcel',
  stage: 'transit',
  contacts: 1,
  handedOn: false,
  ...more,
})

const context = (filter: Record<string, unknown> = {}) => ({
  window: 7 as const,
  now: Date.parse('2026-04-01T12:00:00Z'),
  timeZone: 'UTC',
  filter: BoardFilter.parse({ from: '2026-03-01', to: '2026-03-31', ...filter }),
})

test('fifteen of twenty is 75 %, and with 95 % certainty between 53 and 89', () => {
  // R: prop.test(15, 20, correct = FALSE)
  const { share, low, high } = wilson(15, 20)
  expect(share).toBe(0.75)
  expect(low).toBeCloseTo(0.5313, 4)
  expect(high).toBeCloseTo(0.8881, 4)
})

test('all of twenty is no certainty, and none of twenty neither', () => {
  expect(wilson(20, 20)).toMatchObject({ share: 1, high: 1 })
  expect(wilson(20, 20).low).toBeCloseTo(0.8389, 4)
  expect(wilson(0, 20)).toMatchObject({ share: 0, low: 0 })
})

test('nineteen cases have counts and no share', () => {
  expect(wilson(19, 19)).toEqual({ count: 19, of: 19 })
})

test('what is limited leaves net FCR above and below the line', () => {
  const lost = { backAfterDays: 2, backIn: '1', loss: 'reopened' } as const
  const outcomes = [
    outcome(),
    outcome(lost),
    outcome({ ...lost, limit: 'carrier_search' }),
    outcome({ limit: 'bank_delay' }),
  ]
  const { numbers, limits } = countIssues(outcomes, context())
  expect(numbers.fcr).toEqual({ count: 2, of: 4 })
  expect(numbers.netFcr).toEqual({ count: 1, of: 2 })
  expect(limits).toEqual({ carrier_search: 1, bank_delay: 1 })
})

test.each([
  { field: 'brands', own: { brand: 'north' }, yes: ['north'], no: ['south'] },
  { field: 'channels', own: { channel: 'chat' }, yes: ['chat', 'email'], no: ['web'] },
  { field: 'groups', own: { group: 'tier1' }, yes: ['tier1'], no: ['tier2'] },
  { field: 'causes', own: { cause: 'damaged' }, yes: ['damaged'], no: ['backordered'] },
  { field: 'stages', own: { stage: 'delivery' }, yes: ['delivery'], no: ['refund'] },
  { field: 'warehouses', own: { warehouse: 'BER' }, yes: ['BER'], no: ['NYC'] },
  { field: 'carriers', own: { carrier: 'dhl' }, yes: ['dhl'], no: ['ups'] },
  { field: 'categories', own: { category: 'lamps' }, yes: ['lamps'], no: ['chairs'] },
] satisfies { field: string; own: Partial<IssueOutcome>; yes: string[]; no: string[] }[])(
  'a filter on $field keeps its own and drops the others',
  ({ field, own, yes, no }) => {
    expect(threeNumbers([outcome(own)], context({ [field]: yes })).fcr.of).toBe(1)
    expect(threeNumbers([outcome(own)], context({ [field]: no })).fcr.of).toBe(0)
  },
)

test('a filter on warehouses drops what has none', () => {
  expect(threeNumbers([outcome()], context({ warehouses: ['BER'] })).fcr.of).toBe(0)
})

test('the first and the last day are in, by the first solve', () => {
  const on = (solvedOn: string) =>
    threeNumbers([outcome({ solvedOn })], { ...context(), now: Date.parse('2026-06-01T00:00:00Z') }).fcr.of
  expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map(on)).toEqual([0, 1, 1, 0])
})

test('what was never solved is excluded on the day on which it was opened', () => {
  const { solvedAt: _at, solvedOn: _on, ...open } = outcome({ excluded: 'not_solved', inZendesk: false })
  expect(countIssues([open], context()).excluded).toEqual({ not_solved: 1 })
  expect(countIssues([{ ...open, openedOn: '2026-02-01' }], context()).excluded).toEqual({})
})

test('what a bot contained is in FCR and not in one-touch', () => {
  const numbers = threeNumbers(
    [outcome({ bot: 'contained', oneTouch: false }), outcome({ bot: 'handed_over' })],
    context(),
  )
  expect([numbers.oneTouch, numbers.fcr]).toEqual([
    { count: 1, of: 1 },
    { count: 2, of: 2 },
  ])
})
