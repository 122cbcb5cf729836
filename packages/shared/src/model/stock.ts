import { z } from 'zod'
import { Moment } from './moment.ts'

/** Units of one SKU at one place. Absent means unknown, not zero. `available` may be below zero where more was sold than there is. */
const StockLevel = z.object({
  location: z.string(),
  locationId: z.string().optional(),
  available: z.int().optional(),
  onHand: z.int().optional(),
  reserved: z.int().optional(),
  inbound: z.int().optional(),
  backordered: z.int().optional(),
  updatedAt: Moment.optional(),
})
export type StockLevel = z.infer<typeof StockLevel>

/** What one system says on the stock of one SKU. */
export const Stock = z.object({
  sku: z.string(),
  levels: z.array(StockLevel),
  incomplete: z.boolean(),
})
export type Stock = z.infer<typeof Stock>
