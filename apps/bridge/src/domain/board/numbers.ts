import type { ThreeNumbers } from '@throughline/shared/contract'
import { wilson } from '../fcr/wilson.ts'

/** Sums of outcomes that have the same exclusion and limit, and have or have not had their window. Empty text is neither. */
export interface OutcomeSum {
  excluded: string
  limited: string
  mature: boolean
  tickets: number
  inZendesk: number
  zendeskOneTouch: number
  oneTouch: number
  /** Stood for the window that is asked for. */
  stood: number
  botContained: number
}

/** The three numbers from sums: equal to `countIssues`, which counts ticket by ticket. */
export function numbersOf(sums: readonly OutcomeSum[]): ThreeNumbers {
  const eligible = sums.filter(isEligible)
  const net = eligible.filter(({ limited }) => limited === '')
  const count = add(eligible, 'tickets')
  return {
    // A chatbot that ended it alone took no touch of a human.
    oneTouch: wilson(add(eligible, 'oneTouch'), count - add(eligible, 'botContained')),
    fcr: wilson(add(eligible, 'stood'), count),
    netFcr: wilson(add(net, 'stood'), add(net, 'tickets')),
    zendeskOneTouch: wilson(add(sums, 'zendeskOneTouch'), add(sums, 'inZendesk')),
  }
}

export const isEligible = ({ excluded, mature }: Pick<OutcomeSum, 'excluded' | 'mature'>): boolean =>
  excluded === '' && mature

type Counts = { [Name in keyof OutcomeSum]: OutcomeSum[Name] extends number ? Name : never }[keyof OutcomeSum]

export const add = <Name extends string>(
  sums: readonly { [name in Name]: number }[],
  name: Name & (Counts | string),
): number => sums.reduce((all, one) => all + one[name], 0)
