import { CalendarDate, type Moment } from '@throughline/shared/model'
import { Temporal } from 'temporal-polyfill'
import { dayAt, dayOf } from '../../calendar/day-of.ts'
import { addBusinessDays, addDays, isBusinessDay, type WorkCalendar } from '../../calendar/work-calendar.ts'
import type { OrderCase } from '../../case/order-case.ts'
import type { MergedParcel } from '../../merge/parcels.ts'
import { serviceNamed, warehouseNamed } from '../../policy/named.ts'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs
/** A time further away is a clock that was never set (1970) or a slip of the pen (2206): nothing is concluded from it. */
const furthestMs = 3660 * dayMs

/** Who works when, and in which zone: the clock by which somebody's turn is counted. */
export interface Clock {
  calendar: WorkCalendar
  timeZone: string
}

/** The merchant's own people: support, finance, the returns desk. */
export const merchantClock = ({ policy, isHoliday }: OrderCase): Clock => ({
  calendar: { ...policy.calendar, isHoliday },
  timeZone: policy.timeZone,
})

/** A warehouse as the policy knows it; one that it says nothing of works on the merchant's days. */
export function warehouseClock(one: OrderCase, name: string | undefined): Clock {
  const { policy, isStated } = warehouseNamed(one.policy, name)
  if (!isStated) return merchantClock(one)
  return { calendar: { ...policy.calendar, isHoliday: one.isHoliday }, timeZone: policy.timeZone }
}

/** Most carriers move parcels from Monday to Saturday. */
const carrierDays = [1, 2, 3, 4, 5, 6]

/** The days on which this parcel's carrier moves and scans: by its service, without the holidays of the destination. */
export function carrierClock(one: OrderCase, parcel: MergedParcel): Clock {
  const { policy, isHoliday, group } = one
  const service = serviceNamed(policy, parcel.service ?? group.order?.data.promise?.service)
  const country = (group.order ?? group.warehouseOrders[0])?.data.shippingAddress?.country
  return {
    calendar: {
      workingDays: service?.policy.deliversOn ?? carrierDays,
      country: /^[A-Z]{2}$/.test(country ?? '') ? country : undefined,
      isHoliday,
    },
    timeZone: policy.timeZone,
  }
}

/**
 * When it happened, in epoch milliseconds; a wall clock without a zone is read in the merchant's, or in the given one. Absent for what
 * is no time, and for one that no order can have.
 */
export function timeOf(
  { policy, now }: OrderCase,
  moment: Moment | undefined,
  timeZone = policy.timeZone,
): number | undefined {
  const at = moment && millisIn(moment, timeZone)
  return at === undefined || Math.abs(now - at) > furthestMs ? undefined : at
}

/** The day on which it happened: the source's own wall clock, where it told one. Only for moments that `timeOf` knows. */
export function dayOfMoment(moment: Moment, at: number, timeZone: string): CalendarDate {
  return CalendarDate.safeParse(dayOf(moment, timeZone)).data ?? dayAt(at, timeZone)
}

function millisIn(moment: Moment, timeZone: string): number | undefined {
  const known = moment.instant === undefined ? Number.NaN : Date.parse(moment.instant)
  if (!Number.isNaN(known)) return known
  if (Number.isNaN(Date.parse(`${moment.local}Z`))) return undefined
  try {
    return Temporal.PlainDateTime.from(moment.local).toZonedDateTime(timeZone).epochMilliseconds
  } catch {
    return undefined
  }
}

/** No threshold is so long, and a wrong calendar must not loop for ever. */
const mostDays = 1000

/** When so many hours of working days have passed after a time, both in epoch milliseconds. Hours of days of rest do not count. */
function afterWorkingHours(from: number, hours: number, { calendar, timeZone }: Clock): number {
  let at = from
  let left = hours * hourMs
  let day = dayAt(from, timeZone)
  for (let passed = 0; passed < mostDays; passed += 1) {
    const tomorrow = addDays(day, 1)
    const next = startOf(tomorrow, timeZone)
    if (isBusinessDay(day, calendar)) {
      if (left <= next - at) return at + left
      left -= next - at
    }
    at = next
    day = tomorrow
  }
  return at + left
}

const startOf = (day: CalendarDate, timeZone: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds

/** The business day on which, or `count` business days after which, somebody with this clock has to act. `at` in epoch milliseconds. */
export const dueAfter = (at: number, count: number, { calendar, timeZone }: Clock): CalendarDate =>
  addBusinessDays(dayAt(at, timeZone), count, calendar)

/** The time at which something became a concern, when it has. `from` and `until` in epoch milliseconds. */
export function overdueAt(
  from: number | undefined,
  { hours, clock, until }: { hours: number; clock: Clock; until: number },
): number | undefined {
  if (from === undefined || until - from < hours * hourMs) return undefined
  const at = afterWorkingHours(from, hours, clock)
  return at <= until ? at : undefined
}

export const hoursSince = (from: number, until: number): number =>
  Math.max(0, Math.floor((until - from) / hourMs))
export const daysSince = (from: number, until: number): number =>
  Math.max(0, Math.floor((until - from) / dayMs))
