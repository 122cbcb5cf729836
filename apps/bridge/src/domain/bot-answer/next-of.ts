import type { BotOrderStatus, OrderCard } from '@throughline/shared/contract'
import { addDays } from '../calendar/work-calendar.ts'

/**
 * What comes next: the day to expect, when to ask again, and whether a human is needed. A human is needed where something presses, where
 * systems contradict each other, and where nothing is known.
 */
export function nextOf(card: OrderCard, { asOf }: { asOf: string }): BotOrderStatus['next'] {
  const delivery = card.promises.find(
    ({ kind, state }) => kind === 'delivery' && state !== 'kept' && state !== 'unknown',
  )
  const by = delivery?.expected ?? (delivery?.state === 'on_track' ? delivery.latest : undefined)
  const pressing = card.concerns.some(({ severity }) => severity === 'critical')
  const why = pressing
    ? 'concern'
    : card.conflicts.length > 0
      ? 'contradiction'
      : card.headline.fact.word === 'unknown'
        ? 'source_silent'
        : undefined
  return {
    ...(by && { expect: 'delivery', by, askAgainOn: addDays(by, 1) }),
    ...(!by &&
      why === undefined &&
      card.status !== 'delivered' && { askAgainOn: addDays(asOf.slice(0, 10), 1) }),
    human: why !== undefined,
    ...(why && { why }),
  }
}
