import { plainCharacters } from './characters.ts'
import { htmlText } from './html-text.ts'

/** What a person would read in this message. Every key's `shown` stands in it. */
export const readable = (raw: string): string => plainCharacters(htmlText(raw))
