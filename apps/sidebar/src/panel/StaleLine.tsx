import WarningIcon from '@zendeskgarden/svg-icons/src/12/alert-warning-stroke.svg?react'
import { useIntl } from 'react-intl'
import type { Failure } from '../bridge/failure.ts'
import { sayAgo } from '../format/age.ts'
import { useSay } from '../language/use-say.ts'
import { LinkButton } from '../look/LinkButton.tsx'
import { useNow } from '../state/use-now.ts'
import { GapBox } from './GapBox.tsx'

type Props = { failure: Failure; knownAt: number; retrying: boolean; onRetry: () => void }

/** Asking again failed: why, and how old what is shown therefore is. */
export const StaleLine = ({ failure, knownAt, retrying, onRetry }: Props) => {
  const { say } = useSay()
  const { locale } = useIntl()
  const age = sayAgo(useNow(10_000) - knownAt, locale)
  const again = failure.kind === 'session_expired' ? 'failure.renew' : 'gap.retry'
  return (
    <GapBox $tone="warning">
      <WarningIcon aria-hidden="true" />
      <p>
        <b>{say(`failure.${failure.kind}.title`)}.</b> {say('failure.stale', { age })}
      </p>
      <LinkButton aria-disabled={retrying} onClick={() => retrying || onRetry()}>
        {say(retrying ? 'gap.retrying' : again)}
      </LinkButton>
    </GapBox>
  )
}
