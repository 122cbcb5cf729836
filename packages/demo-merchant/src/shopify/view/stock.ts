import { productOf } from '../../world/products.ts'
import { shelfOf } from '../../world/stock.ts'
import { isoUtc } from '../../world/time.ts'
import type { WarehouseId } from '../../world/truth.ts'
import { warehouses } from '../../world/warehouses.ts'
import { connection, type PageArgs } from '../connection.ts'
import { gid } from '../ids.ts'
import { productFields } from './line.ts'
import type { Fields, Scope } from './scope.ts'

/** The shop counts what it was told; `drift` is what nobody told it. */
function quantityOf(name: string, { onHand, committed }: { onHand: number; committed: number }): number {
  if (name === 'on_hand') return onHand
  if (name === 'available') return onHand - committed
  return name === 'committed' ? committed : 0
}

const ids = Object.keys(warehouses) as WarehouseId[]

function countsOf(scope: Scope, sku: string, warehouse: WarehouseId): { onHand: number; committed: number } {
  const shelf = shelfOf(scope.world, { sku, warehouse, at: scope.at })
  return {
    onHand: Math.max(0, shelf.onHand + productOf(sku).product.drift),
    committed: shelf.allocated + shelf.backordered,
  }
}

/** An `InventoryItem`. */
export function inventoryItemView(scope: Scope, sku: string): Fields {
  const id = 4_100_000 + productOf(sku).number
  const updated = isoUtc(Math.floor(scope.at / 3_600_000) * 3_600_000)
  const level = (warehouse: WarehouseId): Fields => {
    const counts = countsOf(scope, sku, warehouse)
    return {
      __typename: 'InventoryLevel',
      id: gid('InventoryLevel', `${warehouses[warehouse].number}${id}`),
      isActive: true,
      updatedAt: updated,
      location: scope.location(warehouse),
      item: () => scope.inventoryItem(sku),
      quantities: ({ names }: { names: string[] }) =>
        names.map((name) => ({
          id: gid('InventoryQuantity', `${warehouses[warehouse].number}${id}`),
          name,
          quantity: quantityOf(name, counts),
          updatedAt: updated,
        })),
    }
  }
  return {
    __typename: 'InventoryItem',
    id: gid('InventoryItem', id),
    legacyResourceId: String(id),
    sku,
    tracked: true,
    requiresShipping: true,
    updatedAt: updated,
    inventoryLevels: (args: PageArgs) => connection(ids.map(level), args),
    inventoryLevel: ({ locationId }: { locationId: string }) => {
      const warehouse = ids.find((one) => gid('Location', warehouses[one].number) === locationId)
      return warehouse ? level(warehouse) : null
    },
    variants: (args: PageArgs) => connection([scope.variant(sku)], args),
  }
}

/** A `ProductVariant`. */
export function variantView(scope: Scope, sku: string): Fields {
  const { product, number } = productOf(sku)
  const id = 4_200_000 + number
  const sellable = ids.reduce((sum, warehouse) => {
    const { onHand, committed } = countsOf(scope, sku, warehouse)
    return sum + onHand - committed
  }, 0)
  return {
    __typename: 'ProductVariant',
    id: gid('ProductVariant', id),
    legacyResourceId: String(id),
    title: product.variant,
    displayName: `${product.title} - ${product.variant}`,
    sku,
    barcode: null,
    price: (product.price[scope.shop] / 100).toFixed(2),
    inventoryPolicy: 'DENY',
    inventoryQuantity: sellable,
    sellableOnlineQuantity: sellable,
    availableForSale: sellable > 0,
    inventoryItem: () => scope.inventoryItem(sku),
    product: {
      id: gid('Product', 7_400_000 + number),
      legacyResourceId: String(7_400_000 + number),
      ...productFields(product),
    },
  }
}
