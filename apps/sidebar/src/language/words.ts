import {
  failureKindText,
  holdReasonText,
  nextStepText,
  orderStatusText,
  ownerText,
  panelNoticeText,
  paymentStatusText,
  recordKindText,
  returnStageText,
  returnStepText,
  severityText,
  shipmentFlagText,
  shipmentStageText,
  type Wording,
  warehouseFlagText,
  warehouseStageText,
} from '@throughline/shared/vocabulary'

/** Every closed list that the panel shows words of, by the name that its messages carry. */
export const vocabularies = {
  order_status: orderStatusText,
  payment_status: paymentStatusText,
  warehouse_stage: warehouseStageText,
  warehouse_flag: warehouseFlagText,
  hold_reason: holdReasonText,
  shipment_stage: shipmentStageText,
  shipment_flag: shipmentFlagText,
  return_stage: returnStageText,
  failure_kind: failureKindText,
  record_kind: recordKindText,
  owner: ownerText,
  panel_notice: panelNoticeText,
  severity: severityText,
  next_step: nextStepText,
  return_step: returnStepText,
}
export type Topic = keyof typeof vocabularies
export type Word<T extends Topic> = keyof (typeof vocabularies)[T] & string
type Part = keyof Wording

/** Vocabularies of which the panel shows labels; only that a word is unknown is explained. The other sentences are not sent to browsers. */
const labelled = [
  'order_status',
  'payment_status',
  'shipment_stage',
  'return_stage',
  'record_kind',
  'severity',
  'return_step',
] as const satisfies Topic[]
type Labelled = (typeof labelled)[number]

/** A word whose full sentence can be said. */
export type Explained<T extends Topic> = T extends Labelled ? Extract<Word<T>, 'unknown'> : Word<T>

export type WordId =
  | { [T in Topic]: `word.${T}.${Word<T>}.label` }[Topic]
  | { [T in Topic]: `word.${T}.${Explained<T>}.sentence` }[Topic]

/** True for a word of this version's list: a newer bridge may send one that we have no text for. */
export const isWord = (topic: Topic, word: string): boolean => Object.hasOwn(vocabularies[topic], word)

/** The message that says a word. A word of a newer bridge reads as `unknown` where the list has that word. */
export const wordId = <T extends Topic>(topic: T, word: Word<T>, part: Part = 'label'): WordId =>
  `word.${topic}.${isWord(topic, word) ? word : 'unknown'}.${part}` as WordId

/** English comes from the vocabularies themselves, so that code, documents and panel say the same. */
export const englishWords = (): Record<WordId, string> => {
  const words: Record<string, string> = {}
  for (const [topic, table] of Object.entries<Record<string, Wording>>(vocabularies)) {
    for (const [word, { label, sentence }] of Object.entries(table)) {
      words[`word.${topic}.${word}.label`] = label
      if (isExplained(topic, word)) words[`word.${topic}.${word}.sentence`] = sentence
    }
  }
  return words as Record<WordId, string>
}

const isExplained = (topic: string, word: string): boolean =>
  word === 'unknown' || !labelled.some((one) => one === topic)
