import { CalendarDate, type Moment } from '@throughline/shared/model'
import { dayAt, dayOf } from '../calendar/day-of.ts'
import {
  addBusinessDays,
  addDays,
  businessDaysBetween,
  daysBetween,
  type HolidayLookup,
} from '../calendar/work-calendar.ts'
import type { Policy } from '../policy/policy.ts'

/** Days of the merchant: what a source's time means on its calendar, and how far it is from a day to another. */
export interface PolicyDays {
  today: CalendarDate
  /** The day of a moment; absent for no moment and for one that no calendar has. */
  of(moment: Moment | undefined): CalendarDate | undefined
  afterBusinessDays(day: CalendarDate | undefined, count: number): CalendarDate | undefined
  afterDays(day: CalendarDate | undefined, count: number): CalendarDate | undefined
  /** From today; below zero when the day has passed. */
  businessDaysTo(day: CalendarDate): number
  daysTo(day: CalendarDate): number
  /** Days from a moment until today, never below zero. */
  since(moment: Moment | undefined): number | undefined
}

/** A time further away is a clock that was never set (1970) or a slip of the pen (2206): no return is counted from it. */
const furthestDays = 3660

/** `now` in epoch milliseconds. */
export function policyDays({
  policy,
  isHoliday,
  now,
}: {
  policy: Policy
  isHoliday: HolidayLookup
  now: number
}): PolicyDays {
  const { timeZone } = policy
  const calendar = { ...policy.calendar, isHoliday }
  const today = dayAt(now, timeZone)
  const of = (moment: Moment | undefined) => {
    const day = moment && CalendarDate.safeParse(dayOf(moment, timeZone)).data
    return day && Math.abs(daysBetween(today, day)) <= furthestDays ? day : undefined
  }
  return {
    today,
    of,
    afterBusinessDays: (day, count) => day && addBusinessDays(day, count, calendar),
    afterDays: (day, count) => day && addDays(day, count),
    businessDaysTo: (day) => businessDaysBetween(today, day, calendar),
    daysTo: (day) => daysBetween(today, day),
    since(moment) {
      const day = of(moment)
      return day === undefined ? undefined : Math.max(0, daysBetween(day, today))
    },
  }
}
