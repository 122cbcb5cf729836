import { shops } from '../world/shops.ts'
import type { OrderTruth, WarehouseId } from '../world/truth.ts'
import { warehouses } from '../world/warehouses.ts'

/** ShipHero's ids are base64 of `Type:number`; the number alone, its "legacy id", is accepted too. */
export const uuid = (type: string, number: number): string =>
  Buffer.from(`${type}:${number}`).toString('base64')

/** `T3JkZXI6NDI=` or `42` → 42 */
export function readId(value: string): number | undefined {
  const plain = /^\d+$/.test(value) ? value : Buffer.from(value, 'base64').toString().split(':')[1]
  return plain && /^\d+$/.test(plain) ? Number(plain) : undefined
}

export const orderNumber = (order: OrderTruth): number =>
  shops[order.shop].number * 10_000_000 + order.number * 1000
export const lineNumber = (order: OrderTruth, position: number): number => orderNumber(order) * 10 + position
export const shipmentNumber = (order: OrderTruth, job: number, shipment: number): number =>
  orderNumber(order) + 100 + job * 10 + shipment
export const labelNumber = (shipment: number, parcel: number): number => shipment * 10 + parcel
export const warehouseUuid = (id: WarehouseId): string => uuid('Warehouse', warehouses[id].number)
export const accountUuid = uuid('Account', 83_029)
