import type { Panel } from '@throughline/shared/contract'

/** A panel in which nothing was found, as the flow would give it. */
export const emptyPanel = (connections: readonly string[]): Panel => ({
  outcome: 'none',
  asOf: '2026-11-22T08:00:00.000Z',
  requester: {},
  searched: [],
  searchedTruncated: false,
  orders: [],
  candidates: [],
  looseParcels: [],
  looseReturns: [],
  handOvers: [],
  sources: connections.map((connection) => ({
    connection,
    title: connection,
    vendor: 'Some Shop',
    kinds: ['order'],
    state: 'answered',
    missing: [],
    strangers: 0,
  })),
})
