import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ContactEvent } from '@throughline/bridge/domain/contacts/contact-event.ts'
import { foldTicket } from '@throughline/bridge/domain/contacts/fold-ticket.ts'
import { groupIssues } from '@throughline/bridge/domain/contacts/group-issues.ts'
import { issueKeysOf } from '@throughline/bridge/domain/contacts/issue-keys.ts'
import { sharedCustomers } from '@throughline/bridge/domain/contacts/shared-customers.ts'
import type { TicketHistory } from '@throughline/bridge/domain/contacts/ticket-history.ts'
import type { IssueOutcome } from '@throughline/bridge/domain/fcr/issue-outcome.ts'
import { countIssues, isFirstContact } from '@throughline/bridge/domain/fcr/three-numbers.ts'
import { BoardFilter, fcrWindows } from '@throughline/shared/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ArbitraryEvents, asTheyCome } from './arbitrary-tickets.ts'
import { judgeHistory } from './judge-history.ts'
import { readHistory } from './read-history.ts'

const runs = { numRuns: 1_000 }
const timeZone = 'Europe/Berlin'

const judge = (events: ContactEvent[]): IssueOutcome[] =>
  [...judgeHistory({ events, snapshots: [], timeZone }).values()].toSorted((a, b) =>
    a.ticketId < b.ticketId ? -1 : 1,
  )

const foldAll = (events: ContactEvent[]): TicketHistory[] =>
  [...Map.groupBy(events, ({ ticketId }) => ticketId).values()].map((one) => foldTicket(one))

test('in whatever order events come in, and however often, the outcomes are the same', () => {
  const pairs = ArbitraryEvents.chain((events) => fc.tuple(fc.constant(events), asTheyCome(events)))
  fc.assert(
    fc.property(pairs, ([told, came]) => {
      expect(judge(came)).toEqual(judge(told))
    }),
    runs,
  )
})

const corpus = globSync(join(import.meta.dirname, 'corpus/*.yaml')).map((path) =>
  readHistory(readFileSync(path, 'utf8'), basename(path)),
)

test('so it is for each history of the corpus', () => {
  const pairs = fc
    .constantFrom(...corpus)
    .chain((history) => fc.tuple(fc.constant(history), asTheyCome(history.events)))
  fc.assert(
    fc.property(pairs, ([history, events]) => {
      const came = judgeHistory({ ...history, events })
      expect(new Map([...came].toSorted())).toEqual(new Map([...judgeHistory(history)].toSorted()))
    }),
    runs,
  )
})

test('an event that is told again later, by another clock, changes nothing', () => {
  const late = (event: ContactEvent, ms: number): ContactEvent => ({
    ...event,
    at: new Date(Date.parse(event.at) + ms).toISOString(),
  })
  fc.assert(
    fc.property(ArbitraryEvents, fc.integer({ min: 1, max: 5_000 }), (events, ms) => {
      expect(judge([...events.map((event) => late(event, ms)), ...events])).toEqual(judge(events))
    }),
    runs,
  )
})

/** What is no time. */
const withoutTimes = (outcome: IssueOutcome) => ({
  ...outcome,
  openedAt: '',
  openedOn: '',
  solvedAt: outcome.solvedAt && '',
  solvedOn: outcome.solvedOn && '',
  backAfterDays: outcome.backAfterDays !== undefined,
})

/** What happened in two tickets in the same second, or twice to one thing, has no order that a clock could keep. */
const isClear = (events: ContactEvent[]): boolean => {
  const others = events.filter(({ kind }) => kind !== 'message')
  const moments = others.map(({ ticketId, at, kind }) => `${ticketId} ${kind} ${at}`)
  const tickets = [...Map.groupBy(events, ({ at }) => at).values()]
  return (
    new Set(moments).size === moments.length &&
    tickets.every((together) => new Set(together.map(({ ticketId }) => ticketId)).size === 1)
  )
}

