import { createRandom } from '../world/random.ts'
import { day, hour, type Instant } from '../world/time.ts'
import type { YearOrder } from './orders.ts'
import type { YearErrorKind } from './plants.ts'

/** A customer who writes about an order: when, and how hard it is to settle at once. */
export interface YearContact {
  order: YearOrder
  /** Of the order, from 1. */
  index: number
  at: Instant
  mood: Mood
}
/** `plain`: nothing is wrong. `trouble`: something is. `stubborn`: something that an agent cannot end alone. */
export type Mood = 'plain' | 'trouble' | 'stubborn'

/** How many of those whom it hits write, the loudest first: an order's first error that makes her write is what she writes about. */
const writes: readonly (readonly [YearErrorKind, number])[] = [
  ['damaged', 0.8],
  ['quantity_mismatch', 0.7],
  ['refund_overdue', 0.6],
  ['silent_parcel', 0.55],
  ['short_pick', 0.5],
  ['address_problem', 0.5],
  ['return_in_transit_too_long', 0.45],
  ['promise_broken', 0.4],
  ['not_inspected', 0.4],
  ['backordered', 0.4],
  ['stuck_in_warehouse', 0.35],
  ['delivery_attempt_failed', 0.35],
  ['label_not_scanned', 0.3],
  ['pack_not_verified', 0.02],
]
const stubborn: ReadonlySet<YearErrorKind> = new Set(['silent_parcel', 'quantity_mismatch', 'refund_overdue'])
/** Of orders with which nothing is wrong. */
const asksAnyway = 0.09

/** Who writes about these orders, in the order of the orders. */
export function contactsOf(
  orders: readonly YearOrder[],
  { now, seed }: { now: Instant; seed: number },
): YearContact[] {
  return orders.flatMap((order, at) => {
    const random = createRandom(seed * 2_000_003 + at)
    const about = writes.flatMap(([kind, share]) => {
      const isLoud = random.chance(share)
      return isLoud ? (order.errors.find((error) => error.kind === kind) ?? []) : []
    })[0]
    const asks = random.chance(asksAnyway)
    const wait = random.int(4, 60) * hour
    const knowsFirst = random.chance(0.15)
    const when = random.int(1, 6) * day + random.int(1, 9) * hour
    if (!about && !asks) return []
    const time = about ? about.seenAt + (knowsFirst ? -2 * hour : wait) : order.placedAt + when
    if (time >= now - hour) return []
    const mood: Mood = !about ? 'plain' : stubborn.has(about.kind) ? 'stubborn' : 'trouble'
    return [{ order, index: at + 1, at: time, mood }]
  })
}
