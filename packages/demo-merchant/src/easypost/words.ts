import type { ScanKind } from '../world/truth.ts'

/** `status` and `status_detail` for a carrier's scan. https://docs.easypost.com/docs/trackers */
export const wordsFor: Record<ScanKind, [status: string, detail: string]> = {
  accepted: ['in_transit', 'received_at_origin_facility'],
  departed: ['in_transit', 'departed_facility'],
  arrived: ['in_transit', 'arrived_at_facility'],
  at_destination: ['in_transit', 'received_at_destination_facility'],
  customs: ['in_transit', 'held'],
  customs_documents: ['in_transit', 'awaiting_information'],
  delayed: ['in_transit', 'delayed'],
  damaged: ['in_transit', 'damaged'],
  lost: ['failure', 'lost'],
  out_for_delivery: ['out_for_delivery', 'out_for_delivery'],
  attempted: ['in_transit', 'delivery_exception'],
  pickup_point: ['available_for_pickup', 'arrived_at_pickup_location'],
  delivered: ['delivered', 'arrived_at_destination'],
  refused: ['return_to_sender', 'refused'],
  going_back: ['return_to_sender', 'return'],
  back_at_sender: ['return_to_sender', 'arrived_at_destination'],
}
