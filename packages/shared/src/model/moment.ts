import { z } from 'zod'

/**
 * A point in time as a source stated it.
 *
 * - `local` is the wall clock that the source showed, `YYYY-MM-DDTHH:mm[:ss]`; always there.
 * - `offset` is the UTC offset that the source stated (`Z` becomes `+00:00`).
 * - `zoneKnown` is false when the source stated none, or states one that cannot be trusted.
 * - `instant` is ISO 8601 in UTC; only there when the zone is known, or when the source documents its clock.
 *
 * Sorting uses `instant` where there is one. Nothing may be invented: a missing offset stays missing.
 */
export const Moment = z.object({
  instant: z.iso.datetime().optional(),
  local: z.string(),
  offset: z.string().optional(),
  zoneKnown: z.boolean(),
})
export type Moment = z.infer<typeof Moment>

/** A day on the calendar of the place of delivery, `YYYY-MM-DD`. Never an instant: it must not shift with a time zone. */
export const CalendarDate = z.iso.date()
export type CalendarDate = z.infer<typeof CalendarDate>
