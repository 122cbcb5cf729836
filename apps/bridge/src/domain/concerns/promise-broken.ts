import type { Fact, OrderPromise } from '@throughline/shared/contract'
import { CalendarDate, type Moment } from '@throughline/shared/model'
import { beginOf, zoneOfCountry } from '../calendar/place-days.ts'
import { addDays, businessDayFrom } from '../calendar/work-calendar.ts'
import type { JudgedOrder } from '../case/order-case.ts'
import type { ConcernRule } from './concern-rule.ts'
import { merchantClock } from './parts/clock.ts'
import { pressingPromises } from './parts/pressing-promises.ts'
import { turnOf } from './parts/promise-turn.ts'
import { promiseValues } from './parts/promise-values.ts'

/** A day that somebody gave the customer has passed, or can no longer be met, and it is still owed. */
export const promiseBroken: ConcernRule = (order) =>
  pressingPromises(order, 'broken').map((promise) => {
    const { by, latest, about, evidence } = promise
    const since = brokenSince(order, promise)
    return {
      kind: 'promise_broken',
      // The carrier's estimate is nobody's word to the customer.
      severity: by === 'carrier' ? 'warning' : 'critical',
      ...turnOf(promise),
      about,
      since,
      due: businessDayFrom(dayIn(since) ?? addDays(latest, 1), merchantClock(order).calendar),
      evidence,
      values: promiseValues(order, promise),
    }
  })

/** Of a wall clock that shows no day of any calendar nothing is known. */
const dayIn = (moment: Moment | undefined): CalendarDate | undefined =>
  CalendarDate.safeParse(moment?.local.slice(0, 10)).data

/** The end of the promised day; or when the parcel was lost or turned back, if somebody says when. */
function brokenSince(
  { group, policy }: JudgedOrder,
  { kind, reason, latest, evidence }: OrderPromise,
): Moment | undefined {
  if (reason !== 'date_passed') return evidence.find(({ topic }: Fact) => topic === 'shipment')?.at
  const address = (group.order ?? group.warehouseOrders[0])?.data.shippingAddress
  const zone = kind === 'delivery' ? zoneOfCountry(address?.country) : undefined
  return beginOf(addDays(latest, 1), zone ?? policy.timeZone)
}
