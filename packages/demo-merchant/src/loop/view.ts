import { type Quirks, unheardWord } from '../quirks.ts'
import { carriers } from '../world/carriers.ts'
import { productOf } from '../world/products.ts'
import { lineId, orderId, refundId } from '../world/shop-ids.ts'
import { shops } from '../world/shops.ts'
import { type Instant, isoUtc } from '../world/time.ts'
import type { SeenReturn } from './sees.ts'

const money = (minor: number): string => (minor / 100).toFixed(2)

/** `2026-11-02T00:13:08+00:00` */
const offsetTime = (at: Instant): string => isoUtc(at).replace('Z', '+00:00')

/** `2026-11-02 00:13:08`, as lines have it: the same clock, and no offset. */
const bareTime = (at: Instant): string => isoUtc(at).replace('T', ' ').replace('Z', '')

export const loopReturnId = ({ order, index }: Pick<SeenReturn, 'order' | 'index'>): number =>
  25_000_000 + order.number * 10 + index

const spoken = (reason: string): string =>
  `${reason.charAt(0).toUpperCase()}${reason.slice(1).replaceAll('_', ' ')}`

/** A return as Loop's API shows it: ids and sums as text, prices negative, `N/A` for what there is not. */
export function returnView(seen: SeenReturn, { quirks }: { quirks: Quirks }) {
  const { order, truth, state, labelStatus, labelUpdatedAt, updatedAt } = seen
  const { currency } = shops[order.shop]
  const value = truth.lines.reduce((sum, line) => sum + line.quantity * unitOf(seen, line.position), 0)
  const exchanged = truth.exchange ? value : 0
  const label = truth.label && labelStatus ? truth.label : undefined
  const id = loopReturnId(seen)
  return {
    id: String(id),
    state: quirks.unheardStatus ? unheardWord : state,
    created_at: offsetTime(truth.requestedAt),
    updated_at: offsetTime(updatedAt),
    edited_at: null,
    total: money(truth.exchange ? 0 : value),
    order_id: String(50_000_000 + order.number),
    order_name: order.name,
    // The portal's own count of orders, not the shop's number.
    order_number: String(order.number - 1000),
    provider_order_id: String(orderId(order)),
    provider_order_number: order.number,
    customer: order.buyer.email ?? null,
    multi_currency: order.presentment !== undefined,
    currency,
    outcome: truth.exchange ? 'exchange' : 'refund',
    return_product_total: money(value),
    return_discount_total: '0.00',
    return_tax_total: '0.00',
    return_total: money(value),
    return_credit_total: money(value),
    exchange_product_total: money(exchanged),
    exchange_discount_total: '0.00',
    exchange_tax_total: '0.00',
    exchange_total: money(exchanged),
    exchange_credit_total: money(exchanged),
    exchange: money(exchanged),
    exchange_order_id: exchangeOf(seen) ? 4_804_000_000_000 + order.number : null,
    exchange_order_name: exchangeOf(seen)?.orderName ?? null,
    gift_card: '0.00',
    gift_card_order_id: null,
    gift_card_order_name: null,
    handling_fee: '0.00',
    refund: money(truth.exchange ? 0 : value),
    // What was paid back, by whom, and not when.
    refunds: state === 'closed' && !truth.exchange ? [refundOf(seen, { value, currency })] : [],
    upsell: '0.00',
    line_items: linesOf(seen),
    exchanges: exchangesOf(seen),
    carrier: label ? carriers[label.parcel.carrier].shop : 'N/A',
    tracking_number: label ? label.parcel.number : 'N/A',
    label_status: label ? (quirks.unheardStatus ? unheardWord : labelStatus) : 'N/A',
    label_updated_at: label && labelUpdatedAt !== undefined ? offsetTime(labelUpdatedAt) : 'N/A',
    status_page_url: `https://nordlicht-demo.returns.example/#/return/${id}`,
    destination_id: label ? 7295 : null,
    return_method: label ? { provider: carriers[label.parcel.carrier].shop, type: 'label' } : null,
  }
}

const unitOf = ({ order }: SeenReturn, position: number): number => order.lines[position - 1]?.unitMinor ?? 0

/** The exchange is an order once the return is processed. */
const exchangeOf = ({ truth, state }: SeenReturn) => (state === 'closed' ? truth.exchange : undefined)

function refundOf(
  { order, index }: SeenReturn,
  { value, currency }: { value: number; currency: string },
): object {
  const inShop = order.refunds.findIndex((refund) => refund.forReturn === index)
  return {
    gateway: 'shopify_payments',
    amount: money(value),
    currency,
    provider: 'shopify',
    provider_refund_id: inShop < 0 ? null : String(refundId(order, inShop)),
  }
}

const linesOf = (seen: SeenReturn): object[] =>
  seen.truth.lines.map((line) => {
    const sku = seen.order.lines[line.position - 1]?.sku ?? ''
    const { product, number } = productOf(sku)
    return {
      line_item_id: String(123_000_000 + seen.order.number * 10 + line.position),
      provider_line_item_id: String(lineId(seen.order, line.position)),
      product_id: String(7_400_000 + number),
      variant_id: String(4_200_000 + number),
      sku,
      title: `${product.title} - ${product.variant}`,
      price: money(-unitOf(seen, line.position)),
      discount: '0.00',
      tax: '0.00',
      refund: seen.truth.exchange ? '0.00' : money(unitOf(seen, line.position)),
      quantity: line.quantity,
      returned_at: bareTime(seen.truth.requestedAt),
      exchange_variant: seen.truth.exchange
        ? String(4_200_000 + productOf(seen.truth.exchange.sku).number)
        : null,
      return_reason: spoken(line.reason),
      parent_return_reason: null,
      return_comment: line.comment || null,
      barcode: 'N/A',
      outcome: seen.truth.exchange ? 'exchange' : 'default',
    }
  })

function exchangesOf(seen: SeenReturn): object[] {
  const { truth, order } = seen
  if (!truth.exchange) return []
  const { product, number } = productOf(truth.exchange.sku)
  const made = exchangeOf(seen)
  return [
    {
      exchange_id: String(11_800_000 + order.number),
      exchange_order_id: made ? 4_804_000_000_000 + order.number : null,
      exchange_order_name: made?.orderName ?? null,
      product_id: String(7_400_000 + number),
      variant_id: String(4_200_000 + number),
      sku: product.sku,
      type: 'exchange',
      title: `${product.title} - ${product.variant}`,
      price: money(product.price[order.shop]),
      discount: '0.00',
      tax: '0.00',
      total: money(product.price[order.shop]),
      out_of_stock: false,
      out_of_stock_resolution: null,
    },
  ]
}
