import type { JudgedOrder } from '../case/order-case.ts'
import { type MergedParcel, progressOf } from '../merge/parcels.ts'
import { thresholdsFor } from '../policy/thresholds-for.ts'
import { factOfOrder } from '../proof/facts-of-order.ts'
import { factsOfParcel } from '../proof/facts-of-parcel.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dueAfter, hourMs, hoursSince, merchantClock, timeOf } from './parts/clock.ts'
import { heardUntil } from './parts/heard-until.ts'
import { outboundOf } from './parts/outbound.ts'
import { fulfilmentOf, isOpenInShop } from './parts/shop-standing.ts'

/** The carrier delivered hours ago, and the shop still shows the parcel, or the whole order, as under way. */
export const deliveredOrderOpen: ConcernRule = (order) => {
  const shop = order.group.order
  if (!shop) return []
  const until = heardUntil(order, shop)
  const { shopUpdateHours } = thresholdsFor(order.policy, {})
  const late = unheardDeliveries(order).filter(({ time }) => until - time >= shopUpdateHours * hourMs)
  const [first] = late.toSorted((a, b) => a.time - b.time)
  if (!first) return []
  return [
    {
      kind: 'delivered_order_open',
      severity: 'notice',
      owner: 'support',
      next: 'update_shop',
      about: first.parcel.trackingNumber,
      since: first.parcel.deliveredAt ?? factsOfParcel(first.parcel)[0]?.at,
      due: dueAfter(first.time + shopUpdateHours * hourMs, 0, merchantClock(order)),
      evidence: [...late.flatMap(({ parcel }) => factsOfParcel(parcel)), factOfOrder(shop)],
      values: {
        carrier: first.parcel.carrier,
        hours: hoursSince(first.time, until),
        likelyWrong: shop.connection,
      },
    },
  ]
}

/** Whether a delivery that the shop does not know has a concern of its own, or soon will. */
export const isDeliveredUnknown = (order: JudgedOrder): boolean => unheardDeliveries(order).length > 0

/** Scanned deliveries that the shop has not heard of, in epoch milliseconds. A shop that says nothing of a parcel's way contradicts nothing. */
function unheardDeliveries(order: JudgedOrder): { parcel: MergedParcel; time: number }[] {
  const shop = order.group.order
  if (!shop || ['cancelled', 'closed', 'delivered', 'unknown'].includes(shop.data.status)) return []
  return outboundOf(order).flatMap((parcel) => {
    if (parcel.stage !== 'delivered' || parcel.proof !== 'proven') return []
    const claim = fulfilmentOf(shop, parcel)?.stage
    const isUnheard = claim === undefined ? isOpenInShop(shop) : isBehind(claim)
    const time = timeOf(order, parcel.deliveredAt ?? factsOfParcel(parcel)[0]?.at)
    return isUnheard && time !== undefined ? [{ parcel, time }] : []
  })
}

/**
 * It follows the parcel and is behind. A shop that only knows a label does not follow it: shops track few carriers, and there a label is
 * the last they ever say of a parcel that arrived long ago.
 */
const isBehind = (stage: MergedParcel['stage']): boolean =>
  progressOf(stage) >= progressOf('in_transit') && progressOf(stage) < progressOf('delivered')
