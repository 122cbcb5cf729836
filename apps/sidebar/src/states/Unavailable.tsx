import type { Panel } from '@throughline/shared/contract'
import { Button } from '@zendeskgarden/react-buttons'
import WarningIcon from '@zendeskgarden/svg-icons/src/16/alert-warning-stroke.svg?react'
import { useSay } from '../language/use-say.ts'
import { groupSources } from '../view/sources.ts'
import { Searched } from './Searched.tsx'
import { StateCard } from './StateCard.tsx'

type Props = { panel: Panel; retrying: boolean; onRetry: () => void }

/** Nothing was found, but a system that could know did not answer. Must never look like "no orders". */
export const Unavailable = ({ panel, retrying, onRetry }: Props) => {
  const { say, list } = useSay()
  const silent = groupSources(panel.sources).silent.map(({ title }) => title)
  return (
    <StateCard icon={WarningIcon} tone="warning" title={say('unavailable.title')}>
      <p>{say('unavailable.text', { sources: list(silent), count: silent.length })}</p>
      <Button size="small" aria-disabled={retrying} onClick={() => retrying || onRetry()}>
        {say(retrying ? 'gap.retrying' : 'failure.retry')}
      </Button>
      <Searched panel={panel} />
    </StateCard>
  )
}
