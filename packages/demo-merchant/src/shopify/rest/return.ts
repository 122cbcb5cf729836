import { orderId, returnId } from '../../world/shop-ids.ts'
import type { Instant } from '../../world/time.ts'
import type { OrderTruth } from '../../world/truth.ts'
import { gid } from '../ids.ts'
import { returnsSeen } from '../sees.ts'
import { shopTime } from './words.ts'

/** What the topics `returns/…` bring. */
export function restReturn(order: OrderTruth, index: number, at: Instant): object {
  const seen = returnsSeen(order, at).find((one) => one.index === index)
  const lines = order.returns[index]?.lines ?? []
  const id = returnId(order, index)
  return {
    id,
    admin_graphql_api_id: gid('Return', id),
    name: `${order.name}-R${index + 1}`,
    status: (seen?.status ?? 'OPEN').toLowerCase(),
    order: { id: orderId(order), admin_graphql_api_id: gid('Order', orderId(order)) },
    total_return_line_items: lines.length,
    created_at: seen ? shopTime(order.shop, seen.createdAt) : null,
    return_line_items: lines.map((line) => ({
      id: id * 10 + line.position,
      admin_graphql_api_id: gid('ReturnLineItem', id * 10 + line.position),
      quantity: line.quantity,
      return_reason: line.reason,
      return_reason_note: line.comment,
    })),
  }
}

/** Reverse logistics name themselves alone. */
export const restReverseDelivery = (order: OrderTruth, index: number): object => ({
  id: returnId(order, index),
  admin_graphql_api_id: gid('ReverseDelivery', returnId(order, index)),
  reverse_fulfillment_order: {
    id: returnId(order, index),
    admin_graphql_api_id: gid('ReverseFulfillmentOrder', returnId(order, index)),
  },
})

export const restDisposition = (order: OrderTruth, index: number, type: string): object => ({
  id: returnId(order, index),
  admin_graphql_api_id: gid('ReverseFulfillmentOrder', returnId(order, index)),
  reverse_fulfillment_order_line_items: (order.returns[index]?.lines ?? []).map((line) => ({
    id: returnId(order, index) * 10 + line.position,
    disposition_type: type.toLowerCase(),
    quantity: line.quantity,
  })),
})
