import { Button } from '@zendeskgarden/react-buttons'
import ErrorIcon from '@zendeskgarden/svg-icons/src/16/alert-error-stroke.svg?react'
import type { Failure, FailureKind } from '../../bridge/failure.ts'
import { useSay } from '../../language/use-say.ts'
import { Small } from '../../look/Text.tsx'
import { StateCard } from '../../states/StateCard.tsx'
import { useBoardSay } from '../language/use-board-say.ts'
import { Details } from '../look/Details.tsx'

type Props = { failure: Failure; retrying: boolean; onRetry: () => void; level?: 1 | 2 }

/** A misplaced page stays misplaced, however often one asks. */
const withoutRetry: FailureKind[] = ['outside_helpdesk', 'sdk_missing']

/** The board, or a part of it, cannot be shown: what failed, why, and what to do about it. */
export const BoardFailure = ({ failure, retrying, onRetry, level = 2 }: Props) => {
  const { say } = useBoardSay()
  const { say: sayOfPanel } = useSay()
  const { kind, detail } = failure
  const isOutside = kind === 'outside_helpdesk'
  return (
    <StateCard
      icon={ErrorIcon}
      tone="danger"
      title={isOutside ? say('fail.outside.title') : sayOfPanel(`failure.${kind}.title`)}
      level={level}
    >
      <p>{say(`fail.${textOf(kind)}`)}</p>
      {withoutRetry.includes(kind) ? null : (
        <Button size="small" aria-disabled={retrying} onClick={() => retrying || onRetry()}>
          {say(retrying ? 'fail.retrying' : 'fail.retry')}
        </Button>
      )}
      <Details>
        <summary>{say('fail.details')}</summary>
        <Small>
          <bdi lang="en">{detail}</bdi>
        </Small>
      </Details>
    </StateCard>
  )
}

const textOf = (kind: FailureKind) => {
  if (kind === 'outside_helpdesk') return 'outside.text'
  if (kind === 'bridge_unreachable' || kind === 'no_answer') return 'away'
  if (kind === 'session_refused' || kind === 'bridge_url_wrong') return 'set_up'
  return 'other'
}
