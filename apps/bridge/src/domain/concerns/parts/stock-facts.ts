import type { Fact, StockAt } from '@throughline/shared/contract'
import type { RecordOf } from '@throughline/shared/model'
import { placesOf } from '../../stock/stock-places.ts'

/** What a system counts at a place. A count is kept by a system; nobody has seen the shelf. */
export const factOfPlace = (
  at: StockAt,
  { of, article }: { of: 'onHand' | 'sellable'; article: string },
): Fact => ({
  topic: 'stock',
  value: String(at[of] ?? 'unknown'),
  source: at.source,
  strength: 'system_record',
  at: at.updatedAt,
  place: at.location,
  about: article,
})

/** Sellable units by system and place, where they are counted. */
export const stockFacts = (stock: readonly RecordOf<'stock'>[], article: string): Fact[] =>
  placesOf(stock)
    .filter(({ sellable }) => sellable !== undefined)
    .map((place) => factOfPlace(place, { of: 'sellable', article }))
