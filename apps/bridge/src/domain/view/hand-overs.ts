import type { HandOver, OrderCard, Ref } from '@throughline/shared/contract'

/** More is history, and history is in the helpdesk. */
const mostShown = 5

/** A conversation with a bot that may have led to a ticket. */
export interface KnownHandOver {
  handOver: HandOver
  /** What was verified; absent where nothing was. */
  order: Ref | undefined
  /** The bot's platform named this very ticket. */
  isOfTicket: boolean
}

/**
 * What an agent sees of them, the newest first. One that is about an order shows with that order alone, unless the bot named the ticket:
 * a contact that somebody merely typed must not bring a stranger's order into a ticket.
 */
export const handOversOf = (known: readonly KnownHandOver[], orders: readonly OrderCard[]): HandOver[] =>
  known
    .filter(
      ({ order, isOfTicket }) =>
        isOfTicket ||
        !order ||
        orders.some(({ ref }) => ref.connection === order.connection && ref.key === order.key),
    )
    .map(({ handOver }) => handOver)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, mostShown)
