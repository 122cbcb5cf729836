import type { BotOrderStatus, Fact, OrderCard } from '@throughline/shared/contract'
import { CalendarDate, type Moment } from '@throughline/shared/model'
import type { ReplyLanguage } from '@throughline/shared/vocabulary'
import type { Sentence } from '../wording/sentence.ts'

/** What every answer of a bot carries besides its own fields. */
export type Spoken = Pick<BotOrderStatus, 'say' | 'language' | 'confidence' | 'asOf' | 'facts' | 'next'>

export interface SpeakingOptions {
  language: ReplyLanguage
  /** When the panel was composed, ISO 8601 in UTC. */
  asOf: string
  /** What the verification is worth. */
  level: 1 | 2 | 3
  /** Texts of strangers were asked for. */
  withUntrusted?: boolean
}

/** Sentences as they are said, and the facts that they rest on. */
export const told = (
  sentences: readonly Sentence[],
  language: ReplyLanguage,
): Pick<Spoken, 'say' | 'language' | 'facts'> => ({
  // Japanese sentences follow each other without a space.
  say: [...new Set(sentences.map(({ text }) => text))].join(language === 'ja' ? '' : ' '),
  language,
  facts: botFacts(sentences.flatMap(({ facts }) => facts)),
})

/** Facts for a program: words, numbers and dates. The free text of carriers and merchants stays here. */
function botFacts(facts: readonly Fact[]): Spoken['facts'] {
  const plain = facts.map(({ topic, value, source, strength, at }) => {
    const when = timeOf(at)
    return {
      topic,
      value: plainValue(topic, value),
      source: source.slice(0, 60),
      strength,
      ...(when && { at: when }),
    }
  })
  return [...new Map(plain.map((fact) => [JSON.stringify(fact), fact])).values()].slice(0, 50)
}

/** A word of ours, a number, a day, or an amount with its currency. */
const words = /^(?:[a-z]+(?:_[a-z]+)*|\d{1,9}|\d{4}-\d{2}-\d{2})$/
const amount = /^(?=.*\d)[\d.,'’\s\p{Sc}-]*\p{L}{0,3}[\d.,'’\s\p{Sc}-]*$/u

/** What is none of these could be somebody's text. */
const plainValue = (topic: Fact['topic'], value: string): string =>
  value.length <= 40 && (words.test(value) || (topic === 'refund' && amount.test(value))) ? value : 'text'

/** The clock of the place, as the sentences tell it, with its offset where one is known; ISO 8601. */
function timeOf(moment: Moment | undefined): string | undefined {
  if (!moment) return undefined
  const local = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)?$/.exec(moment.local)?.[0]
  if (local === undefined || dayOf(moment) === undefined) return moment.instant
  const offset = /^[+-]\d{2}:\d{2}$/.exec(moment.offset ?? '')?.[0]
  return local.includes('T') ? `${local}${offset ?? ''}` : local
}

/** The day on the clock of its place; undefined for what is no date of the calendar. */
export function dayOf(moment: Moment | undefined): CalendarDate | undefined {
  const day = CalendarDate.safeParse(moment?.local.slice(0, 10))
  return day.success ? day.data : undefined
}

export function confidenceOf({ headline: { fact } }: OrderCard): Spoken['confidence'] {
  if (fact.word === 'unknown') return 'unknown'
  return fact.proof
}
