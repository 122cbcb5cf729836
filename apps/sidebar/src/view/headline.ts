import type { Statement } from '@throughline/shared/contract'
import type { MessageId } from '../language/messages.ts'
import type { Say } from '../language/use-say.ts'
import { vocabularies } from '../language/words.ts'

const words = {
  order: vocabularies.order_status,
  warehouse: vocabularies.warehouse_stage,
  shipment: vocabularies.shipment_stage,
  return: vocabularies.return_stage,
}

type HeadlineId = {
  [T in Statement['topic']]: `headline.${T}.${keyof (typeof words)[T] & string}`
}[Statement['topic']]

type Fact = {
  topic: Statement['topic']
  word: string
  carrier?: string | undefined
  arrived?: boolean | undefined
}

/** The message for a fact; a word of a newer bridge reads as not recognised. Compiles only while English has every one. */
const headlineId = ({ topic, word, arrived }: Fact): MessageId =>
  topic === 'return' && word === 'in_transit' && arrived
    ? 'headline.return.arrived'
    : (`headline.${topic}.${Object.hasOwn(words[topic], word) ? word : 'unknown'}` as HeadlineId)

/** `In transit with DHL` */
export const sayHeadline = (fact: Fact, say: Say): string =>
  say(headlineId(fact), { carrier: fact.carrier ?? 'none' })
