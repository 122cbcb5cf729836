import type { CalendarDate, Moment } from '@throughline/shared/model'
import { Temporal } from 'temporal-polyfill'

/** The day on which something happened. The source's own wall clock, where it told one; else the day in this zone. */
export function dayOf(moment: Moment, timeZone: string): CalendarDate {
  const { instant, local, offset } = moment
  // A source that writes UTC shows no wall clock of the place.
  const isPlaceTime = offset !== undefined && offset !== '+00:00'
  return instant === undefined || isPlaceTime ? local.slice(0, 10) : dayAt(Date.parse(instant), timeZone)
}

/** The day that it is at this time in this zone. `now` in epoch milliseconds. */
export const dayAt = (now: number, timeZone: string): CalendarDate =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toString()
