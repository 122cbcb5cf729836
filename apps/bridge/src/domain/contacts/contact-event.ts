import type { ContactCause } from '@throughline/shared/vocabulary'

/** Who wrote, by the role at that time: an agent may have become an end user since. `system` is an automation, a trigger or a merge. */
export type ContactRole = 'customer' | 'agent' | 'bot' | 'system'

export type TicketStatus = 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed'

interface Happened {
  /** Unique in the account; the same event twice is one. From the helpdesk's own ids, never from the order of arrival. */
  id: string
  ticketId: string
  /** ISO 8601 in UTC, by the helpdesk's clock. */
  at: string
}

/**
 * One thing that happened to a ticket, as a fact without a word of what was said. Customers are keyed hashes, colleagues their numbers; `thanks` was read from the
 * text, which is not kept: it says only "thank you".
 */
export type ContactEvent = Happened &
  (
    | {
        kind: 'opened'
        /** As the helpdesk names it: `email`, `web`, `chat`, `whatsapp`, `bot` … */
        channel: string
        /** Hashed e-mails, phones and helpdesk ids of the requester; empty where there is none. */
        customer: readonly string[]
        /** A reply to a closed ticket made it: tags and channel are inherited and prove nothing. */
        followUpOf?: string
        brand?: string
        isSideConversation?: boolean
      }
    | {
        kind: 'message'
        role: ContactRole
        isPublic: boolean
        author?: string
        channel?: string
        thanks?: boolean
      }
    | { kind: 'status'; to: TicketStatus; by: ContactRole }
    | { kind: 'assigned'; group?: string; assignee?: string }
    /** Merged into that ticket; empty where only a tag tells, and nobody knows into which. */
    | { kind: 'merged_into'; ticketId2: string }
    | { kind: 'requester_changed'; customer: readonly string[] }
    | { kind: 'brand_changed'; brand: string }
    | { kind: 'rated'; rating: 'good' | 'bad' }
    | { kind: 'removed'; how: 'deleted' | 'spam' }
    | { kind: 'restored' }
    /** Carries a tag that marks tests. Tags of a follow-up are inherited and not believed. */
    | { kind: 'tagged_test' }
    /** The panel showed that it is about this order or return: `connection` and `key` of the record, `number` as customers know it. */
    | { kind: 'linked'; connection: string; key: string; number: string; returnNumber?: string }
    /** A chatbot gave the conversation to a human, or ended it alone. */
    | { kind: 'bot_handed_over'; conversation: string; endedAlone?: boolean }
    | { kind: 'cause_corrected'; cause: ContactCause | null; by: string }
  )
export type ContactEventKind = ContactEvent['kind']
