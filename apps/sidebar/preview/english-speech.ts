import { createIntl } from 'react-intl'
import { english, type Messages } from '../src/language/messages.ts'
import { type Speech, speechOf } from '../src/language/use-say.ts'

/** Speech outside a component. A message that cannot be said throws. */
export const speechIn = (locale: string, messages: Messages): Speech =>
  speechOf(
    createIntl({
      locale,
      messages,
      onError: (error) => {
        throw error
      },
    }),
  )

export const englishSpeech: Speech = speechIn('en-GB', english)
