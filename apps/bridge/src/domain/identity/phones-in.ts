import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/min'
import { startsDottedDate } from './near-misses.ts'
import { normalisePhone } from './normalise.ts'
import type { Token } from './number-tokens.ts'
import { countDigits } from './order-shapes.ts'

/** A phone number found at a token. */
export interface PhoneRun {
  value: string
  start: number
  end: number
  /** How many tokens it covers. */
  tokens: number
}

const gap = /^[ ().\-/]{1,3}$/
const onlyDigits = /^[\d/-]{1,20}$/
const mostGroups = 7
/** E.164 allows 15; a national prefix in brackets may be written too. */
const mostDigits = 16

/** Groups of three, three and four are a North American number even when nothing says so. */
const american = /^(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}$/
const trunk = /^\(?0[1-9]/

export interface PhoneSearch {
  text: string
  tokens: readonly Token[]
  countries: readonly string[]
  /** "Tel." stands before it. */
  isCalled: boolean
  /** How often numbers may still be looked up in the tables of the world's numbering plans, which is the dear part. */
  budget: { phones: number }
}

/**
 * The phone number that begins at this token, or undefined. With `+` or `00` any possible number counts; a national one must look like
 * one (a leading 0, American groups) or be called one, and be valid in one of the countries.
 */
export function phoneAt(
  at: number,
  { text, tokens, countries, isCalled, budget }: PhoneSearch,
): PhoneRun | undefined {
  const first = tokens[at]
  if (!first || !onlyDigits.test(text.slice(first.start, first.end))) return undefined
  const start = startOf(text, first.start)
  const isInternational =
    text.charAt(start) === '+' || /^00[1-9]/.test(text.slice(first.start, first.start + 3))
  if (!isInternational && (startsDottedDate(text, start) || isMiddle(text, start))) return undefined

  let groups = 1
  let end = first.end
  for (; groups < mostGroups; groups++) {
    const next = tokens[at + groups]
    if (!next || !gap.test(text.slice(end, next.start)) || !onlyDigits.test(text.slice(next.start, next.end)))
      break
    end = next.end
  }
  // A further number may stand behind the phone number: try without the last groups.
  for (const fewest = Math.max(1, groups - 2); groups >= fewest; groups--) {
    end = tokens[at + groups - 1]?.end ?? end
    const written = text.slice(start, end)
    const digits = countDigits(written)
    if (digits < 7) return undefined
    if (digits > mostDigits) continue
    const isAmerican = american.test(written)
    const looksNational = isAmerican || (digits >= 8 && (isCalled || trunk.test(written)))
    if (!isInternational && !looksNational) continue
    if (budget.phones-- <= 0) return undefined
    const value = normalisePhone(written, isAmerican ? countries.filter(isNorthAmerican) : countries)
    if (value) return { value, start, end, tokens: groups }
    if (!isInternational && !isCalled) return undefined
  }
  return undefined
}

/** `2026 10` of `01.02.2026 10` */
const isMiddle = (text: string, start: number): boolean =>
  /\d[.,:]$/.test(text.slice(Math.max(0, start - 2), start))

/** Takes in `+`, `(` and `+(` before the first digit. */
function startOf(text: string, digit: number): number {
  let start = digit
  while (start > 0 && digit - start < 3 && '(+ '.includes(text.charAt(start - 1))) start--
  while (text.charAt(start) === ' ') start++
  const isGlued = start > 0 && /[\p{L}\d]/u.test(text.charAt(start - 1))
  return isGlued && text.charAt(start) !== '+' ? digit : start
}

const isNorthAmerican = (country: string): boolean =>
  isSupportedCountry(country) && getCountryCallingCode(country) === '1'
