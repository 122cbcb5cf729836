import type { Owner } from '@throughline/shared/vocabulary'
import { useMemo } from 'react'
import { type IntlShape, useIntl } from 'react-intl'
import { wordId } from '../../language/words.ts'
import type { BoardMessageId } from './board-messages.ts'
import { type BoardTopic, type BoardWord, type ExplainedTopic, isBoardWord } from './board-words.ts'

type Values = Record<string, string | number>

/** How the board speaks. A word of a newer bridge is shown as it came: better than nothing, and never blank. */
export type BoardSpeech = {
  locale: string
  say: (id: BoardMessageId, values?: Values) => string
  word: <T extends BoardTopic>(topic: T, word: BoardWord<T>) => string
  sentence: <T extends ExplainedTopic>(topic: T, word: BoardWord<T>) => string
  owner: (owner: Owner) => string
  /** `a, b and c` */
  list: (parts: string[]) => string
  /** `a, b, c` */
  row: (parts: string[]) => string
}

export const boardSpeechOf = (intl: IntlShape): BoardSpeech => {
  const said = (id: string, values?: Values) => intl.formatMessage({ id }, values)
  return {
    locale: intl.locale,
    say: said,
    word: (topic, word) => (isBoardWord(topic, word) ? said(`word.${topic}.${word}.label`) : word),
    sentence: (topic, word) => (isBoardWord(topic, word) ? said(`word.${topic}.${word}.sentence`) : word),
    owner: (owner) => said(wordId('owner', owner)),
    list: (parts) => intl.formatList(parts),
    row: (parts) => intl.formatList(parts, { type: 'unit' }),
  }
}

export const useBoardSay = (): BoardSpeech => {
  const intl = useIntl()
  return useMemo(() => boardSpeechOf(intl), [intl])
}
