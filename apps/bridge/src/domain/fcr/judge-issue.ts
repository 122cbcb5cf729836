import type { ContactSnapshot } from '../contacts/contact-snapshot.ts'
import type { Issue } from '../contacts/issue.ts'
import type { IssueOutcome } from './issue-outcome.ts'

export interface JudgeContext {
  /** Of all tickets of the issue; others are ignored. */
  snapshots: readonly ContactSnapshot[]
  /** The company's, as in the IANA list. */
  timeZone: string
}

/** What became of an issue: one outcome a ticket, the one that speaks for the issue first. */
export function judgeIssue(issue: Issue, context: JudgeContext): IssueOutcome[] {
  throw new Error(`judgeIssue: ${issue.id} ${context.timeZone}`)
}
