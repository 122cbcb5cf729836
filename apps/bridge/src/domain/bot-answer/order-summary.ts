import type { BotOrderStatus, OrderCard } from '@throughline/shared/contract'
import { plainOrderNumber } from './plain-order-number.ts'
import { dayOf } from './spoken.ts'

/** What may be said of an order to whoever knows its number and a contact on it. */
export function orderSummary({ number, placedAt, status, lines }: OrderCard): BotOrderStatus['order'] {
  const placedOn = dayOf(placedAt)
  return {
    number: plainOrderNumber(number),
    ...(placedOn && { placedOn }),
    status,
    items: lines.reduce((sum, line) => sum + Math.max(0, line.current ?? line.ordered), 0),
  }
}
