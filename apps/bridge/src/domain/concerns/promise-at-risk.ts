import type { OrderPromise } from '@throughline/shared/contract'
import type { CalendarDate, Moment } from '@throughline/shared/model'
import { beginOf, placeDays, zoneOfCountry } from '../calendar/place-days.ts'
import { addDays, isBusinessDay } from '../calendar/work-calendar.ts'
import type { JudgedOrder } from '../case/order-case.ts'
import { openWork, plannedHandOver } from '../promises/inside-part.ts'
import { warehouseOf } from '../promises/way.ts'
import type { ConcernRule } from './concern-rule.ts'
import { merchantClock } from './parts/clock.ts'
import { pressingPromises } from './parts/pressing-promises.ts'
import { turnOf } from './parts/promise-turn.ts'
import { promiseValues } from './parts/promise-values.ts'

/** A day that somebody gave the customer will be missed unless something changes. */
export const promiseAtRisk: ConcernRule = (order) =>
  pressingPromises(order, 'at_risk').map((promise) => {
    const { upgrade, latest, about, evidence } = promise
    const today = todayOf(order, promise)
    const due = upgrade?.before?.local.slice(0, 10) ?? lastWorkingDay(order, latest, today)
    return {
      kind: 'promise_at_risk',
      // After today nobody can save it: the upgrade's cut-off, or the day itself.
      severity: due <= today || latest <= today ? 'critical' : 'warning',
      ...turnOf(promise),
      about,
      since: sinceOf(order, promise),
      due,
      evidence,
      values: promiseValues(order, promise),
    }
  })

/** When the silence began, or the hand-over was missed; when an estimate or a hold came up, no source says. */
function sinceOf(order: JudgedOrder, { reason, evidence }: OrderPromise): Moment | undefined {
  if (reason === 'carrier_silent') return evidence.find(({ topic }) => topic === 'shipment')?.at
  if (reason !== 'warehouse_behind') return undefined
  const warehouse = warehouseOf(order.policy, openWork(order)?.data.warehouse, order.isHoliday)
  const planned = plannedHandOver({ one: order, warehouse })
  return planned === undefined ? undefined : beginOf(addDays(planned, 1), warehouse.timeZone)
}

/** Where the promise is counted: at the door, or with the merchant's people. */
function todayOf({ group, policy, now }: JudgedOrder, { kind }: OrderPromise): CalendarDate {
  const address = (group.order ?? group.warehouseOrders[0])?.data.shippingAddress
  const zone = kind === 'delivery' ? zoneOfCountry(address?.country) : undefined
  return placeDays(zone ?? policy.timeZone, now).today
}

/** The last day of the merchant before the promised day is over; not one that has passed. */
function lastWorkingDay(order: JudgedOrder, latest: CalendarDate, today: CalendarDate): CalendarDate {
  const { calendar } = merchantClock(order)
  for (let day = latest; day >= today; day = addDays(day, -1)) if (isBusinessDay(day, calendar)) return day
  return latest
}
