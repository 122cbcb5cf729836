import type { ReturnLedger } from '@throughline/shared/contract'
import type { RecordOf } from '@throughline/shared/model'
import type { HolidayLookup } from '../calendar/work-calendar.ts'
import type { MergedParcel } from '../merge/parcels.ts'
import type { MergedReturn } from '../merge/returns.ts'
import type { Policy } from '../policy/policy.ts'
import type { ExchangeSent } from './exchange-sent.ts'
import { nextMessage } from './next-message.ts'
import { outcomeOf } from './outcome-of.ts'
import { policyDays } from './policy-days.ts'
import { refundAmounts } from './refund-amounts.ts'
import { clockOf, clockStart } from './refund-clock.ts'
import { returnMarks } from './return-marks.ts'
import { stepsOf } from './steps-of.ts'
import { wayBack } from './way-back.ts'

export interface LedgerContext {
  /** Absent for a return whose order no source shows. */
  order: RecordOf<'order'> | undefined
  parcels: readonly MergedParcel[]
  /** What is known of the order that goes out in exchange; absent when nobody shows it. */
  exchange?: ExchangeSent | undefined
  policy: Policy
  isHoliday: HolidayLookup
  /** Epoch milliseconds. */
  now: number
}

/** The steps of one return with owner and date, its money and its clock. */
export function ledgerOf(merged: MergedReturn, context: LedgerContext): ReturnLedger {
  const { order, parcels, exchange } = context
  const policy = context.policy.returns
  const days = policyDays(context)
  const outcome = outcomeOf(merged)
  const marks = returnMarks(merged, {
    order,
    way: wayBack(merged, parcels),
    exchangeSent: exchange?.sent,
    exchangeWaits: exchange !== undefined && exchange.sent === undefined,
  })
  const start = clockStart(marks, { days, policy })
  const steps = stepsOf(merged, { marks, outcome, days, policy, refundDue: start?.due })
  const clock = clockOf(start, { steps, marks, days })
  const message = nextMessage(merged, { steps, clock, days })
  return {
    steps,
    ...(clock && { clock }),
    amounts: refundAmounts(merged, order),
    ...(message && { nextMessage: message }),
  }
}
