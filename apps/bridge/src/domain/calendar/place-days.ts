/// <reference lib="esnext.intl" />
import { CalendarDate, type Moment } from '@throughline/shared/model'
import { Temporal } from 'temporal-polyfill'
import { dayAt, dayOf } from './day-of.ts'
import { daysBetween } from './work-calendar.ts'

/** The days of one place. */
export interface PlaceDays {
  today: CalendarDate
  /** The day of a moment there; absent for no moment and for one that no calendar has. */
  of(moment: Moment | undefined): CalendarDate | undefined
  /** The day of a time in epoch milliseconds. */
  at(millis: number): CalendarDate
}

/** A time further away is a clock that was never set (1970) or a slip of the pen (2206): nothing is concluded from it. */
const furthestDays = 3660

/** `now` in epoch milliseconds. */
export function placeDays(timeZone: string, now: number): PlaceDays {
  const today = dayAt(now, timeZone)
  return {
    today,
    of(moment) {
      const day = moment && CalendarDate.safeParse(dayOf(moment, timeZone)).data
      return day && Math.abs(daysBetween(today, day)) <= furthestDays ? day : undefined
    },
    at: (millis) => dayAt(millis, timeZone),
  }
}

/** When a day begins there: the end of the day before. */
export const beginOf = (day: CalendarDate, timeZone: string): Moment =>
  momentOf(Temporal.PlainDate.from(day).toZonedDateTime(timeZone))

/** What a wall clock means in this zone, `YYYY-MM-DDTHH:mm[:ss]`; absent for what no clock shows. */
export function wallClockIn(local: string, timeZone: string): Moment | undefined {
  try {
    return momentOf(Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone))
  } catch {
    return undefined
  }
}

function momentOf(zoned: Temporal.ZonedDateTime): Moment {
  return {
    instant: new Date(zoned.epochMilliseconds).toISOString(),
    local: zoned.toPlainDateTime().toString({ smallestUnit: 'second' }),
    offset: zoned.offset,
    zoneKnown: true,
  }
}

/**
 * The time zone in which the days of a country are counted; of several the westernmost, where a day ends last: what is called late
 * there is late everywhere, and what a van delivers between ten and midnight of its own clock falls on the same day.
 */
export function zoneOfCountry(country: string | undefined): string | undefined {
  const code = country?.toUpperCase() ?? ''
  if (!/^[A-Z]{2}$/.test(code)) return undefined
  const known = zones.get(code)
  if (known !== undefined || zones.has(code)) return known
  const [west] = (new Intl.Locale(`und-${code}`).getTimeZones() ?? [])
    .map((zone) => ({ zone, hours: hoursAhead(zone) }))
    .toSorted((a, b) => a.hours - b.hours)
  zones.set(code, west?.zone)
  return west?.zone
}

/** At most as many as there are pairs of letters. */
const zones = new Map<string, string | undefined>()

/** Of UTC, on a winter's day of the north: which zone is how far west does not change with the seasons. */
const hoursAhead = (timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(0)
  const [, sign = '+', hours = '0', minutes = '0'] =
    /GMT([+-])(\d\d):(\d\d)/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60)
}
