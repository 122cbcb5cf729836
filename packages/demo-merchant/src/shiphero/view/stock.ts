import { productOf, products } from '../../world/products.ts'
import { shelfOf } from '../../world/stock.ts'
import { warehouses } from '../../world/warehouses.ts'
import { accountUuid, uuid, warehouseUuid } from '../ids.ts'
import { bareTime } from '../time.ts'
import type { Fields, Scope } from './scope.ts'

/** Every article in every warehouse, as counted on the shelf. */
export const stockViews = ({ world, at }: Scope): Fields[] =>
  products.flatMap(({ sku }) =>
    Object.values(warehouses).map(({ id, name, number }) => {
      const { onHand, allocated, backordered } = shelfOf(world, { sku, warehouse: id, at })
      const row = number * 1000 + productOf(sku).number
      return {
        id: uuid('WarehouseProduct', row),
        legacy_id: row,
        account_id: accountUuid,
        sku,
        warehouse_id: warehouseUuid(id),
        warehouse_identifier: name,
        on_hand: onHand,
        available: onHand - allocated,
        allocated,
        backorder: backordered,
        reserve_inventory: 0,
        sell_ahead: 0,
        non_sellable_quantity: 0,
        replenishment_level: 0,
        reorder_level: 5,
        reorder_amount: 20,
        inventory_bin: null,
        active: true,
        created_at: bareTime(world.madeAt - 300 * 86_400_000),
        updated_at: bareTime(Math.floor(at / 3_600_000) * 3_600_000),
      }
    }),
  )
