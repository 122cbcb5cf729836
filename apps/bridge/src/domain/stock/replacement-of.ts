import type { Replacement, StockAt } from '@throughline/shared/contract'
import type { HolidayLookup } from '../calendar/work-calendar.ts'
import { serviceNamed } from '../policy/named.ts'
import type { Policy } from '../policy/policy.ts'
import { arrivalOf, type Destination, handOverDay, transitCalendar, warehouseOf } from '../promises/way.ts'
import { isSamePlace } from './stock-places.ts'

export interface ReplacementContext {
  /** Units that a replacement takes. */
  units: number
  /** A source left places out. */
  incomplete: boolean
  policy: Policy
  isHoliday: HolidayLookup
  /** Epoch milliseconds. */
  now: number
  /** The shipping service of the order; without it nobody knows how long the way is. */
  service?: string | undefined
  destination: Destination
}

/**
 * Whether all units of a line can be sent from one place, and when it would arrive. Where systems count a place differently the lowest
 * count decides: what only one of them has may not be there. Dates only where the policy knows the warehouse and the service.
 */
export function replacementOf(places: readonly StockAt[], context: ReplacementContext): Replacement {
  const { units, incomplete } = context
  const names = places
    .map(({ location }) => location)
    .filter((name, at, all) => all.findIndex((other) => other === name || isSamePlace(other, name)) === at)
  const counts = names.map((name) => ({
    name,
    sellable: places
      .filter(({ location }) => location === name || isSamePlace(location, name))
      .map((one) => one.sellable),
  }))
  const sure = counts.filter(({ sellable }) =>
    sellable.every((count) => count !== undefined && count >= units),
  )
  const [best] = sure.map(({ name }) => ({ from: name, ...daysFrom(name, context) })).toSorted(byArrival)
  if (best) return { possible: 'yes', ...best }
  const isNowhere = counts.every(({ sellable }) =>
    sellable.every((count) => count !== undefined && count < units),
  )
  return { possible: counts.length > 0 && isNowhere && !incomplete ? 'no' : 'unknown' }
}

function daysFrom(
  place: string,
  { policy, isHoliday, now, service, destination }: ReplacementContext,
): Pick<Replacement, 'shipsOn' | 'arrives'> {
  const warehouse = warehouseOf(policy, place, isHoliday)
  if (!warehouse.isStated) return {}
  const shipsOn = handOverDay(now, warehouse)
  const named = serviceNamed(policy, service)
  if (!named) return { shipsOn }
  const calendar = transitCalendar(named.policy, warehouse, destination)
  return { shipsOn, arrives: arrivalOf(shipsOn, named.policy.transitDays.most, calendar) }
}

/** The earliest first; a place of whose days nothing is known last. */
const byArrival = (a: Dated, b: Dated): number =>
  compare(a.arrives, b.arrives) || compare(a.shipsOn, b.shipsOn) || compare(a.from, b.from)
type Dated = Pick<Replacement, 'from' | 'shipsOn' | 'arrives'>

const compare = (a = '9999', b = '9999'): number => (a < b ? -1 : a > b ? 1 : 0)
