import type { OrderStatus } from '@throughline/shared/vocabulary'
import type { OrderGroup } from '../merge/order-group.ts'
import type { MergedParcel } from '../merge/parcels.ts'

/**
 * Where the order stands as a whole: the shop's word, moved on by what warehouse and carriers know and the shop does not.
 * Never moved past an end that the shop has set.
 */
export function statusOf(
  { order, warehouseOrders }: OrderGroup,
  parcels: readonly MergedParcel[],
): OrderStatus {
  const said = order?.data.status ?? 'unknown'
  if (said === 'cancelled' || said === 'closed' || said === 'delivered') return said
  const outbound = parcels.filter((parcel) => parcel.direction === 'outbound' && parcel.stage !== 'cancelled')
  const delivered = outbound.filter((parcel) => parcel.stage === 'delivered' && parcel.proof === 'proven')
  const wholeSent = said === 'shipped' || (!order && warehouseOrders.every((one) => isSent(one.data.stage)))
  if (wholeSent) return outbound.length > 0 && delivered.length === outbound.length ? 'delivered' : 'shipped'
  if (said === 'on_hold' || said === 'partially_shipped') return said
  if (warehouseOrders.some((one) => one.data.flags.includes('on_hold'))) return 'on_hold'
  if (warehouseOrders.some((one) => isWorking(one.data.stage))) return 'in_warehouse'
  return said
}

const isSent = (stage: string): boolean => stage === 'labelled' || stage === 'handed_over'
const isWorking = (stage: string): boolean =>
  stage !== 'received' && stage !== 'cancelled' && stage !== 'unknown'
