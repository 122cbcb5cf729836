import type { ContactCause } from '@throughline/shared/vocabulary'
import type { ContactRole, TicketStatus } from './contact-event.ts'

export interface HistoryMessage {
  at: string
  role: ContactRole
  isPublic: boolean
  author?: string
  /** Nothing but "thank you". */
  thanks: boolean
}

/** A change to `solved`, or to `closed` where no solve is known before it. */
export interface Solve {
  at: string
  by: ContactRole
  /** When the ticket was opened again. `thanks`: the customer said nothing else. `us`: an agent, a bot or an automation did it. */
  undone?: { at: string; by: 'customer' | 'thanks' | 'us' }
}

/** All that is known of one ticket, whatever the order in which it was told. Times are ISO 8601 in UTC. */
export interface TicketHistory {
  ticketId: string
  openedAt: string
  /** When the customer or we last said something, or solved it. */
  lastAt: string
  /** `unknown` where nobody told, and for a follow-up, whose channel is inherited. */
  channel: string
  brand?: string
  /** Hashes of the requester as she is now: who is put in her place by an agent was never the customer. */
  customers: readonly string[]
  followUpOf?: string
  mergedInto?: { ticketId: string; at: string }
  isSideConversation: boolean
  isTest: boolean
  removed?: 'deleted' | 'spam'
  /** As it is now. */
  status: TicketStatus
  /** The oldest first. */
  messages: readonly HistoryMessage[]
  solves: readonly Solve[]
  assignments: readonly { at: string; group?: string; assignee?: string }[]
  /** What it was linked to last: an agent who picks another order corrects herself. */
  order?: { connection: string; key: string; number: string; returnNumber?: string }
  /** Conversations that a chatbot ended or handed over here; `at` of the first hand-over to a human. */
  conversations: readonly string[]
  handedOverAt?: string
  /** The newest word of an agent on the cause; none where she took it back. */
  corrected?: ContactCause
}
