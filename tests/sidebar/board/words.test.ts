import type { AuditFinding, BoardTicket } from '@throughline/shared/contract'
import { pointsBetween, sayHours, sayShare } from '@throughline/sidebar/board/format/numbers.ts'
import { sayRate } from '@throughline/sidebar/board/look/RateText.tsx'
import { sayFinding } from '@throughline/sidebar/board/screens/Findings.tsx'
import { hrefOfCell } from '@throughline/sidebar/board/screens/HeatMap.tsx'
import { sayMeasure } from '@throughline/sidebar/board/screens/Indicators.tsx'
import { sayNews } from '@throughline/sidebar/board/screens/say-news.ts'
import { stepOf } from '@throughline/sidebar/board/screens/steps.ts'
import { sayOutcome, sayZendesk } from '@throughline/sidebar/board/screens/TicketsScreen.tsx'
import { readView } from '@throughline/sidebar/board/view/view.ts'
import { boardEnglishSpeech } from '@throughline/sidebar/preview/board-speech.ts'
import { expect, test } from 'vitest'

const speech = boardEnglishSpeech()
const reader = { locale: 'en', timeZone: 'UTC', now: Date.parse('2026-11-22T08:00:00Z') }
const rate = (count: number, of: number) => ({ count, of, share: count / of, low: 0.6, high: 0.75 })

test('the sentence that matters names the fall, its cause, its share and whose it is', () => {
  const said = sayNews(
    { kind: 'fell', points: -4.04, cause: 'refund_overdue', owner: 'returns_desk', share: 0.712 },
    400,
    speech,
  )
  expect(said).toBe(
    'First-contact resolution fell by 4 points. 71% of the loss is one cause: Refund overdue (Returns desk).',
  )
})

test('too few contacts are no news, and nothing before is no comparison', () => {
  expect(sayNews({ kind: 'too_few' }, 7, speech)).toBe(
    'There are too few solved contacts for a verdict: 7 in this period.',
  )
  expect(sayNews({ kind: 'steady' }, 70, speech)).toBe(
    'First-contact resolution cannot be compared: there was too little before.',
  )
})

const finding: AuditFinding = {
  error: 'pack_not_verified',
  also: [],
  owner: 'warehouse',
  stage: 'warehouse',
  where: { warehouse: 'Reno' },
  when: 'peak',
  here: rate(41, 120),
  elsewhere: rate(12, 900),
  times: 8.04,
  excess: 30,
  contacts: 41,
  cost: [],
}

test('a finding reads as a sentence: where, when, what, how much more often', () => {
  expect(sayFinding(finding, speech, reader)).toBe(
    'in Reno, in peak weeks: Packed without check, 8 times as often as elsewhere.',
  )
  expect(sayFinding({ ...finding, when: 'since', since: '2026-09-21', where: {} }, speech, reader)).toBe(
    'Everywhere, since Sep 21: Packed without check, 8 times as often as elsewhere.',
  )
  expect(
    sayFinding({ ...finding, elsewhere: { count: 0, of: 900, share: 0, low: 0, high: 0 } }, speech, reader),
  ).toBe('in Reno, in peak weeks: Packed without check, and nowhere else.')
})

const ticket: BoardTicket = {
  account: 'demo',
  ticketId: '7',
  channel: 'email',
  cause: 'refund_overdue',
  oneTouch: true,
  fcr: true,
  zendeskOneTouch: true,
}

test('each ticket says why it counts or not', () => {
  expect(sayOutcome(ticket, speech)).toBe('Yes.')
  expect(
    sayOutcome(
      { ...ticket, fcr: false, loss: 'other_ticket', backIn: { ticketId: '9', days: 2.34 } },
      speech,
    ),
  ).toBe('No: another ticket came about the same, ticket #9, after 2.3 days.')
  expect(
    sayOutcome({ ...ticket, fcr: false, loss: 'reopened', backIn: { ticketId: '7', days: 1 } }, speech),
  ).toBe('No: it was opened again, after 1 days.')
  expect(sayOutcome({ ...ticket, excluded: 'spam' }, speech)).toBe(
    'Does not count: Spam. It was marked as spam.',
  )
  expect(sayOutcome({ ...ticket, limit: 'bank_delay' }, speech)).toBe('Yes. Not in net FCR: Bank delay.')
})

test('where Zendesk says something else, the reason stands beside it', () => {
  expect(sayZendesk(ticket, speech)).toBe('Yes')
  expect(sayZendesk({ ...ticket, zendeskOneTouch: false, difference: 'reopened_by_thanks' }, speech)).toBe(
    'No. A word of thanks opened it again: Zendesk counts a second touch.',
  )
})

test('a share has its interval, and too few cases have none', () => {
  expect(sayRate(rate(68, 100), speech)).toBe('68.0% (60%–75%)')
  expect(sayRate({ count: 3, of: 5 }, speech)).toBe('3 of 5: too few for a share')
  expect(pointsBetween(rate(72, 100), rate(68, 100))).toBe(-4)
  expect(pointsBetween({ count: 3, of: 5 }, rate(68, 100))).toBeUndefined()
})

test('indicators are said in their unit: hours up to three days, then days', () => {
  expect(sayHours(11, 'en')).toBe('11 hr')
  expect(sayHours(96, 'en')).toBe('4 days')
  expect(sayMeasure(0.5, 'share', speech)).toBe(sayShare(0.5, 'en'))
  expect(sayMeasure(undefined, 'hours', speech)).toBe('–')
})

test('a cell that names an error opens its orders for a lead, and nothing for an agent', () => {
  const none = { errors: 1, orders: 50, per1000: 20 }
  const cell = {
    row: 'refund_overdue',
    column: 'Reno',
    all: none,
    peak: none,
    offPeak: none,
    weeks: [],
    recurring: false,
    contacts: 0,
    cost: [],
  }
  const view = readView('#/audit?weeks=4')
  const way = { rows: 'error', columns: 'warehouse', cell }
  expect(hrefOfCell(view, { ...way, role: 'lead' })).toBe(
    '#/orders?weeks=4&error=refund_overdue&warehouse=Reno',
  )
  expect(hrefOfCell(view, { ...way, role: 'agent' })).toBeUndefined()
  expect(
    hrefOfCell(view, {
      rows: 'stage',
      columns: 'warehouse',
      cell: { ...cell, row: 'refund' },
      role: 'agent',
    }),
  ).toBe('#/audit?weeks=4&stages=refund&warehouses=Reno&rows=error&columns=warehouse')
})

test('the worst cell has the strongest of five shades, and few cases the weakest', () => {
  expect([stepOf(100, 100), stepOf(41, 100), stepOf(0.1, 100), stepOf(undefined, 100), stepOf(0, 0)]).toEqual(
    [5, 3, 1, 1, 1],
  )
})
