import type { BoardFilter, FcrWindow, ThreeNumbers } from '@throughline/shared/contract'
import type { ContactExclusion, FirstContactLimit } from '@throughline/shared/vocabulary'
import type { IssueOutcome } from './issue-outcome.ts'

export interface CountContext {
  window: FcrWindow
  /** Epoch milliseconds. */
  now: number
  timeZone: string
  /** Its `window` is not read. */
  filter: BoardFilter
}

export interface Counted {
  numbers: ThreeNumbers
  immature: number
  excluded: Partial<Record<ContactExclusion, number>>
  limits: Partial<Record<FirstContactLimit, number>>
}

/** The reference: slow and obviously right. What the board reads from rollups must be equal to it. */
export function countIssues(outcomes: readonly IssueOutcome[], context: CountContext): Counted {
  throw new Error(`countIssues: ${outcomes.length} ${context.window}`)
}

/** The three numbers, and Zendesk's. */
export const threeNumbers = (outcomes: readonly IssueOutcome[], context: CountContext): ThreeNumbers =>
  countIssues(outcomes, context).numbers
