import type { LineStock } from '@throughline/shared/contract'
import type { RecordOf } from '@throughline/shared/model'
import { type ReplacementContext, replacementOf } from './replacement-of.ts'
import { disputesOf, placesOf } from './stock-places.ts'

export type StockContext = Omit<ReplacementContext, 'incomplete' | 'units'> & {
  stock: readonly RecordOf<'stock'>[]
}

/** What is known of the stock of an article, of which `units` are wanted; absent when nobody was asked or nobody knows it. */
export function lineStockOf(
  { sku, units }: { sku: string | undefined; units: number },
  context: StockContext,
): LineStock | undefined {
  const records = stockOf(sku, context.stock)
  if (records.length === 0) return undefined
  const places = placesOf(records)
  const incomplete = records.some(({ data }) => data.incomplete)
  return {
    places,
    disagrees: disputesOf(places, context.policy.thresholds.stockTolerance).length > 0,
    replacement: replacementOf(places, { ...context, incomplete, units: Math.max(1, units) }),
  }
}

export const stockOf = (sku: string | undefined, stock: readonly RecordOf<'stock'>[]): RecordOf<'stock'>[] =>
  stock.filter(({ data }) => sku !== undefined && data.sku === sku)
