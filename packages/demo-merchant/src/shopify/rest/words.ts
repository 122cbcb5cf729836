import { shops } from '../../world/shops.ts'
import { type Instant, wallClock } from '../../world/time.ts'
import type { OrderTruth, ShopId } from '../../world/truth.ts'

/** `2026-11-20T14:05:00+01:00`: REST bodies carry the shop's own clock. */
export function shopTime(shop: ShopId, at: Instant): string {
  const { date, time, offset } = wallClock(at, shops[shop].zone)
  return `${date}T${time}${offset}`
}

export const maybeTime = (shop: ShopId, at: Instant | undefined): string | null =>
  at === undefined ? null : shopTime(shop, at)

/** Two decimals, as text. */
export const price = (minor: number): string => (minor / 100).toFixed(2)

/** A `_set` in the shop's and the customer's currency. */
export function priceSet(order: Pick<OrderTruth, 'shop' | 'presentment'>, minor: number): object {
  const { currency } = shops[order.shop]
  const { presentment } = order
  const shopMoney = { amount: price(minor), currency_code: currency }
  return {
    shop_money: shopMoney,
    presentment_money: presentment
      ? {
          amount: (Math.round(minor * presentment.rate) / 10 ** presentment.digits).toFixed(2),
          currency_code: presentment.currency,
        }
      : shopMoney,
  }
}
