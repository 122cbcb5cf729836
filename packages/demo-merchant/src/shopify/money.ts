import { shops } from '../world/shops.ts'
import type { OrderTruth } from '../world/truth.ts'

/** Shopify's decimals keep one digit after the point at least: `55.0`, `55.9`, `55.95`; of yen too: `5800.0`. */
export function decimal(minor: number, digits = 2): string {
  const fixed = (minor / 10 ** digits).toFixed(digits)
  if (!fixed.includes('.')) return `${fixed}.0`
  return fixed.replace(/0+$/, '').replace(/\.$/, '.0')
}

/** Minor units of the shop's currency in the words of `MoneyBag`: what the shop books and what the customer saw. */
export function moneyBag(order: Pick<OrderTruth, 'shop' | 'presentment'>, minor: number) {
  const shopMoney = { amount: decimal(minor), currencyCode: shops[order.shop].currency }
  const { presentment } = order
  if (!presentment) return { shopMoney, presentmentMoney: shopMoney }
  return {
    shopMoney,
    presentmentMoney: {
      amount: decimal(Math.round(minor * presentment.rate), presentment.digits),
      currencyCode: presentment.currency,
    },
  }
}
