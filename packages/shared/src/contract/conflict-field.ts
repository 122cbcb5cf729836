/** What sources can disagree on. */
export const conflictFields = [
  'shipment_stage',
  'return_stage',
  'tracking_numbers',
  'quantity',
  'address',
  'cancelled',
] as const
export type ConflictField = (typeof conflictFields)[number]
