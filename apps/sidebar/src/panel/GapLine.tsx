import type { Panel } from '@throughline/shared/contract'
import WarningIcon from '@zendeskgarden/svg-icons/src/12/alert-warning-stroke.svg?react'
import { useSay } from '../language/use-say.ts'
import { LinkButton } from '../look/LinkButton.tsx'
import { missingId } from '../view/missing.ts'
import { groupSources, missingKinds } from '../view/sources.ts'
import { GapBox } from './GapBox.tsx'

type Props = { panel: Panel; retrying: boolean; onRetry: () => void }

/** Above the answer: which system is silent and what may therefore be missing. An agent must know before they reply. */
export const GapLine = ({ panel, retrying, onRetry }: Props) => {
  const { say, word, list } = useSay()
  const { silent } = groupSources(panel.sources)
  const [first] = silent
  if (!first) return null
  const missing = missingKinds(panel.sources)
  const failure = word('failure_kind', first.failure?.kind ?? 'unreachable')
  const what =
    silent.length === 1
      ? say(first.state === 'partial' ? 'gap.partial' : 'gap.one', { source: first.title, failure })
      : say('gap.many', { sources: list(silent.map(({ title }) => title)) })
  return (
    <GapBox $tone="warning">
      <WarningIcon aria-hidden="true" />
      <p>
        <b>{what}</b>{' '}
        {missing.length > 0
          ? say('gap.missing', { kinds: list(missing.map((kind) => say(missingId(kind)))) })
          : null}
      </p>
      <LinkButton aria-disabled={retrying} onClick={() => retrying || onRetry()}>
        {say(retrying ? 'gap.retrying' : 'gap.retry')}
      </LinkButton>
    </GapBox>
  )
}
