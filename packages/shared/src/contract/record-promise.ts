import { z } from 'zod'
import { CalendarDate } from '../model/index.ts'
import { Choices, Ref } from './panel.ts'
import { TicketContext } from './ticket.ts'

/** Input of `promises.record`: the ticket as it was looked up, the order, and the day that the reply gave. */
export const RecordPromiseRequest = z.object({
  ticket: TicketContext,
  choices: Choices.default({ confirmed: [], dismissed: [] }),
  ref: Ref,
  kind: z.enum(['delivery', 'dispatch', 'refund']),
  latest: CalendarDate,
  /** A tracking number or a return number of this order; absent for the whole order. */
  about: z.string().min(1).max(100).optional(),
})
export type RecordPromiseRequest = z.infer<typeof RecordPromiseRequest>

/** When it was kept, by the bridge's clock. */
export const RecordedPromise = z.object({ madeAt: z.iso.datetime() })
export type RecordedPromise = z.infer<typeof RecordedPromise>
