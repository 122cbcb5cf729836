import type { Fact, OrderCard, ReplyDraft } from '@throughline/shared/contract'
import type { ReplyLanguage } from '@throughline/shared/vocabulary'
import { concernSentences } from './concern-sentences.ts'
import { promiseSentences } from './promise-sentences.ts'
import { returnSentences } from './return-sentences.ts'
import { speakerOf } from './speaker.ts'
import { statusSentences } from './status-sentences.ts'

export interface ReplyOptions {
  language: ReplyLanguage
  /** The day on which it is written, ISO 8601: only decides which dates need their year. */
  asOf: string
}

/**
 * What may be said to the customer of an order: where it is, what stands in its way, when it comes, what becomes of the money. Composed of
 * the card alone: no date, amount or status that it does not carry, and what is unknown is said to be unknown.
 */
export function composeReply(card: OrderCard, { language, asOf }: ReplyOptions): ReplyDraft {
  const speaker = speakerOf(language, asOf.slice(0, 4))
  const money = returnSentences(card, speaker)
  // The money's own sentence says that it is late, and since when.
  const isRefundTold = money.length > 0
  const concerns = concernSentences(
    { concerns: card.concerns.filter(({ kind }) => !(isRefundTold && kind === 'refund_overdue')) },
    speaker,
  )
  const sentences = [
    ...statusSentences(card, speaker),
    ...concerns,
    ...promiseSentences(card, speaker),
    ...money,
  ]
  // Who writes may not be who ordered.
  const name = card.contactDiffers ? undefined : card.customer.name?.trim()
  const greeting = name ? speaker.say('greeting', { name }) : speaker.say('greeting_nameless', {})
  // Japanese sentences follow each other without a space.
  const between = language === 'ja' ? '' : ' '
  return {
    text: `${greeting}\n\n${sentences.map(({ text }) => text).join(between)}`,
    language,
    facts: distinct(sentences.flatMap(({ facts }) => facts)),
    promises: sentences.flatMap(({ promises }) => promises ?? []),
  }
}

const distinct = (facts: readonly Fact[]): Fact[] => [
  ...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values(),
]
