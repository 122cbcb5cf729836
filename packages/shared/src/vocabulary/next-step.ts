import type { Words } from './word.ts'

/** What the agent does now about a concern. */
export const nextSteps = [
  'release_order',
  'ask_warehouse',
  'upgrade_shipping',
  'tell_customer',
  'resolve_hold',
  'offer_alternative',
  'check_contents',
  'ask_carrier_for_pickup',
  'open_trace',
  'file_claim',
  'send_replacement',
  'confirm_address',
  'send_customs_documents',
  'remind_customer',
  'stop_parcel',
  'update_shop',
  'correct_tracking_number',
  'count_stock',
  'ask_returns_desk',
  'issue_refund',
  'correct_refund',
  'wait',
] as const
export type NextStep = (typeof nextSteps)[number]

export const nextStepText = {
  release_order: { label: 'Release the order', sentence: 'Release the order to the warehouse in the shop.' },
  ask_warehouse: {
    label: 'Ask the warehouse',
    sentence: 'Ask the warehouse what holds the order up and when it leaves.',
  },
  upgrade_shipping: {
    label: 'Upgrade the shipping',
    sentence: 'Move the order to the faster service before the next cut-off.',
  },
  tell_customer: {
    label: 'Tell the customer',
    sentence: 'Write to the customer with the new date before she asks.',
  },
  resolve_hold: { label: 'Resolve the hold', sentence: 'Find out why the order is held and lift the hold.' },
  offer_alternative: {
    label: 'Offer an alternative',
    sentence: 'Offer another article, a later date or the money back.',
  },
  check_contents: {
    label: 'Check the contents',
    sentence:
      'Ask the warehouse for the packing record or its weight before you promise anything on the contents.',
  },
  ask_carrier_for_pickup: {
    label: 'Ask about the pick-up',
    sentence: 'Ask warehouse and carrier whether the parcel was picked up.',
  },
  open_trace: { label: 'Open a trace', sentence: 'Open a trace with the carrier.' },
  file_claim: { label: 'File a claim', sentence: 'File a claim with the carrier.' },
  send_replacement: { label: 'Send a replacement', sentence: 'Send a replacement or refund the customer.' },
  confirm_address: {
    label: 'Confirm the address',
    sentence: 'Ask the customer for the right address and pass it on.',
  },
  send_customs_documents: {
    label: 'Help customs',
    sentence: 'Find out what customs need and from whom, and send it.',
  },
  remind_customer: { label: 'Remind the customer', sentence: 'Remind the customer of the date.' },
  stop_parcel: { label: 'Stop the parcel', sentence: 'Ask warehouse or carrier to stop the parcel.' },
  update_shop: { label: 'Update the shop', sentence: 'Have the shop system brought up to date.' },
  correct_tracking_number: {
    label: 'Correct the number',
    sentence: 'Have the tracking number corrected, and give the customer the scanned one.',
  },
  count_stock: {
    label: 'Count the stock',
    sentence: 'Have the stock counted and the wrong system corrected.',
  },
  ask_returns_desk: {
    label: 'Ask the returns desk',
    sentence: 'Ask the returns desk to book or inspect the return.',
  },
  issue_refund: { label: 'Issue the refund', sentence: 'Have the refund issued today.' },
  correct_refund: {
    label: 'Correct the refund',
    sentence: 'Find out which amount is right and have the difference paid or explained.',
  },
  wait: { label: 'Wait', sentence: 'Nothing has to be done yet.' },
} satisfies Words<NextStep>
