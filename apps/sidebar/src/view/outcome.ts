import type { Panel } from '@throughline/shared/contract'
import type { Say } from '../language/use-say.ts'

type Facts = Pick<Panel, 'outcome' | 'notice' | 'sources'>

/** The ticket's brand is joined to no system: nobody was asked, and asking again changes nothing. */
export const isUnconnected = ({ notice, sources }: Facts): boolean =>
  notice === 'brand_not_connected' || sources.length === 0

/** Nothing to show, and something to search for by hand. */
export const offersSearch = (panel: Facts): boolean =>
  !isUnconnected(panel) && (panel.outcome === 'none' || panel.outcome === 'unavailable')

/** What a panel holds, in a sentence to be read out. */
export const sayOutcome = (panel: Panel, say: Say): string => {
  const { outcome, orders, candidates } = panel
  if (isUnconnected(panel)) return say('word.panel_notice.brand_not_connected.sentence')
  if (outcome === 'none') return say('none.title')
  if (outcome === 'unavailable') return say('unavailable.title')
  if (outcome === 'several') return say('candidates.heading', { count: candidates.length })
  return say('announce.found', { count: orders.length })
}
