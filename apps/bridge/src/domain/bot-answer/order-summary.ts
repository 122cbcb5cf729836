import type { BotOrderStatus, OrderCard } from '@throughline/shared/contract'

/** What may be said of an order to whoever knows its number and a contact on it. */
export const orderSummary = ({ number, placedAt, status, lines }: OrderCard): BotOrderStatus['order'] => ({
  number,
  ...(placedAt && /^\d{4}-\d{2}-\d{2}/.test(placedAt.local) && { placedOn: placedAt.local.slice(0, 10) }),
  status,
  items: lines.reduce((sum, line) => sum + Math.max(0, line.current ?? line.ordered), 0),
})
