import type { CardRefund } from '@throughline/shared/contract'
import CheckIcon from '@zendeskgarden/svg-icons/src/12/check-circle-stroke.svg?react'
import ClockIcon from '@zendeskgarden/svg-icons/src/12/clock-stroke.svg?react'
import { useSay } from '../language/use-say.ts'
import { Small } from '../look/Text.tsx'
import { WithIcon } from '../look/WithIcon.tsx'
import { Amount } from './Amount.tsx'
import { When } from './When.tsx'

/** Money given back, and whether the payment provider confirmed it: until then it is an order to pay, not a payment. */
export const RefundList = ({ refunds }: { refunds: CardRefund[] }) => {
  const { say, saying } = useSay()
  if (refunds.length === 0) return null
  return (
    <ul>
      {refunds.map((refund, index) => {
        const { amount, settled } = refund
        const at = settled ? (refund.settledAt ?? refund.createdAt) : refund.createdAt
        return (
          // two refunds may be equal to the cent
          <li key={index}>
            {saying(settled ? 'refund.settled' : 'refund.unsettled', {
              amount: <Amount money={amount} />,
              when: at ? <When moment={at} dateOnly /> : 'none',
            })}
            <Small as="div">
              <WithIcon icon={settled ? CheckIcon : ClockIcon}>
                {say(settled ? 'refund.settled_note' : 'refund.unsettled_note')}
              </WithIcon>
            </Small>
          </li>
        )
      })}
    </ul>
  )
}
