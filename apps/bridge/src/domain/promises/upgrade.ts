import type { Upgrade } from '@throughline/shared/contract'
import type { CalendarDate, Money } from '@throughline/shared/model'
import { addBusinessDays, addDays, businessDayFrom } from '../calendar/work-calendar.ts'
import type { OrderCase } from '../case/order-case.ts'
import type { ServicePolicy } from '../policy/policy.ts'
import type { Delivery } from './delivery.ts'
import { queueBefore, remainingHandling } from './inside-part.ts'
import { arrivalOf, cutOffOn, releaseDay, transitCalendar } from './way.ts'

/** Nobody plans further ahead than a service takes. */
const furthestDays = 60

/**
 * The cheapest service of the policy with which what is still in the warehouse would arrive by this day, and the last cut-off at which
 * that holds. Absent where none would, or where the policy says nothing of this warehouse.
 */
export function upgradeFor(one: OrderCase, delivery: Delivery, latest: CalendarDate): Upgrade | undefined {
  const { warehouse, destination } = delivery
  if (!warehouse.isStated) return undefined
  const handlingDays = remainingHandling({ one, warehouse })
  const capacity = warehouse.dailyCapacity
  const queueDays = capacity === undefined ? 0 : Math.floor(queueBefore(one) / capacity)
  const arrivalFrom = (day: CalendarDate, service: ServicePolicy): CalendarDate =>
    arrivalOf(
      addBusinessDays(day, handlingDays + queueDays, warehouse.calendar),
      service.transitDays.most,
      transitCalendar(service, warehouse, destination),
    )
  const first = releaseDay(one.now, warehouse)
  const [best] = Object.entries(one.policy.services)
    .filter(([, service]) => service.isUpgrade && delivers(service, destination.country))
    .map(([name, service]) => ({ name, service, arrives: arrivalFrom(first, service) }))
    .filter(({ arrives }) => arrives <= latest)
    .toSorted(
      (a, b) => byCost(currencyOf(one))(a.service.cost, b.service.cost) || (a.arrives < b.arrives ? -1 : 1),
    )
  if (!best) return undefined
  let last = first
  for (let tried = 0; tried < furthestDays; tried += 1) {
    const next = businessDayFrom(addDays(last, 1), warehouse.calendar)
    if (arrivalFrom(next, best.service) > latest) break
    last = next
  }
  return {
    service: best.name,
    cost: best.service.cost,
    arrives: best.arrives,
    before: cutOffOn(last, warehouse),
  }
}

/** A country that nobody knows may be one to which it does not deliver. */
const delivers = ({ countries }: ServicePolicy, country: string | undefined): boolean =>
  countries === undefined || (country !== undefined && countries.includes(country))

const currencyOf = ({ group: { order } }: OrderCase): string | undefined => order?.data.total?.currency

/** Prices in the order's currency first, each after the cheaper one; then other currencies as they are listed, then no price. */
const byCost =
  (currency: string | undefined) =>
  (a: Money | undefined, b: Money | undefined): number => {
    const place = (cost: Money | undefined) => (cost === undefined ? 2 : cost.currency === currency ? 0 : 1)
    if (place(a) !== place(b)) return place(a) - place(b)
    return a && b && a.currency === b.currency ? a.minor - b.minor : 0
  }
