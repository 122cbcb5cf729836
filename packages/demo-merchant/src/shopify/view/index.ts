import type { Instant } from '../../world/time.ts'
import type { ShopId, World } from '../../world/truth.ts'
import { placed } from '../sees.ts'
import { customerView } from './customer.ts'
import { fulfilmentViews, locationView } from './fulfilment.ts'
import { fulfilmentOrderViews } from './fulfilment-order.ts'
import { lineViews } from './line.ts'
import { orderView } from './order.ts'
import { refundViews } from './refund.ts'
import { returnViews } from './return.ts'
import type { Scope } from './scope.ts'
import { inventoryItemView, variantView } from './stock.ts'

/** One shop as its own system sees it at a moment. */
export function shopAt(
  world: World,
  shop: ShopId,
  { at, webhooksTo }: { at: Instant; webhooksTo: string | undefined },
): Scope {
  const scope: Scope = {
    world,
    shop,
    at,
    orders: world.orders.filter((order) => order.shop === shop && placed(order, at)),
    webhooksTo,
    people: world.people.filter((person) => person.shop === shop),
    order: (order) => orderView(scope, order),
    customer: (person) => customerView(scope, person),
    fulfilments: (order) => fulfilmentViews(scope, order),
    fulfilmentOrders: (order) => fulfilmentOrderViews(scope, order),
    lines: (order) => lineViews(scope, order),
    returns: (order) => returnViews(scope, order),
    refunds: (order) => refundViews(scope, order),
    variant: (sku) => variantView(scope, sku),
    inventoryItem: (sku) => inventoryItemView(scope, sku),
    location: (warehouse) => locationView(warehouse),
  }
  return scope
}
