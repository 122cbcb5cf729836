import { between } from '../contacts/durations.ts'
import type { Issue } from '../contacts/issue.ts'
import type { TicketHistory } from '../contacts/ticket-history.ts'
import { causeOf } from './cause-of.ts'
import { comebackOf } from './comeback.ts'
import { countContacts, inboundIn } from './contacts-in.ts'
import { exclusionOf } from './exclusion-of.ts'
import { firstSolveOf, solvesIn } from './first-solve.ts'
import type { IssueOutcome } from './issue-outcome.ts'
import { nothingSaid, repliesIn } from './replies-in.ts'
import { botIn, wasHandedOn } from './taking-part.ts'
import { type JudgeContext, snapshotsOf, ticketOutcome } from './ticket-outcome.ts'
import { whatUndid } from './what-undid.ts'
import { differenceOf } from './zendesk-one-touch.ts'

/** What became of an issue: one outcome a ticket, the one that speaks for the issue first. */
export function judgeIssue({ id, tickets }: Issue, context: JudgeContext): IssueOutcome[] {
  const [head, ...others] = tickets
  if (!head) return []
  const ofOther = (ticket: TicketHistory): IssueOutcome => {
    const mergedIn = mergedInto(ticket, tickets)
    const excluded = ticket.mergedInto ? 'merged_away' : 'same_issue'
    const solvedAt = ticket.solves[0]?.at
    return ticketOutcome(
      { ticket, mergedIn, issueId: id, excluded, ...(solvedAt !== undefined && { solvedAt }) },
      context,
    )
  }
  return [outcomeOf(head, tickets, context), ...others.map(ofOther)]
}

function outcomeOf(
  head: TicketHistory,
  tickets: readonly TicketHistory[],
  context: JudgeContext,
): IssueOutcome {
  const inbound = inboundIn(tickets)
  const first = firstSolveOf(tickets, inbound)
  const excluded = exclusionOf(head, inbound.length > 0, first)
  const solved = excluded ? solvesIn(tickets)[0] : first.solved
  const said = new Map(tickets.map((ticket) => [ticket, repliesIn(ticket, mergedInto(ticket, tickets))]))
  const replies = [...said.values()].flatMap((one) => one.replies).toSorted((a, b) => between(b.at, a.at))
  const agentId = replies[0]?.author
  const oneTouch = !excluded && replies.length === 1
  const undone = !excluded && solved ? whatUndid(solved, tickets, inbound) : undefined
  const bot = botIn(tickets)
  const mergedIn = mergedInto(head, tickets)
  const solvedAt = solved?.solve.at
  const ownTickets = [head, ...mergedIn]
  const { limit } = causeOf(snapshotsOf(ownTickets, context.snapshots))
  const difference = differenceOf(head, said.get(head) ?? nothingSaid, {
    oneTouch,
    isExcluded: excluded !== undefined,
    hasRepliesElsewhere: replies.some(({ ticketId }) => ticketId !== head.ticketId),
  })
  return {
    ...ticketOutcome(
      {
        ticket: head,
        mergedIn,
        issueId: head.ticketId,
        ...(excluded && { excluded }),
        ...(solvedAt !== undefined && { solvedAt }),
      },
      context,
    ),
    tickets: tickets.map(({ ticketId }) => ticketId),
    oneTouch,
    contacts: countContacts(inbound),
    handedOn: wasHandedOn(solved?.ticket ?? head, solvedAt ?? head.lastAt),
    ...(agentId !== undefined && { agentId }),
    ...(undone && { ...undone, comeback: comebackOf(context.snapshots, ownTickets, undone.backIn) }),
    ...(difference && { difference }),
    ...(!excluded && limit && { limit }),
    ...(bot && { bot }),
  }
}

/** What was merged into it, at one remove or several. */
function mergedInto(ticket: TicketHistory, tickets: readonly TicketHistory[]): TicketHistory[] {
  const into = new Set([ticket.ticketId])
  for (let found = true; found; ) {
    const next = tickets.filter(
      ({ ticketId, mergedInto: to }) => to && into.has(to.ticketId) && !into.has(ticketId),
    )
    for (const { ticketId } of next) into.add(ticketId)
    found = next.length > 0
  }
  return tickets.filter((one) => one !== ticket && into.has(one.ticketId))
}
