import type { BotOptions, OrderCard } from '@throughline/shared/contract'
import { promiseSentences } from '../wording/promise-sentences.ts'
import { speakerOf } from '../wording/speaker.ts'
import { statusSentences } from '../wording/status-sentences.ts'
import { changeOf } from './change-of.ts'
import { nextOf } from './next-of.ts'
import { optionSentences } from './option-sentences.ts'
import { plainCard } from './plain-card.ts'
import { promisedDays } from './promised-days.ts'
import { confidenceOf, type SpeakingOptions, told } from './spoken.ts'
import { namesOfArticles, untrusted } from './untrusted-texts.ts'

/** What the customer may do now and until when, as far as a fact tells. */
export function orderOptions(card: OrderCard, options: SpeakingOptions): BotOptions {
  const { language, asOf, level } = options
  const speaker = speakerOf(language, asOf.slice(0, 4))
  const plain = plainCard(card)
  const window = card.promises.find(({ kind }) => kind === 'return_window')
  const change = changeOf(card)
  // What she bought, and whether it is there, is for who holds the contact.
  const lines = level >= 2 ? card.lines.slice(0, 200) : []
  const replacement = lines.map(({ stock }, at) => ({
    line: at + 1,
    possible: stock?.replacement.possible ?? 'unknown',
  }))
  const mayReturn = window ? (window.latest >= asOf.slice(0, 10) ? 'yes' : 'no') : 'unknown'
  const sentences = [
    ...statusSentences(plain, speaker).slice(0, 1),
    ...promiseSentences(plain, speaker),
    ...optionSentences({ card, change, mayReturn, window, lines }, speaker),
  ]
  return {
    ...told(sentences, language),
    confidence: confidenceOf(card),
    asOf,
    next: nextOf(card, { asOf }),
    mayReturn,
    ...(window && { returnUntil: window.latest }),
    mayChange: change.may,
    ...(change.leavesBy && { dispatchBy: change.leavesBy.date }),
    ...promisedDays(card),
    replacement,
    ...untrusted(() => namesOfArticles(card), options),
  }
}
