import { z } from 'zod'
import { CalendarDate, Moment } from '../model/index.ts'

/** Units of one article at one place, as one system counts them. Absent is not known, not zero. */
export const StockAt = z.object({
  source: z.string(),
  location: z.string(),
  sellable: z.int().optional(),
  onHand: z.int().optional(),
  reserved: z.int().optional(),
  inbound: z.int().optional(),
  updatedAt: Moment.optional(),
})
export type StockAt = z.infer<typeof StockAt>

/** Can a replacement be sent today, from where, and when would it arrive? `arrives` only where the policy knows the transit days. */
export const Replacement = z.object({
  possible: z.enum(['yes', 'no', 'unknown']),
  from: z.string().optional(),
  shipsOn: CalendarDate.optional(),
  arrives: CalendarDate.optional(),
})
export type Replacement = z.infer<typeof Replacement>

export const LineStock = z.object({
  places: z.array(StockAt),
  /** Two systems count the same place differently by more than the policy tolerates. */
  disagrees: z.boolean(),
  replacement: Replacement,
})
export type LineStock = z.infer<typeof LineStock>
