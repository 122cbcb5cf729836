import type { TicketContext } from '@throughline/shared/contract'
import { cut } from './ticket-limits.ts'

/** The bridge takes bodies of 1 MB; the rest is for what wraps the ticket. A Japanese character is 3 bytes, a control one 6. */
const mostBytes = 900_000

const encoder = new TextEncoder()
const bytesOf = (value: unknown): number => encoder.encode(JSON.stringify(value)).length

/** The same ticket, small enough to be sent: the oldest comments go first, then custom fields, then the description's end. */
export const fitTicket = (ticket: TicketContext): TicketContext => {
  let over = bytesOf(ticket) - mostBytes
  if (over <= 0) return ticket
  const keepLast = <T>(all: T[]): T[] => {
    let gone = 0
    while (over > 0 && gone < all.length) {
      over -= bytesOf(all[gone]) + 1
      gone += 1
    }
    return all.slice(gone)
  }
  const comments = keepLast(ticket.comments)
  const customFields = keepLast(ticket.customFields)
  let { description } = ticket
  while (over > 0 && description !== '') {
    const half = cut(description, Math.floor(description.length / 2))
    over -= bytesOf(description) - bytesOf(half)
    description = half
  }
  return { ...ticket, comments, customFields, description }
}
