import {
  auditIndicatorText,
  contactCauseText,
  contactExclusionText,
  firstContactLimitText,
  lifecycleStageText,
  promiseStateText,
  type Wording,
} from '@throughline/shared/vocabulary'

/** Closed lists that the board alone shows words of. Owners come with the panel's words. */
const boardVocabularies = {
  contact_cause: contactCauseText,
  contact_exclusion: contactExclusionText,
  first_contact_limit: firstContactLimitText,
  lifecycle_stage: lifecycleStageText,
  audit_indicator: auditIndicatorText,
  promise_state: promiseStateText,
}
type Topics = typeof boardVocabularies
export type BoardTopic = keyof Topics
export type BoardWord<T extends BoardTopic> = keyof Topics[T] & string

/** Of which the full sentence is said too; the others are not sent to browsers. */
const explained = ['contact_exclusion', 'first_contact_limit', 'audit_indicator'] as const
export type ExplainedTopic = (typeof explained)[number]

export type BoardWordId =
  | { [T in BoardTopic]: `word.${T}.${BoardWord<T>}.label` }[BoardTopic]
  | { [T in ExplainedTopic]: `word.${T}.${BoardWord<T>}.sentence` }[ExplainedTopic]

/** True for a word of this version's list: a newer bridge may send one that we have no text for. */
export const isBoardWord = (topic: BoardTopic, word: string): boolean =>
  Object.hasOwn(boardVocabularies[topic], word)

/** English comes from the vocabularies themselves, so that code, documents and board say the same. */
export const boardEnglishWords = (): Record<BoardWordId, string> => {
  const words: Record<string, string> = {}
  for (const [topic, table] of Object.entries<Record<string, Wording>>(boardVocabularies)) {
    for (const [word, { label, sentence }] of Object.entries(table)) {
      words[`word.${topic}.${word}.label`] = label
      if (explained.some((one) => one === topic)) words[`word.${topic}.${word}.sentence`] = sentence
    }
  }
  return words as Record<BoardWordId, string>
}
