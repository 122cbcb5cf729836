import type { Words } from './word.ts'

/** The steps of a return, in order. A return ends in money (`refund_settled`) or in goods (`exchange_shipped`). */
export const returnSteps = [
  'requested',
  'approved',
  'label_sent',
  'in_transit',
  'received',
  'inspected',
  'refund_issued',
  'refund_settled',
  'exchange_shipped',
] as const
export type ReturnStep = (typeof returnSteps)[number]

export const returnStepText = {
  requested: { label: 'Requested', sentence: 'The customer asks to return.' },
  approved: { label: 'Approved', sentence: 'The return is allowed.' },
  label_sent: { label: 'Label sent', sentence: 'The customer gets a label.' },
  in_transit: {
    label: 'On its way back',
    sentence: 'The customer posts the parcel and the carrier brings it.',
  },
  received: { label: 'Received', sentence: 'The returns desk books the parcel.' },
  inspected: { label: 'Inspected', sentence: 'The returns desk checks the goods.' },
  refund_issued: { label: 'Refund issued', sentence: 'Finance orders the refund.' },
  refund_settled: { label: 'Refund paid', sentence: 'The payment provider confirms the refund.' },
  exchange_shipped: { label: 'Exchange sent', sentence: 'The warehouse sends the other article.' },
} satisfies Words<ReturnStep>
