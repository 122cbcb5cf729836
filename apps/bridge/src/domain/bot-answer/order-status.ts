import type { BotOrderStatus, CardParcel, OrderCard } from '@throughline/shared/contract'
import { promiseSentences } from '../wording/promise-sentences.ts'
import { speakerOf } from '../wording/speaker.ts'
import { statusSentences } from '../wording/status-sentences.ts'
import { nextOf } from './next-of.ts'
import { orderSummary } from './order-summary.ts'
import { plainCard } from './plain-card.ts'
import { botFacts, confidenceOf, joined, type SpeakingOptions } from './spoken.ts'

/** Where an order is. Level 1 hears stage, date and carrier; tracking numbers are for who holds the contact. */
export function orderStatus(card: OrderCard, options: SpeakingOptions): BotOrderStatus {
  const { language, asOf, level } = options
  const told = plainCard(card)
  const speaker = speakerOf(language, asOf.slice(0, 4))
  const sentences = [...statusSentences(told, speaker), ...promiseSentences(told, speaker)]
  const delivery = card.promises.find(({ kind }) => kind === 'delivery')
  return {
    say: joined(sentences, language),
    language,
    confidence: confidenceOf(card),
    asOf,
    facts: botFacts(sentences.flatMap(({ facts }) => facts)),
    next: nextOf(card, { asOf }),
    order: orderSummary(card),
    parcels: told.parcels
      .filter(({ direction }) => direction === 'outbound')
      .slice(0, 50)
      .map((parcel) => parcelOf(parcel, level)),
    ...(delivery && { promised: delivery.latest }),
    ...(delivery?.expected && { expected: delivery.expected }),
    concerns: [...new Set(card.concerns.map(({ kind }) => kind))],
  }
}

const parcelOf = (
  { carrier, stage, eta, deliveredAt, trackingNumber }: CardParcel,
  level: SpeakingOptions['level'],
): BotOrderStatus['parcels'][number] => ({
  ...(carrier && { carrier }),
  stage,
  ...(eta && { estimated: eta }),
  ...(deliveredAt && { deliveredOn: deliveredAt.local.slice(0, 10) }),
  ...(level >= 2 && trackingNumber && { trackingNumber }),
})
