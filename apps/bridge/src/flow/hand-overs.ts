import { type HandOver, handOverReasons, type Ref } from '@throughline/shared/contract'
import type { Key } from '@throughline/shared/model'
import type { KnownHandOver } from '../domain/view/hand-overs.ts'
import type { KeptHandOver, WantedHandOvers } from '../platform/store/hand-overs-store.ts'
import type { Scope } from './scope.ts'
import type { TermOf } from './term-of.ts'

/** An older conversation is no news to whoever answers today. */
const newestMs = 30 * 24 * 3_600_000
/** More than are shown: some may turn out to belong to orders that this ticket does not show. */
const mostRead = 20

export interface HandOversOptions {
  store: { find(wanted: WantedHandOvers): Promise<readonly KeptHandOver[]> }
  termOf: TermOf
  /** Epoch milliseconds. */
  now: () => number
  /** Hears when the store failed; the panel goes on without it. */
  onStoreError: (error: unknown) => void
}

/** What a ticket rests on: its id, the keys in it, and the orders that they led to. */
export interface AboutTicket {
  ticketId: string | undefined
  keys: readonly Key[]
  refs: readonly Ref[]
}

export type HandOversOf = (ticket: AboutTicket, scope: Scope) => Promise<readonly KnownHandOver[]>

/** Reads which conversations with bots led to a ticket. */
export const createHandOversOf =
  ({ store, termOf, now, onStoreError }: HandOversOptions): HandOversOf =>
  async ({ ticketId, keys, refs }, { connections }) => {
    const wanted = {
      ticketId,
      orders: refs,
      terms: keys.filter(isContact).map(({ kind, value }) => termOf(kind, value)),
      after: new Date(now() - newestMs).toISOString(),
      most: mostRead,
    }
    const found = await store.find(wanted).catch((error: unknown) => {
      onStoreError(error)
      return []
    })
    return found
      .filter(({ order, connections: asked }) =>
        order
          ? connections.includes(order.connection)
          : asked.some((connection) => connections.includes(connection)),
      )
      .map((kept) => ({
        handOver: toHandOver(kept),
        order: kept.order && { connection: kept.order.connection, key: kept.order.key },
        isOfTicket: ticketId !== undefined && kept.ticketId === ticketId,
      }))
  }

const toHandOver = ({ order, reason, ...kept }: KeptHandOver): HandOver => ({
  id: kept.id,
  at: kept.at,
  conversation: kept.conversation,
  level: kept.level,
  orders: order ? [order.number] : [],
  answered: [...kept.answered],
  promised: [...kept.promised],
  // One that a newer bridge on this database knows is still a reason.
  reason: handOverReasons.find((one) => one === reason) ?? 'other',
})

/** Numbers stand on parcels and in mails that strangers read: only a contact leads from a ticket to somebody who proved nothing. */
const isContact = ({ kind }: Key): boolean => kind === 'email' || kind === 'phone'
