import type { Instant } from './time.ts'

/**
 * What physically happened, with its time. Nobody in the demo may read this: each vendor sees a part of it, later (see the vendors'
 * `view` files). Every fact carries the instant at which it became true, so a view at a time is a filter, and moving the clock
 * forward lets the future happen.
 *
 * Words: an *order* is sold by a *shop*; a *job* is what one warehouse does for an order; a *shipment* is what a packing table finishes
 * at once, of one or more *parcels*; a *scan* is a parcel seen by its carrier.
 */
export type ShopId = 'shop-eu' | 'shop-us'
export type WarehouseId = 'leipzig' | 'reno'
export type CarrierId = 'dpd' | 'dhl_express' | 'ups' | 'usps' | 'fedex' | 'deutsche_post'

export interface PostalAddress {
  street: string
  street2?: string
  city: string
  /** Full name and code of the province or state, where the country writes one. */
  province?: string
  provinceCode?: string
  zip: string
  /** ISO 3166-1 alpha-2 and the English name. */
  countryCode: string
  country: string
  zone: string
}

export interface Person {
  /** Unique in the world; the basis of vendor ids. */
  id: number
  shop: ShopId
  firstName: string
  lastName: string
  /** As the customer typed it, which is not always lower-case. */
  email?: string
  /** E.164 */
  phone?: string
  locale: string
  address: PostalAddress
  company?: string
  createdAt: Instant
}

/** The order's own copy of who bought: a guest has no account, and an address may name somebody else. */
export interface Buyer {
  person: Person
  /** False for a guest whom the shop does not keep as a customer. */
  account: boolean
  email?: string
  phone?: string
  shipTo: { name: string; address: PostalAddress; phone?: string }
}

export interface LineTruth {
  /** Position in the order, from 1. */
  position: number
  sku: string
  quantity: number
  /** Minor units of the shop's currency. */
  unitMinor: number
  discountMinor: number
}

export type LineQuantity = { position: number; quantity: number }

export const scanKinds = [
  'accepted',
  'departed',
  'arrived',
  'at_destination',
  'customs',
  'customs_documents',
  'delayed',
  'damaged',
  'lost',
  'out_for_delivery',
  'attempted',
  'pickup_point',
  'delivered',
  'refused',
  'going_back',
  'back_at_sender',
] as const
export type ScanKind = (typeof scanKinds)[number]

/**
 * What a fact adds when whoever saw it told everybody on the spot: every system that hears of it at all hears of it then. For
 * demonstrations, in which nobody likes to wait for a system's usual delay.
 */
export interface Prompt {
  toldAtOnce?: boolean
}

export interface Scan extends Prompt {
  at: Instant
  kind: ScanKind
  /** Key of `places`; absent where the carrier does not say. */
  place?: string
  /** The carrier's words, where they say more than the kind. */
  words?: string
}

export interface ParcelTruth {
  carrier: CarrierId
  service: string
  number: string
  lines: LineQuantity[]
  /** Oldest first. */
  scans: Scan[]
  /** What the carrier estimated, and since when: the newest counts. Days at the destination. */
  estimates: ({ at: Instant; date: string } & Prompt)[]
  signedBy?: string
  /** `twice`: a first attempt to register it failed, and both trackers stay in the list. `never`: nobody registered it. */
  registered: 'once' | 'twice' | 'never'
  /** The number was never copied to the shop. */
  unknownToShop?: boolean
}

/** Labels are printed at `labelledAt`; that no carrier took a parcel is seen by the absence of scans. */
export interface ShipmentTruth extends Prompt {
  labelledAt: Instant
  parcels: ParcelTruth[]
}

export type WarehouseHold = 'address' | 'payment' | 'fraud' | 'operator' | 'client' | 'shipping_method'

