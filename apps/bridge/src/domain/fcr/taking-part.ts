import { between, oneMoment } from '../contacts/durations.ts'
import type { TicketHistory } from '../contacts/ticket-history.ts'
import type { IssueOutcome } from './issue-outcome.ts'

/** Whether the first agent handed the ticket on, to another agent or another group, up to this time. */
export function wasHandedOn({ assignments }: TicketHistory, until: string): boolean {
  let agent: string | undefined
  let group: string | undefined
  for (const { at, assignee, group: to } of assignments) {
    if (between(until, at) > oneMoment) return false
    const isOther = (assignee ?? agent) !== agent || (to !== undefined && group !== undefined && to !== group)
    if (agent !== undefined && isOther) return true
    agent ??= assignee
    group = to ?? group
  }
  return false
}

/** Whose group it was at that time. */
export const groupAt = ({ assignments }: TicketHistory, until: string): string | undefined => {
  const grouped = assignments.filter(({ group }) => group !== undefined)
  return (grouped.findLast(({ at }) => between(until, at) <= oneMoment) ?? grouped[0])?.group
}

/** What a chatbot did in an issue: `contained` when no human wrote, solved or was called. */
export function botIn(tickets: readonly TicketHistory[]): IssueOutcome['bot'] {
  const hasBot = tickets.some(
    ({ channel, conversations, messages }) =>
      channel === 'bot' ||
      conversations.length > 0 ||
      messages.some(({ role, isPublic }) => role === 'bot' && isPublic),
  )
  if (!hasBot) return undefined
  const hadHuman = tickets.some(
    ({ messages, solves, handedOverAt }) =>
      handedOverAt !== undefined ||
      messages.some(({ role, isPublic }) => role === 'agent' && isPublic) ||
      solves.some(({ by }) => by === 'agent'),
  )
  return hadHuman ? 'handed_over' : 'contained'
}
