import { productOf } from './products.ts'
import { shops } from './shops.ts'
import { hour, type Instant, minute } from './time.ts'
import { trackingNumber } from './tracking-number.ts'
import type {
  CarrierId,
  JobTruth,
  LineQuantity,
  OrderTruth,
  ParcelTruth,
  Person,
  Scan,
  ScanKind,
  ShipmentTruth,
  WarehouseId,
} from './truth.ts'

/** What a scenario must say of an order; the rest follows from shop and person. */
export interface OrderDraft extends Partial<Omit<OrderTruth, 'buyer' | 'lines' | 'shipping' | 'shop'>> {
  number: number
  person: Person
  placedAt: Instant
  /** SKUs with a quantity; prices come from the catalogue. */
  items: [sku: string, quantity?: number, discountMinor?: number][]
  service?: ServiceId
  /** First and last day that the customer was shown at checkout. */
  promise?: [earliest: string, latest: string]
  guest?: boolean
  shipTo?: Partial<OrderTruth['buyer']['shipTo']>
}

const services = {
  standard: { title: 'Standard (2-4 Werktage)', code: 'eu-standard', minor: 490 },
  express: { title: 'Express', code: 'eu-express', minor: 1490 },
  abroad: { title: 'International', code: 'eu-abroad', minor: 1290 },
  ground: { title: 'Ground (3-6 business days)', code: 'us-ground', minor: 795 },
  priority: { title: 'Priority', code: 'us-priority', minor: 1495 },
} as const
export type ServiceId = keyof typeof services

export function draftOrder(draft: OrderDraft): OrderTruth {
  const { person, placedAt, items, service, promise, guest, shipTo, ...rest } = draft
  const shop = person.shop
  const shipping = services[service ?? (shop === 'shop-eu' ? 'standard' : 'ground')]
  return {
    shop,
    name: `${shops[shop].prefix}${draft.number}`,
    payment: { method: 'card', authorizedAt: placedAt, paidAt: placedAt },
    jobs: [],
    returns: [],
    refunds: [],
    tags: [],
    source: 'web',
    ...rest,
    placedAt,
    buyer: {
      person,
      account: !guest,
      email: person.email,
      phone: person.phone,
      shipTo: { name: `${person.firstName} ${person.lastName}`, address: person.address, ...shipTo },
    },
    lines: items.map(([sku, quantity = 1, discountMinor = 0], index) => ({
      position: index + 1,
      sku,
      quantity,
      unitMinor: productOf(sku).product.price[shop],
      discountMinor,
    })),
    shipping: { ...shipping, earliest: promise?.[0], latest: promise?.[1] },
  }
}

/** Every line of an order, whole. */
export const allLines = (items: OrderDraft['items']): LineQuantity[] =>
  items.map(([, quantity = 1], index) => ({ position: index + 1, quantity }))

/** The warehouse's usual pace before a label: heard of at once, allocated within the hour, picked the same day. */
export function draftJob(
  draft: Pick<JobTruth, 'warehouse' | 'lines'> & {
    placedAt: Instant
    shipments?: ShipmentTruth[]
  } & Partial<JobTruth>,
): JobTruth {
  const { placedAt, shipments = [], ...rest } = draft
  const receivedAt = placedAt + 12 * minute
  const labelledAt = shipments[0]?.labelledAt
  if (labelledAt === undefined) return { receivedAt, shipments, ...rest }
  const allocatedAt = Math.min(receivedAt + 40 * minute, labelledAt - 3 * hour)
  return {
    receivedAt: Math.min(receivedAt, allocatedAt),
    allocatedAt,
    pickingAt: labelledAt - 2 * hour,
    pickedAt: labelledAt - 90 * minute,
    packedAt: labelledAt - 5 * minute,
    shipments,
    ...rest,
  }
}

/** The one usual case: everything from one warehouse in one parcel. */
export const oneParcelJob = (
  order: Pick<OrderDraft, 'items' | 'placedAt'>,
  { warehouse, labelledAt, parcel }: { warehouse: WarehouseId; labelledAt: Instant; parcel: ParcelTruth },
): JobTruth =>
  draftJob({
    warehouse,
    placedAt: order.placedAt,
    lines: allLines(order.items),
    shipments: [{ labelledAt, parcels: [{ ...parcel, lines: allLines(order.items) }] }],
  })

/** A scan as scenarios write it: what, where, when, and the carrier's words where they matter. */
export type ScanSketch = [kind: ScanKind, place: string | undefined, at: Instant, words?: string]

export const scansOf = (sketches: readonly ScanSketch[]): Scan[] =>
  sketches.map(([kind, place, at, words]) => ({ kind, place, at, words }))

export interface ParcelDraft extends Partial<Omit<ParcelTruth, 'scans' | 'number'>> {
  carrier: CarrierId
  order: Pick<OrderDraft, 'number' | 'person'>
  /** Which of the order's parcels, from 0; returns count from 5. */
  nth?: number
  scans?: ScanSketch[]
}

export function draftParcel({ order, nth = 0, scans = [], carrier, ...rest }: ParcelDraft): ParcelTruth {
  const serial = (order.person.shop === 'shop-us' ? 50_000 : 0) + order.number * 10 + nth
  return {
    service: 'Standard',
    lines: [],
    estimates: [],
    registered: 'once',
    ...rest,
    carrier,
    number: trackingNumber(carrier, serial),
    scans: scansOf(scans),
  }
}
