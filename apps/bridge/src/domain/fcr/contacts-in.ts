import { between, contactAfter } from '../contacts/durations.ts'
import type { HistoryMessage, TicketHistory } from '../contacts/ticket-history.ts'

/** Something that the customer asked or told; "thank you" is neither. */
export interface Inbound {
  at: string
  ticket: TicketHistory
}

export const isInbound = ({ role, isPublic, thanks }: HistoryMessage): boolean =>
  role === 'customer' && isPublic && !thanks

/** What the customer wrote in these tickets, the oldest first. */
export const inboundIn = (tickets: readonly TicketHistory[]): Inbound[] =>
  tickets
    .flatMap((ticket) => ticket.messages.filter(isInbound).map(({ at }) => ({ at, ticket })))
    .toSorted((a, b) => between(b.at, a.at))

/** How often she turned to us: several messages without a pause of 4 hours are one contact. */
export const countContacts = (inbound: readonly Inbound[]): number =>
  inbound.filter(({ at }, index) => {
    const before = inbound[index - 1]
    return !before || between(before.at, at) >= contactAfter
  }).length
