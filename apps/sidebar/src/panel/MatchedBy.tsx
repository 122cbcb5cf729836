import type { Panel } from '@throughline/shared/contract'
import { useSay } from '../language/use-say.ts'
import { Small } from '../look/Text.tsx'
import { sayReasons } from '../view/reasons.ts'

/** Three reasons are a reason; the rest is counted and stands with each order. */
const mostShown = 3

/** Why these orders: `matched by e-mail · #1042 in the subject`. */
export const MatchedBy = ({ orders }: Pick<Panel, 'orders'>) => {
  const { say, saying } = useSay()
  const reasons = sayReasons(
    orders.flatMap((order) => order.reasons),
    say,
  )
  if (reasons.length === 0) return null
  const more = reasons.length - mostShown
  const shown = [
    ...reasons.slice(0, mostShown),
    ...(more > 0 ? [say('header.more_reasons', { count: more })] : []),
  ]
  return <Small>{saying('header.matched', { reasons: <bdi>{shown.join(' · ')}</bdi> })}</Small>
}
