import { productOf } from '../../world/products.ts'
import { lineId } from '../../world/shop-ids.ts'
import { lineTotal, refundedUnits } from '../../world/totals.ts'
import type { LineTruth, OrderTruth } from '../../world/truth.ts'
import { gid } from '../ids.ts'
import { moneyBag } from '../money.ts'
import { cancelledBy, unitsFulfilled } from '../sees.ts'
import type { Fields, Scope } from './scope.ts'

/** The `LineItem`s of an order. */
export const lineViews = (scope: Scope, order: OrderTruth): Fields[] =>
  order.lines.map((line) => lineView(scope, order, line))

function lineView(scope: Scope, order: OrderTruth, line: LineTruth): Fields {
  const { product, number } = productOf(line.sku)
  const refunded = refundedUnits(order, line.position, scope.at)
  const fulfilled = unitsFulfilled(order, line.position, scope.at)
  const cancelled = cancelledBy(order, scope.at) !== undefined
  const left = Math.max(0, line.quantity - fulfilled)
  const money = (minor: number) => moneyBag(order, minor)
  const afterDiscounts = Math.round(lineTotal(line) / line.quantity)
  return {
    id: gid('LineItem', lineId(order, line.position)),
    title: product.title,
    variantTitle: product.variant,
    name: `${product.title} - ${product.variant}`,
    sku: product.sku,
    vendor: 'Nordlicht',
    requiresShipping: true,
    isGiftCard: false,
    restockable: true,
    quantity: line.quantity,
    currentQuantity: line.quantity - refunded,
    unfulfilledQuantity: cancelled ? 0 : left,
    refundableQuantity: line.quantity - refunded,
    nonFulfillableQuantity: 0,
    originalUnitPriceSet: money(line.unitMinor),
    originalTotalSet: money(line.unitMinor * line.quantity),
    discountedUnitPriceSet: money(afterDiscounts),
    discountedUnitPriceAfterAllDiscountsSet: money(afterDiscounts),
    discountedTotalSet: () => money(lineTotal(line)),
    totalDiscountSet: money(line.discountMinor),
    unfulfilledDiscountedTotalSet: money(afterDiscounts * left),
    customAttributes: [],
    variant: () => scope.variant(line.sku),
    product: {
      id: gid('Product', 7_400_000 + number),
      legacyResourceId: String(7_400_000 + number),
      ...productFields(product),
    },
  }
}

export const productFields = ({ title, sku }: { title: string; sku: string }): Fields => ({
  title,
  vendor: 'Nordlicht',
  handle: `${title.toLowerCase().replaceAll(' ', '-')}-${sku.toLowerCase()}`,
})
