import type { Rate } from '@throughline/shared/contract'

const formats = new Map<string, Intl.NumberFormat>()
const numberFormat = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, options)
  formats.set(key, made)
  return made
}

/** `74.3%`, `74,3 %` */
export const sayShare = (share: number, locale: string, digits = 1): string =>
  numberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(share)

/** `1,204` */
export const sayCount = (count: number, locale: string): string =>
  numberFormat(locale, { maximumFractionDigits: 0 }).format(count)

/** `3.2`; a number that is said without its unit. */
export const sayDecimal = (value: number, locale: string, digits = 1): string =>
  numberFormat(locale, { maximumFractionDigits: digits }).format(value)

/** `52 hr`, `3.5 days`: hours up to three days, days from then on. */
export const sayHours = (hours: number, locale: string): string => {
  const isLong = Math.abs(hours) > 72
  return numberFormat(locale, {
    style: 'unit',
    unit: isLong ? 'day' : 'hour',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(isLong ? hours / 24 : hours)
}

/** Percentage points from one share to another, rounded to a tenth; undefined where one of them says nothing. */
export const pointsBetween = (before: Rate, now: Rate): number | undefined =>
  before.share === undefined || now.share === undefined
    ? undefined
    : Math.round((now.share - before.share) * 1_000) / 10
