import type { RecordOf } from '@throughline/shared/model'

/** Sellable units of an article over all places of one system; absent when it does not count everywhere or left places out. */
function sellableBy({ data }: RecordOf<'stock'>): number | undefined {
  if (data.incomplete || data.levels.length === 0) return undefined
  const counts = data.levels.flatMap(({ available }) => available ?? [])
  return counts.length === data.levels.length ? counts.reduce((sum, one) => sum + one, 0) : undefined
}

/**
 * The most that any system counts; absent when nobody was asked or one cannot tell. What the most hopeful system does not have, there
 * is not.
 */
export function mostSellable(records: readonly RecordOf<'stock'>[]): number | undefined {
  const counts = records.map(sellableBy)
  const known = counts.flatMap((count) => count ?? [])
  return known.length > 0 && known.length === counts.length ? Math.max(...known) : undefined
}
