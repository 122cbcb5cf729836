import type { CardReturn } from '@throughline/shared/contract'
import type { Moment } from '@throughline/shared/model'
import type { ReturnStage } from '@throughline/shared/vocabulary'

export type ReturnStep = {
  stage: ReturnStage
  state: 'done' | 'current' | 'ahead'
  at: Moment | undefined
}

/** Which step of the usual way a stage stands on. The others end the way or are not on it. */
const usualStep: Partial<Record<ReturnStage, number>> = {
  requested: 0,
  approved: 1,
  label_sent: 2,
  in_transit: 2,
  received: 3,
  inspected: 3,
  refund_issued: 4,
  refunded: 4,
  exchanged: 4,
}

/** Stages after which nothing more comes. */
const ended: ReturnStage[] = ['refunded', 'exchanged', 'closed', 'declined', 'cancelled']

/**
 * The way of a return as steps. A step before the current one is done, with its date only where a source stated it; a
 * return that left the usual way shows the steps that are dated, and where it ended.
 */
export const returnSteps = (item: CardReturn): ReturnStep[] => {
  const current = usualStep[item.stage]
  const dates: (Moment | undefined)[] = [
    item.requestedAt,
    item.approvedAt,
    undefined,
    item.receivedAt,
    lastRefund(item),
  ]
  if (current === undefined) return offTheWay(item, dates)
  return usualWay(item, current).map((stage, index) => ({
    stage,
    state: index > current ? 'ahead' : index < current || ended.includes(stage) ? 'done' : 'current',
    at: dates[index],
  }))
}

const usualWay = ({ stage, exchangeOrderNumber }: CardReturn, current: number): ReturnStage[] => {
  const last: ReturnStage = exchangeOrderNumber ? 'exchanged' : 'refunded'
  const way: ReturnStage[] = ['requested', 'approved', 'in_transit', 'received', last]
  way[current] = stage
  return way
}

const offTheWay = (item: CardReturn, dates: (Moment | undefined)[]): ReturnStep[] => {
  const way: ReturnStage[] = ['requested', 'approved', 'in_transit', 'received', 'refunded']
  const dated = way.flatMap((stage, index): ReturnStep[] =>
    dates[index] ? [{ stage, state: 'done', at: dates[index] }] : [],
  )
  return [
    ...dated,
    { stage: item.stage, state: ended.includes(item.stage) ? 'done' : 'current', at: item.closedAt },
  ]
}

const lastRefund = ({ refunds }: CardReturn): Moment | undefined => {
  const last = refunds.at(-1)
  return last?.settledAt ?? last?.createdAt
}

/** A return that ended without any money or goods that we can see: worth saying, because the customer will ask. */
export const closedWithoutRefund = ({ stage, refunds, exchangeOrderNumber }: CardReturn): boolean =>
  stage === 'closed' && refunds.length === 0 && exchangeOrderNumber === undefined
