import type { CardRefund, Concern, Fact } from '@throughline/shared/contract'
import type { JudgedOrder } from '../case/order-case.ts'
import { isAfterAsking } from '../merge/returns.ts'
import type { ConcernRule } from './concern-rule.ts'
import { type JudgedReturn, judgedReturns } from './parts/judged-returns.ts'

/** The clock of the return policy has run out, and no refund was issued. */
export const refundOverdue: ConcernRule = (order) =>
  judgedReturns(order).flatMap((one): Concern[] => {
    const { merged, ledger, days, scans, words } = one
    const { clock } = ledger
    if (clock?.businessDaysLeft === undefined || clock.due >= days.today) return []
    if (mayBePaid(order, one)) return []
    return [
      {
        kind: 'refund_overdue',
        severity: 'critical',
        owner: clock.owner,
        next: clock.owner === 'finance' ? 'issue_refund' : 'ask_returns_desk',
        about: merged.number,
        due: clock.due,
        evidence: [...startOf(one), ...words, ...scans],
        values: {
          // Due on Friday, missed on Saturday: no business day has passed yet.
          businessDays: -clock.businessDaysLeft || undefined,
          days: -days.daysTo(clock.due),
          deadline: clock.due,
          amount: ledger.amounts.due,
        },
      },
    ]
  })

/** What set the clock going, where a source dated it. */
function startOf({ ledger, merged }: JudgedReturn): Fact[] {
  const { clock, steps } = ledger
  const step = steps.find(
    (one) => one.step === (clock?.startedBy === 'delivered' ? 'in_transit' : clock?.startedBy),
  )
  // The carrier's scans are told by the parcel itself.
  if (!step?.source || !step.doneAt || !step.strength || step.step === 'in_transit') return []
  return [
    {
      topic: 'return',
      value: step.step,
      source: step.source,
      strength: step.strength,
      at: step.doneAt,
      about: merged.number,
    },
  ]
}

/** Money went back after the return was asked for, enough for it, and names no return: it may be this one's. */
function mayBePaid({ refunds, policy }: JudgedOrder, { merged, ledger }: JudgedReturn): boolean {
  const { due } = ledger.amounts
  return refunds.some(({ amount, createdAt }: CardRefund) => {
    const isAfter = isAfterAsking(createdAt, merged.requestedAt)
    const isEnough =
      due === undefined ||
      amount.currency !== due.currency ||
      amount.minor >= due.minor - policy.returns.amountTolerance
    return isAfter && isEnough
  })
}
