import type { Concern, Fact } from '@throughline/shared/contract'
import { factOfRefund, inWords } from '../proof/facts-of-order.ts'
import type { ConcernRule } from './concern-rule.ts'
import { type JudgedReturn, judgedReturns } from './parts/judged-returns.ts'

/** The shop gave back another amount than the returns system says is due. */
export const refundAmountMismatch: ConcernRule = (order) =>
  judgedReturns(order).flatMap((one): Concern[] => {
    const { merged, ledger, days } = one
    const { difference, due, issued } = ledger.amounts
    if (!difference || Math.abs(difference.minor) <= order.policy.returns.amountTolerance) return []
    const [first] = merged.refunds
    const made = days.of(first?.createdAt)
    return [
      {
        kind: 'refund_amount_mismatch',
        severity: 'warning',
        owner: 'finance',
        next: 'correct_refund',
        about: merged.number,
        since: first?.createdAt,
        due: ledger.clock?.due ?? days.afterBusinessDays(made, order.policy.returns.refundBusinessDays),
        evidence: [...dueFacts(one), ...merged.refunds.map(factOfRefund)],
        values: { amount: issued, otherAmount: due },
      },
    ]
  })

/** Who says what is due. */
const dueFacts = ({ merged, ledger }: JudgedReturn): Fact[] =>
  merged.records.flatMap(({ connection, data }) =>
    data.refundAmount && data.refundAmount.minor === ledger.amounts.due?.minor
      ? {
          topic: 'refund',
          value: inWords(data.refundAmount),
          source: connection,
          strength: 'assertion',
          at: data.updatedAt,
          about: merged.number,
        }
      : [],
  )
