import { productOf } from '../../world/products.ts'
import { lineId, orderId } from '../../world/shop-ids.ts'
import { shops } from '../../world/shops.ts'
import type { Instant } from '../../world/time.ts'
import { lineTotal, refundedUnits, totalsOf } from '../../world/totals.ts'
import type { LineTruth, OrderTruth } from '../../world/truth.ts'
import { gid } from '../ids.ts'
import { cancelledBy, fulfilmentsSeen, unitsFulfilled, updatedAt } from '../sees.ts'
import { confirmationNumber, financialStatus, fulfilmentStatus } from '../view/status.ts'
import { restFulfillment } from './fulfillment.ts'
import { restRefund } from './refund.ts'
import { maybeTime, price, priceSet, shopTime } from './words.ts'

/** In lower case, and null where GraphQL says `UNFULFILLED`. */
const fulfilmentWords: Record<string, string> = { FULFILLED: 'fulfilled', PARTIALLY_FULFILLED: 'partial' }

/** The REST resource `Order` as the shop holds it. https://shopify.dev/docs/api/admin-rest/2026-07/resources/order */
export function restOrder(order: OrderTruth, at: Instant): object {
  const { shop, buyer } = order
  const sums = totalsOf(order, at)
  const cancelled = cancelledBy(order, at)
  const id = orderId(order)
  return {
    id,
    admin_graphql_api_id: gid('Order', id),
    name: order.name,
    number: order.number - 1000,
    order_number: order.number,
    confirmation_number: confirmationNumber(order),
    source_name: order.source,
    test: false,
    confirmed: true,
    email: buyer.email ?? '',
    contact_email: buyer.email ?? null,
    phone: null,
    customer_locale: buyer.person.locale,
    created_at: shopTime(shop, order.placedAt),
    processed_at: shopTime(shop, order.placedAt),
    updated_at: shopTime(shop, updatedAt(order, at)),
    cancelled_at: maybeTime(shop, cancelled?.at),
    cancel_reason: cancelled?.reason.toLowerCase() ?? null,
    closed_at: null,
    currency: shops[shop].currency,
    presentment_currency: order.presentment?.currency ?? shops[shop].currency,
    financial_status: financialStatus(order, at).toLowerCase(),
    fulfillment_status: fulfilmentWords[fulfilmentStatus(order, at)] ?? null,
    taxes_included: shops[shop].tax.included,
    total_price: price(sums.total),
    total_price_set: priceSet(order, sums.total),
    subtotal_price: price(sums.subtotal),
    total_tax: price(sums.tax),
    total_discounts: price(sums.discounts),
    total_outstanding: price(sums.outstanding),
    tags: order.tags.join(', '),
    note: order.note ?? null,
    customer: buyer.account ? customerOf(order) : null,
    shipping_address: addressOf(order),
    shipping_lines: [
      { title: order.shipping.title, code: order.shipping.code, price: price(order.shipping.minor) },
    ],
    line_items: order.lines.map((line) => lineOf(order, line, at)),
    fulfillments: fulfilmentsSeen(order, at).map((seen) => restFulfillment(order, seen, at)),
    refunds: order.refunds.flatMap((refund, index) =>
      refund.issuedAt <= at ? [restRefund(order, index, at)] : [],
    ),
  }
}

const customerOf = ({ buyer: { person } }: OrderTruth): object => ({
  id: person.id,
  admin_graphql_api_id: gid('Customer', person.id),
  email: person.email?.toLowerCase() ?? null,
  first_name: person.firstName,
  last_name: person.lastName,
  phone: person.phone ?? null,
})

function addressOf({ buyer: { shipTo, person, phone } }: OrderTruth): object {
  const { address, name } = shipTo
  const [first, ...rest] = name.split(' ')
  return {
    first_name: first ?? null,
    last_name: rest.join(' ') || null,
    name,
    company: person.company ?? null,
    address1: address.street,
    address2: address.street2 ?? null,
    zip: address.zip,
    city: address.city,
    province: address.province ?? null,
    province_code: address.provinceCode ?? null,
    country: address.country,
    country_code: address.countryCode,
    phone: shipTo.phone ?? phone ?? null,
  }
}

/** A line as it stands in orders and in fulfilments. */
function lineOf(order: OrderTruth, line: LineTruth, at: Instant): object {
  const { product, number } = productOf(line.sku)
  const refunded = refundedUnits(order, line.position, at)
  const fulfilled = unitsFulfilled(order, line.position, at)
  const id = lineId(order, line.position)
  return {
    id,
    admin_graphql_api_id: gid('LineItem', id),
    title: product.title,
    variant_title: product.variant,
    name: `${product.title} - ${product.variant}`,
    sku: line.sku,
    vendor: 'Nordlicht',
    product_id: 7_400_000 + number,
    variant_id: 4_200_000 + number,
    quantity: line.quantity,
    current_quantity: line.quantity - refunded,
    fulfillable_quantity: Math.max(0, line.quantity - fulfilled),
    fulfillment_status: fulfilled >= line.quantity ? 'fulfilled' : fulfilled > 0 ? 'partial' : null,
    requires_shipping: true,
    price: price(line.unitMinor),
    price_set: priceSet(order, line.unitMinor),
    total_discount: price(line.discountMinor),
    pre_tax_price: price(lineTotal(line)),
  }
}
