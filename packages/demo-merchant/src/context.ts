import type { ConnectionId } from './connections.ts'
import type { Quirks } from './quirks.ts'
import type { Instant } from './world/time.ts'
import type { World } from './world/truth.ts'

/** What every dialect is told of the merchant. */
export interface MerchantContext {
  /** Asked at each request: the world may be changed while it is served. */
  world: () => World
  now: () => Instant
  quirks: (connection: ConnectionId) => Quirks
  /** Where a system's webhooks go; nowhere when absent. */
  webhookTarget?: ((connection: ConnectionId) => string | undefined) | undefined
  /**
   * A monotonic clock in milliseconds for rate limits, or `undefined` for a vendor that never tires. Not the world's clock, which may be moved.
   */
  elapsed: (() => number) | undefined
}
