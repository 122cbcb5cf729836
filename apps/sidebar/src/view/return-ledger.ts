import type { CardReturn, LedgerStep, ReturnLedger } from '@throughline/shared/contract'
import type { Money } from '@throughline/shared/model'

/** What the customer is to get, by what is known: settled, else issued, else due, else what the returns system says. */
export const refundOf = ({
  ledger,
  refundAmount,
}: Pick<CardReturn, 'ledger' | 'refundAmount'>): Money | undefined =>
  ledger.amounts.due ?? refundAmount ?? ledger.amounts.issued ?? ledger.amounts.settled

export const currentStep = ({ steps }: ReturnLedger): LedgerStep | undefined =>
  steps.find(({ state }) => state === 'current')

/** The return that an order's face speaks of: one whose refund clock runs, else one that waits for somebody. */
export const pressingReturn = (returns: CardReturn[]): CardReturn | undefined => {
  const waiting = returns.filter(({ ledger }) => currentStep(ledger))
  return (
    waiting
      .filter(({ ledger: { clock } }) => clock?.businessDaysLeft !== undefined)
      .toSorted((a, b) => (a.ledger.clock?.due ?? '').localeCompare(b.ledger.clock?.due ?? ''))[0] ??
    waiting[0]
  )
}

/** A return that ended without any money or goods that we can see: worth saying, because the customer will ask. */
export const closedWithoutRefund = ({ stage, refunds, exchangeOrderNumber }: CardReturn): boolean =>
  stage === 'closed' && refunds.length === 0 && exchangeOrderNumber === undefined
