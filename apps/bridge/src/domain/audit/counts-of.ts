import type { Money } from '@throughline/shared/model'
import type { ConcernKind, Owner } from '@throughline/shared/vocabulary'
import { addMoney, type ErrorCount, type OrderCount } from './audit-counts.ts'

/** Sums by week and place as they are kept: an empty text is a word that nobody told, an empty kind stands for all orders. */
export interface AuditSums {
  weekly: readonly (SumPlace & { owner: string; orders: number; contacts: number })[]
  refunds: readonly (SumPlace & { currency: string; minor: number })[]
}
interface SumPlace {
  week: string
  kind: string
  warehouse: string
  carrier: string
  category: string
  channel: string
  region: string
}

export const orderCountsOf = ({ weekly }: AuditSums): OrderCount[] =>
  weekly.filter(({ kind }) => kind === '').map((row) => ({ ...placeOf(row), orders: row.orders }))

/** Orders with each kind of error, with what they cost: their contacts at `perContact`, and what was given back without a return. */
export function errorCountsOf({ weekly, refunds }: AuditSums, perContact?: Money): ErrorCount[] {
  const given = Map.groupBy(refunds, nameOf)
  const told = new Set<string>()
  return weekly
    .filter(({ kind }) => kind !== '')
    .map((row) => {
      const name = nameOf(row)
      // The owners of one place share its refunds: they are counted with the first of them.
      const back = told.has(name) ? [] : (given.get(name) ?? [])
      told.add(name)
      const contacts = perContact
        ? [{ ...perContact, minor: Math.round(perContact.minor * row.contacts) }]
        : []
      return {
        ...placeOf(row),
        error: row.kind as ConcernKind,
        owner: row.owner as Owner,
        orders: row.orders,
        contacts: row.contacts,
        cost: addMoney(contacts, back),
      }
    })
}

const nameOf = ({ week, kind, warehouse, carrier, category, channel, region }: SumPlace): string =>
  JSON.stringify([week, kind, warehouse, carrier, category, channel, region])

const placeOf = ({ week, warehouse, carrier, category, channel, region }: SumPlace) => ({
  week,
  warehouse: warehouse || undefined,
  carrier: carrier || undefined,
  category: category || undefined,
  channel: channel || undefined,
  region: region || undefined,
})
