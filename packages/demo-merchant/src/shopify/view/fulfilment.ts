import { carriers } from '../../world/carriers.ts'
import { placeOf } from '../../world/places.ts'
import { fulfilmentId, jobId } from '../../world/shop-ids.ts'
import { isoUtc } from '../../world/time.ts'
import type { OrderTruth, ScanKind } from '../../world/truth.ts'
import { warehouses } from '../../world/warehouses.ts'
import { connection, type PageArgs } from '../connection.ts'
import { gid } from '../ids.ts'
import { fulfilmentsSeen, type SeenFulfilment, scansSeen } from '../sees.ts'
import type { Fields, Scope } from './scope.ts'

/** What Shopify makes of a carrier's scan: `FulfillmentEventStatus`. A scan without a word here is not told. */
export const eventStatus: Partial<Record<ScanKind, string>> = {
  accepted: 'CARRIER_PICKED_UP',
  departed: 'IN_TRANSIT',
  arrived: 'IN_TRANSIT',
  at_destination: 'IN_TRANSIT',
  delayed: 'DELAYED',
  lost: 'FAILURE',
  out_for_delivery: 'OUT_FOR_DELIVERY',
  attempted: 'ATTEMPTED_DELIVERY',
  pickup_point: 'READY_FOR_PICKUP',
  delivered: 'DELIVERED',
  refused: 'FAILURE',
}

/** Every `Fulfillment` of an order, oldest first. */
export const fulfilmentViews = (scope: Scope, order: OrderTruth): Fields[] =>
  fulfilmentsSeen(order, scope.at).map((seen, index) => fulfilmentView(scope, order, { seen, index }))

function fulfilmentView(
  scope: Scope,
  order: OrderTruth,
  { seen, index }: { seen: SeenFulfilment; index: number },
): Fields {
  const id = fulfilmentId(order, seen.job, seen.shipment)
  // Of several parcels Shopify follows the first: the others are numbers to it.
  const [followed] = seen.parcels
  const scans = followed ? scansSeen(order.shop, followed, scope.at) : []
  const told = scans.filter((scan) => eventStatus[scan.kind] !== undefined)
  const delivered = scans.find((scan) => scan.kind === 'delivered')
  const moving = told.find((scan) => scan.kind !== 'accepted') ?? told[0]
  const estimate =
    order.shop === 'shop-us' ? followed?.estimates.findLast((one) => one.at <= scope.at) : undefined
  const location = scope.location(seen.warehouse)
  const lines = () => scope.lines(order)
  return {
    __typename: 'Fulfillment',
    id: gid('Fulfillment', id),
    legacyResourceId: String(id),
    name: `${order.name}-F${index + 1}`,
    status: 'SUCCESS',
    displayStatus: told.length ? eventStatus[told.at(-1)?.kind ?? 'accepted'] : 'FULFILLED',
    createdAt: isoUtc(seen.createdAt),
    updatedAt: isoUtc(Math.max(seen.createdAt, ...scans.map((scan) => scan.heardAt))),
    inTransitAt: moving ? isoUtc(moving.at) : null,
    deliveredAt: delivered ? isoUtc(delivered.at) : null,
    estimatedDeliveryAt: estimate ? `${estimate.date}T00:00:00Z` : null,
    totalQuantity: seen.lines.reduce((sum, line) => sum + line.quantity, 0),
    requiresShipping: true,
    location,
    service: { serviceName: 'ShipHero', type: 'THIRD_PARTY' },
    trackingInfo: ({ first }: { first?: number | null }) => trackingOf(seen).slice(0, first ?? undefined),
    events: (args: PageArgs) =>
      connection(
        told.map((scan, number) => eventView(id, { scan, number })),
        args,
      ),
    fulfillmentLineItems: (args: PageArgs) =>
      connection(
        seen.lines.map((line) => ({
          id: gid('FulfillmentLineItem', id * 100 + line.position),
          quantity: line.quantity,
          lineItem: () => lines()[line.position - 1],
        })),
        args,
      ),
    fulfillmentOrders: (args: PageArgs) =>
      connection(
        scope
          .fulfilmentOrders(order)
          .filter((one) => one.id === gid('FulfillmentOrder', jobId(order, seen.job))),
        args,
      ),
    order: () => scope.order(order),
  }
}

const trackingOf = (seen: SeenFulfilment): Fields[] =>
  seen.parcels.map(({ carrier, number }) => ({
    company: carriers[carrier].shop,
    number,
    url: carriers[carrier].page.replace('{}', number),
  }))

function eventView(
  fulfilment: number,
  { scan, number }: { scan: ReturnType<typeof scansSeen>[number]; number: number },
): Fields {
  const place = placeOf(scan.place)
  return {
    id: gid('FulfillmentEvent', fulfilment * 100 + number),
    status: eventStatus[scan.kind],
    happenedAt: isoUtc(scan.at),
    createdAt: isoUtc(scan.heardAt),
    estimatedDeliveryAt: null,
    message: scan.words ?? null,
    address1: null,
    city: place?.city ?? null,
    province: place?.state ?? null,
    zip: place?.zip ?? null,
    country: place?.country ?? null,
    latitude: null,
    longitude: null,
  }
}

/** A warehouse as a `Location`. */
export function locationView(id: keyof typeof warehouses): Fields {
  const { name, number, place } = warehouses[id]
  const at = placeOf(place)
  return {
    __typename: 'Location',
    id: gid('Location', number),
    legacyResourceId: String(number),
    name,
    isActive: true,
    isFulfillmentService: true,
    fulfillsOnlineOrders: true,
    address: {
      city: at?.city ?? null,
      countryCode: at?.country ?? null,
      country: at?.country ?? null,
      zip: at?.zip ?? null,
    },
  }
}
