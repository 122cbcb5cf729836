import { between } from './durations.ts'
import { compareIds } from './event-order.ts'
import { orderKey, subjectKey } from './issue-keys.ts'
import type { TicketHistory } from './ticket-history.ts'

/** A ticket with what was merged into it: an agent said that they are one. */
export interface Unit {
  /** The ticket that stayed. */
  head: TicketHistory
  /** By their opening, the head among them. */
  tickets: readonly TicketHistory[]
  openedAt: string
  customers: readonly string[]
  followUpOf: readonly string[]
  conversations: readonly string[]
  /** `connection/key`, and the same with the return. */
  order?: { key: string; subject: string }
}

/** Its contact is nobody's trouble: it joins no issue. */
export const isSetAside = ({ removed, isTest, isSideConversation }: TicketHistory): boolean =>
  removed !== undefined || isTest || isSideConversation

export const byOpening = (a: TicketHistory, b: TicketHistory): number =>
  between(b.openedAt, a.openedAt) || compareIds(a.ticketId, b.ticketId)

/** Tickets with what was merged into them, by their opening. What was merged into a ticket that is unknown or set aside stands alone. */
export function unitsOf(histories: readonly TicketHistory[]): Unit[] {
  const counting = new Map(
    histories.filter((one) => !isSetAside(one)).map((history) => [history.ticketId, history]),
  )
  const merged = Map.groupBy(counting.values(), (history) => targetOf(history, counting))
  return [...merged]
    .map(([head, tickets]) => unitOf(head, tickets.toSorted(byOpening)))
    .toSorted((a, b) => between(b.openedAt, a.openedAt) || compareIds(a.head.ticketId, b.head.ticketId))
}

/** Where its contacts went in the end. A ring, which no helpdesk should tell, ends at the ticket with the least id. */
function targetOf(history: TicketHistory, known: ReadonlyMap<string, TicketHistory>): TicketHistory {
  const seen = new Set<TicketHistory>()
  for (let at = history; ; ) {
    seen.add(at)
    const next = known.get(at.mergedInto?.ticketId ?? '')
    if (!next) return at
    if (seen.has(next)) return ringFrom(next, known).toSorted(byOpening)[0] ?? next
    at = next
  }
}

function ringFrom(start: TicketHistory, known: ReadonlyMap<string, TicketHistory>): TicketHistory[] {
  const ring = [start]
  for (let at = known.get(start.mergedInto?.ticketId ?? ''); at && at !== start; ) {
    ring.push(at)
    at = known.get(at.mergedInto?.ticketId ?? '')
  }
  return ring
}

function unitOf(head: TicketHistory, tickets: readonly TicketHistory[]): Unit {
  const all = (of: (ticket: TicketHistory) => readonly string[]): string[] => [
    ...new Set(tickets.flatMap(of)),
  ]
  const order = head.order ?? tickets.findLast((ticket) => ticket.order)?.order
  return {
    head,
    tickets,
    openedAt: tickets[0]?.openedAt ?? head.openedAt,
    customers: all(({ customers }) => customers),
    followUpOf: all(({ followUpOf }) => (followUpOf === undefined ? [] : [followUpOf])),
    conversations: all(({ conversations }) => conversations),
    ...(order && { order: { key: orderKey(order), subject: subjectKey(order) } }),
  }
}
