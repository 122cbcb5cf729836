import type { Rate } from '@throughline/shared/contract'
import { sayCount, sayShare } from '../format/numbers.ts'
import { type BoardSpeech, useBoardSay } from '../language/use-board-say.ts'

/** `68.2% (60–75%)`, or why there is no share. */
export const sayRate = ({ count, of, share, low, high }: Rate, { say, locale }: BoardSpeech): string => {
  if (share === undefined || low === undefined || high === undefined)
    return say('rate.too_few', { count: sayCount(count, locale), of: sayCount(of, locale) })
  return say('rate.text', {
    share: sayShare(share, locale),
    low: sayShare(low, locale, 0),
    high: sayShare(high, locale, 0),
  })
}

export const RateText = ({ rate }: { rate: Rate }) => <>{sayRate(rate, useBoardSay())}</>
