import type { SourceStatus } from '@throughline/shared/contract'
import { ago } from './clock.ts'

const source = (
  status: Partial<SourceStatus> & Pick<SourceStatus, 'connection' | 'title' | 'vendor' | 'kinds'>,
): SourceStatus => ({
  state: 'answered',
  missing: [],
  strangers: 0,
  ...status,
})

export const shopEu = source({
  connection: 'shop-eu',
  title: 'Shop EU',
  vendor: 'Shopify',
  kinds: ['order', 'return', 'stock'],
  asOf: ago(4),
})
export const shopUs = source({
  connection: 'shop-us',
  title: 'Shop US',
  vendor: 'Shopify',
  kinds: ['order', 'return', 'stock'],
  asOf: ago(4),
})
export const wms = source({
  connection: 'wms',
  title: 'ShipHero',
  vendor: 'ShipHero',
  kinds: ['warehouse_order', 'stock'],
  asOf: ago(12),
})
export const carriers = source({
  connection: 'easypost',
  title: 'EasyPost',
  vendor: 'EasyPost',
  kinds: ['tracking'],
  asOf: ago(31),
})
export const returns = source({
  connection: 'loop',
  title: 'Loop',
  vendor: 'Loop Returns',
  kinds: ['return'],
  asOf: ago(64),
})

export const allAnswered = [shopEu, wms, carriers, returns]

export const timedOut = (silent: SourceStatus, lastKnown?: number): SourceStatus => ({
  ...silent,
  state: 'failed',
  asOf: lastKnown === undefined ? undefined : ago(lastKnown),
  failure: { kind: 'timed_out', detail: 'no answer within 1500 ms', retryable: true },
  missing: silent.kinds.filter((kind) => kind !== 'stock'),
})

export const refused = (silent: SourceStatus): SourceStatus => ({
  ...silent,
  state: 'failed',
  asOf: undefined,
  failure: { kind: 'unauthorized', detail: '401', retryable: false },
  missing: silent.kinds.filter((kind) => kind !== 'stock'),
})

export const throttled = (silent: SourceStatus): SourceStatus => ({
  ...silent,
  state: 'partial',
  failure: { kind: 'rate_limited', detail: '429', retryable: true, retryAfter: 30 },
  missing: ['return'],
})
