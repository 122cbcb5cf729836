import type { OrderCard } from '@throughline/shared/contract'
import { refId } from '../state/choices.ts'
import { splitOrders } from './order-list.ts'

/** Where orders stand: those that are cards and those that are one line, by the name of each. */
export type Places = { cards: string[]; lines: string[] }

export type Arranged = { cards: OrderCard[]; lines: OrderCard[]; places: Places }

/**
 * Orders where they stood before, so that nothing jumps under an agent's eyes: a card stays a card and a line a line, whatever has become
 * of the order, and what is new comes at the end of its kind.
 */
export const arrange = (orders: OrderCard[], before: Places | undefined): Arranged => {
  const byId = new Map(orders.map((order) => [refId(order.ref), order]))
  const known = new Set([...(before?.cards ?? []), ...(before?.lines ?? [])])
  const added = orders.filter(({ ref }) => !known.has(refId(ref)))
  const fresh = splitOrders(orders)
  const stayed = (ids: string[] = []) => ids.flatMap((id) => byId.get(id) ?? [])
  const isNewAmong = (kind: OrderCard[]) => kind.filter((order) => added.includes(order))
  const cards = [...stayed(before?.cards), ...isNewAmong(fresh.cards)]
  const lines = [...stayed(before?.lines), ...isNewAmong(fresh.lines)]
  // A panel of nothing but lines would answer nothing.
  if (cards.length === 0) cards.push(...lines.splice(0, 1))
  return { cards, lines, places: { cards: cards.map(idOf), lines: lines.map(idOf) } }
}

const idOf = ({ ref }: OrderCard): string => refId(ref)
