import { Button } from '@zendeskgarden/react-buttons'
import ErrorIcon from '@zendeskgarden/svg-icons/src/16/alert-error-stroke.svg?react'
import styled from 'styled-components'
import type { Failure, FailureKind } from '../bridge/failure.ts'
import { useSay } from '../language/use-say.ts'
import { Small } from '../look/Text.tsx'
import { StateCard } from './StateCard.tsx'

type Props = {
  failure: Failure
  retrying: boolean
  /** Absent where trying again cannot help. */
  onRetry?: () => void
  level?: 1 | 2
}

/** A misplaced page stays misplaced, however often one asks. */
const withoutRetry: FailureKind[] = ['outside_helpdesk', 'sdk_missing']

/** There is no panel: what failed, why, and what to do about it. */
export const FailureState = ({ failure, retrying, onRetry, level }: Props) => {
  const { say } = useSay()
  const { kind, detail } = failure
  const again = kind === 'session_expired' ? 'failure.renew' : 'failure.retry'
  return (
    <StateCard icon={ErrorIcon} tone="danger" title={say(`failure.${kind}.title`)} level={level}>
      <p>{say(`failure.${kind}.text`)}</p>
      {onRetry && !withoutRetry.includes(kind) ? (
        <Button size="small" aria-disabled={retrying} onClick={() => retrying || onRetry()}>
          {say(retrying ? 'gap.retrying' : again)}
        </Button>
      ) : null}
      <Details>
        <summary>{say('failure.details')}</summary>
        <Small>
          <bdi lang="en">{detail}</bdi>
        </Small>
      </Details>
    </StateCard>
  )
}

const Details = styled.details`
  overflow-wrap: anywhere;

  > summary {
    min-height: 24px;
    padding-block: 4px;
    font-size: 12px;
    line-height: 16px;
    cursor: pointer;
  }
`
