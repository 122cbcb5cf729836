import type { Instant } from '../../world/time.ts'
import type { OrderTruth, World } from '../../world/truth.ts'

export type Fields = Record<string, unknown>

/** The warehouse account at one moment. */
export interface Scope {
  world: World
  at: Instant
  /** Orders that reached the warehouse, oldest first. */
  orders: OrderTruth[]
  /** Without this right personal fields are null, and nothing says so. */
  seesPeople: boolean
  /** Where the account's webhooks go. */
  webhooksTo: string | undefined
  order(order: OrderTruth): Fields
  shipments(order: OrderTruth): Fields[]
}
