import type { ReplyLanguage } from '@throughline/shared/vocabulary'
import { de } from './languages/de.ts'
import { en } from './languages/en.ts'
import { es } from './languages/es.ts'
import { fr } from './languages/fr.ts'
import { it } from './languages/it.ts'
import { ja } from './languages/ja.ts'
import { nl } from './languages/nl.ts'
import { pl } from './languages/pl.ts'
import { ptBr } from './languages/pt-br.ts'
import type { ReplyMessages } from './reply-messages.ts'

/** The sentences of every language in which we answer. */
export const replyMessages = { en, de, fr, es, 'pt-BR': ptBr, nl, it, pl, ja } satisfies Record<
  ReplyLanguage,
  ReplyMessages
>
