import en from '../../../lang/board/en.json'
import { english, loadMessages, type Messages } from '../../language/messages.ts'
import { type BoardWordId, boardEnglishWords } from './board-words.ts'

/** Every sentence that the board has beside the panel's. A key that English does not have does not compile. */
export type BoardMessageId = keyof typeof en | BoardWordId

/** Words hold no placeholders, so they need no parser: one literal each. */
const literal = (text: string) => [{ type: 0, value: text }] as unknown as string

export const boardEnglish: Messages = {
  ...english,
  ...Object.fromEntries(Object.entries(boardEnglishWords()).map(([id, text]) => [id, literal(text)])),
  ...en,
}

const load: Record<string, () => Promise<{ default: Messages }>> = {
  de: () => import('../../../lang/board/de.json'),
  ja: () => import('../../../lang/board/ja.json'),
}

/** The panel's words and the board's; what a language lacks is shown in English. */
export const loadBoardMessages = async (language: string): Promise<Messages> => {
  const [panel, board] = await Promise.all([loadMessages(language), load[language]?.()])
  return board ? { ...boardEnglish, ...panel, ...board.default } : boardEnglish
}
