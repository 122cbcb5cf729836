import type { Words } from './word.ts'

/**
 * How far a parcel is. Two axes: the stage only moves forward, flags say what else is true.
 * `label_created` is not a shipment: nothing was scanned. `not_found` is "the carrier has no data yet".
 */
export const shipmentStages = [
  'pending',
  'label_created',
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'delivered',
  'returned_to_sender',
  'failed',
  'cancelled',
  'not_found',
  'unknown',
] as const
export type ShipmentStage = (typeof shipmentStages)[number]

export const shipmentStageText = {
  pending: { label: 'Not shipped yet', sentence: 'No parcel was made yet.' },
  label_created: {
    label: 'Label made, not scanned',
    sentence: 'A label exists and the carrier has not scanned the parcel.',
  },
  in_transit: { label: 'In transit', sentence: 'The carrier has the parcel and it is moving.' },
  out_for_delivery: { label: 'Out for delivery', sentence: 'The parcel is on the delivery vehicle.' },
  available_for_pickup: {
    label: 'Ready for pick-up',
    sentence: 'The parcel waits for the customer at a pick-up point.',
  },
  delivered: { label: 'Delivered', sentence: 'The carrier delivered the parcel.' },
  returned_to_sender: { label: 'Returned to sender', sentence: 'The parcel went back to the sender.' },
  failed: { label: 'Delivery failed', sentence: 'The carrier gave up the delivery.' },
  cancelled: { label: 'Label cancelled', sentence: 'The label was cancelled.' },
  not_found: { label: 'Not known to the carrier', sentence: 'The carrier has no data on this number yet.' },
  unknown: {
    label: 'Status not recognised',
    sentence: 'The carrier uses a status that we do not know; its own words are shown.',
  },
} satisfies Words<ShipmentStage>

export const shipmentFlags = [
  'delayed',
  'attempted',
  'exception',
  'customs',
  'action_required',
  'returning',
  'damaged',
  'lost',
] as const
export type ShipmentFlag = (typeof shipmentFlags)[number]

export const shipmentFlagText = {
  delayed: { label: 'Delayed', sentence: 'The carrier reports a delay.' },
  attempted: { label: 'Delivery attempted', sentence: 'The carrier tried to deliver and could not.' },
  exception: { label: 'Exception', sentence: 'The carrier reports that something is out of order.' },
  customs: { label: 'At customs', sentence: 'The parcel is with customs.' },
  action_required: { label: 'Action required', sentence: 'The carrier waits for somebody to act.' },
  returning: { label: 'Going back', sentence: 'The parcel is on its way back to the sender.' },
  damaged: { label: 'Damaged', sentence: 'The carrier reports damage.' },
  lost: { label: 'Lost', sentence: 'The carrier reports the parcel as lost.' },
} satisfies Words<ShipmentFlag>
