import { type ConnectionId, connectionIds } from './connections.ts'

/** Who was asked how often: what batching and sharing are judged by. Requests that met a fault count too. */
export interface Calls {
  count(connection: ConnectionId): number
  total(): number
  /** `POST /easypost/v2/trackers/batch`, oldest first; without the query, which may hold somebody's e-mail. */
  of(connection: ConnectionId): readonly string[]
  clear(): void
}

export function createCalls(): Calls & { add(connection: ConnectionId, call: string): void } {
  const seen = new Map<ConnectionId, string[]>()
  const of = (connection: ConnectionId): readonly string[] => seen.get(connection) ?? []
  return {
    of,
    count: (connection) => of(connection).length,
    total: () => connectionIds.reduce((sum, id) => sum + of(id).length, 0),
    clear: () => seen.clear(),
    add: (connection, call) => void seen.set(connection, [...of(connection), call]),
  }
}
