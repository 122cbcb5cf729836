import { currencyDigits, type Moment, type Money } from '@throughline/shared/model'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { momentOf } from '../connectors/moment.ts'

// How a person writes a time, an amount and an article.

/** `2026-11-20 10:00 Europe/Berlin`, `2026-11-20T10:00+01:00`, or without a zone where a system told none. */
export const When = z.string().transform((text, context): Moment => {
  const moment = inNamedZone(text) ?? momentOf(text)
  if (moment) return moment
  context.addIssue({
    code: 'custom',
    message: 'is no time; write it as 2026-11-20 10:00 Europe/Berlin, 2026-11-20T10:00+01:00 or …Z',
  })
  return z.NEVER
})

/** A time with its zone: what the clock says cannot be vague. In epoch milliseconds. */
export const Now = When.transform((moment, context): number => {
  if (moment.instant) return Date.parse(moment.instant)
  context.addIssue({ code: 'custom', message: 'has no zone; add one, as in 2026-11-20 10:00 Europe/Berlin' })
  return z.NEVER
})

export const Day = z.iso.date({ error: 'is no day; write it as 2026-11-20' })

/** `89.00 EUR`, `-5 JPY`. */
export const Amount = z.string().transform((text, context): Money => {
  const [, sign = '', whole = '', fraction = '', currency = ''] =
    /^(-?)(\d+)(?:\.(\d+))? ([A-Z]{3})$/.exec(text.trim()) ?? []
  const digits = currencyDigits(currency)
  if (currency && fraction.length <= digits)
    return { minor: Number(`${sign}${whole}${fraction.padEnd(digits, '0')}`), currency }
  context.addIssue({ code: 'custom', message: 'is no amount; write it as 89.00 EUR or 500 JPY' })
  return z.NEVER
})

/** An amount as it is written here. */
export function amountText({ minor, currency }: Money): string {
  const digits = currencyDigits(currency)
  const padded = String(Math.abs(minor)).padStart(digits + 1, '0')
  const at = padded.length - digits
  return `${minor < 0 ? '-' : ''}${padded.slice(0, at)}${digits > 0 ? `.${padded.slice(at)}` : ''} ${currency}`
}

/** `2 LANTERN`, `1 LANTERN at 89.00 EUR`. */
export const Units = z.string().transform((text, context) => {
  const [, quantity, sku, price] = /^(\d+) (\S+)(?: at (.+))?$/.exec(text.trim()) ?? []
  const unitPrice = price === undefined ? undefined : Amount.safeParse(price).data
  if (quantity && sku && (price === undefined || unitPrice))
    return { quantity: Number(quantity), sku, ...(unitPrice && { price: unitPrice }) }
  context.addIssue({
    code: 'custom',
    message: 'is no line; write it as "2 LANTERN" or "2 LANTERN at 89.00 EUR"',
  })
  return z.NEVER
})

function inNamedZone(text: string): Moment | undefined {
  const [, date, time, zone] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?) ([A-Z][A-Za-z_]+(?:\/[A-Za-z_+-]+)+)$/.exec(
      text.trim(),
    ) ?? []
  if (!date || !time || !zone) return undefined
  try {
    const there = Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' }).toZonedDateTime(zone)
    const instant = new Date(there.epochMilliseconds).toISOString()
    return { instant, local: `${date}T${time}`, offset: there.offset, zoneKnown: true }
  } catch {
    return undefined
  }
}
