import type { BotOptions, OrderCard } from '@throughline/shared/contract'
import { speakerOf } from '../wording/speaker.ts'
import { statusSentences } from '../wording/status-sentences.ts'
import { nextOf } from './next-of.ts'
import { plainCard } from './plain-card.ts'
import { botFacts, confidenceOf, joined, type SpeakingOptions } from './spoken.ts'

/** What the customer may do now, as far as a fact tells. */
export function orderOptions(card: OrderCard, { language, asOf, level }: SpeakingOptions): BotOptions {
  const speaker = speakerOf(language, asOf.slice(0, 4))
  const [status] = statusSentences(plainCard(card), speaker)
  const window = card.promises.find(({ kind }) => kind === 'return_window')
  const sentences = status ? [status] : []
  return {
    say: joined(sentences, language),
    language,
    confidence: confidenceOf(card),
    asOf,
    facts: botFacts(sentences.flatMap(({ facts }) => facts)),
    next: nextOf(card, { asOf }),
    mayReturn: window ? (window.latest >= asOf.slice(0, 10) ? 'yes' : 'no') : 'unknown',
    ...(window && { returnUntil: window.latest }),
    mayChange: mayChange(card),
    // What she bought is for who holds the contact.
    replacement: (level >= 2 ? card.lines : []).slice(0, 200).map(({ title, stock }) => ({
      article: title.slice(0, 200),
      possible: stock?.replacement.possible ?? 'unknown',
    })),
  }
}

/** Before anybody has picked a unit it can be changed; once it is picked it cannot. What holds between is the warehouse's to say. */
function mayChange({ status, warehouse, parcels }: OrderCard): BotOptions['mayChange'] {
  if (status === 'cancelled' || status === 'closed' || status === 'delivered' || parcels.length > 0)
    return 'no'
  const stages = warehouse.map(({ stage }) => stage)
  if (stages.some((stage) => stage !== 'received' && stage !== 'allocated' && stage !== 'unknown'))
    return 'no'
  if (stages.includes('unknown')) return 'unknown'
  return status === 'placed' || status === 'paid' || status === 'on_hold' || stages.length > 0
    ? 'yes'
    : 'unknown'
}
