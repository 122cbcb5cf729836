import type { OrderStatus } from '@throughline/shared/vocabulary'
import type { OrderGroup } from '../merge/order-group.ts'
import { type MergedParcel, progressOf } from '../merge/parcels.ts'

/**
 * Where the order stands as a whole: the shop's word, moved on by what warehouse and carriers know and the shop does not.
 * Never moved past an end that the shop has set, and never called shipped for a label.
 */
export function statusOf(group: OrderGroup, parcels: readonly MergedParcel[]): OrderStatus {
  const { order, warehouseOrders } = group
  const said = order?.data.status ?? 'unknown'
  if (said === 'cancelled' || said === 'closed' || said === 'delivered') return said
  const outbound = parcels.filter((parcel) => parcel.direction === 'outbound' && parcel.stage !== 'cancelled')
  const gone = outbound.filter(hasLeft)
  if (gone.length > 0) {
    const isAllGone = gone.length === outbound.length && (said === 'shipped' || isAllPacked(group))
    if (!isAllGone) return 'partially_shipped'
    const arrived = outbound.filter((parcel) => parcel.stage === 'delivered' && parcel.proof === 'proven')
    return arrived.length === outbound.length ? 'delivered' : 'shipped'
  }
  if (said === 'on_hold' || said === 'partially_shipped' || said === 'shipped') return said
  if (warehouseOrders.some((one) => one.data.flags.includes('on_hold'))) return 'on_hold'
  if (warehouseOrders.some((one) => isWorking(one.data.stage))) return 'in_warehouse'
  return said
}

const hasLeft = ({ stage }: MergedParcel): boolean => progressOf(stage) >= progressOf('in_transit')

/** Every unit that the customer still wants is in a parcel, by the shop's count or, while it is silent, the warehouse's stages. */
const isAllPacked = ({ order, warehouseOrders }: OrderGroup): boolean =>
  order
    ? order.data.lines.every(
        (line) =>
          line.requiresShipping === false ||
          (line.fulfilledQuantity ?? 0) >= (line.currentQuantity ?? line.quantity),
      )
    : warehouseOrders.every(({ data: { stage } }) => stage === 'labelled' || stage === 'handed_over')

const isWorking = (stage: string): boolean =>
  stage !== 'received' && stage !== 'cancelled' && stage !== 'unknown'
