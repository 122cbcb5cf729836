import type { OrderCard, OrderPromise } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import { daysBetween } from '../format/calendar-date.ts'
import { dayOf } from '../format/moment.ts'

/** How an order stands against the day that the customer was given. The bridge judges; nothing is forecast here. */
export type PromiseView = {
  ordered: CalendarDate | undefined
  promised: CalendarDate | undefined
  /** The earliest honest day for what is still to come: the promise's new date, else the carriers' latest estimate. */
  estimate: CalendarDate | undefined
  /** The promise that presses most, where somebody gave one beside the carrier. */
  promise: OrderPromise | undefined
  verdict:
    | { kind: 'kept_before' | 'kept_on_day' | 'on_track' | 'at_risk' | 'broken' | 'open' }
    | { kind: 'kept_late' | 'passed' | 'will_miss'; days: number }
}

const over = ['delivered', 'cancelled', 'returned_to_sender', 'failed']

/** Undefined when there is neither a promise nor an estimate: nothing is invented. */
export const promiseOf = (order: OrderCard, today: CalendarDate): PromiseView | undefined => {
  // Who sends it back no longer asks when it came.
  if (order.status === 'cancelled' || order.headline.fact.topic === 'return') return undefined
  const deliveries = order.promises.filter(({ kind }) => kind === 'delivery')
  const promise = deliveries.find(({ by }) => by !== 'carrier') ?? order.promises.find(isOpenDispatch)
  const carriers = deliveries.find(({ by }) => by === 'carrier')
  const told = promise?.expected ?? carriers?.expected ?? carriers?.latest ?? latestEta(order)
  // An estimate that has passed estimates nothing.
  const estimate = told !== undefined && told >= today ? told : undefined
  const done = promise?.doneOn !== undefined || promise?.state === 'kept'
  const isOpen = !done && order.status !== 'delivered'
  if (!promise && !(estimate && isOpen)) return undefined
  return {
    ordered: order.placedAt && dayOf(order.placedAt),
    promised: promise?.latest,
    estimate: isOpen ? estimate : undefined,
    promise,
    verdict: promise ? verdictOf(promise, today) : { kind: 'open' },
  }
}

/** Once it has left, only its arrival is of interest. */
const isOpenDispatch = ({ kind, state, doneOn }: OrderPromise): boolean =>
  kind === 'dispatch' && state !== 'kept' && doneOn === undefined

const latestEta = ({ parcels }: OrderCard): CalendarDate | undefined =>
  latest(
    parcels.flatMap(({ direction, stage, eta }) =>
      direction === 'outbound' && !over.includes(stage) && eta ? [eta] : [],
    ),
  )

const verdictOf = (promise: OrderPromise, today: CalendarDate): PromiseView['verdict'] => {
  const { state, latest: promised, doneOn, expected } = promise
  if (doneOn && doneOn > promised) return { kind: 'kept_late', days: daysBetween(promised, doneOn) }
  if (state === 'kept') return { kind: doneOn === promised ? 'kept_on_day' : 'kept_before' }
  if (state === 'on_track') return { kind: 'on_track' }
  if (state !== 'at_risk' && state !== 'broken') return { kind: 'open' }
  if (today > promised) return { kind: 'passed', days: daysBetween(promised, today) }
  if (expected && expected > promised) return { kind: 'will_miss', days: daysBetween(promised, expected) }
  return { kind: state }
}

const latest = (days: CalendarDate[]): CalendarDate | undefined => days.toSorted().at(-1)

/** Where the marks stand on the bar, in percent of the way from the order to the last of the days. */
export const barOf = (
  view: Pick<PromiseView, 'ordered' | 'promised' | 'estimate'>,
  today: CalendarDate,
): { now: number; promised: number; estimate: number | undefined } | undefined => {
  const { ordered, promised, estimate } = view
  if (!ordered || !promised || promised <= ordered) return undefined
  const end = latest([promised, today, ...(estimate ? [estimate] : [])]) ?? promised
  const length = daysBetween(ordered, end)
  if (length <= 0) return undefined
  const at = (day: CalendarDate) => Math.min(100, Math.max(0, (daysBetween(ordered, day) / length) * 100))
  return { now: at(today), promised: at(promised), estimate: estimate ? at(estimate) : undefined }
}
