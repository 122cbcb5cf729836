import type { OrderCard } from '@throughline/shared/contract'
import { useSay } from '../language/use-say.ts'
import { Small } from '../look/Text.tsx'
import { useReader } from '../state/use-reader.ts'
import { sayDue } from '../view/due.ts'
import { currentStep, pressingReturn } from '../view/return-ledger.ts'
import { RefundClock } from './RefundClock.tsx'

/** Whose turn a return is, and until when the money is due. Only where the return is what the order is about. */
export const ReturnFace = ({ order }: { order: OrderCard }) => {
  const { say, word } = useSay()
  const reader = useReader()
  const item = pressingReturn(order.returns)
  const step = item && currentStep(item.ledger)
  if (!item || !step) return null
  const { clock } = item.ledger
  // The concern about it says all of that.
  if (order.concerns.some(({ kind }) => kind === 'refund_overdue')) return null
  const isPayment = step.step === 'refund_issued' && clock?.businessDaysLeft !== undefined
  return (
    <div>
      {isPayment ? null : (
        <Small>
          {say('return.next_step', {
            step: word('return_step', step.step),
            owner: word('owner', step.owner),
          })}
          {step.due ? ` · ${sayDue(step.due, say, reader)}` : null}
        </Small>
      )}
      <RefundClock item={item} />
    </div>
  )
}
