import type { ConnectionId } from '../connections.ts'
import type { Instant } from '../world/time.ts'

/** A change that shows in one system's own view, and that this system tells its subscribers of. */
export interface Notice {
  /** The same for the same change, however often it is worked out. */
  id: string
  connection: ConnectionId
  /** In the vendor's words. */
  topic: string
  /** When the system shows it, which is often later than it happened. */
  at: Instant
  /** The customer's name of the order. */
  order: string
  /** What happened, for a spectator. */
  what: string
  /** What is sent, written when it is sent: the system's copy at that moment. */
  body: (at: Instant) => unknown
}

/** What a system knows of one change before it is a notice of its connection. */
export type Told = Omit<Notice, 'id' | 'connection' | 'order'> & {
  /** Tells changes of the same topic and moment apart. */
  part?: string | number
}

/** Names what was told. The time is part of the name: what is planned anew for another time is told then. */
export const noticesOf = (connection: ConnectionId, order: string, told: readonly Told[]): Notice[] =>
  told.map(({ part, ...rest }) => ({
    ...rest,
    connection,
    order,
    id: [connection, order, rest.topic, part ?? '', rest.at].join('|'),
  }))
