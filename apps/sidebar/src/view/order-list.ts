import type { OrderCard } from '@throughline/shared/contract'

/** Lines of quiet orders shown before the rest waits behind a button. */
export const mostQuiet = 4

/**
 * Which orders are cards and which are one line. The first is always a card: the bridge puts the order first that the ticket is
 * about, and a panel of nothing but a line would answer nothing.
 */
export const splitOrders = (orders: OrderCard[]): { cards: OrderCard[]; lines: OrderCard[] } => ({
  cards: orders.filter((order, index) => index === 0 || !order.quiet),
  lines: orders.filter((order, index) => index > 0 && order.quiet),
})