test('clocks that differ by a second change no word of an outcome', () => {
  const skewed = ArbitraryEvents.filter(isClear).chain((events) =>
    fc.tuple(
      fc.constant(events),
      fc.array(fc.integer({ min: -500, max: 500 }), { minLength: events.length, maxLength: events.length }),
    ),
  )
  fc.assert(
    fc.property(skewed, ([events, skews]) => {
      const moved = events.map((event, index) => ({
        ...event,
        at: new Date(Date.parse(event.at) + (skews[index] ?? 0)).toISOString(),
      }))
      expect(judge(moved).map(withoutTimes)).toEqual(judge(events).map(withoutTimes))
    }),
    runs,
  )
})

test('each ticket is in exactly one issue, whatever the order of the histories', () => {
  const shuffled = ArbitraryEvents.map(foldAll).chain((histories) =>
    fc.tuple(
      fc.constant(histories),
      fc.shuffledSubarray(histories, { minLength: histories.length, maxLength: histories.length }),
    ),
  )
  fc.assert(
    fc.property(shuffled, ([histories, mixed]) => {
      const issues = groupIssues(histories, new Set())
      expect(issues.flatMap(({ tickets }) => tickets.map(({ ticketId }) => ticketId)).toSorted()).toEqual(
        histories.map(({ ticketId }) => ticketId).toSorted(),
      )
      expect(byId(groupIssues(mixed, new Set()))).toEqual(byId(issues))
    }),
    runs,
  )
})

const byId = <One extends { id: string }>(issues: One[]): One[] =>
  issues.toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** All that is reached from one history over common keys. */
function closureOf(
  start: TicketHistory,
  histories: TicketHistory[],
  shared: ReadonlySet<string>,
): TicketHistory[] {
  const keys = new Set(issueKeysOf(start, shared))
  const found = new Set([start])
  for (let before = 0; before !== found.size; ) {
    before = found.size
    for (const history of histories.filter((one) => issueKeysOf(one, shared).some((key) => keys.has(key)))) {
      found.add(history)
      for (const key of issueKeysOf(history, shared)) keys.add(key)
    }
  }
  return [...found]
}

test('the issues of what is reached over common keys are those of the whole', () => {
  fc.assert(
    fc.property(ArbitraryEvents.map(foldAll), fc.nat(), (histories, pick) => {
      const start = histories[pick % histories.length]
      if (!start) return
      const shared = sharedCustomers(histories)
      const part = closureOf(start, histories, shared)
      const whole = groupIssues(histories, shared).filter(({ tickets }) =>
        tickets.some((one) => part.includes(one)),
      )
      expect(byId(groupIssues(part, shared))).toEqual(byId(whole))
    }),
    runs,
  )
})

test('a ticket is counted, too young or excluded, and a longer window keeps no more', () => {
  const filter = BoardFilter.parse({ from: '2026-01-01', to: '2026-12-31' })
  const now = Date.parse('2026-05-01T12:00:00Z')
  fc.assert(
    fc.property(ArbitraryEvents, (events) => {
      const outcomes = judge(events)
      for (const window of fcrWindows) {
        const { numbers, immature, excluded } = countIssues(outcomes, { window, now, timeZone, filter })
        const outside = Object.values(excluded).reduce((sum, count) => sum + count, 0)
        expect(numbers.fcr.of + immature + outside).toBe(outcomes.length)
        expect(numbers.netFcr.of).toBeLessThanOrEqual(numbers.fcr.of)
        expect(numbers.oneTouch.of).toBeLessThanOrEqual(numbers.fcr.of)
      }
      const kept = fcrWindows.map(
        (window) => outcomes.filter((outcome) => isFirstContact(outcome, window)).length,
      )
      expect(kept).toEqual(kept.toSorted((a, b) => b - a))
      expect(outcomes.filter(({ excluded, oneTouch }) => excluded && oneTouch)).toEqual([])
    }),
    runs,
  )
})
