import type { TicketHistory } from './ticket-history.ts'

/** One customer's trouble with one order or return, however many tickets it took. */
export interface Issue {
  /** The ticket that speaks for it: the first, or what the first was merged into. */
  id: string
  /** That ticket first, the others by their opening. */
  tickets: readonly TicketHistory[]
}
