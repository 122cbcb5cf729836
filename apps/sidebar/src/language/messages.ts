import en from '../../lang/en.json'
import { englishWords, type WordId } from './words.ts'

/** Every sentence of the panel. A key that English does not have does not compile. */
export type MessageId = keyof typeof en | WordId

/** As react-intl takes them: text while developing and testing, parsed by the build. */
export type Messages = Record<string, string>

/** Words hold no placeholders, so they need no parser: one literal each. */
const literal = (text: string) => [{ type: 0, value: text }] as unknown as string

export const english: Messages = {
  ...Object.fromEntries(Object.entries(englishWords()).map(([id, text]) => [id, literal(text)])),
  ...en,
}

const load: Record<string, () => Promise<{ default: Messages }>> = {
  de: () => import('../../lang/de.json'),
  ja: () => import('../../lang/ja.json'),
}

/** The languages that are complete; anything else reads English. */
export const languageOf = (locale: string | undefined): string => {
  const language = locale?.split(/[-_]/, 1)[0]?.toLowerCase() ?? ''
  return language in load ? language : 'en'
}

/** A message that a language lacks is shown in English: an empty label would take Garden down. */
export const loadMessages = async (language: string): Promise<Messages> => {
  const other = await load[language]?.()
  return other ? { ...english, ...other.default } : english
}
