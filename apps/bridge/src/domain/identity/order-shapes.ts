import type { Lead } from './lead.ts'
import {
  hasSmallTail,
  isColour,
  isCount,
  isDate,
  isFileName,
  isMeasured,
  isPartOfLarger,
  isPostcode,
  isStrangerPrefix,
  isYear,
} from './near-misses.ts'
import type { Token } from './number-tokens.ts'

/** A token where it stands, with the word before it. */
export interface Spot {
  text: string
  token: Token
  /** The token's characters. */
  value: string
  lead: Lead
}

/** Longer is a tracking number, an id of a machine, or hostile. */
const longest = 32

export function countDigits(value: string): number {
  let digits = 0
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at)
    if (code >= 48 && code <= 57) digits++
  }
  return digits
}

/** Whatever a word before it says, this is a price, a date, a unit or a fragment. */
function isNoNumber({ text, token, value, lead }: Spot): boolean {
  if (value.length > longest || isDate(value) || hasSmallTail(value)) return true
  if (isPartOfLarger(text, token) || isFileName(text, token.end)) return true
  return !lead.sign && !lead.numbered && isMeasured(text, token)
}

/** A number that the text calls an order: "order 1042", "Bestellung Nr. 1042", `#1042`; bare digits alone are none. */
export function isOrderNumber(spot: Spot): boolean {
  const { lead, value } = spot
  if (isNoNumber(spot)) return false
  if (lead.kind === 'order') return isCalledByWord(spot)
  // "Return #1042" mostly means the order that goes back.
  if (lead.sign && (!lead.kind || lead.kind === 'return')) {
    return countDigits(value) >= 3 && !value.includes('/') && !isColour(value) && !isColourTalk(spot)
  }
  return false
}

/** A number that the text calls a return: "RMA 12345", "Retoure 1042". */
export const isCalledReturn = (spot: Spot): boolean =>
  spot.lead.kind === 'return' && !isNoNumber(spot) && isCalledByWord(spot)

function isCalledByWord({ text, token, value, lead }: Spot): boolean {
  const digits = countDigits(value)
  if (lead.sign || lead.numbered) return digits >= 2
  if (isYear(value)) return false
  // "I want to order 100 mugs": short numbers after the bare word must end the phrase.
  if (digits === 3) return !isCount(text, token) && !/^ \p{L}/u.test(text.slice(token.end, token.end + 2))
  return digits > 3
}

const prefixed = /^([A-Z]{2,5})-?\d{4,8}(?:-\d{1,3})?$/

/** `EU-1042`, `EN1001`: capitals and digits that nothing else explains. */
export function isPrefixed({ text, token, value, lead }: Spot): boolean {
  if (lead.kind || isNoNumber({ text, token, value, lead })) return false
  const prefix = prefixed.exec(value)?.[1]
  if (!prefix || isStrangerPrefix(prefix) || '/\\=?&'.includes(text.charAt(token.start - 1) || ' '))
    return false
  return !isPostcode(value, text.slice(token.end, token.end + 6)) && !(lead.sign && isColour(value))
}

const ofOrder = /^([A-Z0-9][A-Z0-9-]{1,26}\d)-R\d{1,3}$/i
const returnOfOrder = /^R-?\d{3,12}-\d{1,3}$/i
const authorised = /^(?:RMA|RTN|RET)-?([A-Z0-9-]{0,12}\d{3,12})$/

/**
 * A return that says by its shape what it is, and what else it may be called: `#1042-R1` is of order 1042, `R-1042-1` is none other,
 * `RMA-12345` is 12345 where the system leaves the letters out.
 */
export function selfNamedReturn(spot: Spot): { returns: string[]; orders: string[] } | undefined {
  const { value } = spot
  if (isNoNumber(spot)) return undefined
  const order = ofOrder.exec(value)?.[1]
  if (order && countDigits(order) >= 3) return { returns: [value], orders: [order] }
  if (returnOfOrder.test(value)) return { returns: [value], orders: [] }
  const bare = authorised.exec(value)?.[1]
  return bare ? { returns: [value, bare], orders: [] } : undefined
}

const colourTalk = /colou?r|farb|couleur|\bhex\b|\brgb\b|#[0-9a-f]{0,8}[a-f]/i

/** `#123456` beside talk of colours. */
function isColourTalk({ text, token, value }: Spot): boolean {
  if (!/^(?:\d{3}|\d{6})$/.test(value)) return false
  return (
    colourTalk.test(text.slice(Math.max(0, token.start - 32), token.start)) ||
    colourTalk.test(text.slice(token.end, token.end + 16))
  )
}
