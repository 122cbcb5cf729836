import type { BoardOverview, Rate, ThreeNumbers } from '@throughline/shared/contract'
import { contactCauseText, ownerText } from '@throughline/shared/vocabulary'
import type { Block, DigestNumber } from './blocks.ts'
import { sayCount, sayDecimal, sayRate, sayShare, sayWholeShare } from './say.ts'

const labels: Record<keyof ThreeNumbers, string> = {
  oneTouch: 'One-touch',
  fcr: 'FCR',
  netFcr: 'Net FCR',
  zendeskOneTouch: 'Zendesk’s one-touch',
}

/** How FCR moved, and the one cause behind most of what is lost. */
export function newsOf({ kind, points, cause, owner, share }: BoardOverview['sentence'], of: number): string {
  if (kind === 'too_few')
    return `There are too few solved contacts for a verdict: ${sayCount(of)} in this week.`
  const moved =
    points === undefined
      ? 'First-contact resolution cannot be compared: there was too little in the week before.'
      : kind === 'steady'
        ? 'First-contact resolution has not moved.'
        : `First-contact resolution ${kind} by ${sayDecimal(points)} points.`
  if (cause === undefined || share === undefined) return moved
  const what = kind === 'fell' ? 'the loss' : 'what is lost'
  const whose = owner ? ` (${ownerText[owner].label})` : ''
  return `${moved} ${sayWholeShare(share)} of ${what} is one cause: ${contactCauseText[cause].label}${whose}.`
}

/** The three numbers and Zendesk's, never one without the others. */
export const numbersBlock = ({ numbers, before }: Pick<BoardOverview, 'numbers' | 'before'>): Block => ({
  kind: 'numbers',
  numbers: (['oneTouch', 'fcr', 'netFcr', 'zendeskOneTouch'] as const).map((name) =>
    numberOf(labels[name], numbers[name], before[name]),
  ),
})

function numberOf(label: string, now: Rate, before: Rate): DigestNumber {
  const { count, of, low, high } = now
  const between =
    low === undefined || high === undefined
      ? ''
      : `; with 95% certainty between ${sayShare(low)} and ${sayShare(high)}`
  return {
    label,
    value: sayRate(now),
    basis: `${sayCount(count)} of ${sayCount(of)}${between}`,
    change: changeOf(now, before),
  }
}

function changeOf(now: Rate, before: Rate): string {
  if (now.share === undefined || before.share === undefined) return 'not comparable with the week before'
  const points = Math.round((now.share - before.share) * 1_000) / 10
  if (points === 0) return 'as in the week before'
  return `${points > 0 ? '▲' : '▼'} ${sayDecimal(points)} points against the week before`
}
