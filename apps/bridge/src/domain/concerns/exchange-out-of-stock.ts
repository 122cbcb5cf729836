import type { Concern } from '@throughline/shared/contract'
import type { JudgedOrder } from '../case/order-case.ts'
import { stockOf } from '../stock/line-stock.ts'
import { mostSellable } from '../stock/most-sellable.ts'
import type { ConcernRule } from './concern-rule.ts'
import { dueAfter, merchantClock, timeOf } from './parts/clock.ts'
import { type JudgedReturn, judgedReturns } from './parts/judged-returns.ts'
import { stockFacts } from './parts/stock-facts.ts'

/** The article that is to go out in exchange is not there, by every system that counts. */
export const exchangeOutOfStock: ConcernRule = (order) =>
  judgedReturns(order).flatMap((one) => {
    // An exchange order has its units set aside; whether it has them is told by its own card.
    if (!one.current || one.merged.exchangeOrderNumber !== undefined) return []
    return wantedIn(one).flatMap(({ sku, title, units }): Concern[] => {
      const stock = stockOf(sku, order.stock)
      const most = mostSellable(stock)
      if (most === undefined || most >= units) return []
      return [concernOf(order, { back: one.merged.number, article: title ?? sku, units, most, stock })]
    })
  })

interface Missing {
  back: string | undefined
  article: string
  units: number
  most: number
  stock: JudgedOrder['stock']
}

function concernOf(order: JudgedOrder, { back, article, units, most, stock }: Missing): Concern {
  const evidence = stockFacts(stock, article)
  const since = evidence.map(({ at }) => at).find((at) => at !== undefined)
  const at = timeOf(order, since)
  return {
    kind: 'exchange_out_of_stock',
    severity: 'warning',
    owner: 'support',
    next: 'offer_alternative',
    about: back,
    since,
    due: at === undefined ? undefined : dueAfter(at, 1, merchantClock(order)),
    evidence,
    values: { article, quantity: units, otherQuantity: most },
  }
}

interface Wanted {
  sku: string
  title: string | undefined
  units: number
}

/** Each article once: several returned units may be exchanged for the same. */
function wantedIn({ merged }: JudgedReturn): Wanted[] {
  const wanted = new Map<string, Wanted>()
  const lines = merged.records.flatMap(({ data }) => data.exchangeLines ?? [])
  for (const { sku, title, quantity } of lines) {
    if (!sku) continue
    wanted.set(sku, { sku, title, units: (wanted.get(sku)?.units ?? 0) + quantity })
  }
  return [...wanted.values()]
}
