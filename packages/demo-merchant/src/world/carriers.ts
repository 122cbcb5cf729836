import type { CarrierId, ScanKind } from './truth.ts'

export interface Carrier {
  id: CarrierId
  /** EasyPost's name. https://docs.easypost.com/carriers */
  easypost: string
  /** What the shop's people typed into the free-text field "company". */
  shop: string
  /** ShipHero's name of it. */
  shiphero: string
  /** The carrier's own tracking page; `{}` is the number. */
  page: string
  words: Partial<Record<ScanKind, string>>
}

/** What a carrier prints for a scan when it has no words of its own. */
export const commonWords: Record<ScanKind, string> = {
  accepted: 'Picked up by carrier',
  departed: 'Departed facility',
  arrived: 'Arrived at facility',
  at_destination: 'Arrived at delivery depot',
  customs: 'Held by customs, clearance in progress',
  customs_documents: 'Customs: further documents required from the recipient',
  delayed: 'Delayed, delivery date will be updated',
  damaged: 'Package damaged in transit, repacked',
  lost: 'Package could not be located, search closed',
  out_for_delivery: 'Out for delivery',
  attempted: 'Delivery attempted, recipient not available',
  pickup_point: 'Ready for collection at parcel shop',
  delivered: 'Delivered',
  refused: 'Refused by recipient',
  going_back: 'Returning to sender',
  back_at_sender: 'Returned to sender',
}

export const carriers: Record<CarrierId, Carrier> = {
  dpd: {
    id: 'dpd',
    easypost: 'DPD',
    shop: 'DPD',
    shiphero: 'dpd',
    page: 'https://tracking.dpd.de/status/de_DE/parcel/{}',
    words: { accepted: 'Handed over to DPD', at_destination: 'At parcel delivery centre' },
  },
  dhl_express: {
    id: 'dhl_express',
    easypost: 'DHLExpress',
    shop: 'DHL Express',
    shiphero: 'dhl_express',
    page: 'https://www.dhl.com/de-en/home/tracking.html?tracking-id={}',
    words: { accepted: 'Shipment picked up', customs: 'Clearance event', departed: 'Departed Facility' },
  },
  ups: {
    id: 'ups',
    easypost: 'UPS',
    shop: 'UPS',
    shiphero: 'ups',
    page: 'https://www.ups.com/track?tracknum={}',
    words: {
      accepted: 'Origin Scan',
      arrived: 'Arrived at Facility',
      out_for_delivery: 'Out For Delivery Today',
    },
  },
  usps: {
    id: 'usps',
    easypost: 'USPS',
    shop: 'USPS',
    shiphero: 'usps',
    page: 'https://tools.usps.com/go/TrackConfirmAction?tLabels={}',
    words: {
      accepted: 'USPS in possession of item',
      arrived: 'Arrived at USPS Regional Facility',
      departed: 'Departed USPS Regional Facility',
      at_destination: 'Arrived at Post Office',
      out_for_delivery: 'Out for Delivery, Expected Delivery by 9:00pm',
      delivered: 'Delivered, Front Door/Porch',
    },
  },
  fedex: {
    id: 'fedex',
    easypost: 'FedEx',
    shop: 'FedEx',
    shiphero: 'fedex',
    page: 'https://www.fedex.com/fedextrack/?trknbr={}',
    words: { accepted: 'Picked up', out_for_delivery: 'On FedEx vehicle for delivery' },
  },
  deutsche_post: {
    id: 'deutsche_post',
    easypost: 'DeutschePost',
    shop: 'Deutsche Post (DE)',
    shiphero: 'deutsche_post',
    page: 'https://www.deutschepost.de/de/s/sendungsverfolgung.html?piececode={}',
    words: {},
  },
}
