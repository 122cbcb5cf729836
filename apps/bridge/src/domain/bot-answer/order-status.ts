import type { BotOrderStatus, CardParcel, OrderCard } from '@throughline/shared/contract'
import { promiseSentences } from '../wording/promise-sentences.ts'
import { speakerOf } from '../wording/speaker.ts'
import { statusSentences } from '../wording/status-sentences.ts'
import { nextOf } from './next-of.ts'
import { orderSummary } from './order-summary.ts'
import { plainCard } from './plain-card.ts'
import { plainNumber } from './plain-number.ts'
import { promisedDays } from './promised-days.ts'
import { confidenceOf, dayOf, type SpeakingOptions, told } from './spoken.ts'
import { textsOfOrder, untrusted } from './untrusted-texts.ts'

/** Where an order is. Level 1 hears stage, date and carrier; tracking numbers are for who holds the contact. */
export function orderStatus(card: OrderCard, options: SpeakingOptions): BotOrderStatus {
  const { language, asOf, level } = options
  const plain = plainCard(card)
  const speaker = speakerOf(language, asOf.slice(0, 4))
  return {
    ...told([...statusSentences(plain, speaker), ...promiseSentences(plain, speaker)], language),
    confidence: confidenceOf(card),
    asOf,
    next: nextOf(card, { asOf }),
    order: orderSummary(card),
    parcels: plain.parcels
      .filter(({ direction }) => direction === 'outbound')
      .slice(0, 50)
      .map((parcel) => parcelOf(parcel, level)),
    ...promisedDays(card),
    concerns: [...new Set(card.concerns.map(({ kind }) => kind))],
    ...untrusted(() => textsOfOrder(card), options),
  }
}

function parcelOf(
  { carrier, stage, eta, deliveredAt, trackingNumber }: CardParcel,
  level: SpeakingOptions['level'],
): BotOrderStatus['parcels'][number] {
  const deliveredOn = dayOf(deliveredAt)
  const number = level >= 2 ? plainNumber(trackingNumber) : undefined
  return {
    ...(carrier && { carrier }),
    stage,
    ...(eta && { estimated: eta }),
    ...(deliveredOn && { deliveredOn }),
    ...(number && { trackingNumber: number }),
  }
}
