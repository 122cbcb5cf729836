import { beginOf, placeDays } from '../calendar/place-days.ts'
import { addBusinessDays, addDays, businessDaysBetween } from '../calendar/work-calendar.ts'
import type { JudgedOrder } from '../case/order-case.ts'
import { deliveryOf } from '../promises/delivery.ts'
import { openWork, plannedHandOver } from '../promises/inside-part.ts'
import { carrierWordOf, factsOfParcel } from '../proof/facts-of-parcel.ts'
import { factOfWarehouseOrder } from '../proof/facts-of-warehouse-order.ts'
import type { ConcernRule } from './concern-rule.ts'
import { labelNotScanned } from './label-not-scanned.ts'
import { heardUntil } from './parts/heard-until.ts'
import { stuckInWarehouse } from './stuck-in-warehouse.ts'

/**
 * The warehouse got the order in time for a pick-up and has not handed it over by the end of that day, by its own cut-off, handling days
 * and queue. Only where the policy states them, and while nobody holds the order back.
 */
export const missedCutoff: ConcernRule = (order) => {
  const work = openWork(order)
  const delivery = deliveryOf(order)
  if (!work || !delivery?.warehouse.isStated || isStopped(order)) return []
  const { warehouse } = delivery
  const isInside = delivery.parts.some(({ leavesOn }) => leavesOn !== undefined)
  const waits = isInside ? stillThere(order) : undefined
  if (!waits) return []
  const planned = plannedHandOver({ one: order, warehouse })
  const heardOn = placeDays(warehouse.timeZone, heardUntil(order, work)).today
  if (planned === undefined || heardOn <= planned) return []
  // The same delay, seen later and told more exactly.
  if (stuckInWarehouse(order).length > 0 || labelNotScanned(order).length > 0) return []
  return [
    {
      kind: 'missed_cutoff',
      severity: 'warning',
      owner: 'warehouse',
      next: 'ask_warehouse',
      since: beginOf(addDays(planned, 1), warehouse.timeZone),
      due: addBusinessDays(planned, 1, warehouse.calendar),
      evidence: [
        {
          topic: 'warehouse',
          value: 'received',
          source: work.connection,
          strength: 'system_record',
          at: work.data.createdAt,
          place: work.data.warehouse,
        },
        ...waits,
      ],
      values: {
        warehouse: work.data.warehouse,
        deadline: planned,
        businessDays: businessDaysBetween(planned, heardOn, warehouse.calendar),
      },
    },
  ]
}

/** A hold or missing stock is a concern of its own, and no pick-up was missed; nor by an order that was cancelled. */
const isStopped = ({ group, status }: JudgedOrder): boolean =>
  status === 'on_hold' ||
  status === 'cancelled' ||
  [...(group.order ? [group.order] : []), ...group.warehouseOrders].some(
    ({ data }) => data.holds.length > 0,
  ) ||
  group.warehouseOrders.some(
    ({ data: { flags } }) => flags.includes('on_hold') || flags.includes('backordered'),
  )

/**
 * What proves that it is still there. A printed label alone does not: some warehouses never tell of a hand-over, so the carrier has to
 * have been asked, or the warehouse has to say no.
 */
function stillThere(order: JudgedOrder) {
  const work = openWork(order)
  if (!work) return undefined
  const word = factOfWarehouseOrder(work)
  if (work.data.stage !== 'labelled') return [word]
  if (work.data.parcels.some(({ handedOver, cancelled }) => handedOver === false && !cancelled)) return [word]
  const unseen = order.parcels.find(
    (parcel) =>
      parcel.direction === 'outbound' && parcel.proof === 'claimed' && carrierWordOf(parcel) !== undefined,
  )
  const told = unseen && factsOfParcel(unseen).slice(0, 1)
  return told && [word, ...told]
}
