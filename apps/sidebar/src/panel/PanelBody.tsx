import type { Panel, Ref } from '@throughline/shared/contract'
import { useMemo } from 'react'
import { withoutDismissed } from '../state/choices.ts'
import { type Marks, markOf, noMarks } from '../state/marks.ts'
import type { Line } from '../state/news.ts'
import type { Deciding } from '../state/use-choices.ts'
import { useFocusLater } from '../state/use-focus-later.ts'
import { NoConnections } from '../states/NoConnections.tsx'
import { NothingFound } from '../states/NothingFound.tsx'
import { Unavailable } from '../states/Unavailable.tsx'
import { isUnconnected } from '../view/outcome.ts'
import { sourceTitles } from '../view/source-title.ts'
import { Candidates } from './Candidates.tsx'
import { CardBoundary } from './CardBoundary.tsx'
import { CauseLine } from './CauseLine.tsx'
import { Dismissed } from './Dismissed.tsx'
import { GapLine } from './GapLine.tsx'
import { HandOverCard } from './HandOverCard.tsx'
import { Loose } from './Loose.tsx'
import { OrderList } from './OrderList.tsx'
import { PanelProvider } from './panel-context.ts'
import { SourcesFooter } from './SourcesFooter.tsx'

type Props = {
  panel: Panel
  receivedAt: number
  /** Absent for search results: nothing changes in them. */
  marks?: Marks
  /** Another visit may show the orders in another order. */
  visit?: number
  deciding: Deciding | undefined
  announce: (words: string) => void
  retrying: boolean
  onRetry: () => void
}

/** One panel under its header: found, several, none or unavailable, and how each source did. */
export const PanelBody = (props: Props) => {
  const { panel, receivedAt, marks = noMarks, visit = 0, deciding, announce, retrying, onRetry } = props
  const focusLater = useFocusLater()
  const facts = useMemo(
    () => ({
      panel,
      receivedAt,
      titleOf: sourceTitles(panel.sources),
      deciding,
      newsOf: (order: Ref, line: Line) => markOf(marks, order, line),
      focusLater,
      announce,
    }),
    [panel, receivedAt, deciding, marks, focusLater, announce],
  )
  const shown = deciding ? withoutDismissed(panel, deciding.decisions) : panel
  const { outcome, orders, candidates } = shown
  if (isUnconnected(panel)) return <NoConnections />
  return (
    <PanelProvider value={facts}>
      {outcome === 'unavailable' ? (
        <Unavailable panel={panel} retrying={retrying} onRetry={onRetry} />
      ) : (
        <GapLine panel={panel} retrying={retrying} onRetry={onRetry} />
      )}
      {outcome === 'none' ? <NothingFound panel={panel} bySearch={deciding === undefined} /> : null}
      {panel.handOvers.map((handOver) => (
        <CardBoundary key={handOver.id} of={handOver}>
          <HandOverCard handOver={handOver} />
        </CardBoundary>
      ))}
      <OrderList orders={orders} visit={visit} />
      <Loose {...shown} />
      <Candidates candidates={candidates} also={orders.length > 0} />
      <Dismissed />
      {deciding ? <CauseLine /> : null}
      <SourcesFooter retrying={retrying} onRetry={onRetry} />
    </PanelProvider>
  )
}
