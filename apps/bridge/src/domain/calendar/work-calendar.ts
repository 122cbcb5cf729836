import type { CalendarDate } from '@throughline/shared/model'

/** Whether a day is a public holiday there. Data about the world, handed in from the edge. */
export type HolidayLookup = (
  date: CalendarDate,
  place: { country: string; region?: string | undefined },
) => boolean

/** The days on which somebody works. */
export interface WorkCalendar {
  /** ISO weekdays, Monday is 1; at least one. */
  workingDays: readonly number[]
  country?: string | undefined
  region?: string | undefined
  isHoliday: HolidayLookup
}

/** No calendar has a year of holidays; a wrong table must not loop for ever. */
const longestRest = 60

export function isBusinessDay(date: CalendarDate, calendar: WorkCalendar): boolean {
  const { country, region } = calendar
  if (!calendar.workingDays.includes(weekdayOf(date))) return false
  return country === undefined || !calendar.isHoliday(date, { country, region })
}

/** This day when it is a business day, else the next one. */
export function businessDayFrom(date: CalendarDate, calendar: WorkCalendar): CalendarDate {
  let day = date
  for (let tried = 0; tried < longestRest; tried += 1) {
    if (isBusinessDay(day, calendar)) return day
    day = addDays(day, 1)
  }
  return date
}

/** The `count`th business day after this day; for 0 this day or the next business day. */
export function addBusinessDays(date: CalendarDate, count: number, calendar: WorkCalendar): CalendarDate {
  let day = businessDayFrom(date, calendar)
  // Work that arrives on a day of rest starts on the next business day, which does not count as a day after.
  for (let left = count; left > 0; left -= 1) day = businessDayFrom(addDays(day, 1), calendar)
  return day
}

/** Business days after `from` up to and with `to`; below zero when `to` is earlier. */
export function businessDaysBetween(from: CalendarDate, to: CalendarDate, calendar: WorkCalendar): number {
  if (to < from) return -businessDaysBetween(to, from, calendar)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isBusinessDay(day, calendar)) count += 1
  }
  return count
}

// A panel asks for hundreds of days: counted in milliseconds of UTC, which has no summer time, they cost a tenth of a Temporal date each.
const dayMs = 86_400_000
const millisOf = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`)

/** ISO, Monday is 1. */
const weekdayOf = (date: CalendarDate): number => new Date(millisOf(date)).getUTCDay() || 7

export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  new Date(millisOf(date) + days * dayMs).toISOString().slice(0, 10)

/** Days from one date to another; below zero when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  (millisOf(to) - millisOf(from)) / dayMs
