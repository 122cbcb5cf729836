import type { Panel } from '@throughline/shared/contract'
import { useState } from 'react'
import type { Failure } from '../bridge/failure.ts'
import { useSay } from '../language/use-say.ts'
import { Small } from '../look/Text.tsx'
import { withoutDismissed } from '../state/choices.ts'
import type { LiveState } from '../state/live.ts'
import type { Marks } from '../state/marks.ts'
import type { Screen } from '../state/screen.ts'
import type { Deciding } from '../state/use-choices.ts'
import { isUnconnected, offersSearch } from '../view/outcome.ts'
import { groupSources } from '../view/sources.ts'
import type { TicketRead } from '../zaf/read-ticket.ts'
import { Freshness } from './Freshness.tsx'
import { Header, searchToggleId } from './Header.tsx'
import { MatchedBy } from './MatchedBy.tsx'
import { PanelBody } from './PanelBody.tsx'
import { SearchBox } from './SearchBox.tsx'
import { SearchResults } from './SearchResults.tsx'
import { StaleLine } from './StaleLine.tsx'

type Props = {
  screen: Extract<Screen, { kind: 'panel' }>
  brandId: string | undefined
  unread: TicketRead['unread']
  live: LiveState
  liveUntil: number | undefined
  visit: number
  marks: Marks
  deciding: Deciding
  announce: (words: string) => void
  onRetry: () => void
}

/** A panel is there: header, search, and either the ticket's orders or what was searched. */
export const TicketScreen = (props: Props) => {
  const { screen, live, liveUntil, visit, brandId, unread, marks, deciding, announce, onRetry } = props
  const { say } = useSay()
  const { received, refreshing, failure } = screen
  const { panel, at } = received
  const knownAt = Math.max(at, liveUntil ?? 0)
  const nothing = offersSearch(panel)
  const [searching, setSearching] = useState(false)
  const [sought, setSought] = useState('')
  const close = () => {
    setSearching(false)
    setSought('')
    document.getElementById(searchToggleId)?.focus()
  }
  return (
    <>
      <Header
        name={panel.requester.name}
        searching={searching}
        onSearch={(open) => (open ? setSearching(true) : close())}
        freshness={
          isUnconnected(panel) ? null : (
            <Freshness
              knownAt={knownAt}
              refreshing={refreshing}
              live={live}
              health={healthOf(panel, failure)}
            />
          )
        }
      >
        <MatchedBy orders={withoutDismissed(panel, deciding.decisions).orders} />
        {unread.map((part) => (
          <Small key={part}>{say(`unread.${part}`)}</Small>
        ))}
      </Header>
      {/* Where nothing was found, searching is the next step: the box is there without a click. */}
      {searching || nothing ? <SearchBox focused={searching} onSearch={setSought} onClose={close} /> : null}
      {failure ? (
        <StaleLine failure={failure} knownAt={knownAt} retrying={refreshing} onRetry={onRetry} />
      ) : null}
      {sought ? (
        <SearchResults text={sought} brandId={brandId} onClose={close} announce={announce} />
      ) : (
        <PanelBody
          key={received.subject}
          panel={panel}
          receivedAt={at}
          marks={marks}
          visit={visit}
          deciding={deciding}
          announce={announce}
          retrying={refreshing}
          onRetry={onRetry}
        />
      )}
    </>
  )
}

const healthOf = (panel: Panel, failure: Failure | undefined) => {
  if (failure) return 'stale'
  return groupSources(panel.sources).silent.length > 0 ? 'incomplete' : 'good'
}
