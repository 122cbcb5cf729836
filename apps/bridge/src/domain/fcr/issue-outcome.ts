import type { BoardTicket } from '@throughline/shared/contract'
import type {
  ContactCause,
  ContactExclusion,
  FirstContactLimit,
  LifecycleStage,
  Owner,
} from '@throughline/shared/vocabulary'
import type { Comeback } from './comeback.ts'

/**
 * What became of one ticket. The ticket that opened an issue speaks for the whole of it (one customer's trouble with one order or return,
 * however many tickets it took); the others of the issue are excluded as `same_issue` or `merged_away`, and have only what Zendesk makes
 * of them.
 */
export interface IssueOutcome {
  ticketId: string
  /** The ticket that speaks for the issue; `ticketId` itself where this is it. */
  issueId: string
  /** All tickets of the issue, the one that speaks for it first; only itself where another one speaks. */
  tickets: readonly string[]
  /** ISO 8601 in UTC. */
  openedAt: string
  /** The calendar day in the company's zone; what was never solved is counted on it. */
  openedOn: string
  /** Of the first solve, ISO 8601 in UTC; absent when it was never solved. */
  solvedAt?: string
  /** The calendar day of the first solve in the company's zone. */
  solvedOn?: string
  channel: string
  brand?: string
  group?: string
  /** Who replied first. */
  agentId?: string
  order?: { connection: string; key: string; number: string }
  warehouse?: string
  carrier?: string
  category?: string
  /** Why it is in no number; `immature` is not here: it depends on the window and on now. */
  excluded?: Exclude<ContactExclusion, 'immature'>
  oneTouch: boolean
  /** Zendesk counts this ticket as solved: it is solved or closed now, and neither deleted nor spam. */
  inZendesk: boolean
  zendeskOneTouch: boolean
  /** Days from the first solve to the first thing that undid it, by 86,400 s; absent when it stands. FCR within W days: absent or above W. */
  backAfterDays?: number
  backIn?: string
  loss?: BoardTicket['loss']
  /** What had changed or was missing when she came back. */
  comeback?: Comeback
  difference?: BoardTicket['difference']
  limit?: FirstContactLimit
  cause: ContactCause
  causeBefore?: ContactCause
  stage?: LifecycleStage
  owner?: Owner
  /** Contacts of the customer in it: inbound messages after at least 4 hours of silence, by any channel. */
  contacts: number
  /** The first agent handed it on. */
  handedOn: boolean
  /** A chatbot took part; `contained` when no human had to. */
  bot?: 'contained' | 'handed_over'
}
