import type { Concern } from '@throughline/shared/contract'
import { disputesOf, placesOf } from '../stock/stock-places.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dueAfter, merchantClock, timeOf } from './parts/clock.ts'
import { openLines } from './parts/open-lines.ts'
import { factOfPlace } from './parts/stock-facts.ts'

/** Two systems count one place differently, of an article that the customer still waits for. */
export const stockMismatch: ConcernRule = (order) =>
  openLines(order).flatMap(({ article, units, reserved, stock }) =>
    disputesOf(placesOf(stock), order.policy.thresholds.stockTolerance).map(({ one, other, of }): Concern => {
      const [quantity = 0, otherQuantity = 0] = [one[of], other[of]]
      const since = one.updatedAt && other.updatedAt ? laterOf(one.updatedAt, other.updatedAt) : undefined
      const at = timeOf(order, since)
      return {
        kind: 'stock_mismatch',
        // What is set aside for her arrives, however the rest is counted.
        severity: reserved >= units || Math.min(quantity, otherQuantity) >= units ? 'notice' : 'warning',
        owner: 'merchandising',
        next: 'count_stock',
        about: article,
        since,
        due: at === undefined ? undefined : dueAfter(at, 1, merchantClock(order)),
        evidence: [factOfPlace(one, { of, article }), factOfPlace(other, { of, article })],
        values: { article, place: one.location, quantity, otherQuantity },
      }
    }),
  )

const laterOf = <At extends { instant?: string | undefined; local: string }>(a: At, b: At): At =>
  (a.instant ?? a.local) < (b.instant ?? b.local) ? b : a
