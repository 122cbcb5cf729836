import type { LineStock, StockAt } from '@throughline/shared/contract'

/** One place and what each system counts there. */
export type StockPlace = { location: string; counts: StockAt[]; disagrees: boolean }

/** Counts of one place beside each other, so that a disagreement is seen as both numbers. */
export const stockPlaces = ({ places, disagrees }: LineStock): StockPlace[] => {
  const by = Map.groupBy(places, ({ location }) => location)
  return [...by].map(([location, counts]) => ({
    location,
    counts,
    disagrees: disagrees && differ(counts.map(({ sellable, onHand }) => sellable ?? onHand)),
  }))
}

const differ = (numbers: (number | undefined)[]): boolean =>
  new Set(numbers.filter((one) => one !== undefined)).size > 1
