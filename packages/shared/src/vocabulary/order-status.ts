import type { Words } from './word.ts'

/** Where an order stands as a whole. `closed` is archived by the shop with nothing left to do. */
export const orderStatuses = [
  'placed',
  'paid',
  'on_hold',
  'in_warehouse',
  'partially_shipped',
  'shipped',
  'delivered',
  'cancelled',
  'closed',
  'unknown',
] as const
export type OrderStatus = (typeof orderStatuses)[number]

export const orderStatusText = {
  placed: { label: 'Placed', sentence: 'The order is placed and not yet paid.' },
  paid: { label: 'Paid', sentence: 'The order is paid and the warehouse has not started on it.' },
  on_hold: { label: 'On hold', sentence: 'The order is held and will not move until the hold is lifted.' },
  in_warehouse: { label: 'In the warehouse', sentence: 'The warehouse is working on the order.' },
  partially_shipped: {
    label: 'Partly shipped',
    sentence: 'A part of the order is on its way, the rest is still to come.',
  },
  shipped: { label: 'Shipped', sentence: 'All of the order has left the warehouse.' },
  delivered: { label: 'Delivered', sentence: 'All of the order was delivered.' },
  cancelled: { label: 'Cancelled', sentence: 'The order was cancelled.' },
  closed: { label: 'Closed', sentence: 'The shop closed the order and expects nothing more.' },
  unknown: {
    label: 'Status not recognised',
    sentence: 'The shop uses a status that we do not know; its own word is shown.',
  },
} satisfies Words<OrderStatus>
