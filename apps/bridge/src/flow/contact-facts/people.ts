import type { ContactRole } from '../../domain/contacts/contact-event.ts'
import type { TermOf } from '../term-of.ts'

/** What turns Zendesk's people into what is kept of them. */
export interface People {
  /** The account, which is part of a person's id. */
  account: string
  termOf: TermOf
  /** Zendesk ids of users that are chatbots or other programs. */
  bots: ReadonlySet<string>
}

/** A customer as she is kept: a keyed hash of her number in the helpdesk. */
export const personTerm = ({ account, termOf }: People, id: string): string =>
  termOf('helpdesk_user', `${account}/${id}`)

/** Colleagues keep their number: they see their own tickets by it. Customers are hashes. */
export const authorOf = (people: People, id: string | undefined, role: ContactRole): string | undefined =>
  id === undefined || role === 'system' ? undefined : role === 'customer' ? personTerm(people, id) : id

/** Zendesk itself writes as nobody, or with a negative number. */
export const isSystem = (id: string | undefined): boolean => id === undefined || id.startsWith('-')
