import type { SourceStatus } from '@throughline/shared/contract'

/** Names a connection the way the configuration does: `Shop EU`, not `shop-eu`. */
export type SourceTitle = (connection: string) => string

export const sourceTitles = (sources: SourceStatus[]): SourceTitle => {
  const titles = new Map(sources.map(({ connection, title }) => [connection, title]))
  return (connection) => titles.get(connection) ?? connection
}
