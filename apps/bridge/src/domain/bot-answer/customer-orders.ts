import type { BotOrders, OrderCard } from '@throughline/shared/contract'
import { botWords } from '../wording/bot-words.ts'
import { promiseSentences } from '../wording/promise-sentences.ts'
import type { Sentence } from '../wording/sentence.ts'
import { speakerOf } from '../wording/speaker.ts'
import { statusSentences } from '../wording/status-sentences.ts'
import { nextOf } from './next-of.ts'
import { orderSummary } from './order-summary.ts'
import { plainCard } from './plain-card.ts'
import { confidenceOf, type SpeakingOptions, type Spoken, told } from './spoken.ts'

/** Told in full; nobody listens to more. */
const mostTold = 3

/** Listed at most; the contract ends there. */
const mostListed = 50

/**
 * The customer's orders, the newest first: where the newest are and when they come, and how many more there are. `more`: a source may
 * hold older ones that it was not read for.
 */
export function customerOrders(
  cards: readonly OrderCard[],
  { language, asOf, more = false }: Omit<SpeakingOptions, 'level'> & { more?: boolean },
): BotOrders {
  const newest = cards.toSorted(byAge).slice(0, mostListed)
  const truncated = more || cards.length > mostListed
  const [first] = newest
  // She proved to be somebody with an order, so one that is gone is a system that does not answer.
  if (!first) {
    const said = told([], language)
    const next = { human: true, why: 'source_silent' } as const
    return { ...said, say: botWords[language].no_orders, confidence: 'unknown', asOf, next, orders: [] }
  }
  const speaker = speakerOf(language, asOf.slice(0, 4))
  const count = (id: 'bot_orders' | 'bot_more_orders', many: number): Sentence => ({
    text: speaker.say(id, { count: String(many) }),
    facts: [],
  })
  const sentences = newest
    .slice(0, mostTold)
    .map(plainCard)
    .flatMap((card) => [...statusSentences(card, speaker).slice(0, 1), ...promiseSentences(card, speaker)])
  return {
    ...told(
      [
        ...(newest.length > 1 ? [count('bot_orders', newest.length)] : []),
        ...sentences,
        ...(newest.length > mostTold ? [count('bot_more_orders', newest.length - mostTold)] : []),
        ...(truncated ? [{ text: speaker.say('bot_older_orders', {}), facts: [] }] : []),
      ],
      language,
    ),
    confidence: leastSure(newest.slice(0, mostTold).map(confidenceOf)),
    asOf,
    next: newest.length === 1 ? nextOf(first, { asOf }) : { human: false },
    orders: newest.map(orderSummary),
    ...(truncated && { truncated }),
  }
}

const placed = ({ placedAt }: OrderCard): string => placedAt?.instant ?? placedAt?.local ?? ''
const byAge = (a: OrderCard, b: OrderCard): number =>
  placed(a) < placed(b) ? 1 : placed(a) > placed(b) ? -1 : 0

const leastSure = (all: readonly Spoken['confidence'][]): Spoken['confidence'] =>
  (['unknown', 'claimed'] as const).find((one) => all.includes(one)) ?? 'proven'
