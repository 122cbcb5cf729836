import { z } from 'zod'
import { LineStock } from './line-stock.ts'
import { Choices, Ref } from './panel.ts'
import { TicketContext } from './ticket.ts'

/** Input of `stock.ofOrder`: the ticket as it was looked up, and the order whose items are opened. */
export const StockRequest = z.object({
  ticket: TicketContext,
  choices: Choices.default({ confirmed: [], dismissed: [] }),
  ref: Ref,
})
export type StockRequest = z.infer<typeof StockRequest>

/** What is known of the stock of an order's articles, each once. Articles of which nobody knows anything have no `stock`. */
export const OrderStock = z.object({
  articles: z.array(z.object({ sku: z.string(), stock: LineStock.optional() })),
  /** The order has more articles than are asked for at once. */
  truncated: z.boolean(),
  /** Titles of the systems that did not answer: what they count may be missing. */
  silent: z.array(z.string()),
})
export type OrderStock = z.infer<typeof OrderStock>
