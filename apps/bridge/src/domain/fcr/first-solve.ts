import { between, oneMoment } from '../contacts/durations.ts'
import type { Solve, TicketHistory } from '../contacts/ticket-history.ts'
import type { Inbound } from './contacts-in.ts'

export interface SolvedIn {
  solve: Solve
  ticket: TicketHistory
}

export interface FirstSolve {
  /** The first solve of what she had asked. */
  solved?: SolvedIn
  /** It was only closed, before anybody had answered. */
  isClosedUnanswered: boolean
}

/**
 * What counts as the first solve of an issue: after she wrote (what we announced and solved by ourselves is none), and by an agent or a
 * chatbot, or after one of them had answered: an automation that closes what nobody read solves nothing.
 */
export function firstSolveOf(tickets: readonly TicketHistory[], inbound: readonly Inbound[]): FirstSolve {
  const asked = inbound[0]
  if (!asked) return { isClosedUnanswered: false }
  const after = solvesIn(tickets).filter(({ solve }) => between(asked.at, solve.at) >= -oneMoment)
  const solved = after.find(
    ({ solve }) => solve.by === 'agent' || solve.by === 'bot' || wasAnswered(tickets, asked.at, solve.at),
  )
  return solved ? { solved, isClosedUnanswered: false } : { isClosedUnanswered: after.length > 0 }
}

/** Each solve in these tickets, the oldest first. That a merge closes the ticket solves nothing. */
export const solvesIn = (tickets: readonly TicketHistory[]): SolvedIn[] =>
  tickets
    .flatMap((ticket) =>
      ticket.solves
        .filter(({ at }) => !ticket.mergedInto || between(at, ticket.mergedInto.at) > oneMoment)
        .map((solve) => ({ solve, ticket })),
    )
    .toSorted((a, b) => between(b.solve.at, a.solve.at))

const wasAnswered = (tickets: readonly TicketHistory[], from: string, to: string): boolean =>
  tickets.some(({ messages }) =>
    messages.some(
      ({ at, role, isPublic }) =>
        isPublic &&
        (role === 'agent' || role === 'bot') &&
        between(from, at) >= 0 &&
        between(at, to) >= -oneMoment,
    ),
  )
