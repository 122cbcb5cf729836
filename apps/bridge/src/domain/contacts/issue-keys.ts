import type { TicketHistory } from './ticket-history.ts'

/**
 * What may join this ticket to an issue with others. Two tickets without a common key are never one issue; those with one may be: close
 * a set of histories over these keys and give it to `groupIssues`. `shared` are customers that stand for many people.
 */
export function issueKeysOf(history: TicketHistory, shared: ReadonlySet<string>): string[] {
  throw new Error(`issueKeysOf: ${history.ticketId} ${shared.size}`)
}
