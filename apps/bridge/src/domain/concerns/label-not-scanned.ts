import type { Concern, Fact } from '@throughline/shared/contract'
import type { Moment } from '@throughline/shared/model'
import type { ShipmentStage } from '@throughline/shared/vocabulary'
import type { JudgedOrder } from '../case/order-case.ts'
import type { MergedParcel } from '../merge/parcels.ts'
import { carrierWordOf, factsOfParcel } from '../proof/facts-of-parcel.ts'
import type { ConcernRule } from './concern-rule.ts'
import { carrierClock, dayMs, dueAfter, hoursSince, merchantClock, overdueAt, timeOf } from './parts/clock.ts'
import { knowsNothing } from './parts/knows-nothing.ts'
import { carrierHeardUntil, outboundOf, thresholdsOf } from './parts/outbound.ts'
import { claimedWithoutWarehouse } from './shipped-without-warehouse.ts'

/** What a carrier says before it has the parcel in its hands. */
const unseen: readonly ShipmentStage[] = ['pending', 'label_created', 'not_found', 'unknown']
/** A label that old was forgotten, not delayed. */
const forgottenDays = 180

/** A label was made long enough ago, and the carrier, who was asked, has not seen the parcel. */
export const labelNotScanned: ConcernRule = (order) => {
  // That the shop called it shipped and the warehouse knows nothing of it is the cause, and has its own concern.
  if (claimedWithoutWarehouse(order)) return []
  return outboundOf(order).flatMap((parcel): Concern[] => {
    const unheard = carrierUnaware(order, parcel)
    const label = labelOf(parcel)
    if (!unheard || !label) return []
    const clock = carrierClock(order, parcel)
    const since = timeOf(order, label.at)
    const until = carrierHeardUntil(order, parcel)
    const hours = thresholdsOf(order, parcel).labelNotScannedHours
    const at = overdueAt(since, { hours, clock, until })
    if (since === undefined || at === undefined || until - since > forgottenDays * dayMs) return []
    const isHandedOver = parcel.words.some(({ by, stage }) => by === 'warehouse' && stage === 'in_transit')
    return [
      {
        kind: 'label_not_scanned',
        severity: 'warning',
        owner: isHandedOver ? 'carrier' : 'warehouse',
        next: 'ask_carrier_for_pickup',
        about: parcel.trackingNumber,
        since: label.at,
        due: dueAfter(at, 0, merchantClock(order)),
        evidence: [...factsOfParcel(parcel), ...unheard],
        values: {
          carrier: parcel.carrier,
          service: parcel.service,
          warehouse: order.group.warehouseOrders[0]?.data.warehouse,
          hours: hoursSince(since, until),
        },
      },
    ]
  })
}

/** Facts by which the carrier knows a label at most. Absent when it knows more, or was not heard. Its own word is among the parcel's facts. */
function carrierUnaware(order: JudgedOrder, parcel: MergedParcel): Fact[] | undefined {
  if (parcel.proof === 'proven' || !parcel.trackingNumber || parcel.stage === 'delivered') return undefined
  const word = carrierWordOf(parcel)
  if (word) return unseen.includes(word.stage) ? [] : undefined
  const nothing = knowsNothing(order, 'tracking', { topic: 'shipment', about: parcel.trackingNumber })
  return nothing.length > 0 ? nothing : undefined
}

/** Who made the label knows best when; the shop only heard of it. */
function labelOf({ words, events }: MergedParcel): { at?: Moment | undefined } | undefined {
  const byWarehouse = words.find(({ by, at }) => by === 'warehouse' && at)
  const announced = events.findLast(({ stage, at }) => stage === 'label_created' && at)
  const byShop = words.find(({ by, at }) => by === 'shop' && at)
  return byWarehouse ?? announced ?? byShop
}
