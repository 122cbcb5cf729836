import type { CardReturn } from '@throughline/shared/contract'
import WarningIcon from '@zendeskgarden/svg-icons/src/12/alert-warning-stroke.svg?react'
import CheckIcon from '@zendeskgarden/svg-icons/src/12/check-circle-stroke.svg?react'
import ClockIcon from '@zendeskgarden/svg-icons/src/12/clock-stroke.svg?react'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { color } from '../look/theme.ts'
import { WithIcon } from '../look/WithIcon.tsx'
import { refundOf } from '../view/return-ledger.ts'
import { Amount } from './Amount.tsx'
import { Day } from './Day.tsx'

/** When the refund is due, how many business days are left, how much it is, and whose turn it is. */
export const RefundClock = ({ item }: { item: Pick<CardReturn, 'ledger' | 'refundAmount'> }) => {
  const { saying, word } = useSay()
  const { clock } = item.ledger
  if (!clock) return null
  const { due, businessDaysLeft: left, stoppedOn, owner } = clock
  const amount = refundOf(item)
  const late = left !== undefined && left < 0
  const words =
    left === undefined
      ? saying('clock.stopped', { date: <Day day={stoppedOn ?? due} /> })
      : saying(late ? 'clock.late' : 'clock.left', { date: <Day day={due} />, days: Math.abs(left) })
  return (
    <Line $late={late}>
      <WithIcon icon={late ? WarningIcon : left === undefined ? CheckIcon : ClockIcon}>
        {words}
        {amount ? (
          <>
            {' · '}
            <Amount money={amount} />
          </>
        ) : null}
        {left === undefined ? null : ` · ${word('owner', owner)}`}
      </WithIcon>
    </Line>
  )
}

const Line = styled.div<{ $late: boolean }>`
  color: ${({ $late }) => color($late ? 'foreground.warning' : 'foreground.default')};
  font-size: 12px;
  font-weight: 600;
  line-height: 16px;
`
