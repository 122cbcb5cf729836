import { createIntl } from 'react-intl'
import { boardEnglish } from '../src/board/language/board-messages.ts'
import { type BoardSpeech, boardSpeechOf } from '../src/board/language/use-board-say.ts'

/** What the board's components get from `useBoardSay`, in English. */
export const boardEnglishSpeech = (): BoardSpeech =>
  boardSpeechOf(createIntl({ locale: 'en', messages: boardEnglish }))
