import type { Rate } from '@throughline/shared/contract'
import { type CalendarDate, currencyDigits, type Money } from '@throughline/shared/model'
import { plainCharacters } from '../identity/characters.ts'
import type { Days } from './digest-time.ts'

const locale = 'en-GB'
const longestName = 80

/** A name that a stranger's system gave: one line, nothing that turns or hides what stands beside it. */
export function sayName(raw: string): string {
  const name = plainCharacters(raw).replaceAll(/\s+/g, ' ').trim()
  return name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name
}

const percent = (digits: number) =>
  new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
const tenths = percent(1)
const wholes = percent(0)

/** `74.3%` */
export const sayShare = (share: number): string => tenths.format(share)
/** `74%` */
export const sayWholeShare = (share: number): string => wholes.format(share)

const counts = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
/** `1,204` */
export const sayCount = (count: number): string => counts.format(count)

const decimals = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
/** `3.2`; said without its sign. */
export const sayDecimal = (value: number): string => decimals.format(Math.abs(value))

/** `1 return`, `1,204 returns` */
export const sayMany = (count: number, one: string, many = `${one}s`): string =>
  `${sayCount(count)} ${count === 1 ? one : many}`

/** `74.3%`, or words where there are too few cases for a share. */
export const sayRate = ({ share, of }: Rate): string =>
  share !== undefined ? sayShare(share) : of === 0 ? 'no cases' : 'too few for a share'

/** `€1,204.00` */
export function sayMoney({ minor, currency }: Money): string {
  const digits = currencyDigits(currency)
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(minor / 10 ** digits)
}

const formatDay = (day: CalendarDate, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(Date.parse(day))

/** `2 November 2026` */
export const sayDay = (day: CalendarDate): string =>
  formatDay(day, { day: 'numeric', month: 'long', year: 'numeric' })

/** `Monday 26 October to Sunday 1 November 2026` */
export const sayDays = ({ from, to }: Days): string =>
  `${formatDay(from, { weekday: 'long' })} ${sayDayWithin(from, to)} to ${formatDay(to, { weekday: 'long' })} ${sayDay(to)}`

const sayDayWithin = (day: CalendarDate, other: CalendarDate): string =>
  day.slice(0, 4) === other.slice(0, 4) ? formatDay(day, { day: 'numeric', month: 'long' }) : sayDay(day)

/** `12 November 2026, 14:05` of the company's clock. `at` is ISO 8601. */
export const sayTime = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
    .format(Date.parse(at))
    .replace(' at ', ', ')