export interface JobTruth {
  warehouse: WarehouseId
  lines: LineQuantity[]
  receivedAt: Instant
  hold?: { kind: WarehouseHold; from: Instant; until?: Instant }
  /** Units that are not on the shelf. */
  backorder?: { position: number; quantity: number; from: Instant; until?: Instant }
  allocatedAt?: Instant
  /** First and last item taken from the shelf. */
  pickingAt?: Instant
  pickedAt?: Instant
  /** Fewer units picked than ordered; the picker went on. */
  shortPick?: { position: number; quantity: number }
  packedAt?: Instant
  shipments: ShipmentTruth[]
  cancelledAt?: Instant
}

export interface RefundTruth {
  issuedAt: Instant
  /** The payment provider confirmed; absent while the bank is silent. */
  settledAt?: Instant
  failedAt?: Instant
  /** Minor units of the shop's currency. */
  minor: number
  shippingMinor?: number
  lines: LineQuantity[]
  note?: string
  /** Index of the order's return that it belongs to. */
  forReturn?: number
}

export interface ReturnTruth {
  requestedAt: Instant
  lines: (LineQuantity & { reason: string; comment: string })[]
  /** Where the customer asked: the returns portal (Loop) or the shop itself. */
  portal: 'loop' | 'shop'
  /** The merchant wants to look at it first. */
  review?: { from: Instant; until?: Instant }
  approvedAt?: Instant
  declined?: { at: Instant; reason: 'FINAL_SALE' | 'RETURN_PERIOD_ENDED' | 'OTHER'; note: string }
  cancelledAt?: Instant
  /** Made for the customer at that time; `parcel.scans` tells whether it was ever used. */
  label?: { at: Instant; parcel: ParcelTruth } & Prompt
  /** The dock scanned the parcel. */
  receivedAt?: Instant
  /** Somebody opened it and decided what to do with the goods. */
  inspected?: { at: Instant; result: 'RESTOCKED' | 'NOT_RESTOCKED' | 'MISSING' }
  /** The portal finished with it. */
  processedAt?: Instant
  exchange?: { orderName: string; sku: string; at: Instant }
  closedAt?: Instant
  /** What happens from then on is told to everybody on the spot, see `Prompt`. */
  toldAtOnceFrom?: Instant
  /** The shop never heard what the portal decided: a lost message between two systems. */
  shopNeverHeard?: boolean
}

export interface OrderTruth {
  shop: ShopId
  number: number
  /** With the shop's prefix: `#1042`, `US-1042`. Exchanges carry names of their own. */
  name: string
  buyer: Buyer
  placedAt: Instant
  payment: {
    method: 'card' | 'paypal' | 'invoice'
    authorizedAt: Instant
    /** Money arrived; absent while it is owed. */
    paidAt?: Instant
  }
  /** What the customer was shown, when not the shop's own currency: units of it per unit of the shop's, in minor units of each. */
  presentment?: { currency: string; rate: number; digits: number }
  lines: LineTruth[]
  shipping: { title: string; code: string; minor: number; earliest?: string; latest?: string }
  discountCode?: string
  hold?: {
    reason: 'AWAITING_PAYMENT' | 'HIGH_RISK_OF_FRAUD' | 'INCORRECT_ADDRESS'
    note: string
    from: Instant
    until?: Instant
  }
  cancelled?: { at: Instant; reason: 'CUSTOMER' | 'INVENTORY' | 'FRAUD' | 'OTHER'; note: string }
  jobs: JobTruth[]
  returns: ReturnTruth[]
  refunds: RefundTruth[]
  tags: string[]
  note?: string
  source: 'web' | 'pos' | 'loop'
}

export interface Product {
  sku: string
  title: string
  variant: string
  /** Minor units in each shop's currency. */
  price: Record<ShopId, number>
  /** Units on the shelf per warehouse. */
  onHand: Record<WarehouseId, number>
  /** What the shop believes it can sell; counts drift apart. */
  drift: number
}

export interface World {
  seed: number
  /** When it was made; later clocks see what was then still to come. */
  madeAt: Instant
  people: Person[]
  products: Product[]
  /** By shop, then by number. */
  orders: OrderTruth[]
}
