import { leastCases, type Rate } from '@throughline/shared/contract'

/** The normal quantile of 95 %. */
const z = 1.959964

/**
 * A share with its Wilson score interval, which stays between 0 and 1 and is honest for few cases. Below 20 cases it is no share.
 * https://www.itl.nist.gov/div898/handbook/prc/section2/prc241.htm
 */
export function wilson(count: number, of: number): Rate {
  if (of < leastCases) return { count, of }
  const share = count / of
  const middle = share + z ** 2 / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))
  const scale = 1 + z ** 2 / of
  return {
    count,
    of,
    share,
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  }
}
