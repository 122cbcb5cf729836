import type { OrderCard, Panel } from '@throughline/shared/contract'
import { refId } from './choices.ts'

/** Orders whose proven fact is another than before: what is worth a mark and an announcement. A first panel has no news. */
export const newsOf = (before: Panel | undefined, after: Panel): OrderCard[] => {
  if (!before) return []
  const known = new Map(before.orders.map((order) => [refId(order.ref), factId(order)]))
  return after.orders.filter((order) => {
    const fact = known.get(refId(order.ref))
    return fact !== undefined && fact !== factId(order)
  })
}

const factId = ({ headline: { fact } }: OrderCard): string =>
  JSON.stringify([fact.topic, fact.word, fact.at?.local, fact.place])
