import type { ConcernKind, FailureKind, Owner, PromiseState } from '@throughline/shared/vocabulary'

/** What the panel showed of a ticket's order at one moment, frozen: facts change, what the agent could see then does not. */
export interface ContactSnapshot {
  ticketId: string
  moment: 'opened' | 'first_reply'
  /** When the panel was composed, ISO 8601 in UTC: up to the moment that it stands for, never after. */
  at: string
  outcome: 'found' | 'several' | 'none' | 'unavailable'
  /** The order that the ticket is about. */
  order?: {
    connection: string
    key: string
    number: string
    returnNumber?: string
    proof: 'proven' | 'claimed'
    warehouse?: string
    carrier?: string
    category?: string
    /** The worst first. `since` as ISO 8601 in UTC or a day. */
    concerns: { kind: ConcernKind; owner: Owner; since?: string }[]
    promises: { by: 'shop' | 'carrier' | 'agent' | 'bot' | 'policy'; state: PromiseState }[]
    /** A refund was issued and no bank had booked it. */
    refundUnsettled?: boolean
    /** A return was on its way back to us. */
    returnUnderWay?: boolean
  }
  /** Systems that could have told more and did not answer. */
  silent: { connection: string; failure: FailureKind }[]
}
