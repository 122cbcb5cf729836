import type { Panel, Ref } from '@throughline/shared/contract'
import { createContext, useContext } from 'react'
import type { Line } from '../state/news.ts'
import type { Deciding } from '../state/use-choices.ts'
import type { SourceTitle } from '../view/source-title.ts'

/** What every card of one panel needs to know of the whole. */
export type PanelFacts = {
  panel: Panel
  /** When the panel came, in this browser's time. */
  receivedAt: number
  titleOf: SourceTitle
  /** Absent for search results: there is no ticket to decide for. */
  deciding: Deciding | undefined
  /** How often this line of an order is marked as changed; 0 for not at all. */
  newsOf(order: Ref, line: Line): number
  /** Moves the focus to an element as soon as it is there. */
  focusLater(id: string): void
  announce(words: string): void
}

const PanelContext = createContext<PanelFacts | undefined>(undefined)
export const PanelProvider = PanelContext.Provider

export const usePanelFacts = (): PanelFacts => {
  const facts = useContext(PanelContext)
  if (!facts) throw new Error('A card must stand inside a PanelProvider.')
  return facts
}
