import type { BoardTicket } from '@throughline/shared/contract'
import { between, contactAfter, day, duplicateWithin, oneMoment } from '../contacts/durations.ts'
import type { TicketHistory } from '../contacts/ticket-history.ts'
import type { Inbound } from './contacts-in.ts'
import type { SolvedIn } from './first-solve.ts'

export interface Undone {
  backAfterDays: number
  backIn: string
  loss: NonNullable<BoardTicket['loss']>
}

/** The first thing that undid the first solve: she reopened it, followed it up, or turned to us about the same in any way. */
export function whatUndid(
  solved: SolvedIn,
  tickets: readonly TicketHistory[],
  inbound: readonly Inbound[],
): Undone | undefined {
  const solvedAt = solved.solve.at
  const written = inbound.filter(
    (one, index) => between(solvedAt, one.at) > 0 && isReturn(one, inbound.slice(0, index), tickets),
  )
  const back = [...written, ...silentReopens(solvedAt, tickets)].toSorted((a, b) => between(b.at, a.at))[0]
  if (!back) return undefined
  return {
    backAfterDays: between(solvedAt, back.at) / day,
    backIn: back.ticket.ticketId,
    loss: isBots(solved, tickets, back.at) ? 'bot_then_agent' : wayBack(back, solved.ticket, tickets),
  }
}

/** In what had been solved each word of hers is a return, and so is a follow-up; elsewhere a duplicate or the same conversation is none. */
function isReturn(
  { at, ticket }: Inbound,
  before: readonly Inbound[],
  tickets: readonly TicketHistory[],
): boolean {
  const last = before.at(-1)
  const pause = last ? between(last.at, at) : Number.POSITIVE_INFINITY
  if (wasSolved(ticket, at)) return true
  if (before.some((one) => one.ticket === ticket)) return pause >= contactAfter
  return isFollowUp(ticket, tickets) || pause > duplicateWithin
}

/** She reopened it and her message is not known. */
const silentReopens = (solvedAt: string, tickets: readonly TicketHistory[]): Inbound[] =>
  tickets.flatMap((ticket) =>
    ticket.solves.flatMap(({ undone }) =>
      undone?.by === 'customer' && between(solvedAt, undone.at) > 0 ? [{ at: undone.at, ticket }] : [],
    ),
  )

function wayBack(
  { at, ticket }: Inbound,
  solvedTicket: TicketHistory,
  tickets: readonly TicketHistory[],
): Undone['loss'] {
  if (wasSolved(ticket, at)) return 'reopened'
  if (isFollowUp(ticket, tickets)) return 'follow_up'
  if (ticket.mergedInto) return 'merged_in'
  return ticket.channel === solvedTicket.channel ? 'other_ticket' : 'other_channel'
}

/** No human had answered until the first solve, a chatbot had, and after her return one had to. */
const isBots = ({ solve }: SolvedIn, tickets: readonly TicketHistory[], back: string): boolean =>
  solve.by !== 'agent' &&
  !hasSpoken(tickets, 'agent', (at) => between(at, solve.at) >= -oneMoment) &&
  (solve.by === 'bot' || hasSpoken(tickets, 'bot', (at) => between(at, solve.at) >= 0)) &&
  (hasSpoken(tickets, 'agent', (at) => between(back, at) >= 0) ||
    tickets.some(({ handedOverAt }) => handedOverAt !== undefined && between(solve.at, handedOverAt) >= 0))

const hasSpoken = (
  tickets: readonly TicketHistory[],
  who: 'agent' | 'bot',
  when: (at: string) => boolean,
): boolean =>
  tickets.some(({ messages }) =>
    messages.some(({ at, role, isPublic }) => isPublic && role === who && when(at)),
  )

const wasSolved = ({ solves }: TicketHistory, at: string): boolean =>
  solves.some((solve) => between(solve.at, at) > 0)

const isFollowUp = ({ followUpOf }: TicketHistory, tickets: readonly TicketHistory[]): boolean =>
  followUpOf !== undefined && tickets.some(({ ticketId }) => ticketId === followUpOf)
