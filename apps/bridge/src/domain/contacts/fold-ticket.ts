import type { ContactEvent } from './contact-event.ts'
import type { TicketHistory } from './ticket-history.ts'

/** The history of one ticket from its events, in any order of arrival and with any number of duplicates. Throws on none, or on two tickets. */
export function foldTicket(events: readonly ContactEvent[]): TicketHistory {
  throw new Error(`foldTicket: ${events.length} events`)
}
