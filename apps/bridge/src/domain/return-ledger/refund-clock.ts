import type { LedgerStep, RefundClock } from '@throughline/shared/contract'
import type { ReturnPolicy } from '../policy/policy.ts'
import type { PolicyDays } from './policy-days.ts'
import type { ReturnMarks } from './return-marks.ts'

const starts = ['delivered', 'received', 'inspected'] as const
const stepOf = { delivered: 'in_transit', received: 'received', inspected: 'inspected' } as const

/**
 * When the clock of the policy began to run, and when it ends. Where nobody knows the time of the step that starts it, the next later
 * one with a time starts it: the customer is never told that a clock ran out that nobody saw start.
 */
export function clockStart(
  marks: ReturnMarks,
  { days, policy }: { days: PolicyDays; policy: ReturnPolicy },
): Pick<RefundClock, 'startedBy' | 'startedOn' | 'due'> | undefined {
  for (const startedBy of starts.slice(starts.indexOf(policy.refundClockStarts))) {
    const mark = marks[stepOf[startedBy]]
    const startedOn = days.of(mark?.at ?? mark?.saidAt)
    const due = days.afterBusinessDays(startedOn, policy.refundBusinessDays)
    if (startedOn && due) return { startedBy, startedOn, due }
  }
  return undefined
}

/** The clock as it stands; nothing runs for a return that waits for no money. */
export function clockOf(
  start: ReturnType<typeof clockStart>,
  { steps, marks, days }: { steps: readonly LedgerStep[]; marks: ReturnMarks; days: PolicyDays },
): RefundClock | undefined {
  const refund = steps.find(({ step }) => step === 'refund_issued')
  if (!start || !refund || refund.state === 'skipped' || refund.state === 'unknown') return undefined
  const owner = steps.find(({ state }) => state === 'current')?.owner ?? refund.owner
  if (refund.state !== 'done') return { ...start, businessDaysLeft: days.businessDaysTo(start.due), owner }
  const stoppedOn = days.of(marks.refund_issued?.at ?? marks.refund_settled?.at)
  return { ...start, ...(stoppedOn && { stoppedOn }), owner: refund.owner }
}
