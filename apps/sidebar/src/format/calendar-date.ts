import type { CalendarDate } from '@throughline/shared/model'
import { dateFormat, type Reader } from './reader.ts'

const dayMs = 86_400_000

/** `Fri 21 Nov`, with the year when it is not the reader's. The day never shifts with a time zone. */
export const sayDay = (day: CalendarDate, reader: Reader): string => {
  const time = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(time)) return day
  const year = day.slice(0, 4) === today(reader).slice(0, 4) ? undefined : 'numeric'
  const options = { weekday: 'short', day: 'numeric', month: 'short', year, timeZone: 'UTC' } as const
  return dateFormat(reader.locale, options).format(time)
}

/** `12 Nov`, for where room is short. */
export const sayShortDay = (day: CalendarDate, reader: Reader): string => {
  const time = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(time)) return day
  return dateFormat(reader.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(time)
}

/** The reader's own calendar day, `YYYY-MM-DD`. */
export const today = ({ now, timeZone }: Reader): CalendarDate =>
  // Sweden writes ISO 8601.
  dateFormat('sv-SE', { dateStyle: 'short', timeZone }).format(now)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
