import WarningIcon from '@zendeskgarden/svg-icons/src/12/alert-warning-stroke.svg?react'
import { useIntl } from 'react-intl'
import styled from 'styled-components'
import { nowMs, sayAgo } from '../format/age.ts'
import { useSay } from '../language/use-say.ts'
import { color } from '../look/theme.ts'
import type { LiveState } from '../state/live.ts'
import { useNow } from '../state/use-now.ts'

/** Longer than this, how old it is says more than that we are trying. */
const tryingMs = 30_000

type Props = {
  /** When what is shown was known to be true. */
  knownAt: number
  refreshing: boolean
  live: LiveState
  /** `stale`: renewing it failed. `incomplete`: a system did not answer. */
  health: 'good' | 'incomplete' | 'stale'
}

/**
 * Whether changes arrive by themselves, how old the panel is where they do not, and whether it can be relied on. No live region: it
 * ticks, and a connection that comes and goes is nothing to interrupt anybody for.
 */
export const Freshness = ({ knownAt, refreshing, live, health }: Props) => {
  const { say } = useSay()
  const { locale } = useIntl()
  const age = useNow(10_000) - knownAt
  const asOf = say('freshness.as_of', { age: sayAgo(age, locale) })
  // That changes do not arrive says more than what is missing anyway, and is named below.
  const hasWorse = live === 'reconnecting' && health === 'incomplete'
  if (health !== 'good' && !refreshing && !hasWorse)
    return (
      <State $warn>
        <WarningIcon aria-hidden="true" />
        {health === 'stale' ? asOf : say('freshness.incomplete')}
      </State>
    )
  const words = () => {
    if (refreshing) return say('freshness.updating')
    if (live === 'live') return say('freshness.live')
    if (live === 'reconnecting' && age < tryingMs) return say('freshness.reconnecting')
    return age < nowMs ? say('freshness.now') : asOf
  }
  return (
    <State $warn={false}>
      <Dot $state={live === 'reconnecting' ? 'away' : refreshing ? 'busy' : 'good'} aria-hidden="true" />
      {words()}
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

const Dot = styled.span<{ $state: 'good' | 'busy' | 'away' }>`
  --dot: ${({ $state }) => color($state === 'away' ? 'border.emphasis' : 'foreground.success')};
  width: 8px;
  height: 8px;
  border: 2px solid var(--dot);
  border-radius: 50%;
  background: ${({ $state }) => ($state === 'good' ? 'var(--dot)' : 'transparent')};
`
