import type { Panel } from '@throughline/shared/contract'

type Facts = Pick<Panel, 'outcome' | 'notice' | 'sources'>

/** The ticket's brand is joined to no system: nobody was asked, and asking again changes nothing. */
export const isUnconnected = ({ notice, sources }: Facts): boolean =>
  notice === 'brand_not_connected' || sources.length === 0

/** Nothing to show, and something to search for by hand. */
export const offersSearch = (panel: Facts): boolean =>
  !isUnconnected(panel) && (panel.outcome === 'none' || panel.outcome === 'unavailable')
