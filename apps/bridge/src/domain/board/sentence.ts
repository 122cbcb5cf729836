import type { BoardOverview, Rate } from '@throughline/shared/contract'
import type { ContactCause, Owner } from '@throughline/shared/vocabulary'

/** First contacts that a cause lost, in the period and in the one before. */
export interface CauseLoss {
  cause: ContactCause
  owner?: Owner | undefined
  lost: number
  lostBefore: number
}

/** Less than a point is no news. */
const leastPoints = 1

/**
 * The sentence that matters: how FCR moved against the period before, and the cause behind the largest part of it. When it fell, of what
 * was lost more than before; else of all that was lost.
 */
export function sentenceOf(
  { now, before }: { now: Rate; before: Rate },
  causes: readonly CauseLoss[],
): BoardOverview['sentence'] {
  if (now.share === undefined) return { kind: 'too_few' }
  const points = before.share === undefined ? undefined : (now.share - before.share) * 100
  const kind =
    points === undefined || Math.abs(points) < leastPoints ? 'steady' : points < 0 ? 'fell' : 'rose'
  const weightOf = ({ lost, lostBefore }: CauseLoss) =>
    kind === 'fell' ? Math.max(0, lost - lostBefore) : lost
  const all = causes.reduce((sum, one) => sum + weightOf(one), 0)
  const first = causes.toSorted((a, b) => weightOf(b) - weightOf(a))[0]
  const share = first && all > 0 ? weightOf(first) / all : undefined
  return {
    kind,
    ...(points !== undefined && { points }),
    ...(first &&
      share !== undefined && { cause: first.cause, share, ...(first.owner && { owner: first.owner }) }),
  }
}
