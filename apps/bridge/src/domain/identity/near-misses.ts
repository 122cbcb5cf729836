import type { Token } from './number-tokens.ts'

/** The numbers of daily life that look like ours. Each test looks at the token and a few characters around it. */

const before = /(?:[€$£¥₹₩₽₺]|\b(?:eur|usd|gbp|chf|sek|nok|dkk|pln|kr|zł)) ?$/i
/** A currency that a further number follows is that number's: "order 1042 EUR 59.99". */
const after =
  /^ ?(?:[€$£¥₹₩₽₺](?! ?\d)|[%°‰×円元원년月日時分]|(?:eur|euros?|usd|gbp|chf|sek|nok|dkk|pln|kr|zł|dollars?|pounds?)(?![a-z0-9]| ?\d)|(?:kg|mg|ml|cl|cm|mm|km|px|gb|mb|kw|mah|lbs?|oz|percent|prozent)(?![a-z0-9]))/i

/** A price, a share, a weight or a length. */
export const isMeasured = (text: string, { start, end }: Token): boolean =>
  after.test(text.slice(end, end + 10)) || before.test(text.slice(Math.max(0, start - 5), start))

const counted =
  /^ (?:pcs|pieces?|items?|units?|pairs?|times|people|persons?|customers|x|stück|stk|teile|paar|mal|tage?n?|days?|weeks?|wochen?|months?|monate?n?|years?|jahre?n?|hours?|hrs?|stunden?|minutes?|mins?|minuten?|uhr|pièces|articles|jours?|semaines?|mois|ans?|heures?|piezas|unidades|artículos|días?|semanas?|meses|años?|horas?|pezzi|articoli|giorni|settimane|mesi|anni|ore|stuks|dagen|weken|maanden|jaar|uur)(?![\p{L}\d])/iu

/** So many things, or so long. */
export const isCount = (text: string, { end }: Token): boolean => counted.test(text.slice(end, end + 12))

const isDigitAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

/** `1,042.50`, `12.03.2026`, `10:42` and versions: a digit follows or precedes beyond a dot, comma or colon. */
export function isPartOfLarger(text: string, { start, end }: Token): boolean {
  const separates = (at: number) => '.,:'.includes(text.charAt(at)) && text.charAt(at) !== ''
  if (separates(end) && isDigitAt(text, end + 1)) return !isList(text, end)
  return start > 1 && separates(start - 1) && isDigitAt(text, start - 2) && !isList(text, start - 1)
}

/** `1042,1043` lists two orders: thousands come in threes, cents in twos. */
function isList(text: string, comma: number): boolean {
  if (text.charAt(comma) !== ',') return false
  let digits = 0
  while (digits < 5 && isDigitAt(text, comma + 1 + digits)) digits++
  return digits >= 4
}

const date =
  /^(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/]\d{1,2}[-/](?:\d{4}|\d{2})|\d{1,2}[-/]\d{1,2})(?:T\d{1,2})?$/
export const isDate = (value: string): boolean => date.test(value)

const dottedDate = /^\d{1,2}\. ?\d{1,2}\. ?\d{2,4}/
export const startsDottedDate = (text: string, start: number): boolean =>
  dottedDate.test(text.slice(start, start + 12))

const year = /^(?:20[0-3]\d)$/
export const isYear = (value: string): boolean => year.test(value)

/** `#fff000`: exactly a colour's length, hexadecimal, with a letter. `#123456` may be either; a word must decide. */
const colour = /^(?=[0-9]{0,8}[a-f])(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i
export const isColour = (value: string): boolean => colour.test(value)

/** `1042nd`, `500g`, `100ml`: a number with its unit, or part of a word. */
const digitsThenSmall = /\d[a-z]/
export const hasSmallTail = (value: string): boolean => digitsThenSmall.test(value)

/** Payment cards: 13 to 19 digits, a card network's first digits, and Luhn's check digit. Never to be sent to a carrier. */
const cardStart = /^(?:4|5[1-5]|2[2-7]|3[47]|6(?:011|5))\d{11,17}$/
export const startsLikeCard = (digits: string): boolean => cardStart.test(digits)

const fileName = /^\.(?:jpe?g|png|gif|webp|heic|pdf|mp4|mov|docx?|xlsx?|zip|html?|txt)\b/i
export const isFileName = (text: string, end: number): boolean => fileName.test(text.slice(end, end + 6))

/** `DE-80331 München`: a country and its postcode, then a place. */
const postcode =
  /^(?:A|AT|B|BE|CH|CZ|D|DE|DK|E|ES|F|FI|FIN|FR|H|HR|HU|I|IT|L|LI|LT|LU|LV|MD|N|NL|NO|P|PL|PT|RO|S|SE|SI|SK)-\d{4,5}$/
export const isPostcode = (value: string, after: string): boolean =>
  postcode.test(value) && /^,? \p{Lu}\p{Ll}/u.test(after)

/** Prefixes of standards, products, files and months that are never an order's. */
const strangers = new Set(
  'ISO DIN RFC IEC IEEE SKU ISBN EAN UPC GTIN ASIN IMG DSC PXL MVI COVID UTC GMT HTTP HTTPS USB WIN IP IPX USD EUR GBP CHF SEK NOK DKK PLN JPY AUD CAD FAX TEL VAT UST PIN ART CVE PLZ BIC TKT CASE INC REQ INV RE JAN FEB MAR APR MAY MAI JUN JUL AUG SEP SEPT OCT OKT NOV DEC DEZ'.split(
    ' ',
  ),
)
export const isStrangerPrefix = (prefix: string): boolean => strangers.has(prefix)

/** Dates, and joined words around a digit: `2026-03-04`, `covid-19-test`. A tracking number is written in groups of one style. */
export const isNoTracking = (written: string): boolean =>
  isDate(written) || (/[a-z]/.test(written) && /[-_/ ]/.test(written))
