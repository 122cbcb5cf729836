import type { Concern } from '@throughline/shared/contract'
import type { ConcernRule } from './concern-rule.ts'
import { judgedReturns } from './parts/judged-returns.ts'

/** The return was booked, and nobody has looked at the goods in time. */
export const notInspected: ConcernRule = (order) =>
  judgedReturns(order).flatMap(({ merged, ledger, current, days, scans, words }): Concern[] => {
    if (current?.step !== 'inspected' || !current.overdue) return []
    const since = ledger.steps.find(({ step }) => step === 'received')?.doneAt
    return [
      {
        kind: 'not_inspected',
        severity: 'warning',
        owner: 'returns_desk',
        next: 'ask_returns_desk',
        about: merged.number,
        since,
        due: current.due,
        evidence: [...words, ...scans],
        values: {
          days: days.since(since),
          deadline: current.due,
        },
      },
    ]
  })
