import type { Words } from './word.ts'

/** How far a return is. `refund_issued` is ordered by the shop, `refunded` is confirmed by the payment provider. */
export const returnStages = [
  'requested',
  'approved',
  'declined',
  'label_sent',
  'in_transit',
  'received',
  'inspected',
  'refund_issued',
  'refunded',
  'exchanged',
  'closed',
  'cancelled',
  'unknown',
] as const
export type ReturnStage = (typeof returnStages)[number]

export const returnStageText = {
  requested: { label: 'Requested', sentence: 'The customer asked for a return and nobody has decided yet.' },
  approved: { label: 'Approved', sentence: 'The return is approved; the goods have not been sent.' },
  declined: { label: 'Declined', sentence: 'The return was declined.' },
  label_sent: {
    label: 'Label sent',
    sentence: 'The customer has a return label and has not posted the parcel.',
  },
  in_transit: { label: 'On its way back', sentence: 'The returned parcel is on its way.' },
  received: { label: 'Received', sentence: 'The returned parcel arrived and waits for inspection.' },
  inspected: { label: 'Inspected', sentence: 'The goods were inspected; the refund is not issued yet.' },
  refund_issued: {
    label: 'Refund issued',
    sentence: 'The shop issued the refund; the bank has not confirmed it.',
  },
  refunded: { label: 'Refunded', sentence: 'The refund was confirmed by the payment provider.' },
  exchanged: { label: 'Exchanged', sentence: 'The goods were exchanged.' },
  closed: { label: 'Closed', sentence: 'The return is closed; nothing more is expected.' },
  cancelled: { label: 'Cancelled', sentence: 'The return was cancelled.' },
  unknown: {
    label: 'Stage not recognised',
    sentence: 'The returns system uses a status that we do not know; its own word is shown.',
  },
} satisfies Words<ReturnStage>
