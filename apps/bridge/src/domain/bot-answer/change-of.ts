import type { BotOptions, OrderCard } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'

export interface Change {
  may: BotOptions['mayChange']
  /** Why it no longer can be. */
  because?: 'cancelled' | 'packed' | 'in_work' | 'over'
  /** The day by which it is to leave, and who says so. Only while it can be changed. */
  leavesBy?: { date: CalendarDate; source: string }
}

const begun = ['picking', 'picked', 'packed', 'labelled', 'handed_over']

/** Before anybody has picked a unit it can be changed; once it is picked it cannot. What holds between is the warehouse's to say. */
export function changeOf({ status, warehouse, parcels, promises }: OrderCard): Change {
  if (status === 'cancelled') return { may: 'no', because: 'cancelled' }
  if (parcels.some(({ direction }) => direction === 'outbound')) return { may: 'no', because: 'packed' }
  if (['closed', 'delivered', 'shipped', 'partially_shipped'].includes(status))
    return { may: 'no', because: 'over' }
  const stages = warehouse.map(({ stage }) => stage)
  if (stages.some((stage) => begun.includes(stage))) return { may: 'no', because: 'in_work' }
  // One that a warehouse has called off is the warehouse's secret: whoever works on it now has not said so.
  if (stages.includes('unknown') || stages.includes('cancelled')) return { may: 'unknown' }
  if (status !== 'placed' && status !== 'paid' && status !== 'on_hold' && stages.length === 0)
    return { may: 'unknown' }
  const dispatch = promises.find(({ kind, state }) => kind === 'dispatch' && state === 'on_track')
  if (dispatch) return { may: 'yes', leavesBy: { date: dispatch.latest, source: dispatch.source } }
  const [planned] = warehouse
    .flatMap(({ shipBy, source }) => (shipBy ? { date: shipBy, source } : []))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
  return { may: 'yes', ...(planned && { leavesBy: planned }) }
}
