import type { CalendarDate, Money } from '@throughline/shared/model'
import type { ConcernKind, Owner } from '@throughline/shared/vocabulary'
import type { AuditPlace } from './audit-order.ts'

/** Orders of one week and place. `week` is its Monday. */
export interface OrderCount extends AuditPlace {
  week: CalendarDate
  orders: number
}

/** Orders of one week and place that had an error, each once for each kind, with what they brought. */
export interface ErrorCount extends OrderCount {
  error: ConcernKind
  owner: Owner
  /** Contacts of customers on these orders. */
  contacts: number
  cost: readonly Money[]
}

/** Sums by currency, in the order of their codes: amounts of two currencies are never added. */
export function addMoney(...all: readonly (readonly Money[])[]): Money[] {
  const sums = new Map<string, number>()
  for (const { minor, currency } of all.flat()) sums.set(currency, (sums.get(currency) ?? 0) + minor)
  return [...sums]
    .filter(([, minor]) => minor !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, minor]) => ({ minor, currency }))
}
