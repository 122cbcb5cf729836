import { jobId } from '../../world/shop-ids.ts'
import type { OrderTruth } from '../../world/truth.ts'
import { gid } from '../ids.ts'

/** Names the hold and what it holds, and not the order: whoever wants that must ask. */
export const restHold = (order: OrderTruth): object => ({
  fulfillment_order: { id: gid('FulfillmentOrder', jobId(order, 0)) },
  fulfillment_hold: { id: gid('FulfillmentHold', jobId(order, 0)) },
})
