import { bankAccountAt } from './bank-account.ts'
import { type Lead, leadOf } from './lead.ts'
import { normaliseOrderNumber, normaliseReturnNumber } from './normalise.ts'
import type { CompiledRules } from './number-rules.ts'
import type { Token } from './number-tokens.ts'
import {
  countDigits,
  isCalledReturn,
  isOrderNumber,
  isPrefixed,
  type Spot,
  selfNamedReturn,
} from './order-shapes.ts'
import { phoneAt } from './phones-in.ts'
import type { Sighting } from './sighting.ts'
import { surroundings } from './tracking-context.ts'
import { trackingAt } from './tracking-in-text.ts'

export interface NumberSearch {
  text: string
  tokens: readonly Token[]
  rules: CompiledRules
  countries: readonly string[]
  budget: { phones: number }
  /** The helpdesk's own number of this ticket, which mail threads repeat as `#4711`. */
  ticketId?: string | undefined
  /** An agent typed this into the search: bare digits are meant. */
  isSearch: boolean
}

/** What a reader makes of the token at an index: the keys, and how many tokens they used up. */
interface Readout {
  sightings: Sighting[]
  tokens: number
}

/** "Orders 1042, 1043 and 1044" */
const listGlue = /^ ?(?:,|;|&|\+|\/|、|,? ?(?:and|und|et|y|e|en|og|och|oder|or|ou|o|i|и|и|と|和|및)) ?#? ?$/

/** Every order, return, phone and tracking number that words and shapes give away, in order. */
export function numbersIn(search: NumberSearch): Sighting[] {
  const { text, tokens } = search
  const around = surroundings(text)
  const isCalled = search.isSearch || (text.length < 100 && onlyNumber.test(text.trim()))
  const found: Sighting[] = []
  let listed: { end: number; digits: number; lead: Lead } | undefined

  const readAt = (at: number, from: number): Readout | undefined => {
    const token = tokens[at]
    if (!token) return undefined
    const value = text.slice(token.start, token.end)
    const digits = countDigits(value)
    const follows =
      listed &&
      Math.abs(listed.digits - digits) <= 1 &&
      listGlue.test(text.slice(listed.end, token.start).slice(0, 12))
    const lead = follows && listed ? { ...listed.lead, sign: true } : leadOf(text, token.start)
    const spot: Spot = { text, token, value, lead }

    const account = bankAccountAt(at, search)
    if (account > 0) return { sightings: [], tokens: account }
    const phone = phoneWith(at, spot, '+')
    if (phone) return phone
    const named = namedNumber(spot)
    if (named) {
      listed = { end: token.end, digits, lead }
      return named
    }
    const national = phoneWith(at, spot, 'national')
    if (national && !search.isSearch) return national
    const run = trackingAt(at, { text, tokens, lead, around, isCalled, from })
    if (
      run &&
      !isSpokenFor(
        spot,
        run.readings.some(({ format }) => format.needs === 'nothing'),
      )
    ) {
      const { value: number, start, end, readings } = run
      const sightings: Sighting[] = [
        { kind: 'tracking_number', value: number, shown: text.slice(start, end), start, readings },
      ]
      // What an agent types says no more than its digits; every meaning is asked.
      if (search.isSearch && run.tokens === 1) sightings.push(...bareNumber(spot))
      return { sightings, tokens: run.tokens }
    }
    if (search.isSearch)
      return {
        sightings: [...(national?.sightings ?? []), ...bareNumber(spot)],
        tokens: national?.tokens ?? 1,
      }
    return undefined
  }

  const phoneWith = (at: number, { token, lead }: Spot, style: '+' | 'national'): Readout | undefined => {
    const isCalled = lead.kind === 'phone'
    const isInternational = text.charAt(token.start - 1) === '+' || text.startsWith('+', token.start - 2)
    if (style === '+' ? !isInternational && !isCalled : lead.sign || (lead.kind && !isCalled))
      return undefined
    const { countries, budget } = search
    if (budget.phones < 0) return undefined
    const run = phoneAt(at, { text, tokens, countries, isCalled, budget })
    if (!run) return undefined
    const shown = text.slice(run.start, run.end)
    return { sightings: [{ kind: 'phone', value: run.value, shown, start: run.start }], tokens: run.tokens }
  }

  const namedNumber = (spot: Spot): Readout | undefined => {
    const { value, token, lead } = spot
    if (lead.kind === 'other' || lead.kind === 'phone' || lead.kind === 'tracking') return undefined
    const asOrder = (shown: string): Sighting => ({
      kind: 'order_number',
      value: normaliseOrderNumber(shown),
      shown,
      start: token.start,
    })
    const asReturn = (shown: string): Sighting => ({
      kind: 'return_number',
      value: normaliseReturnNumber(shown),
      shown,
      start: token.start,
    })
    const selfNamed = selfNamedReturn(spot)
    if (selfNamed) {
      return { sightings: [...selfNamed.returns.map(asReturn), ...selfNamed.orders.map(asOrder)], tokens: 1 }
    }
    if (isTracking(value)) return undefined
    if (isCalledReturn(spot)) {
      // "Return 1042" may name the return or the order that goes back; "RMA 1042" and "return no. 1042" are clear.
      const isClear = lead.numbered || lead.word === 'rma'
      return { sightings: isClear ? [asReturn(value)] : [asReturn(value), asOrder(value)], tokens: 1 }
    }
    const isOwnTicket = lead.kind === undefined && value === search.ticketId
    const isSupposed = !search.rules.isRuled('order_number') && isPrefixed(spot)
    if (isOwnTicket || !(isOrderNumber(spot) || isSupposed)) return undefined
    return { sightings: [asOrder(value)], tokens: 1 }
  }

  for (let at = 0, from = 0; at < tokens.length; ) {
    const readout = readAt(at, from)
    found.push(...(readout?.sightings ?? []))
    at += readout?.tokens ?? 1
    if (readout) from = at
  }
  return found
}

/** `1Z…` and other shapes like no other stay tracking numbers even behind "order". */
const isTracking = (value: string): boolean =>
  /^(?:1Z[0-9A-Z]{16}|[A-Z]{2}\d{9}[A-Z]{2}|TB[ACM]\d{12})$/i.test(value)

/** Digits that a word claims for something else: an invoice, a customer, a phone. */
const isSpokenFor = ({ lead }: Spot, isUnmistakable: boolean): boolean =>
  !isUnmistakable && (lead.kind === 'other' || lead.kind === 'phone' || lead.kind === 'order')

const bareNumber = ({ value, token }: Spot): Sighting[] =>
  value.length > 32
    ? []
    : (['order_number', 'return_number'] as const).map((kind) => ({
        kind,
        value: normaliseOrderNumber(value),
        shown: value,
        start: token.start,
      }))

/** A text that is nothing but one number: a custom field, an answer to "what is the tracking number?". */
const onlyNumber = /^#?(?:[0-9A-Z][0-9A-Z -]{7,46}|[0-9A-Za-z]{8,40})[.,;:)]?$/
