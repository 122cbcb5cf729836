import type { BoardTicket } from '@throughline/shared/contract'
import type { ContactCause, ContactExclusion, FirstContactLimit, LifecycleStage, Owner } from '@throughline/shared/vocabulary'

/** What became of one issue, which is one customer's trouble with one order or return, however many tickets it took. */
export interface IssueOutcome {
  /** Of the ticket that opened the issue. */
  ticketId: string
  /** All tickets of the issue, the opening one first. */
  tickets: readonly string[]
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
  zendeskOneTouch: boolean
  /** Days from the first solve to the first thing that undid it, by 86,400 s; absent when it stands. FCR within W days: absent or above W. */
  backAfterDays?: number
  backIn?: string
  loss?: BoardTicket['loss']
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
