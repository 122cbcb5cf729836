import type { Concern } from '@throughline/shared/contract'
import { disputesOf, placesOf, type StockDispute } from '../stock/stock-places.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dueAfter, merchantClock, timeOf } from './parts/clock.ts'
import { openLines } from './parts/open-lines.ts'
import { factOfPlace } from './parts/stock-facts.ts'

/**
 * Two systems count one place differently, of an article that the customer still waits for. One concern an article, for the place where
 * it presses most: that others differ as well changes nothing for this order, and its items show them all.
 */
export const stockMismatch: ConcernRule = (order) =>
  openLines(order).flatMap(({ article, units, reserved, stock }): Concern[] => {
    // What is set aside for her arrives, however the rest is counted.
    if (reserved >= units) return []
    const { stockTolerance } = order.policy.thresholds
    const [worst] = disputesOf(placesOf(stock), stockTolerance).toSorted((a, b) => lowerOf(a) - lowerOf(b))
    if (!worst) return []
    const { one, other, of } = worst
    const since = one.updatedAt && other.updatedAt ? laterOf(one.updatedAt, other.updatedAt) : undefined
    const at = timeOf(order, since)
    return [
      {
        kind: 'stock_mismatch',
        severity: lowerOf(worst) >= units ? 'notice' : 'warning',
        owner: 'merchandising',
        next: 'count_stock',
        about: article,
        since,
        due: at === undefined ? undefined : dueAfter(at, 1, merchantClock(order)),
        evidence: [factOfPlace(one, { of, article }), factOfPlace(other, { of, article })],
        values: { article, place: one.location, quantity: one[of], otherQuantity: other[of] },
      },
    ]
  })

const lowerOf = ({ one, other, of }: StockDispute): number => Math.min(one[of] ?? 0, other[of] ?? 0)

const laterOf = <At extends { instant?: string | undefined; local: string }>(a: At, b: At): At =>
  (a.instant ?? a.local) < (b.instant ?? b.local) ? b : a
