import type { TicketHistory } from '../contacts/ticket-history.ts'
import type { FirstSolve } from './first-solve.ts'
import type { IssueOutcome } from './issue-outcome.ts'

/** Why the ticket that speaks for an issue is in no number. The first that holds, from what it is to what became of it. */
export function exclusionOf(
  head: TicketHistory,
  hasContact: boolean,
  { solved, isClosedUnanswered }: FirstSolve,
): IssueOutcome['excluded'] {
  if (head.removed) return head.removed
  if (head.isTest) return 'test'
  if (head.isSideConversation) return 'side_conversation'
  // Into a ticket that is itself in no number, or that nobody has told of.
  if (head.mergedInto) return 'merged_away'
  if (!hasContact) return 'no_inbound_contact'
  if (solved) return undefined
  return isClosedUnanswered ? 'closed_unanswered' : 'not_solved'
}
