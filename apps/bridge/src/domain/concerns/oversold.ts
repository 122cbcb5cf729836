import type { Concern } from '@throughline/shared/contract'
import { mostSellable } from '../stock/most-sellable.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dueAfter, merchantClock, timeOf } from './parts/clock.ts'
import { openLines } from './parts/open-lines.ts'
import { stockFacts } from './parts/stock-facts.ts'

/** More was sold than there is by every system that counts, and units of this order are not yet set aside. */
export const oversold: ConcernRule = (order) =>
  openLines(order).flatMap(({ article, units, reserved, stock }): Concern[] => {
    const most = mostSellable(stock)
    if (most === undefined || most >= 0 || reserved >= units) return []
    const evidence = stockFacts(stock, article).filter(({ value }) => Number(value) < 0)
    const since = evidence[0]?.at
    const at = timeOf(order, since)
    return [
      {
        kind: 'oversold',
        severity: 'warning',
        owner: 'merchandising',
        next: 'offer_alternative',
        about: article,
        since,
        due: at === undefined ? undefined : dueAfter(at, 1, merchantClock(order)),
        evidence,
        values: { article, quantity: units - reserved, otherQuantity: most },
      },
    ]
  })
