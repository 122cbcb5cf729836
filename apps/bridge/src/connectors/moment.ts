import type { CalendarDate, Moment } from '@throughline/shared/model'

const shape = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i

/**
 * A vendor's timestamp as a moment, or `undefined` when it is none. Without an offset there is no instant: nothing is assumed.
 * `trusted: false` keeps the stated offset and still gives no instant, for vendors that write `Z` beside a local time.
 * Instants always carry milliseconds, so that they sort as text.
 */
export function momentOf(text: string | null | undefined, { trusted = true } = {}): Moment | undefined {
  const found = shape.exec(text?.trim() ?? '')
  if (!text || !found) return undefined
  const [, date = '', time = '', zone] = found
  if (!isDate(date) || !isTime(time)) return undefined
  const local = `${date}T${time}`
  if (!zone) return { local, zoneKnown: false }
  const offset = offsetOf(zone)
  if (!trusted) return { local, offset, zoneKnown: false }
  const fraction = /\.\d+/.exec(text)?.[0] ?? ''
  const seconds = time.length === 5 ? `${time}:00` : time
  const instant = new Date(`${date}T${seconds}${fraction}${offset}`)
  return Number.isNaN(instant.getTime())
    ? undefined
    : { instant: instant.toISOString(), local, offset, zoneKnown: true }
}

/** The date part of a timestamp, for days that vendors dress as instants. Never shifted by a zone. */
export function calendarDateOf(text: string | null | undefined): CalendarDate | undefined {
  const date = /^\s*(\d{4}-\d{2}-\d{2})(?:$|[T\s])/.exec(text ?? '')?.[1]
  return date && isDate(date) ? date : undefined
}

const offsetOf = (zone: string): string => {
  if (zone.toUpperCase() === 'Z') return '+00:00'
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
}

// Date.parse turns 30 February into 1 March; a vendor that says so has said nothing.
const isDate = (date: string): boolean => {
  const parsed = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)
}

const isTime = (time: string): boolean =>
  !Number.isNaN(Date.parse(`2000-01-01T${time}Z`)) && !time.startsWith('24')
