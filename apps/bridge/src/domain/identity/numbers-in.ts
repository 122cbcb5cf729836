import { bankAccountAt } from './bank-account.ts'
import { type Lead, leadOf } from './lead.ts'
import { bareNumbers, calledNumbers, supposedNumbers } from './named-numbers.ts'
import type { CompiledRules } from './number-rules.ts'
import type { Token } from './number-tokens.ts'
import { countDigits, type Spot as NumberSpot } from './order-shapes.ts'
import { phoneAt } from './phones-in.ts'
import type { Sighting } from './sighting.ts'
import { surroundings } from './tracking-context.ts'
import { type TrackingRun, trackingAt } from './tracking-in-text.ts'

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

interface Spot extends NumberSpot {
  /** Index of the token. */
  at: number
}

/** What a reader makes of a spot: the keys, and how many tokens they used up. */
interface Readout {
  sightings: Sighting[]
  tokens: number
}

/** "Orders 1042, 1043 and 1044" */
const listGlue = /^ ?(?:,|;|&|\+|\/|、|,? ?(?:and|und|et|y|e|en|og|och|oder|or|ou|o|i|и|и|と|和|및)) ?#? ?$/

/** Every order, return, phone and tracking number that words and shapes give away, in order. */
export function numbersIn(search: NumberSearch): Sighting[] {
  const { text, tokens, rules, countries, budget } = search
  const around = surroundings(text)
  const isCalled = search.isSearch || (text.length < 100 && onlyNumber.test(text.trim()))
  const found: Sighting[] = []
  /** The first token that is not part of something else. */
  let from = 0
  let listed: { end: number; digits: number; lead: Lead } | undefined

  const spotAt = (at: number, token: Token): Spot => {
    const value = text.slice(token.start, token.end)
    const follows =
      listed &&
      Math.abs(listed.digits - countDigits(value)) <= 1 &&
      listGlue.test(text.slice(listed.end, token.start).slice(0, 12))
    return {
      text,
      token,
      value,
      at,
      lead: follows && listed ? { ...listed.lead, sign: true } : leadOf(text, token.start),
    }
  }

  const bankAccount = ({ at }: Spot): Readout | undefined => {
    const covered = bankAccountAt(at, search)
    return covered > 0 ? { sightings: [], tokens: covered } : undefined
  }

  /** Written with its country, or called a phone number. */
  const surePhone = (spot: Spot): Readout | undefined => {
    const { token, lead } = spot
    const isInternational = text.charAt(token.start - 1) === '+' || text.startsWith('+', token.start - 2)
    return isInternational || lead.kind === 'phone' ? phone(spot) : undefined
  }

  const nationalPhone = (spot: Spot): Readout | undefined =>
    spot.lead.sign || spot.lead.kind ? undefined : phone(spot)

  const phone = ({ at, lead }: Spot): Readout | undefined => {
    if (budget.phones < 0) return undefined
    const run = phoneAt(at, { text, tokens, countries, isCalled: lead.kind === 'phone', budget })
    if (!run) return undefined
    const { value, start, end } = run
    return { sightings: [{ kind: 'phone', value, shown: text.slice(start, end), start }], tokens: run.tokens }
  }

  const parcel = (spot: Spot): Readout | undefined => {
    const run = trackingAt(spot.at, { text, tokens, lead: spot.lead, around, isCalled, from })
    if (!run || isSpokenFor(spot, run)) return undefined
    const { value, start, end, readings } = run
    const shown = text.slice(start, end)
    return { sightings: [{ kind: 'tracking_number', value, shown, start, readings }], tokens: run.tokens }
  }

  const called = (spot: Spot): Readout | undefined => inList(spot, calledNumbers(spot, search.ticketId))

  const supposed = (spot: Spot): Readout | undefined =>
    inList(spot, supposedNumbers(spot, { ticketId: search.ticketId, isRuled: rules.isRuled('order_number') }))

  const inList = ({ token, value, lead }: Spot, sightings: Sighting[]): Readout | undefined => {
    if (sightings.length === 0) return undefined
    listed = { end: token.end, digits: countDigits(value), lead }
    return { sightings, tokens: 1 }
  }

  /** What an agent types says no more than its digits: every meaning is asked. */
  const typed = (spot: Spot): Readout | undefined => {
    const readout = nationalPhone(spot) ?? parcel(spot)
    if (readout && readout.tokens > 1) return readout
    return { sightings: [...(readout?.sightings ?? []), ...bareNumbers(spot)], tokens: 1 }
  }

  const readers = search.isSearch
    ? [surePhone, called, typed]
    : [bankAccount, surePhone, called, nationalPhone, parcel, supposed]

  const readAt = (at: number, token: Token): Readout | undefined => {
    const spot = spotAt(at, token)
    for (const read of readers) {
      const readout = read(spot)
      if (readout) return readout
    }
    return undefined
  }

  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]
    const readout = token && readAt(at, token)
    found.push(...(readout?.sightings ?? []))
    at += readout?.tokens ?? 1
    if (readout) from = at
  }
  return found
}

/** Digits that a word claims for something else: an invoice, a customer, a phone. Shapes like no other are claimed by none. */
const isSpokenFor = ({ lead }: Spot, { readings }: TrackingRun): boolean =>
  (lead.kind === 'other' || lead.kind === 'phone' || lead.kind === 'order') &&
  !readings.some(({ format }) => format.needs === 'nothing')

/** A text that is nothing but one number: a custom field, an answer to "what is the tracking number?". */
const onlyNumber = /^#?(?:[0-9A-Z][0-9A-Z -]{7,46}|[0-9A-Za-z]{8,40})[.,;:)]?$/
