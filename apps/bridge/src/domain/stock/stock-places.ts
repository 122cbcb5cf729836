import type { StockAt } from '@throughline/shared/contract'
import type { RecordOf } from '@throughline/shared/model'

/** What each system counts of an article at each place, sorted by place. */
export const placesOf = (records: readonly RecordOf<'stock'>[]): StockAt[] =>
  records
    .flatMap(({ connection, data }) =>
      data.levels.map(
        (level): StockAt => ({
          source: connection,
          location: level.location,
          sellable: level.available,
          onHand: level.onHand,
          reserved: level.reserved,
          inbound: level.inbound,
          updatedAt: level.updatedAt,
        }),
      ),
    )
    .toSorted((a, b) => compare(a.location, b.location) || compare(a.source, b.source))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Two names that mean one place: `Berlin` and `BERLIN `. Names that share no spelling are two places: nobody can tell otherwise. */
export const isSamePlace = (a: string, b: string): boolean => plain(a) !== '' && plain(a) === plain(b)

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '')

/**
 * What can be compared of one place: units on the shelf where both systems count them, because reservations reach the other system
 * minutes later; else what is sellable.
 */
function differenceOf(a: StockAt, b: StockAt): { of: 'onHand' | 'sellable'; units: number } | undefined {
  if (a.onHand !== undefined && b.onHand !== undefined)
    return { of: 'onHand', units: Math.abs(a.onHand - b.onHand) }
  if (a.sellable !== undefined && b.sellable !== undefined)
    return { of: 'sellable', units: Math.abs(a.sellable - b.sellable) }
  return undefined
}

/** Two systems that count one place differently. */
export interface StockDispute {
  one: StockAt
  other: StockAt
  of: 'onHand' | 'sellable'
}

export function disputesOf(places: readonly StockAt[], tolerance: number): StockDispute[] {
  return places.flatMap((one, at) =>
    places.slice(at + 1).flatMap((other): StockDispute[] => {
      if (one.source === other.source || !isSamePlace(one.location, other.location)) return []
      const difference = differenceOf(one, other)
      return difference && difference.units > tolerance ? [{ one, other, of: difference.of }] : []
    }),
  )
}
