import type { ReturnLedger } from '@throughline/shared/contract'
import type { RecordOf } from '@throughline/shared/model'
import type { HolidayLookup } from '../calendar/work-calendar.ts'
import type { MergedParcel } from '../merge/parcels.ts'
import type { MergedReturn } from '../merge/returns.ts'
import type { Policy } from '../policy/policy.ts'

export interface LedgerContext {
  /** Absent for a return whose order no source shows. */
  order: RecordOf<'order'> | undefined
  parcels: readonly MergedParcel[]
  policy: Policy
  isHoliday: HolidayLookup
  /** Epoch milliseconds. */
  now: number
}

/** The steps of one return with owner and date, its money and its clock. */
export function ledgerOf(_: MergedReturn, __: LedgerContext): ReturnLedger {
  return { steps: [], amounts: { parts: [] } }
}
