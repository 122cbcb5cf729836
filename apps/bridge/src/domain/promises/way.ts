import type { CalendarDate, Moment } from '@throughline/shared/model'
import { Temporal } from 'temporal-polyfill'
import {
  addBusinessDays,
  addDays,
  businessDayFrom,
  type HolidayLookup,
  type WorkCalendar,
} from '../calendar/work-calendar.ts'
import { warehouseNamed } from '../policy/named.ts'
import type { Policy, ServicePolicy } from '../policy/policy.ts'

/** A place that packs, as the calendar sees it. */
export interface Warehouse {
  name?: string | undefined
  /** False where the policy says nothing of it: then its days are not known either. */
  isStated: boolean
  timeZone: string
  cutOff: string
  handlingDays: number
  dailyCapacity?: number | undefined
  calendar: WorkCalendar
}

export interface Destination {
  country?: string | undefined
  region?: string | undefined
}

export function warehouseOf(policy: Policy, name: string | undefined, isHoliday: HolidayLookup): Warehouse {
  const { policy: own, isStated } = warehouseNamed(policy, name)
  const { calendar, ...rest } = own
  return { ...rest, name, isStated, calendar: { ...calendar, isHoliday } }
}

/** The working day as which a release at this time counts: today before the cut-off, else the next one. Epoch milliseconds. */
export function releaseDay(at: number, { timeZone, cutOff, calendar }: Warehouse): CalendarDate {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
  const day = local.toPlainDate().toString()
  const isInTime = local.toPlainTime().toString({ smallestUnit: 'minute' }) < cutOff
  return businessDayFrom(isInTime ? day : addDays(day, 1), calendar)
}

/** The day on which the carrier gets what is released at this time, with so many parcels waiting before it. */
export function handOverDay(
  at: number,
  warehouse: Warehouse,
  { handlingDays = warehouse.handlingDays, ahead = 0 }: { handlingDays?: number; ahead?: number } = {},
): CalendarDate {
  const { dailyCapacity, calendar } = warehouse
  const queueDays = dailyCapacity === undefined ? 0 : Math.floor(ahead / dailyCapacity)
  return addBusinessDays(releaseDay(at, warehouse), handlingDays + queueDays, calendar)
}

/** The moment of the cut-off of a day, in instant and wall clock. */
export function cutOffOn(day: CalendarDate, { timeZone, cutOff }: Warehouse): Moment {
  const zoned = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: cutOff })
  return {
    instant: new Date(zoned.epochMilliseconds).toISOString(),
    local: `${day}T${cutOff}:00`,
    offset: zoned.offset,
    zoneKnown: true,
  }
}

/** The days on which a parcel of this service moves: no day that is a holiday where it comes from or where it goes. */
export function transitCalendar(
  { deliversOn }: ServicePolicy,
  { calendar: origin }: Warehouse,
  destination: Destination,
): WorkCalendar {
  const { isHoliday } = origin
  return {
    workingDays: deliversOn,
    country: destination.country ?? origin.country,
    isHoliday: (date) =>
      (destination.country !== undefined &&
        isHoliday(date, { country: destination.country, region: destination.region })) ||
      (origin.country !== undefined && isHoliday(date, { country: origin.country, region: origin.region })),
  }
}

/** The day on which it arrives at the latest when the carrier gets it on this day. Zero days of transit: the same day, if it delivers then. */
export const arrivalOf = (handedOver: CalendarDate, days: number, calendar: WorkCalendar): CalendarDate =>
  // The hand-over itself need be no delivery day: a Sunday's departure counts from there.
  days === 0 ? businessDayFrom(handedOver, calendar) : addTransit(handedOver, days, calendar)

function addTransit(from: CalendarDate, days: number, calendar: WorkCalendar): CalendarDate {
  let day = from
  for (let left = days; left > 0; left -= 1) day = businessDayFrom(addDays(day, 1), calendar)
  return day
}
