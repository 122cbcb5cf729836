import type { Fact } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import { type PlaceDays, placeDays, zoneOfCountry } from '../calendar/place-days.ts'
import type { OrderCase } from '../case/order-case.ts'
import { insidePart } from './inside-part.ts'
import { isAllSent } from './is-all-sent.ts'
import { arrivalFact, isArrived, parcelPart } from './parcel-part.ts'
import type { Part } from './part.ts'
import { type Destination, type Warehouse, warehouseOf } from './way.ts'

/** How far the delivery of an order is, whatever was promised. */
export interface Delivery {
  destination: Destination
  days: PlaceDays
  warehouse: Warehouse
  /** What is still to come. */
  parts: readonly Part[]
  /** Everything has arrived, as somebody proves; the day where a source tells it. */
  done: { on: CalendarDate | undefined; evidence: Fact[] } | undefined
  /** The latest proven day of a part that has arrived. */
  arrivedOn: CalendarDate | undefined
}

/** Undefined for an order with nothing to deliver: cancelled, or without goods. */
export function deliveryOf(one: OrderCase): Delivery | undefined {
  const { group, parcels, policy, isHoliday, now } = one
  const outbound = parcels.filter(({ direction, stage }) => direction === 'outbound' && stage !== 'cancelled')
  const isWanted = hasGoods(one)
  if (!isWanted && outbound.length === 0) return undefined
  const address = group.order?.data.shippingAddress ?? group.warehouseOrders[0]?.data.shippingAddress
  const destination = { country: address?.country?.toUpperCase(), region: address?.region }
  const days = placeDays(zoneOfCountry(destination.country) ?? policy.timeZone, now)
  const open = group.warehouseOrders.find(({ data }) => data.stage !== 'cancelled')
  const warehouse = warehouseOf(policy, open?.data.warehouse, isHoliday)
  const context = { one, destination, days, warehouse }

  const arrived = outbound.filter(isArrived)
  const under = outbound.filter((parcel) => !isArrived(parcel)).map((parcel) => parcelPart(parcel, context))
  // Labels that nobody has scanned are still inside: one part with what has no parcel yet.
  const moving = under.filter((part) => part !== 'inside')
  const isInside = under.includes('inside') || !isAllSent(one, outbound)
  const unheard: Part[] =
    outbound.length === 0 && !isInside ? [{ lateBecause: 'nothing_known', evidence: [] }] : []
  // What was called off owes nothing; what had arrived before stays true.
  if (!isWanted && (isInside || under.length > 0)) return undefined
  const parts = [...moving, ...(isInside ? [insidePart(context)] : []), ...unheard]
  const arrivals = arrived.map((parcel) => arrivalFact(parcel, days))
  const dates = arrivals.map(({ on }) => on)
  const known = dates.flatMap((on) => on ?? []).toSorted()
  return {
    destination,
    days,
    warehouse,
    parts,
    arrivedOn: known.at(-1),
    done:
      parts.length === 0 && arrived.length > 0
        ? {
            // Of several, the last counts; with one that nobody dated, the last is not known.
            on: known.length === dates.length ? known.at(-1) : undefined,
            evidence: arrivals.flatMap(({ fact }) => fact ?? []),
          }
        : undefined,
  }
}

/** Something that has to be sent and is still wanted. An order that only the warehouse knows is goods. */
function hasGoods({ group: { order }, status }: OrderCase): boolean {
  if (status === 'cancelled' || order?.data.status === 'cancelled') return false
  if (!order || order.data.lines.length === 0) return true
  return order.data.lines.some(
    (line) => line.requiresShipping !== false && (line.currentQuantity ?? line.quantity) > 0,
  )
}
