import { productOf, products } from '../../world/products.ts'
import { orderId } from '../../world/shop-ids.ts'
import type { OrderTruth } from '../../world/truth.ts'
import { warehouses } from '../../world/warehouses.ts'
import { gid } from '../ids.ts'
import type { Fields, Scope } from './scope.ts'

const perOrder = 100_000

/** What belongs to an order has its number in its id; `shrink` undoes the further digits of line-level ids. */
function orderBehind({ orders }: Scope, id: string): OrderTruth | undefined {
  const number = Number(id)
  return orders.find((order) => number >= orderId(order) && number < orderId(order) + perOrder)
}

const nodesOf = (connection: unknown): Fields[] => {
  const page = typeof connection === 'function' ? connection({ first: 250 }) : undefined
  return typeof page === 'object' && page !== null && 'nodes' in page && Array.isArray(page.nodes)
    ? page.nodes
    : []
}

const lookups: Record<string, (scope: Scope, order: OrderTruth) => Fields[]> = {
  Order: (scope, order) => [scope.order(order)],
  Fulfillment: (scope, order) => scope.fulfilments(order),
  FulfillmentOrder: (scope, order) => scope.fulfilmentOrders(order),
  Return: (scope, order) => scope.returns(order),
  Refund: (scope, order) => scope.refunds(order),
  ReverseFulfillmentOrder: (scope, order) =>
    scope.returns(order).flatMap((one) => nodesOf(one.reverseFulfillmentOrders)),
  ReverseDelivery: (scope, order) =>
    scope
      .returns(order)
      .flatMap((one) => nodesOf(one.reverseFulfillmentOrders))
      .flatMap((one) => nodesOf(one.reverseDeliveries)),
}

/** Any resource by its id; null when the shop knows none. */
export function findNode(scope: Scope, { type, id }: { type: string; id: string }): Fields | null {
  const wanted = gid(type, id)
  const lookup = lookups[type]
  if (lookup) {
    const order = orderBehind(scope, id)
    return (order && lookup(scope, order).find((one) => one.id === wanted)) ?? null
  }
  if (type === 'Customer') {
    const person = scope.people.find((one) => String(one.id) === id)
    return person ? scope.customer(person) : null
  }
  if (type === 'Location') {
    const found = Object.values(warehouses).find(({ number }) => String(number) === id)
    return found ? scope.location(found.id) : null
  }
  return stockNode(scope, { type, id, wanted })
}

function stockNode(
  scope: Scope,
  { type, id, wanted }: { type: string; id: string; wanted: string },
): Fields | null {
  const bySku = (base: number) => products.find(({ sku }) => String(base + productOf(sku).number) === id)?.sku
  if (type === 'InventoryItem') {
    const sku = bySku(4_100_000)
    return sku ? scope.inventoryItem(sku) : null
  }
  if (type === 'ProductVariant') {
    const sku = bySku(4_200_000)
    return sku ? scope.variant(sku) : null
  }
  if (type !== 'InventoryLevel') return null
  return (
    products
      .flatMap(({ sku }) => nodesOf(scope.inventoryItem(sku).inventoryLevels))
      .find((level) => level.id === wanted) ?? null
  )
}
