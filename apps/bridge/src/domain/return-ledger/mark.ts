import { type Strength, strengths } from '@throughline/shared/contract'
import type { Moment } from '@throughline/shared/model'

/** That a step happened, by one source. */
export interface Mark {
  source: string
  strength: Strength
  /** When it happened, as the source says. */
  at?: Moment | undefined
  /** Where a status says it without a time: when the source said so. It happened then or before. */
  saidAt?: Moment | undefined
}

/** The mark that carries most: the stronger one; of equals the one with a time; then the earlier one. */
export const strongest = (marks: readonly Mark[]): Mark | undefined =>
  marks.length === 0 ? undefined : marks.reduce((best, mark) => (compare(mark, best) < 0 ? mark : best))

const compare = (a: Mark, b: Mark): number =>
  strengths.indexOf(a.strength) - strengths.indexOf(b.strength) ||
  Number(a.at === undefined) - Number(b.at === undefined) ||
  clockOf(a.at ?? a.saidAt).localeCompare(clockOf(b.at ?? b.saidAt)) ||
  a.source.localeCompare(b.source)

const clockOf = (moment: Moment | undefined): string => moment?.instant ?? moment?.local ?? ''
