import type { Panel } from '@throughline/shared/contract'
import SearchIcon from '@zendeskgarden/svg-icons/src/16/search-stroke.svg?react'
import { useSay } from '../language/use-say.ts'
import { Searched } from './Searched.tsx'
import { StateCard } from './StateCard.tsx'

type Props = {
  panel: Panel
  /** Looked for by an agent, not because of a ticket. */
  bySearch: boolean
}

/** Asked everywhere and found nothing: with what was searched, so that a person can see what to try instead. */
export const NothingFound = ({ panel, bySearch }: Props) => {
  const { say } = useSay()
  return (
    <StateCard icon={SearchIcon} tone="neutral" title={say('none.title')}>
      <p>{say(panel.searched.length > 0 ? 'none.text' : 'none.nothing_to_search')}</p>
      <Searched panel={panel} />
      {bySearch ? null : <p>{say('none.hint')}</p>}
    </StateCard>
  )
}
