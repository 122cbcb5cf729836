/** How often here, against how often elsewhere. */
export interface Share {
  errors: number
  orders: number
}

/** How many times as often here as there; with half an error more on both sides, so that none elsewhere is not infinitely often. */
export const timesAsOften = (here: Share, there: Share): number =>
  (here.errors + 0.5) / (here.orders + 1) / ((there.errors + 0.5) / (there.orders + 1))

/** The two-proportion z-score with a pooled share: above 3 it is no accident. https://www.itl.nist.gov/div898/handbook/prc/section3/prc33.htm */
export function zScore(here: Share, there: Share): number {
  if (here.orders === 0 || there.orders === 0) return 0
  const pooled = (here.errors + there.errors) / (here.orders + there.orders)
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / here.orders + 1 / there.orders))
  return spread === 0 ? 0 : (here.errors / here.orders - there.errors / there.orders) / spread
}

/** Errors here above what the rate of elsewhere would give. */
export const excessOf = (here: Share, there: Share): number =>
  there.orders === 0 ? 0 : here.errors - (there.errors / there.orders) * here.orders
