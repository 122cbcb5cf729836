import type { ContactEvent } from './contact-event.ts'

/** An event with what tells whether it is known already. */
export interface ContactFact {
  event: ContactEvent
  /** Ids under which another teller may have told the same. */
  otherIds: readonly string[]
  /** Of two tellings with one id the weightier one stays, whichever came first. */
  weight: number
}

/** Clocks of what Zendesk sends and of what it exports differ by this much at most: the one is told when the other is written. */
const secondsApart = 2

/** An event whose id is Zendesk's own. */
export const exactFact = (event: ContactEvent, weight = 0): ContactFact => ({ event, weight, otherIds: [] })

/**
 * An event without an id that webhook and export share: named by its ticket, its second and what it says. Two tellings at most two
 * seconds apart are one event. Two events of one ticket that say the same within that time had a third one between them, which no person
 * is quick enough for.
 */
export function timedFact(event: ContactEvent, says: string, weight = 0): ContactFact {
  const second = Math.floor(Date.parse(event.at) / 1_000)
  const idAt = (at: number): string => `${says}/${event.ticketId}/${at}`
  const others = Array.from({ length: 2 * secondsApart + 1 }, (_, step) => second - secondsApart + step)
  return {
    event: { ...event, id: idAt(second) },
    weight,
    otherIds: others.filter((at) => at !== second).map(idAt),
  }
}

/** What a ticket shares with others from this event on, so that those are found: customers, orders, a chatbot's conversation, its own number. */
export function sharedTerms(event: ContactEvent): string[] {
  switch (event.kind) {
    case 'opened':
      return [
        ...event.customer,
        `ticket:${event.ticketId}`,
        ...(event.followUpOf === undefined ? [] : [`ticket:${event.followUpOf}`]),
      ]
    case 'requester_changed':
      return [...event.customer]
    case 'merged_into':
      return event.ticketId2 === '' ? [] : [`ticket:${event.ticketId2}`]
    case 'linked':
      return [`order:${event.connection}/${event.key}`]
    case 'bot_handed_over':
      return [`conversation:${event.conversation}`]
    default:
      return []
  }
}
