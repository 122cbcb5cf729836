/** Epoch milliseconds. */
export type Instant = number

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** What a clock on the wall of a place shows. */
export interface WallClock {
  /** `YYYY-MM-DD` */
  date: string
  /** `HH:mm:ss` */
  time: string
  /** `+01:00` */
  offset: string
}

// Making a formatter costs a hundred times what using one does.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const formatter = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  })
  formatters.set(zone, formatter)
  return formatter
}

/** The local date and time of an instant in an IANA zone. */
export function wallClock(at: Instant, zone: string): WallClock {
  const parts = Object.fromEntries(
    formatterOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const offset = (parts.timeZoneName ?? 'GMT').replace('GMT', '') || '+00:00'
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    time: `${parts.hour}:${parts.minute}:${parts.second}`,
    offset,
  }
}

const offsetMs = (offset: string): number => {
  const sign = offset.startsWith('-') ? -1 : 1
  const [hours = '0', minutes = '0'] = offset.slice(1).split(':')
  return sign * (Number(hours) * hour + Number(minutes) * minute)
}

/** The instant at which the clocks of a zone show a date and a time (`HH:mm`). */
export function instantOf(date: string, time: string, zone: string): Instant {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  const guess = asUtc - offsetMs(wallClock(asUtc, zone).offset)
  // A second look, for the hours around a change of daylight saving time.
  return asUtc - offsetMs(wallClock(guess, zone).offset)
}

/** `2026-11-19T14:05:00Z`: what most vendors send. No milliseconds. */
export const isoUtc = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19)}Z`

export const shiftDate = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10)

/** Times told from one moment, so that the demo is fresh on whatever day it starts. */
export interface Timeline {
  now: Instant
  /** So many days before (after, when negative) today, at `HH:mm` in the zone. */
  ago(days: number, time: string, zone?: string): Instant
  hoursAgo(hours: number): Instant
  /** The calendar day so many days from today. */
  date(days: number, zone?: string): string
}

export function timelineFrom(now: Instant): Timeline {
  const date = (days: number, zone = 'Europe/Berlin') => shiftDate(wallClock(now, zone).date, days)
  return {
    now,
    date,
    ago: (days, time, zone = 'Europe/Berlin') => instantOf(date(-days, zone), time, zone),
    hoursAgo: (hours) => now - hours * hour,
  }
}
