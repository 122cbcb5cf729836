import type { BotOrderStatus, Fact, OrderCard } from '@throughline/shared/contract'
import type { ReplyLanguage } from '@throughline/shared/vocabulary'

/** What every answer of a bot carries besides its own fields. */
export type Spoken = Pick<BotOrderStatus, 'say' | 'language' | 'confidence' | 'asOf' | 'facts' | 'next'>

export interface SpeakingOptions {
  language: ReplyLanguage
  /** When the panel was composed, ISO 8601 in UTC. */
  asOf: string
  /** What the verification is worth. */
  level: 1 | 2 | 3
}

/** Facts for a program: words, numbers and dates. The free text of carriers and merchants stays here. */
export const botFacts = (facts: readonly Fact[]): BotOrderStatus['facts'] =>
  facts.slice(0, 50).map(({ topic, value, source, strength, at }) => ({
    topic,
    value: wordsOnly(value),
    source,
    strength,
    ...(at && { at: at.instant ?? at.local }),
  }))

/** A value that is neither a word of ours, a number, a date nor an amount could be somebody's text. */
const wordsOnly = (value: string): string => (/^[\w #.,:+-]{1,40}$/.test(value) ? value : 'text')

export function confidenceOf({ headline: { fact } }: OrderCard): Spoken['confidence'] {
  if (fact.word === 'unknown') return 'unknown'
  return fact.proof
}

/** Sentences one after the other, as the language joins them. */
export const joined = (sentences: readonly { text: string }[], language: ReplyLanguage): string =>
  sentences.map(({ text }) => text).join(language === 'ja' ? '' : ' ')
