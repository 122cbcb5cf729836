import type { Instant } from '../../world/time.ts'
import type { OrderTruth, Person, ShopId, WarehouseId, World } from '../../world/truth.ts'

/** Fields of a GraphQL object; those with arguments, and those that lead on, are functions. */
export type Fields = Record<string, unknown>

/** One shop at one moment, and how its resources look. Views reach each other through it, so that none imports the other. */
export interface Scope {
  world: World
  shop: ShopId
  at: Instant
  /** The shop's orders so far. */
  orders: OrderTruth[]
  people: Person[]
  /** Where the shop's webhooks go. */
  webhooksTo: string | undefined
  order(order: OrderTruth): Fields
  customer(person: Person): Fields
  fulfilments(order: OrderTruth): Fields[]
  fulfilmentOrders(order: OrderTruth): Fields[]
  lines(order: OrderTruth): Fields[]
  returns(order: OrderTruth): Fields[]
  refunds(order: OrderTruth): Fields[]
  variant(sku: string): Fields
  inventoryItem(sku: string): Fields
  location(warehouse: WarehouseId): Fields
}
