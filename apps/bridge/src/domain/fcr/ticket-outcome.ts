import { dayAt } from '../calendar/day-of.ts'
import type { ContactSnapshot } from '../contacts/contact-snapshot.ts'
import type { TicketHistory } from '../contacts/ticket-history.ts'
import { causeOf } from './cause-of.ts'
import type { IssueOutcome } from './issue-outcome.ts'
import { repliesIn } from './replies-in.ts'
import { groupAt } from './taking-part.ts'
import { zendeskView } from './zendesk-one-touch.ts'

export interface JudgeContext {
  /** Of all tickets of the issue; others are ignored. */
  snapshots: readonly ContactSnapshot[]
  /** The company's, as in the IANA list. */
  timeZone: string
}

interface OfTicket {
  ticket: TicketHistory
  /** What was merged into it. */
  mergedIn: readonly TicketHistory[]
  issueId: string
  solvedAt?: string
  excluded?: IssueOutcome['excluded']
}

/** What one ticket says for itself: when, where, about what and why, and what Zendesk makes of it. No contact is counted in it yet. */
export function ticketOutcome(
  { ticket, mergedIn, issueId, solvedAt, excluded }: OfTicket,
  { snapshots, timeZone }: JudgeContext,
): IssueOutcome {
  const { channel, brand, ticketId } = ticket
  const own = [ticket, ...mergedIn]
  const openedAt = own.map((one) => one.openedAt).reduce(earlier)
  const dayOf = (at: string): string => dayAt(Date.parse(at), timeZone)
  const group = groupAt(ticket, solvedAt ?? ticket.lastAt)
  const { cause, causeBefore, stage, owner } = causeOf(snapshotsOf(own, snapshots), correctedIn(own))
  const view = zendeskView(ticket, repliesIn(ticket, mergedIn))
  return {
    ticketId,
    issueId,
    tickets: [ticketId],
    openedAt,
    openedOn: dayOf(openedAt),
    channel,
    oneTouch: false,
    ...view,
    ...(view.zendeskOneTouch && excluded && { difference: 'merged_or_excluded' as const }),
    cause,
    contacts: 0,
    handedOn: false,
    ...placeOf(own, snapshots),
    ...(solvedAt !== undefined && { solvedAt, solvedOn: dayOf(solvedAt) }),
    ...(brand !== undefined && { brand }),
    ...(group !== undefined && { group }),
    ...(excluded && { excluded }),
    ...(causeBefore && { causeBefore }),
    ...(stage && { stage }),
    ...(owner && { owner }),
  }
}

/** What panels showed of these tickets, the oldest first. */
export const snapshotsOf = (
  tickets: readonly TicketHistory[],
  snapshots: readonly ContactSnapshot[],
): ContactSnapshot[] =>
  snapshots
    .filter((one) => tickets.some(({ ticketId }) => ticketId === one.ticketId))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.ticketId < b.ticketId ? -1 : 1))

/** The word of an agent, on the ticket itself before one on what was merged into it. */
const correctedIn = (tickets: readonly TicketHistory[]): TicketHistory['corrected'] =>
  tickets.find(({ corrected }) => corrected)?.corrected

/** The order that it is about, and who had it in hand when she wrote. */
function placeOf(
  tickets: readonly TicketHistory[],
  snapshots: readonly ContactSnapshot[],
): Pick<IssueOutcome, 'order' | 'warehouse' | 'carrier' | 'category'> {
  const seen = snapshotsOf(tickets, snapshots).flatMap(({ order }) => (order ? [order] : []))
  const linked = tickets.find(({ order }) => order)?.order ?? seen[0]
  if (!linked) return {}
  const { connection, key, number } = linked
  const { warehouse, carrier, category } =
    seen.find((order) => order.connection === connection && order.key === key) ?? {}
  return {
    order: { connection, key, number },
    ...(warehouse !== undefined && { warehouse }),
    ...(carrier !== undefined && { carrier }),
    ...(category !== undefined && { category }),
  }
}

const earlier = (one: string, other: string): string => (Date.parse(other) < Date.parse(one) ? other : one)
