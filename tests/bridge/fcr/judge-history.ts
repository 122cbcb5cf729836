import { foldTicket } from '@throughline/bridge/domain/contacts/fold-ticket.ts'
import { groupIssues } from '@throughline/bridge/domain/contacts/group-issues.ts'
import { sharedCustomers } from '@throughline/bridge/domain/contacts/shared-customers.ts'
import type { IssueOutcome } from '@throughline/bridge/domain/fcr/issue-outcome.ts'
import { judgeIssue } from '@throughline/bridge/domain/fcr/judge-issue.ts'
import { threeNumbers } from '@throughline/bridge/domain/fcr/three-numbers.ts'
import { BoardFilter, type FcrWindow } from '@throughline/shared/contract'
import type { ExpectedOutcome } from './history-schema.ts'
import type { History } from './read-history.ts'

type Judged = Pick<History, 'events' | 'snapshots' | 'timeZone'>

/** All outcomes of a history, by ticket. */
export function judgeHistory({ events, snapshots, timeZone }: Judged): Map<string, IssueOutcome> {
  const byTicket = Map.groupBy(events, ({ ticketId }) => ticketId)
  const histories = [...byTicket.values()].map((one) => foldTicket(one))
  const issues = groupIssues(histories, sharedCustomers(histories))
  const outcomes = issues.flatMap((issue) => judgeIssue(issue, { snapshots, timeZone }))
  return new Map(outcomes.map((outcome) => [outcome.ticketId, outcome]))
}

/** One-touch, FCR, net FCR and Zendesk's one-touch, as in the corpus: `1/1 0/1 0/1 1/1`. */
export function sharesOf(
  outcomes: Iterable<IssueOutcome>,
  window: FcrWindow,
  { now, timeZone }: History,
): string {
  const filter = BoardFilter.parse({ from: '2026-02-01', to: '2026-12-31' })
  const { oneTouch, fcr, netFcr, zendeskOneTouch } = threeNumbers([...outcomes], {
    window,
    now,
    timeZone,
    filter,
  })
  return [oneTouch, fcr, netFcr, zendeskOneTouch].map(({ count, of }) => `${count}/${of}`).join(' ')
}

/** What came out, with the words of the corpus and of what is asked alone; what must be absent is always asked. */
export function inWords(outcome: IssueOutcome, asked: ExpectedOutcome): Record<string, unknown> {
  const { backAfterDays, backIn, loss } = outcome
  const back =
    backAfterDays === undefined
      ? undefined
      : `${Number(backAfterDays.toFixed(3))} days in ${backIn} by ${loss}`
  const told: Record<keyof ExpectedOutcome, unknown> = {
    one_touch: outcome.oneTouch,
    zendesk: outcome.zendeskOneTouch,
    excluded: outcome.excluded,
    back,
    difference: outcome.difference,
    limit: outcome.limit,
    cause: outcome.cause,
    cause_before: outcome.causeBefore,
    stage: outcome.stage,
    owner: outcome.owner,
    comeback: outcome.comeback?.what,
    contacts: outcome.contacts,
    agent: outcome.agentId,
    bot: outcome.bot,
    handed_on: outcome.handedOn,
    solved_on: outcome.solvedOn,
    channel: outcome.channel,
    group: outcome.group,
    with: outcome.tickets.slice(1),
  }
  const always = new Set(['one_touch', 'zendesk', 'excluded', 'back', 'difference', 'limit', 'cause_before'])
  return Object.fromEntries(Object.entries(told).filter(([key]) => always.has(key) || key in asked))
}
