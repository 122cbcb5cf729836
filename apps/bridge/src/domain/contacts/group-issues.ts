import type { Issue } from './issue.ts'
import type { TicketHistory } from './ticket-history.ts'

/**
 * Tickets as issues. Each history is in exactly one issue; the outcome depends on the histories alone, not on their order. For a part of
 * all tickets give a set that is closed over `issueKeysOf`, and the shared customers of all: then its issues are those of the whole.
 */
export function groupIssues(histories: readonly TicketHistory[], shared: ReadonlySet<string>): Issue[] {
  throw new Error(`groupIssues: ${histories.length} ${shared.size}`)
}
