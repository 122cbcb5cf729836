import { carriers } from '../../world/carriers.ts'
import { placeOf } from '../../world/places.ts'
import { fulfilmentId, lineId, orderId } from '../../world/shop-ids.ts'
import type { Instant } from '../../world/time.ts'
import type { OrderTruth } from '../../world/truth.ts'
import { warehouses } from '../../world/warehouses.ts'
import { gid } from '../ids.ts'
import { type SeenFulfilment, scansSeen } from '../sees.ts'
import { eventStatus } from '../view/fulfilment.ts'
import { shopTime } from './words.ts'

/** The REST resource `Fulfillment`. https://shopify.dev/docs/api/admin-rest/2026-07/resources/fulfillment */
export function restFulfillment(order: OrderTruth, seen: SeenFulfilment, at: Instant): object {
  const id = fulfilmentId(order, seen.job, seen.shipment)
  const [followed] = seen.parcels
  const scans = followed ? scansSeen(order.shop, followed, at) : []
  const last = scans.findLast((scan) => eventStatus[scan.kind] !== undefined)
  const numbers = seen.parcels.map(({ number }) => number)
  const pages = seen.parcels.map(({ carrier, number }) => carriers[carrier].page.replace('{}', number))
  return {
    id,
    admin_graphql_api_id: gid('Fulfillment', id),
    order_id: orderId(order),
    name: `${order.name}.${seen.job + seen.shipment + 1}`,
    status: 'success',
    // Of the carriers of the European shop Shopify hears nothing.
    shipment_status: last ? (eventStatus[last.kind]?.toLowerCase() ?? null) : null,
    service: 'shiphero',
    location_id: warehouses[seen.warehouse].number,
    created_at: shopTime(order.shop, seen.createdAt),
    updated_at: shopTime(order.shop, Math.max(seen.createdAt, ...scans.map((scan) => scan.heardAt))),
    tracking_company: followed ? carriers[followed.carrier].shop : null,
    tracking_number: numbers[0] ?? null,
    tracking_numbers: numbers,
    tracking_url: pages[0] ?? null,
    tracking_urls: pages,
    line_items: seen.lines.map((line) => ({
      id: lineId(order, line.position),
      admin_graphql_api_id: gid('LineItem', lineId(order, line.position)),
      sku: order.lines[line.position - 1]?.sku ?? null,
      quantity: line.quantity,
    })),
  }
}

/** The REST resource `FulfillmentEvent`; `undefined` for a scan of which Shopify makes none. */
export function restFulfillmentEvent(
  order: OrderTruth,
  seen: SeenFulfilment,
  scan: ReturnType<typeof scansSeen>[number],
): object | undefined {
  const status = eventStatus[scan.kind]
  if (!status) return undefined
  const fulfilment = fulfilmentId(order, seen.job, seen.shipment)
  const place = placeOf(scan.place)
  const id = fulfilment * 100 + (Math.round(scan.at / 1000) % 100)
  return {
    id,
    admin_graphql_api_id: gid('FulfillmentEvent', id),
    fulfillment_id: fulfilment,
    order_id: orderId(order),
    status: status.toLowerCase(),
    message: scan.words ?? null,
    happened_at: shopTime(order.shop, scan.at),
    created_at: shopTime(order.shop, scan.heardAt),
    updated_at: shopTime(order.shop, scan.heardAt),
    city: place?.city ?? null,
    province: place?.state ?? null,
    country: place?.country ?? null,
    zip: place?.zip ?? null,
    estimated_delivery_at: null,
  }
}
