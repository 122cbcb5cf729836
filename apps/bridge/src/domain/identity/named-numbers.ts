import type { KeyKind } from '@throughline/shared/model'
import { normaliseOrderNumber } from './normalise.ts'
import { isCalledReturn, isOrderNumber, isPrefixed, type Spot, selfNamedReturn } from './order-shapes.ts'
import type { Sighting } from './sighting.ts'

type NumberKind = Extract<KeyKind, 'order_number' | 'return_number'>

/** Shown with the sign that the customer wrote before it: `#1042` is how she knows it. */
const sighting = (kind: NumberKind, number: string, { text, token }: Spot): Sighting => {
  const isSigned = text.charAt(token.start - 1) === '#' && text.startsWith(number, token.start)
  const start = isSigned ? token.start - 1 : token.start
  return { kind, value: normaliseOrderNumber(number), shown: isSigned ? `#${number}` : number, start }
}

/** Order and return numbers that a word, a sign or their own shape calls so. `ticketId` repeated as `#4711` is none. */
export function calledNumbers(spot: Spot, ticketId: string | undefined): Sighting[] {
  const { value, lead } = spot
  if (lead.kind === 'other' || lead.kind === 'phone' || lead.kind === 'tracking') return []
  const selfNamed = selfNamedReturn(spot)
  if (selfNamed) {
    return [
      ...selfNamed.returns.map((shown) => sighting('return_number', shown, spot)),
      ...selfNamed.orders.map((shown) => sighting('order_number', shown, spot)),
    ]
  }
  if (isTracking.test(value)) return []
  if (isCalledReturn(spot)) {
    const itself = sighting('return_number', value, spot)
    // "Return 1042" may name the return or the order that goes back; "RMA 1042" and "return no. 1042" are clear.
    return lead.numbered || lead.word === 'rma' ? [itself] : [itself, sighting('order_number', value, spot)]
  }
  const isOwnTicket = lead.kind === undefined && value === ticketId
  return !isOwnTicket && isOrderNumber(spot) ? [sighting('order_number', value, spot)] : []
}

/** `1Z…` and other shapes like no other stay tracking numbers even behind "order". */
const isTracking = /^(?:1Z[0-9A-Z]{16}|[A-Z]{2}\d{9}[A-Z]{2}|TB[ACM]\d{12})$/i

/**
 * Order numbers by their shape alone, read when nothing else explains it: `EU-1042`, unless administrators said how theirs look, and
 * the order in "my package (US-1036)", which speaks of a parcel and means the order.
 */
export function supposedNumbers(
  spot: Spot,
  { ticketId, isRuled }: { ticketId: string | undefined; isRuled: boolean },
): Sighting[] {
  const { kind, numbered, word = '' } = spot.lead
  const isParcelTalk = kind === 'tracking' && !numbered && !word.startsWith('track')
  if (kind && !isParcelTalk) return []
  const bare = { ...spot, lead: { ...spot.lead, kind: undefined } }
  const called = isParcelTalk ? calledNumbers(bare, ticketId) : []
  if (called.length > 0) return called
  return !isRuled && isPrefixed(bare) ? [sighting('order_number', spot.value, spot)] : []
}

/** Both meanings of what an agent typed. */
export const bareNumbers = (spot: Spot): Sighting[] =>
  spot.value.length > 32
    ? []
    : [sighting('order_number', spot.value, spot), sighting('return_number', spot.value, spot)]
