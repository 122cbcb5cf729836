import type { ContactCause } from '@throughline/shared/vocabulary'

/** What had changed or was missing between the first reply and the customer's return. */
export interface Comeback {
  what: 'word_broken' | 'new_trouble' | 'same_trouble' | 'was_silent' | 'nothing_changed' | 'not_kept'
  /** The trouble behind it, where there was one. */
  cause?: ContactCause
}
