import type { OrderCard } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import { daysBetween } from '../format/calendar-date.ts'
import { dayOf } from '../format/moment.ts'

/** How an order stands against the day that the shop promised. Plain arithmetic on calendar days, no forecast of ours. */
export type PromiseView = {
  ordered: CalendarDate | undefined
  promised: CalendarDate | undefined
  /** The carriers' latest estimate of what is still to come. */
  estimate: CalendarDate | undefined
  delivered: CalendarDate | undefined
  verdict:
    | { kind: 'delivered_before' | 'delivered_on_day' | 'open' }
    | { kind: 'delivered_after' | 'passed' | 'will_miss'; days: number }
  service: string | undefined
}

const over = ['cancelled', 'returned_to_sender', 'failed']

/** Undefined when there is neither a promise nor an estimate: nothing is invented. */
export const promiseOf = (order: OrderCard, today: CalendarDate): PromiseView | undefined => {
  const promised = order.promise?.latest ?? order.promise?.earliest
  const parcels = order.parcels.filter(({ direction }) => direction === 'outbound')
  const open = parcels.filter(({ stage }) => stage !== 'delivered' && !over.includes(stage))
  const estimate = latest(open.flatMap(({ eta }) => (eta ? [eta] : [])))
  const delivered = deliveredOn(order, parcels)
  // Who sends it back no longer asks when it came.
  const settled = order.status === 'cancelled' || order.headline.fact.topic === 'return'
  if (settled || (!promised && !estimate)) return undefined
  return {
    ordered: order.placedAt && dayOf(order.placedAt),
    promised,
    estimate: delivered ? undefined : estimate,
    delivered,
    verdict: verdictOf({ promised, estimate, delivered, today }),
    service: order.promise?.service,
  }
}

/** The day of the last delivery, once all of the order is there. */
const deliveredOn = (order: OrderCard, parcels: OrderCard['parcels']): CalendarDate | undefined => {
  const all = parcels.length > 0 && parcels.every(({ stage }) => stage === 'delivered')
  const { fact } = order.headline
  const elsewhere = fact.topic === 'shipment' && fact.word !== 'delivered'
  const toCome = order.lines.some(
    ({ shipped, current, ordered }) => (shipped ?? ordered) < (current ?? ordered),
  )
  if (!all || elsewhere || toCome || order.status === 'partially_shipped') return undefined
  return latest(parcels.flatMap(({ deliveredAt }) => (deliveredAt ? [dayOf(deliveredAt)] : [])))
}

const verdictOf = (days: {
  promised: CalendarDate | undefined
  estimate: CalendarDate | undefined
  delivered: CalendarDate | undefined
  today: CalendarDate
}): PromiseView['verdict'] => {
  const { promised, estimate, delivered, today } = days
  if (!promised) return { kind: 'open' }
  if (delivered) {
    const late = daysBetween(promised, delivered)
    if (late > 0) return { kind: 'delivered_after', days: late }
    return { kind: late === 0 ? 'delivered_on_day' : 'delivered_before' }
  }
  if (today > promised) return { kind: 'passed', days: daysBetween(promised, today) }
  if (estimate && estimate > promised) return { kind: 'will_miss', days: daysBetween(promised, estimate) }
  return { kind: 'open' }
}

const latest = (days: CalendarDate[]): CalendarDate | undefined => days.toSorted().at(-1)

/** Where the marks stand on the bar, in percent of the way from the order to the last of the days. */
export const barOf = (
  view: PromiseView,
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
