import type { ConnectionId } from '../connections.ts'
import type { Fault, FaultKind } from '../faults.ts'

/** What the merchant's systems are called, and who makes them. */
export const systems: Record<ConnectionId, { title: string; vendor: string }> = {
  'shop-eu': { title: 'Shop EU', vendor: 'Shopify' },
  'shop-us': { title: 'Shop US', vendor: 'Shopify' },
  wms: { title: 'Warehouse', vendor: 'ShipHero' },
  easypost: { title: 'Carriers', vendor: 'EasyPost' },
  loop: { title: 'Returns', vendor: 'Loop' },
}

/** Each fault as a switch says it. */
export const faultWords: Record<FaultKind, string> = {
  slow: 'slow',
  hang: 'hangs',
  server_error: 'down',
  reset: 'breaks connections',
  rate_limited: 'rate-limited',
  unauthorized: 'refuses our key',
  truncated: 'cuts its answers off',
  wrong_shape: 'answers nonsense',
  unheard_status: 'uses unheard words',
  ignores_filters: 'ignores filters',
}

/** Long enough to be noticed, short enough for the panel's deadline. */
const slowMs = 1_200

export const faultOf = (kind: FaultKind): Fault => (kind === 'slow' ? { kind, ms: slowMs } : { kind })
