import type { OrderTruth, World } from '../truth.ts'
import { changeOrder } from './change.ts'
import type { WorldEvent } from './event.ts'
import { orderCancelled, orderPlaced, paymentArrived } from './order-events.ts'
import { parcelScanned, parcelSlips } from './parcel-events.ts'
import {
  refundSettled,
  returnApproved,
  returnInspected,
  returnReceived,
  returnRefunded,
  returnRequested,
} from './return-events.ts'
import { jobAdvanced, jobHeld, jobReleased, shortPicked, stockArrived } from './warehouse-events.ts'

/**
 * The world after something happened in it. Pure: the same world and the same events give the same world. What had happened before
 * the event stays; what was to come may come otherwise.
 * @throws Error that names what is not there
 */
export function withEvent(world: World, event: WorldEvent): World {
  const inOrder = (name: string, change: (order: OrderTruth) => OrderTruth): World =>
    changeOrder(world, name, change)
  switch (event.kind) {
    case 'parcel_slips':
      return parcelSlips(world, event, event)
    case 'parcel_scanned':
      return parcelScanned(world, event, event)
    case 'order_placed':
      return orderPlaced(world, event, event)
    case 'job_advanced':
      return inOrder(event.order, (order) => jobAdvanced(order, event, event))
    case 'short_picked':
      return inOrder(event.order, (order) => shortPicked(order, event, event))
    case 'job_held':
      return inOrder(event.order, (order) => jobHeld(order, event, event))
    case 'job_released':
      return inOrder(event.order, (order) => jobReleased(order, event, event))
    case 'stock_arrived':
      return inOrder(event.order, (order) => stockArrived(order, event, event))
    case 'payment_arrived':
      return inOrder(event.order, (order) => paymentArrived(order, event))
    case 'order_cancelled':
      return inOrder(event.order, (order) => orderCancelled(order, event, event))
    case 'return_requested':
      return inOrder(event.order, (order) => returnRequested(order, event, event))
    case 'return_approved':
      return inOrder(event.order, (order) => returnApproved(order, event, event))
    case 'return_received':
      return inOrder(event.order, (order) => returnReceived(order, event, event))
    case 'return_inspected':
      return inOrder(event.order, (order) => returnInspected(order, event, event))
    case 'return_refunded':
      return inOrder(event.order, (order) => returnRefunded(order, event, event))
    case 'refund_settled':
      return inOrder(event.order, (order) => refundSettled(order, event, event))
  }
}
