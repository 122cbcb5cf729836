import type { BoardOverview } from '@throughline/shared/contract'
import { sayCount, sayDecimal, sayShare } from '../format/numbers.ts'
import type { BoardSpeech } from '../language/use-board-say.ts'

/** The sentence that matters: how FCR moved, and the one cause behind most of what is lost. */
export const sayNews = (
  { kind, points, cause, owner, share }: BoardOverview['sentence'],
  of: number,
  { say, word, owner: ownerWord, locale }: BoardSpeech,
): string => {
  if (kind === 'too_few') return say('news.too_few', { count: sayCount(of, locale) })
  const moved = say(`news.${kind}`, {
    points: points === undefined ? 'none' : sayDecimal(Math.abs(points), locale),
  })
  if (cause === undefined || share === undefined) return moved
  const why = say(kind === 'fell' ? 'news.cause_of_fall' : 'news.cause', {
    share: sayShare(share, locale, 0),
    cause: word('contact_cause', cause),
    owner: owner ? ownerWord(owner) : 'none',
  })
  return `${moved} ${why}`
}
