import type { BoardFilter, FcrWindow, ThreeNumbers } from '@throughline/shared/contract'
import type { ContactExclusion, FirstContactLimit } from '@throughline/shared/vocabulary'
import { dayAt } from '../calendar/day-of.ts'
import { day } from '../contacts/durations.ts'
import type { IssueOutcome } from './issue-outcome.ts'
import { wilson } from './wilson.ts'

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
  const asked = outcomes.filter((outcome) => isAsked(outcome, context.filter))
  const counting = asked.filter(({ excluded }) => !excluded)
  const eligible = counting.filter((outcome) => isMature(outcome, context))
  const byHumans = eligible.filter(({ bot }) => bot !== 'contained')
  const net = eligible.filter(({ limit }) => !limit)
  const inZendesk = asked.filter((outcome) => outcome.inZendesk)
  const isStanding = (outcome: IssueOutcome): boolean => isFirstContact(outcome, context.window)
  const share = (of: IssueOutcome[], is: (outcome: IssueOutcome) => boolean) =>
    wilson(of.filter(is).length, of.length)
  return {
    numbers: {
      oneTouch: share(byHumans, ({ oneTouch }) => oneTouch),
      fcr: share(eligible, isStanding),
      netFcr: share(net, isStanding),
      zendeskOneTouch: share(inZendesk, ({ zendeskOneTouch }) => zendeskOneTouch),
    },
    immature: counting.length - eligible.length,
    excluded: tally(asked.map(({ excluded }) => excluded)),
    limits: tally(eligible.map(({ limit }) => limit)),
  }
}

/** The three numbers, and Zendesk's. */
export const threeNumbers = (outcomes: readonly IssueOutcome[], context: CountContext): ThreeNumbers =>
  countIssues(outcomes, context).numbers

/** Whether the first solve stood for the whole window; what comes back exactly at its end has not. */
export const isFirstContact = ({ backAfterDays }: IssueOutcome, window: FcrWindow): boolean =>
  backAfterDays === undefined || backAfterDays > window

/** The last day on which a solve has had its whole window: every hour of the day plus `window` days have passed. */
export const lastMatureDay = ({
  now,
  timeZone,
  window,
}: Pick<CountContext, 'now' | 'timeZone' | 'window'>): string =>
  new Date(Date.parse(dayAt(now, timeZone)) - (window + 1) * day).toISOString().slice(0, 10)

const isMature = ({ solvedOn }: IssueOutcome, context: CountContext): boolean =>
  solvedOn !== undefined && solvedOn <= lastMatureDay(context)

/** Dated by the first solve; what was never solved by its opening. An empty list asks for all. */
function isAsked(outcome: IssueOutcome, filter: BoardFilter): boolean {
  const on = outcome.solvedOn ?? outcome.openedOn
  const isOneOf = (list: readonly string[], word: string | undefined): boolean =>
    list.length === 0 || (word !== undefined && list.includes(word))
  return (
    filter.from <= on &&
    on <= filter.to &&
    isOneOf(filter.brands, outcome.brand) &&
    isOneOf(filter.channels, outcome.channel) &&
    isOneOf(filter.groups, outcome.group) &&
    isOneOf(filter.causes, outcome.cause) &&
    isOneOf(filter.stages, outcome.stage) &&
    isOneOf(filter.warehouses, outcome.warehouse) &&
    isOneOf(filter.carriers, outcome.carrier) &&
    isOneOf(filter.categories, outcome.category)
  )
}

const tally = <Word extends string>(words: readonly (Word | undefined)[]): Partial<Record<Word, number>> => {
  const counts: Partial<Record<Word, number>> = {}
  for (const word of words) if (word) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
