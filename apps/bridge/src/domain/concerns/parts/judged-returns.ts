import type { Fact, LedgerStep, ReturnLedger } from '@throughline/shared/contract'
import type { JudgedOrder } from '../../case/order-case.ts'
import type { MergedReturn } from '../../merge/returns.ts'
import { factsOfReturn } from '../../proof/fact-of-return.ts'
import { lastScanOf } from '../../proof/facts-of-parcel.ts'
import { type PolicyDays, policyDays } from '../../return-ledger/policy-days.ts'
import { type WayBack, wayBack } from '../../return-ledger/way-back.ts'

/** One return of an order with all that its rules look at. */
export interface JudgedReturn {
  merged: MergedReturn
  ledger: ReturnLedger
  current: LedgerStep | undefined
  way: WayBack
  days: PolicyDays
  /** The carrier's last scan of each parcel that it has seen. */
  scans: Fact[]
  /** What each system says of the return. */
  words: Fact[]
}

export function judgedReturns(order: JudgedOrder): JudgedReturn[] {
  const { returns, ledgers, parcels } = order
  const days = policyDays(order)
  return returns.flatMap((merged, at) => {
    const ledger = ledgers[at]
    if (!ledger) return []
    const way = wayBack(merged, parcels)
    return {
      merged,
      ledger,
      current: ledger.steps.find(({ state }) => state === 'current'),
      way,
      days,
      scans: way.parcels.flatMap((parcel) => (parcel.proof === 'proven' ? (lastScanOf(parcel) ?? []) : [])),
      words: factsOfReturn(merged),
    }
  })
}
