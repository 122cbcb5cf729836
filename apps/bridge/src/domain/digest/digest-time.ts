import type { FcrWindow } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import { Temporal } from 'temporal-polyfill'
import { weekOf } from '../audit/audit-order.ts'
import { dayAt } from '../calendar/day-of.ts'
import { addDays } from '../calendar/work-calendar.ts'
import { lastMatureDay } from '../fcr/three-numbers.ts'

export interface DigestTime {
  /** 1 is Monday. */
  weekday: number
  /** Of the company's clock, 0 to 23. */
  hour: number
  timeZone: string
}

/**
 * The Monday of the week whose digest is to be there now; undefined before its hour and on every other day. An hour that a clock
 * skips in spring has come with the next one.
 */
export function digestDue(now: number, { weekday, hour, timeZone }: DigestTime): CalendarDate | undefined {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  if (local.dayOfWeek !== weekday || local.hour < hour) return undefined
  return weekOf(dayAt(now, timeZone))
}

export interface Days {
  from: CalendarDate
  to: CalendarDate
}

/** The newest week, Monday to Sunday, of which every solve has had its whole window. */
export function lastMatureWeek(context: { now: number; timeZone: string; window: FcrWindow }): Days {
  const end = lastMatureDay(context)
  const monday = weekOf(end)
  const from = addDays(monday, 6) <= end ? monday : addDays(monday, -7)
  return { from, to: addDays(from, 6) }
}

/** The Sunday of the newest week that is over. */
export const lastSunday = (now: number, timeZone: string): CalendarDate =>
  addDays(weekOf(dayAt(now, timeZone)), -1)
