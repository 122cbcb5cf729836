import type { TicketContext } from '@throughline/shared/contract'
import { cut, ticketLimits } from './ticket-limits.ts'
import { fieldsOf, listOf, textOf } from './unknown.ts'

type Requester = TicketContext['requester']

/** The requester with every e-mail and phone. Zendesk keeps phones only as identities; `email` may be null. */
export const ticketRequester = (user: unknown, identities: unknown): Requester => {
  const { name, email, locale, identities: own } = fieldsOf(user)
  const all = [...listOf(own), ...listOf(identities)].map(fieldsOf)
  const valuesOf = (type: string) =>
    all.flatMap((identity) => (identity.type === type ? [textOf(identity.value)] : []))
  return {
    name: shortened(name, ticketLimits.name),
    // Cut addresses and phones would be other people's: longer ones are left out, not shortened.
    emails: distinct([textOf(email), ...valuesOf('email')], ticketLimits.email),
    phones: distinct(valuesOf('phone_number'), ticketLimits.phone),
    locale: shortened(locale, ticketLimits.locale),
  }
}

const shortened = (value: unknown, length: number): string | undefined => {
  const text = textOf(value)
  return text === undefined ? undefined : cut(text, length)
}

const distinct = (values: (string | undefined)[], longest: number): string[] =>
  [...new Set(values)]
    .filter((value): value is string => value !== undefined && value.length <= longest)
    .slice(0, ticketLimits.identities)
