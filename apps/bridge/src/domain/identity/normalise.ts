import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { plainCharacters } from './characters.ts'
import { withoutRouting } from './tracking-number.ts'

/**
 * Kelvin K and dotted İ become ASCII letters when lowered; as they stand they are other mailboxes.
 * Everything else may be written in either case.
 */
const lower = (value: string): string => value.replace(/[^\u0130\u212a]+/gu, (run) => run.toLowerCase())

/**
 * The form in which two e-mails are compared: `Ada <mailto:Ada@Example.com>` and `ada@example.com` are one.
 * No plus tags and no dots are folded away: at some hosts those are other people.
 */
export function normaliseEmail(value: string): string {
  const plain = plainCharacters(value).trim()
  const open = plain.lastIndexOf('<')
  const close = plain.indexOf('>', open)
  const address = open !== -1 && close !== -1 ? plain.slice(open + 1, close) : plain
  return lower(address.trim()).replace(/^mailto:/, '')
}

const email = /^[^\s@<>()[\],:;"\\]{1,64}@[^\s@<>()[\],:;"\\.]{1,63}(?:\.[^\s@<>()[\],:;"\\.]{1,63}){1,8}$/u

/** Whether a normalised value can be an e-mail at all. */
export const isEmail = (value: string): boolean => email.test(value)

/**
 * E.164, or undefined for what is no phone number. A number without country code is read as one of `countries` (ISO 3166, likeliest
 * first) and must be valid there; with a country code its length must be possible, so that numbers newer than our tables count.
 */
export function normalisePhone(value: string, countries: readonly string[] = []): string | undefined {
  const written = plainCharacters(value).trim()
  if (written.length > 60) return undefined
  const plain = written.replace(/^(?:tel:|00(?=[1-9]))/, (start) => (start === '00' ? '+' : ''))
  if (plain.startsWith('+')) {
    const phone = parsePhoneNumberFromString(plain, { extract: false })
    return phone?.isPossible() ? phone.number : undefined
  }
  for (const country of countries) {
    if (!isSupportedCountry(country)) continue
    const phone = parsePhoneNumberFromString(plain, { defaultCountry: country, extract: false })
    if (phone?.isValid()) return phone.number
  }
  return undefined
}

/** The form in which order and return numbers are compared: `#EU-1042 ` and `eu-1042` are one. Zeros in front count. */
export const normaliseOrderNumber = (value: string): string =>
  plainCharacters(value)
    .trim()
    .replace(/^[#№ ]{1,10}/, '')
    .replace(/[.,;:!?)\]]{1,10}$/, '')
    .toUpperCase()

/** Return numbers are written like order numbers. */
export const normaliseReturnNumber = normaliseOrderNumber

/** Capitals without spaces and hyphens, and without the destination that American barcodes put in front. */
export const normaliseTrackingNumber = (value: string): string =>
  withoutRouting(
    plainCharacters(value)
      .replace(/[\s\-.]{1,60}/g, '')
      .toUpperCase(),
  )
