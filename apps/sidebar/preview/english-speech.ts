import { createIntl } from 'react-intl'
import { english } from '../src/language/messages.ts'
import { type Speech, speechOf } from '../src/language/use-say.ts'

/** Speech outside a component. A message that cannot be said throws. */
export const englishSpeech: Speech = speechOf(
  createIntl({
    locale: 'en-GB',
    messages: english,
    onError: (error) => {
      throw error
    },
  }),
)
