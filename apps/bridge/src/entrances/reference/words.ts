import { escapeUTF8 } from 'entities'

/** Text as it may stand in HTML. */
export const words = (text: string): string => escapeUTF8(text)

export const code = (text: string): string => `<code>${words(text)}</code>`

/** A sentence of ours: what stands between backticks becomes code. */
export const prose = (text: string): string => words(text).replace(/`([^`]+)`/g, '<code>$1</code>')
