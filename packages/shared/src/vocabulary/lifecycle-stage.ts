import type { ConcernKind } from './concern-kind.ts'
import type { Words } from './word.ts'

/** Where in an order's life an error is made. */
export const lifecycleStages = [
  'sale',
  'release',
  'warehouse',
  'transit',
  'delivery',
  'return',
  'refund',
] as const
export type LifecycleStage = (typeof lifecycleStages)[number]

export const lifecycleStageText = {
  sale: { label: 'Sale', sentence: 'Before the order is accepted: what was sold, promised or cancelled.' },
  release: { label: 'Release', sentence: 'Between the shop and the warehouse.' },
  warehouse: { label: 'Warehouse', sentence: 'From the shelf to the packed parcel.' },
  transit: { label: 'Transit', sentence: 'From the hand-over to the destination.' },
  delivery: { label: 'Delivery', sentence: 'At the customer’s door.' },
  return: { label: 'Return', sentence: 'From the customer’s request to the inspected goods.' },
  refund: { label: 'Refund', sentence: 'From the decision to the money.' },
} satisfies Words<LifecycleStage>

export const lifecycleStageOf: Record<ConcernKind, LifecycleStage> = {
  promise_at_risk: 'transit',
  promise_broken: 'delivery',
  not_released: 'release',
  stuck_in_warehouse: 'warehouse',
  missed_cutoff: 'warehouse',
  short_pick: 'warehouse',
  pack_not_verified: 'warehouse',
  on_hold: 'release',
  backordered: 'warehouse',
  oversold: 'sale',
  label_not_scanned: 'transit',
  silent_parcel: 'transit',
  delivery_attempt_failed: 'delivery',
  customs_hold: 'transit',
  address_problem: 'delivery',
  pickup_expiring: 'delivery',
  returned_to_sender: 'delivery',
  damaged: 'transit',
  probably_lost: 'transit',
  shipped_without_warehouse: 'release',
  warehouse_shipped_order_open: 'release',
  delivered_order_open: 'delivery',
  quantity_mismatch: 'warehouse',
  cancelled_but_shipping: 'sale',
  tracking_mismatch: 'release',
  refunded_but_shipping: 'refund',
  stock_mismatch: 'sale',
  return_in_transit_too_long: 'return',
  return_delivered_not_received: 'return',
  not_inspected: 'return',
  refund_overdue: 'refund',
  refund_amount_mismatch: 'refund',
  exchange_out_of_stock: 'return',
  return_window_closing: 'return',
}
