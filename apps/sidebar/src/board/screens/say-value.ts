import type { ContactCause, LifecycleStage } from '@throughline/shared/vocabulary'
import type { BoardSpeech } from '../language/use-board-say.ts'

/** A value of a dimension in words: vocabularies have them, names of warehouses and carriers are names. */
export const sayValue = (dimension: string, value: string, { say, word }: BoardSpeech): string => {
  if (dimension === 'error') return word('contact_cause', value as ContactCause)
  if (dimension === 'stage') return word('lifecycle_stage', value as LifecycleStage)
  return value === 'unknown' || value === '' ? say('audit.unknown') : value
}
