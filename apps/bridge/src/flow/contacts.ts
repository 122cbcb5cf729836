import type { ContactEvent, ContactEventKind } from '../domain/contacts/contact-event.ts'
import { type ContactFact, sharedTerms } from '../domain/contacts/contact-fact.ts'
import type { ContactRow } from '../platform/store/contacts-store.ts'

export interface ContactsOptions {
  store: {
    append(account: string, rows: readonly ContactRow[]): Promise<ContactRow[]>
    eventsOf(account: string, ticketIds: readonly string[], kinds?: readonly string[]): Promise<string[]>
  }
}

/** Hears which tickets have changed, after it is committed. May be told of one ticket again. */
export type OnTickets = (account: string, ticketIds: readonly string[]) => void

export type Contacts = ReturnType<typeof createContacts>

/**
 * What is known of contacts: the one place where webhooks, backfill, bots, panels and corrections meet. In whichever order they tell,
 * and however often, the same is kept.
 */
export function createContacts({ store }: ContactsOptions) {
  const listeners = new Set<OnTickets>()
  return {
    /** Committed when it resolves. Answers the events that were new, or fuller than before. */
    async append(account: string, facts: readonly ContactFact[]): Promise<ContactEvent[]> {
      const kept = await store.append(account, facts.map(rowOf))
      if (kept.length > 0) {
        const ticketIds = [...new Set(kept.map(({ ticketId }) => ticketId))]
        for (const hear of listeners) hear(account, ticketIds)
      }
      return kept.map(({ data }) => eventIn(data))
    },

    /** What is known of these tickets, all of it or these kinds, each ticket's in the order of time. */
    async eventsOf(
      account: string,
      ticketIds: readonly string[],
      kinds?: readonly ContactEventKind[],
    ): Promise<ContactEvent[]> {
      return (await store.eventsOf(account, ticketIds, kinds)).map(eventIn)
    },

    /** Hears of changes from now on. Answers what stops it. */
    onTickets(hear: OnTickets): () => void {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
  }
}

const rowOf = ({ event, otherIds, weight }: ContactFact): ContactRow => ({
  id: event.id,
  otherIds,
  ticketId: event.ticketId,
  kind: event.kind,
  at: event.at,
  weight,
  data: JSON.stringify(event),
  terms: sharedTerms(event),
})

/** Nobody but us writes there, and only what was an event. */
const eventIn = (data: string): ContactEvent => JSON.parse(data) as ContactEvent
