import type { TicketContext } from '@throughline/shared/contract'
import type { Key, KeyPlace } from '@throughline/shared/model'
import { carriersNamed } from './carriers-named.ts'
import { isEmail, normaliseEmail, normalisePhone } from './normalise.ts'
import { compileRules, type NumberRules } from './number-rules.ts'
import { isOwnAddress } from './own-address.ts'
import { phoneCountries } from './phone-countries.ts'
import { readable } from './readable.ts'
import type { Sighting } from './sighting.ts'
import { type Budget, sightingsIn } from './sightings-in.ts'
import { createTally, defaultLimits, type KeyLimits } from './tally.ts'
import { textParts } from './text-parts.ts'
import { type TicketText, textsOf } from './ticket-texts.ts'

/** What is read for keys; `search` is what an agent typed instead of a ticket. */
export type SearchableTicket = TicketContext & { search?: string | undefined }

export interface IdentifyOptions {
  /** How the connections' numbers look. */
  rules?: readonly NumberRules[]
  /** E-mail domains of our own people, who are never the customer; their subdomains too. */
  ownDomains?: readonly string[]
  /** ISO 3166 codes where customers live, likeliest first: reads phone numbers without a country code. */
  countries?: readonly string[]
  limits?: Partial<KeyLimits>
}

/**
 * Every e-mail, phone, order, return and tracking number in a ticket: united by value, with all places it stood in, strongest evidence
 * first. `truncated` says that the ticket holds more than is read or asked. Never throws for any text; its time is bounded.
 */
export function identify(
  ticket: SearchableTicket,
  options: IdentifyOptions = {},
): { keys: Key[]; truncated: boolean } {
  const rules = compileRules(options.rules ?? none)
  const countries = phoneCountries(ticket.requester.locale, options.countries)
  const tally = createTally(rules, { ...defaultLimits, ...options.limits })
  const budget = { ...mostWork }
  const read: string[] = []

  for (const sighting of requesterOf(ticket, countries)) {
    tally.add(sighting, { place: 'requester_identity', age: 0 })
  }
  const { texts, isCut } = textsOf(ticket)
  if (isCut) tally.cut()
  for (const source of texts) {
    const text = readable(source.text)
    read.push(text)
    const isSearch = source.place === 'search'
    const found = sightingsIn(text, { rules, countries, budget, ticketId: ticket.ticketId, isSearch })
    if (found.length === 0) continue
    const parts = textParts(text)
    for (const sighting of found) {
      const place = placeOf(sighting, source, parts.at(sighting.start))
      if (!place || isOwnAddress(sighting, options.ownDomains)) continue
      tally.add(sighting, { place, age: source.age })
    }
  }
  if (Object.values(budget).some((left) => left <= 0)) tally.cut()
  return tally.ranked(() => carriersNamed(read.join('\n')))
}

/**
 * What one ticket may cost: words with digits, numbers looked up in numbering plans, characters read by configured patterns. A long
 * conversation has some 500, 20 and 10,000; together with 200,000 characters of text this ends within 100 ms.
 */
const mostWork: Budget = { tokens: 12_000, phones: 200, patternCharacters: 200_000 }

const none: readonly NumberRules[] = []

/** What the helpdesk itself knows of the requester, own domains included: colleagues order too. */
function requesterOf({ requester }: TicketContext, countries: readonly string[]): Sighting[] {
  const emails = requester.emails.map((shown) => ({
    kind: 'email' as const,
    value: normaliseEmail(shown),
    shown,
    start: 0,
  }))
  const phones = requester.phones.flatMap((shown): Sighting[] => {
    const value = normalisePhone(shown, countries)
    return value ? [{ kind: 'phone', value, shown, start: 0 }] : []
  })
  return [...emails.filter(({ value }) => isEmail(value)), ...phones]
}

/**
 * How much a key at this spot says of the customer; undefined when nothing.
 *
 * Contacts count only from the customer's own words, her signature, or a mail she forwards: what agents write and what replies quote
 * is mostly our own phone number. Numbers count from everybody, but an agent's signature holds none.
 */
function placeOf(
  { kind }: Sighting,
  { place, fromCustomer }: TicketText,
  part: string,
): KeyPlace | undefined {
  if (kind === 'email' || kind === 'phone') {
    if (!fromCustomer || part === 'quoted' || (kind === 'phone' && part === 'forwarded')) return undefined
  } else if (!fromCustomer && part === 'signature') return undefined
  return part === 'body' || place === 'custom_field' || place === 'search' ? place : 'signature'
}
