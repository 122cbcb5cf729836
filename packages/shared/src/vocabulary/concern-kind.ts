import type { Words } from './word.ts'

/** What can be wrong with an order. One rule each under the bridge's `domain/concerns/`; grouped by where the error was made. */
export const concernKinds = [
  'promise_at_risk',
  'promise_broken',
  'not_released',
  'stuck_in_warehouse',
  'missed_cutoff',
  'short_pick',
  'pack_not_verified',
  'on_hold',
  'backordered',
  'oversold',
  'label_not_scanned',
  'silent_parcel',
  'delivery_attempt_failed',
  'customs_hold',
  'address_problem',
  'pickup_expiring',
  'returned_to_sender',
  'damaged',
  'probably_lost',
  'shipped_without_warehouse',
  'warehouse_shipped_order_open',
  'delivered_order_open',
  'quantity_mismatch',
  'cancelled_but_shipping',
  'tracking_mismatch',
  'refunded_but_shipping',
  'stock_mismatch',
  'return_in_transit_too_long',
  'return_delivered_not_received',
  'not_inspected',
  'refund_overdue',
  'refund_amount_mismatch',
  'exchange_out_of_stock',
  'return_window_closing',
] as const
export type ConcernKind = (typeof concernKinds)[number]

export const concernFamilies = ['promise', 'warehouse', 'carrier', 'disagreement', 'returns'] as const
export type ConcernFamily = (typeof concernFamilies)[number]

export const concernFamilyOf: Record<ConcernKind, ConcernFamily> = {
  promise_at_risk: 'promise',
  promise_broken: 'promise',
  not_released: 'warehouse',
  stuck_in_warehouse: 'warehouse',
  missed_cutoff: 'warehouse',
  short_pick: 'warehouse',
  pack_not_verified: 'warehouse',
  on_hold: 'warehouse',
  backordered: 'warehouse',
  oversold: 'warehouse',
  label_not_scanned: 'carrier',
  silent_parcel: 'carrier',
  delivery_attempt_failed: 'carrier',
  customs_hold: 'carrier',
  address_problem: 'carrier',
  pickup_expiring: 'carrier',
  returned_to_sender: 'carrier',
  damaged: 'carrier',
  probably_lost: 'carrier',
  shipped_without_warehouse: 'disagreement',
  warehouse_shipped_order_open: 'disagreement',
  delivered_order_open: 'disagreement',
  quantity_mismatch: 'disagreement',
  cancelled_but_shipping: 'disagreement',
  tracking_mismatch: 'disagreement',
  refunded_but_shipping: 'disagreement',
  stock_mismatch: 'disagreement',
  return_in_transit_too_long: 'returns',
  return_delivered_not_received: 'returns',
  not_inspected: 'returns',
  refund_overdue: 'returns',
  refund_amount_mismatch: 'returns',
  exchange_out_of_stock: 'returns',
  return_window_closing: 'returns',
}

export const concernKindText = {
  promise_at_risk: {
    label: 'Promise at risk',
    sentence: 'The promised date will be missed unless something changes.',
  },
  promise_broken: {
    label: 'Promise broken',
    sentence: 'The promised date has passed or can no longer be met.',
  },
  not_released: {
    label: 'Not at the warehouse',
    sentence: 'The order is paid and the warehouse does not know it.',
  },
  stuck_in_warehouse: {
    label: 'Stuck in the warehouse',
    sentence: 'The warehouse has not moved the order on for longer than usual.',
  },
  missed_cutoff: {
    label: 'Missed the cut-off',
    sentence: 'The order should have left with an earlier pick-up and did not.',
  },
  short_pick: { label: 'Picked short', sentence: 'The warehouse found fewer units than ordered.' },
  pack_not_verified: {
    label: 'Packed without check',
    sentence: 'The parcel was packed and nobody scanned its contents.',
  },
  on_hold: { label: 'On hold', sentence: 'Somebody or something holds the order back.' },
  backordered: { label: 'Backordered', sentence: 'The warehouse waits for stock.' },
  oversold: { label: 'Oversold', sentence: 'More was sold than there is.' },
  label_not_scanned: {
    label: 'Label, no scan',
    sentence: 'A label exists and the carrier has not scanned the parcel for too long.',
  },
  silent_parcel: { label: 'Silent parcel', sentence: 'The carrier has not scanned the parcel for too long.' },
  delivery_attempt_failed: {
    label: 'Delivery attempt failed',
    sentence: 'The carrier tried to deliver and could not.',
  },
  customs_hold: { label: 'Held at customs', sentence: 'Customs hold the parcel.' },
  address_problem: {
    label: 'Address problem',
    sentence: 'The address does not work or differs between systems.',
  },
  pickup_expiring: {
    label: 'Pick-up ends soon',
    sentence: 'The parcel waits at a pick-up point and will go back.',
  },
  returned_to_sender: {
    label: 'Going back to us',
    sentence: 'The parcel is on its way back to the sender, or has arrived there.',
  },
  damaged: { label: 'Damaged', sentence: 'The carrier reports damage.' },
  probably_lost: {
    label: 'Probably lost',
    sentence: 'The parcel has been silent for so long that it has probably been lost.',
  },
  shipped_without_warehouse: {
    label: 'Shipped without the warehouse',
    sentence: 'The shop says shipped and the warehouse knows nothing of it.',
  },
  warehouse_shipped_order_open: {
    label: 'Sent, still open in the shop',
    sentence: 'The warehouse handed the parcel over and the shop does not know.',
  },
  delivered_order_open: {
    label: 'Delivered, still open in the shop',
    sentence: 'The carrier delivered and the shop does not know.',
  },
  quantity_mismatch: { label: 'Quantities differ', sentence: 'Shop and warehouse count different units.' },
  cancelled_but_shipping: {
    label: 'Cancelled, still moving',
    sentence: 'The order is cancelled in one system and goes on in another.',
  },
  tracking_mismatch: {
    label: 'Tracking numbers differ',
    sentence: 'Shop and warehouse name different parcels.',
  },
  refunded_but_shipping: {
    label: 'Refunded, still shipping',
    sentence: 'The money went back and the goods are on their way to the customer.',
  },
  stock_mismatch: { label: 'Stock differs', sentence: 'Shop and warehouse count different stock.' },
  return_in_transit_too_long: {
    label: 'Return under way too long',
    sentence: 'The returned parcel has been under way for longer than usual.',
  },
  return_delivered_not_received: {
    label: 'Return arrived, not booked',
    sentence: 'The carrier delivered the return and nobody has booked it.',
  },
  not_inspected: {
    label: 'Return not inspected',
    sentence: 'The return was received and nobody has inspected it.',
  },
  refund_overdue: { label: 'Refund overdue', sentence: 'The refund is late by our own policy.' },
  refund_amount_mismatch: {
    label: 'Refund amount differs',
    sentence: 'What was refunded is not what was due.',
  },
  exchange_out_of_stock: {
    label: 'Exchange out of stock',
    sentence: 'The article to send in exchange is not in stock.',
  },
  return_window_closing: {
    label: 'Return window closing',
    sentence: 'The customer can return for only a few more days.',
  },
} satisfies Words<ConcernKind>
