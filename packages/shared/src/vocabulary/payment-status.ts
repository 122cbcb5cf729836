import type { Words } from './word.ts'

/** What happened to the customer's money, as the shop states it. */
export const paymentStatuses = [
  'pending',
  'authorized',
  'partially_paid',
  'paid',
  'partially_refunded',
  'refunded',
  'voided',
  'expired',
  'unknown',
] as const
export type PaymentStatus = (typeof paymentStatuses)[number]

export const paymentStatusText = {
  pending: { label: 'Payment pending', sentence: 'The payment has not arrived yet.' },
  authorized: { label: 'Authorised', sentence: 'The payment is authorised and not yet collected.' },
  partially_paid: { label: 'Partly paid', sentence: 'A part of the amount is paid.' },
  paid: { label: 'Paid', sentence: 'The order is paid in full.' },
  partially_refunded: { label: 'Partly refunded', sentence: 'A part of the payment was given back.' },
  refunded: { label: 'Refunded', sentence: 'The whole payment was given back.' },
  voided: { label: 'Voided', sentence: 'The authorisation was withdrawn before money was collected.' },
  expired: { label: 'Expired', sentence: 'The authorisation ran out before money was collected.' },
  unknown: {
    label: 'Payment not recognised',
    sentence: 'The shop uses a payment status that we do not know; its own word is shown.',
  },
} satisfies Words<PaymentStatus>
