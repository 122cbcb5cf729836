import { type ConnectionId, connectionIds } from './connections.ts'
import { noQuirks, type Quirks } from './quirks.ts'

/** What can be wrong with one of the merchant's systems. */
export type Fault =
  /** The request is taken and never answered. */
  | { kind: 'hang' }
  /** 401, whatever the key. */
  | { kind: 'unauthorized' }
  /** 429 with `Retry-After` in seconds. */
  | { kind: 'rate_limited'; retryAfter?: number }
  /** 500 with a page for people. */
  | { kind: 'server_error' }
  /** The socket is torn down in the middle of the request. */
  | { kind: 'reset' }
  /** The first half of the right answer. */
  | { kind: 'truncated' }
  /** 200 with JSON that means nothing. */
  | { kind: 'wrong_shape' }
  /** Every status field carries a word that nobody knows. */
  | { kind: 'unheard_status' }
  /** Everybody's documents, whoever was asked for. */
  | { kind: 'ignores_filters' }
  /** The right answer, late. */
  | { kind: 'slow'; ms: number }

export type FaultKind = Fault['kind']

export const faultKinds = [
  'hang',
  'unauthorized',
  'rate_limited',
  'server_error',
  'reset',
  'truncated',
  'wrong_shape',
  'unheard_status',
  'ignores_filters',
  'slow',
] as const satisfies readonly FaultKind[]

/** The switchboard of a running merchant. One fault a system; a new one takes the old one's place. */
export interface Faults {
  set(connection: ConnectionId, fault: Fault): void
  /** One system, or all of them, is well again. Requests that hang stay hung. */
  clear(connection?: ConnectionId): void
  of(connection: ConnectionId): Fault | undefined
  /** The part of a fault that the dialect plays itself. */
  quirksOf(connection: ConnectionId): Quirks
}

export function createFaults(): Faults {
  const current = new Map<ConnectionId, Fault>()
  return {
    set: (connection, fault) => void current.set(connection, fault),
    clear: (connection) => {
      for (const id of connection ? [connection] : connectionIds) current.delete(id)
    },
    of: (connection) => current.get(connection),
    quirksOf: (connection) => {
      const kind = current.get(connection)?.kind
      return {
        ...noQuirks,
        ignoresFilters: kind === 'ignores_filters',
        unheardStatus: kind === 'unheard_status',
      }
    },
  }
}
