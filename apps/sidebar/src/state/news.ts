import type { OrderCard, Panel } from '@throughline/shared/contract'
import { refId } from './choices.ts'

/** What of an order's card can change by itself, by the part that shows it. */
const lines = {
  headline: ({ headline: { fact, beyond } }) => [fact, beyond],
  promise: ({ promises, parcels }) => [
    promises.map(({ evidence, upgrade, ...promise }) => promise),
    parcels.map(({ eta }) => eta),
  ],
  // That it lasts an hour longer is no news.
  concerns: ({ concerns }) =>
    concerns.map(({ kind, severity, owner, due, about }) => [kind, severity, owner, due, about]),
  notices: ({ holds, parcels, warehouse, contactDiffers, incomplete }) => [
    holds,
    parcels.map(({ flags }) => flags),
    warehouse.map(({ flags, holds }) => [flags, holds]),
    contactDiffers,
    incomplete,
  ],
  conflicts: ({ conflicts }) => conflicts,
  parcels: ({ parcels }) => parcels.map(({ sides, sources, ...parcel }) => parcel),
  items: ({ lines }) => lines,
  // That a warehouse looked at it again is no news.
  warehouse: ({ warehouse }) => warehouse.map(({ updatedAt, ...one }) => one),
  returns: ({ returns }) =>
    returns.map(({ sides, sources, ledger, ...one }) => [
      one,
      // The days that are left get fewer by themselves.
      { ...ledger, clock: { ...ledger.clock, businessDaysLeft: undefined } },
    ]),
  customer: ({ customer, address }) => [customer, address],
  money: ({ payment, total, totals, refunds }) => [payment, total, totals, refunds],
} satisfies Record<string, (order: OrderCard) => unknown>

export type Line = keyof typeof lines

export type ChangedOrder = { order: OrderCard; before: OrderCard; lines: ReadonlySet<Line> }

/** What is worth a mark and an announcement. */
export type News = { changed: ChangedOrder[]; added: OrderCard[] }

export const noNews: News = { changed: [], added: [] }

/** What the later panel says that the earlier did not. A first panel is no news, and ages never are. */
export const newsOf = (before: Panel | undefined, after: Panel): News => {
  if (!before) return noNews
  const known = new Map(before.orders.map((order) => [refId(order.ref), order]))
  const changed = after.orders.flatMap((order): ChangedOrder[] => {
    const earlier = known.get(refId(order.ref))
    const changedLines = earlier ? linesThatDiffer(earlier, order) : []
    return earlier && changedLines.length > 0
      ? [{ order, before: earlier, lines: new Set(changedLines) }]
      : []
  })
  return { changed, added: after.orders.filter(({ ref }) => !known.has(refId(ref))) }
}

const linesThatDiffer = (one: OrderCard, other: OrderCard): Line[] =>
  (Object.keys(lines) as Line[]).filter(
    (line) => JSON.stringify(lines[line](one)) !== JSON.stringify(lines[line](other)),
  )
