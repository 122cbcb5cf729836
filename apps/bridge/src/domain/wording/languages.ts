import type { ReplyLanguage } from '@throughline/shared/vocabulary'
import { de } from './languages/de.ts'
import { en } from './languages/en.ts'
import type { ReplyMessages } from './reply-messages.ts'

/** The sentences of every language in which we answer. */
export const replyMessages = {
  en,
  de,
  fr: en,
  es: en,
  'pt-BR': en,
  nl: en,
  it: en,
  pl: en,
  ja: en,
} satisfies Record<ReplyLanguage, ReplyMessages>
