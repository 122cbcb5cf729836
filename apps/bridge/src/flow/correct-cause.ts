import type { CorrectCauseRequest, CorrectedCause, TicketCause } from '@throughline/shared/contract'
import { exactFact } from '../domain/contacts/contact-fact.ts'
import type { IssueOutcome } from '../domain/fcr/issue-outcome.ts'
import type { Contacts } from './contacts.ts'
import type { Outcomes } from './outcomes.ts'

export interface CorrectCauseOptions {
  contacts: Pick<Contacts, 'append' | 'eventsOf'>
  outcomes: Pick<Outcomes, 'judge' | 'settle'>
  /** Epoch milliseconds. */
  now: () => number
}

/** Why the customer of a ticket wrote, by its facts and what agents said of it. */
export type CauseOf = (account: string, ticketId: string) => Promise<TicketCause>

/** Undefined where nothing is known of the ticket. */
export type CorrectCause = (
  account: string,
  correction: CorrectCauseRequest & { by: string },
) => Promise<CorrectedCause | undefined>

export const createCauseOf =
  ({ outcomes }: { outcomes: Pick<Outcomes, 'judge'> }): CauseOf =>
  async (account, ticketId) => {
    const judged = await outcomes.judge(account, [ticketId])
    return causeIn(judged.find((one) => one.ticketId === ticketId)) ?? null
  }

const causeIn = (outcome: IssueOutcome | undefined): CorrectedCause | undefined =>
  outcome && {
    cause: outcome.cause,
    corrected: outcome.causeBefore !== undefined,
    ...(outcome.causeBefore && { causeBefore: outcome.causeBefore }),
  }

/** An agent knows better than the facts. What she says is one more fact: it is kept, it counts, and it can be taken back. */
export const createCorrectCause =
  ({ contacts, outcomes, now }: CorrectCauseOptions): CorrectCause =>
  async (account, { ticketId, cause, by }) => {
    if ((await contacts.eventsOf(account, [ticketId])).length === 0) return undefined
    const at = new Date(now()).toISOString()
    await contacts.append(account, [
      exactFact({ id: `cause/${ticketId}/${at}`, ticketId, at, kind: 'cause_corrected', cause, by }),
    ])
    await outcomes.settle(account)
    const judged = await outcomes.judge(account, [ticketId])
    return causeIn(judged.find((one) => one.ticketId === ticketId))
  }
