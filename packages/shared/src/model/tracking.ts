import { z } from 'zod'
import { shipmentFlags, shipmentStages } from '../vocabulary/index.ts'
import { CalendarDate, Moment } from './moment.ts'
import { Said } from './said.ts'

/** One scan or message of a carrier. `stage` is what this event alone says; the parcel's stage is a fold over all of them. */
export const TrackingEvent = z.object({
  at: Moment.optional(),
  stage: z.enum(shipmentStages),
  flags: z.array(z.enum(shipmentFlags)),
  /** True when the parcel was physically seen: a label or a forecast is no scan. */
  scan: z.boolean(),
  place: z.string().optional(),
  said: Said.optional(),
  code: z.string().optional(),
})
export type TrackingEvent = z.infer<typeof TrackingEvent>

/**
 * What is known of one parcel from its carrier. A number alone is not unique: it is identified by carrier, number and the window in
 * which it was shipped, because carriers reuse numbers.
 */
export const Tracking = z.object({
  carrier: z.string(),
  trackingNumber: z.string(),
  stage: z.enum(shipmentStages),
  flags: z.array(z.enum(shipmentFlags)),
  said: Said.optional(),
  service: z.string().optional(),
  /** First physical scan, the start of the ship window. */
  shippedAt: Moment.optional(),
  deliveredAt: Moment.optional(),
  signedBy: z.string().optional(),
  /** The carrier's estimate: a day at the destination. */
  eta: CalendarDate.optional(),
  /** Oldest first; duplicates removed. */
  events: z.array(TrackingEvent),
  isReturn: z.boolean().optional(),
  updatedAt: Moment.optional(),
  url: z.url().optional(),
})
export type Tracking = z.infer<typeof Tracking>
