import type { Concern } from '@throughline/shared/contract'
import { progressOf } from '../merge/parcels.ts'
import type { ConcernRule } from './concern-rule.ts'
import { disagreement } from './parts/disagreement.ts'

/** Cancelled in one system, going on in another. */
export const cancelledButShipping: ConcernRule = (order) => {
  const out = order.parcels.filter(
    ({ direction, stage }) => direction === 'outbound' && stage !== 'cancelled',
  )
  const hasArrived = out.length > 0 && out.every(({ stage }) => progressOf(stage) >= progressOf('delivered'))
  const isShopCancelled = order.group.order?.data.status === 'cancelled'
  // The warehouse gave up and the goods came from elsewhere: the customer has them.
  if (!isShopCancelled && hasArrived) return []
  return disagreement(order, 'cancelled', {
    kind: 'cancelled_but_shipping',
    severity: hasArrived ? 'warning' : 'critical',
    next: isShopCancelled ? 'stop_parcel' : 'ask_warehouse',
  }).map((concern): Concern => {
    const [parcel] = out.filter(({ proof }) => proof === 'proven')
    const values = {
      ...concern.values,
      carrier: parcel?.carrier,
      warehouse: order.group.warehouseOrders[0]?.data.warehouse,
    }
    // What has arrived cannot be stopped: the customer is told whether to keep it or to send it back.
    return hasArrived
      ? { ...concern, owner: 'support', next: 'tell_customer', values }
      : { ...concern, values }
  })
}
