import type { Order, Return } from '@throughline/shared/model'
import type { OrderStatus, ReturnStage } from '@throughline/shared/vocabulary'

/**
 * One order asks for the stock of this many articles at most: vendors meter stock by the article (ShipHero by the warehouse as well),
 * and an order of two hundred lines must not empty the allowance of everybody else. The rest is asked when an agent opens the items.
 */
const mostArticles = 16

const sentOrOver: readonly OrderStatus[] = ['shipped', 'delivered', 'cancelled', 'closed']
const endedReturns: readonly ReturnStage[] = ['declined', 'closed', 'cancelled', 'refunded', 'exchanged']

/** Articles of an order that the customer still waits for: only their stock can change what happens next. */
export function articlesToSend({ status, lines }: Order): string[] {
  if (sentOrOver.includes(status)) return []
  const open = lines.filter(
    (line) =>
      line.requiresShipping !== false &&
      (line.currentQuantity ?? line.quantity) > (line.fulfilledQuantity ?? 0),
  )
  return distinct(open)
}

/** Articles that are to go out in exchange for an open return. */
export const articlesToExchange = ({ stage, exchangeLines = [] }: Return): string[] =>
  endedReturns.includes(stage) ? [] : distinct(exchangeLines)

const distinct = (lines: readonly { sku?: string | undefined }[]): string[] =>
  [...new Set(lines.flatMap(({ sku }) => sku || []))].slice(0, mostArticles)
