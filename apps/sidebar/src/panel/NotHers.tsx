import type { OrderCard } from '@throughline/shared/contract'
import { useSay } from '../language/use-say.ts'
import { QuietButton } from '../look/LinkButton.tsx'
import { isConfirmed } from '../state/choices.ts'
import { undoId } from './Dismissed.tsx'
import { usePanelFacts } from './panel-context.ts'

/** Sets a wrong match aside for this ticket. Orders that an agent confirmed are taken back where that is said. */
export const NotHers = ({ order }: { order: OrderCard }) => {
  const { say } = useSay()
  const { deciding, focusLater, announce } = usePanelFacts()
  if (!deciding || isConfirmed(deciding.decisions, order.ref)) return null
  const { ref, number, shop } = order
  const dismiss = () => {
    deciding.dismiss({ ref, number, shop })
    announce(say('announce.dismissed', { number }))
    focusLater(undoId(ref))
  }
  return (
    <QuietButton aria-label={say('order.not_hers_label', { number })} onClick={dismiss}>
      {say('order.not_hers')}
    </QuietButton>
  )
}
