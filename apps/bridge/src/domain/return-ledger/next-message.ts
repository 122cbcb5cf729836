import type { LedgerStep, RefundClock, ReturnLedger } from '@throughline/shared/contract'
import type { MergedReturn } from '../merge/returns.ts'
import type { PolicyDays } from './policy-days.ts'

/** What the customer is to hear next, by the step whose turn it is; nothing once all is done. */
export function nextMessage(
  { words }: MergedReturn,
  { steps, clock, days }: { steps: readonly LedgerStep[]; clock: RefundClock | undefined; days: PolicyDays },
): ReturnLedger['nextMessage'] {
  if (words.length > 0 && words.every(({ stage }) => stage === 'declined'))
    return { message: 'return_declined' }
  const current = steps.find(({ state }) => state === 'current')
  if (!current) return undefined
  const due = current.due && { due: current.due }
  switch (current.step) {
    case 'requested':
    case 'approved':
      return { message: 'return_approved', ...due }
    case 'label_sent':
      return { message: 'how_to_send', ...due }
    case 'in_transit':
      return { message: current.owner === 'customer' ? 'post_it_reminder' : 'return_received', ...due }
    case 'received':
      return { message: 'return_received', ...due }
    case 'inspected':
    case 'refund_issued': {
      const isLate = clock?.businessDaysLeft !== undefined && clock.due < days.today
      if (isLate) return { message: 'refund_late', due: days.today }
      return { message: 'refund_issued', ...(clock ? { due: clock.due } : due) }
    }
    case 'refund_settled':
      return { message: 'refund_settled', ...due }
    case 'exchange_shipped':
      return { message: 'exchange_sent', ...due }
  }
}
