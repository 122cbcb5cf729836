import WarningIcon from '@zendeskgarden/svg-icons/src/12/alert-warning-stroke.svg?react'
import { useIntl } from 'react-intl'
import styled from 'styled-components'
import { nowMs, sayAgo } from '../format/age.ts'
import { useSay } from '../language/use-say.ts'
import { color } from '../look/theme.ts'
import { useNow } from '../state/use-now.ts'

type Props = {
  receivedAt: number
  refreshing: boolean
  /** `stale`: renewing it failed. `incomplete`: a system did not answer. */
  health: 'good' | 'incomplete' | 'stale'
}

/** How old the panel is, whether it is being renewed, and whether it can be relied on. No live region: it ticks. */
export const Freshness = ({ receivedAt, refreshing, health }: Props) => {
  const { say } = useSay()
  const { locale } = useIntl()
  const age = useNow(10_000) - receivedAt
  const ago = say('freshness.age', { age: sayAgo(age, locale) })
  if (health !== 'good' && !refreshing)
    return (
      <State $warn>
        <WarningIcon aria-hidden="true" />
        {health === 'stale' ? ago : say('freshness.incomplete')}
      </State>
    )
  return (
    <State $warn={false}>
      <Dot $busy={refreshing} aria-hidden="true" />
      {refreshing ? say('freshness.updating') : age < nowMs ? say('freshness.now') : ago}
    </State>
  )
}

const State = styled.span<{ $warn: boolean }>`
  display: flex;
  gap: 6px;
  align-items: center;
  color: ${({ $warn }) => color($warn ? 'foreground.warning' : 'foreground.subtle')};
  font-size: 12px;
  line-height: 16px;
`

const Dot = styled.span<{ $busy: boolean }>`
  width: 8px;
  height: 8px;
  border: 2px solid ${color('foreground.success')};
  border-radius: 50%;
  background: ${({ $busy, theme }) => ($busy ? 'transparent' : color('foreground.success')({ theme }))};
`
