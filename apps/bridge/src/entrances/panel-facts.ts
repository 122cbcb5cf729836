import type { Panel } from '@throughline/shared/contract'
import type { LogFields } from '../platform/log.ts'

export type PanelFacts = Pick<LogFields, 'outcome' | 'connections' | 'counts' | 'failures'>

/** What may be logged of a panel: how it went, never whom it is about. */
export const panelFacts = (panel: Panel, connections: readonly string[]): PanelFacts => ({
  outcome: panel.outcome,
  connections,
  counts: {
    keys: panel.searched.length,
    orders: panel.orders.length,
    candidates: panel.candidates.length,
    strangers: panel.sources.reduce((sum, source) => sum + source.strangers, 0),
  },
  failures: panel.sources.flatMap(({ connection, failure }) =>
    failure ? [{ connection, kind: failure.kind }] : [],
  ),
})
