import { type ReactNode, useMemo } from 'react'
import { type IntlShape, useIntl } from 'react-intl'
import type { MessageId } from './messages.ts'
import { type Explained, type Topic, type Word, wordId } from './words.ts'

type Values = Record<string, string | number>

/** Says a message in the agent's language. */
export type Say = (id: MessageId, values?: Values) => string

export type Speech = {
  say: Say
  /** As `say`, with elements as values. */
  saying: (id: MessageId, values: Record<string, ReactNode>) => ReactNode
  /** The label of a word of a vocabulary. */
  word: <T extends Topic>(topic: T, word: Word<T>) => string
  /** The full sentence of a word of a vocabulary. */
  sentence: <T extends Topic>(topic: T, word: Explained<T>) => string
  /** `a, b and c` */
  list: (parts: string[]) => string
}

/** For plain functions and tests: what a component gets from `useSay`. */
export const speechOf = (intl: IntlShape): Speech => {
  const say: Say = (id, values) => intl.formatMessage({ id }, values)
  return {
    say,
    saying: (id, values) => intl.formatMessage({ id }, values),
    word: (topic, word) => say(wordId(topic, word)),
    sentence: (topic, word) => say(wordId(topic, word, 'sentence')),
    list: (parts) => intl.formatList(parts),
  }
}

export const useSay = (): Speech => {
  const intl = useIntl()
  return useMemo(() => speechOf(intl), [intl])
}
