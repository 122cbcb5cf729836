import { promisesOf } from '../promises/promises-of.ts'
import { exchangeFor } from '../return-ledger/exchange-sent.ts'
import { ledgerOf } from '../return-ledger/ledger-of.ts'
import type { JudgedOrder, OrderCase } from './order-case.ts'

/** Adds what follows from the facts: how each promise stands, and where each return is. */
export function judge(one: OrderCase): JudgedOrder {
  const { group, parcels, policy, isHoliday, now } = one
  const context = { order: group.order, parcels, policy, isHoliday, now }
  const ledgers = one.returns.map((merged) =>
    ledgerOf(merged, { ...context, exchange: exchangeFor(merged, one) }),
  )
  return { ...one, promises: promisesOf(one, ledgers), ledgers }
}
