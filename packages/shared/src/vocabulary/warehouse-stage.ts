import type { Words } from './word.ts'

/** How far the warehouse is. `labelled` is a printed label and no proof of departure; `handed_over` is the carrier's pick-up. */
export const warehouseStages = [
  'received',
  'allocated',
  'picking',
  'picked',
  'packed',
  'labelled',
  'handed_over',
  'cancelled',
  'unknown',
] as const
export type WarehouseStage = (typeof warehouseStages)[number]

export const warehouseStageText = {
  received: { label: 'Received', sentence: 'The warehouse has the order and has not reserved stock for it.' },
  allocated: { label: 'Stock reserved', sentence: 'Stock is reserved and picking has not started.' },
  picking: { label: 'Being picked', sentence: 'The items are being picked.' },
  picked: { label: 'Picked', sentence: 'The items are picked and wait for packing.' },
  packed: { label: 'Packed', sentence: 'The parcel is packed and has no label yet.' },
  labelled: {
    label: 'Label printed',
    sentence: 'The label is printed; the carrier has not confirmed pick-up.',
  },
  handed_over: { label: 'Handed over', sentence: 'The parcel was handed to the carrier.' },
  cancelled: { label: 'Cancelled', sentence: 'The warehouse cancelled its work on this order.' },
  unknown: {
    label: 'Stage not recognised',
    sentence: 'The warehouse uses a status that we do not know; its own word is shown.',
  },
} satisfies Words<WarehouseStage>

/** What may be true beside the stage. */
export const warehouseFlags = ['on_hold', 'short', 'backordered', 'pack_verified'] as const
export type WarehouseFlag = (typeof warehouseFlags)[number]

export const warehouseFlagText = {
  on_hold: { label: 'On hold', sentence: 'The warehouse holds the order.' },
  short: { label: 'Short', sentence: 'Less than the ordered quantity could be picked.' },
  backordered: { label: 'Backordered', sentence: 'An item is not in stock and waits for new stock.' },
  pack_verified: { label: 'Pack verified', sentence: 'Every item was scanned when the parcel was packed.' },
} satisfies Words<WarehouseFlag>

/** Why a warehouse or a shop holds an order. */
export const holdReasons = [
  'payment',
  'fraud',
  'address',
  'shipping_method',
  'stock',
  'operator',
  'customer',
  'returned_items',
  'other',
  'unknown',
] as const
export type HoldReason = (typeof holdReasons)[number]

export const holdReasonText = {
  payment: { label: 'Payment', sentence: 'It waits for the payment.' },
  fraud: { label: 'Fraud check', sentence: 'It waits for a fraud check.' },
  address: { label: 'Address', sentence: 'It waits for a correct address.' },
  shipping_method: { label: 'Shipping method', sentence: 'It waits for a usable shipping method.' },
  stock: { label: 'Stock', sentence: 'It waits for stock.' },
  operator: { label: 'Held by hand', sentence: 'Somebody in the warehouse holds it.' },
  customer: { label: 'Held by the merchant', sentence: 'The merchant asked the warehouse to hold it.' },
  returned_items: { label: 'Awaiting a return', sentence: 'It waits for returned items to arrive.' },
  other: { label: 'Other reason', sentence: 'It is held for another reason, named by the source.' },
  unknown: { label: 'Reason not recognised', sentence: 'It is held for a reason that we do not know.' },
} satisfies Words<HoldReason>
