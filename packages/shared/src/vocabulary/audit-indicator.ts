import type { Words } from './word.ts'

/** What the audit measures beside errors. */
export const auditIndicators = [
  'order_cycle_time',
  'order_accuracy',
  'on_time_delivery',
  'pick_verification_rate',
  'label_to_first_scan',
  'return_cycle_time',
  'refund_clock_kept',
  'contacts_per_100_orders',
  'concern_to_first_contact',
  'known_before_contact',
] as const
export type AuditIndicator = (typeof auditIndicators)[number]

export const auditIndicatorText = {
  order_cycle_time: { label: 'Order cycle time', sentence: 'From order placed to delivered, median.' },
  order_accuracy: {
    label: 'Order accuracy',
    sentence: 'Delivered orders without a short, wrong or damaged item.',
  },
  on_time_delivery: { label: 'On time', sentence: 'Delivered on the promised day or before.' },
  pick_verification_rate: {
    label: 'Packed with check',
    sentence: 'Parcels whose contents were scanned before they left.',
  },
  label_to_first_scan: {
    label: 'Label to first scan',
    sentence: 'From the label to the carrier’s first scan, median.',
  },
  return_cycle_time: {
    label: 'Return cycle time',
    sentence: 'From the return’s arrival to the refund, median.',
  },
  refund_clock_kept: { label: 'Refunds in time', sentence: 'Refunds issued within our own policy.' },
  contacts_per_100_orders: {
    label: 'Contacts per 100 orders',
    sentence: 'Customers’ contacts per 100 orders placed.',
  },
  concern_to_first_contact: {
    label: 'Head start',
    sentence: 'From the moment we could know to the customer’s first contact, median.',
  },
  known_before_contact: {
    label: 'Known before the contact',
    sentence: 'Contacts whose cause the systems showed before the customer wrote.',
  },
} satisfies Words<AuditIndicator>
