import type { Panel } from '@throughline/shared/contract'
import { LRUCache } from 'lru-cache'
import type { ContactEvent } from '../domain/contacts/contact-event.ts'
import { exactFact } from '../domain/contacts/contact-fact.ts'
import type { ContactSnapshot } from '../domain/contacts/contact-snapshot.ts'
import { type Shown, snapshotOf } from '../domain/contacts/snapshot-of.ts'
import type { SnapshotMoment, SnapshotRow } from '../platform/store/snapshots-store.ts'
import type { Store } from '../platform/store/store.ts'
import type { Contacts } from './contacts.ts'
import type { GivenHandOver } from './hand-over-log.ts'

export interface FreezeOptions {
  store: Pick<Store['snapshots'], 'show' | 'shown' | 'freeze' | 'of'>
  contacts: Pick<Contacts, 'append' | 'eventsOf'>
  /** Hears of a store that is away: the agent has her answer all the same. */
  onError: (error: unknown) => void
  /** Hears of tickets whose frozen panels are others than before. */
  onFrozen?: (account: string, ticketIds: readonly string[]) => void
}

/** Tickets that are open in front of somebody. */
const most = 2_000
/** What waits for a store that is slow; more is left out, and the next change is kept again. */
const mostWaiting = 1_000

export type Freeze = ReturnType<typeof createFreeze>

/** Keeps what agents could see when it mattered: facts change, what was shown then does not. */
export function createFreeze({ store, contacts, onError, onFrozen = () => {} }: FreezeOptions) {
  const last = new LRUCache<string, { panel: Panel; shown: string }>({ max: most })
  const waiting = new Set<Promise<void>>()

  const freeze = async (
    account: string,
    row: SnapshotRow,
    replaces: 'never' | 'when_different',
  ): Promise<void> => {
    if (await store.freeze(account, row, replaces)) onFrozen(account, [row.ticketId])
  }

  /** Which of what was shown stands for which moment, as far as is known now. */
  const settle = async (account: string, ticketIds: readonly string[]): Promise<void> => {
    const rows = Map.groupBy(await store.shown(account, ticketIds), ({ ticketId }) => ticketId)
    if (rows.size === 0) return
    const known = Map.groupBy(
      await contacts.eventsOf(account, [...rows.keys()], ['opened', 'message']),
      ({ ticketId }) => ticketId,
    )
    for (const [ticketId, shown] of rows) {
      const { opening, reply } = momentsIn(known.get(ticketId) ?? [])
      const first = shown.find(({ at }) => isOfOpening(at, { opening, reply }))
      if (first) await freeze(account, { ...first, moment: 'opened' }, 'never')
      const seen = reply && shown.findLast(({ at }) => at <= reply)
      // An earlier reply may turn up later, from the export.
      if (seen) await freeze(account, { ...seen, moment: 'first_reply' }, 'when_different')
    }
  }

  const keep = async (account: string, panel: Panel, shown: Shown): Promise<void> => {
    const { ticketId } = shown
    const row = { ticketId, at: panel.asOf, data: JSON.stringify(shown) }
    await store.show(account, row)
    await settle(account, [ticketId])
    await contacts.append(
      account,
      linksOf(ticketId, panel, shown).map((event) => exactFact(event)),
    )
  }

  return {
    /**
     * The panel of a ticket showed this. Returns at once; what is equal to what was shown before costs a look into a map, so it may be
     * called for every answer.
     */
    shown(account: string, ticketId: string, panel: Panel): void {
      const key = `${account} ${ticketId}`
      const before = last.get(key)
      if (before?.panel === panel) return
      const shown = snapshotOf(ticketId, panel)
      const text = JSON.stringify(shown)
      last.set(key, { panel, shown: text })
      if (before?.shown === text || waiting.size >= mostWaiting) return
      const work = keep(account, panel, shown).catch((error: unknown) => {
        // It was not kept: the next answer tries again.
        last.delete(key)
        onError(error)
      })
      waiting.add(work)
      void work.finally(() => waiting.delete(work))
    },

    /** These events are new: where a colleague's public message is among them, what she saw before it is frozen. */
    async heard(account: string, events: readonly ContactEvent[]): Promise<void> {
      await settle(account, [...new Set(events.filter(isAnswer).map(({ ticketId }) => ticketId))])
    },

    /** A bot gave a conversation to a human on this ticket. */
    async handedOver(account: string, { id, ticketId, at, conversation }: GivenHandOver): Promise<void> {
      await contacts.append(account, [exactFact(handOverEvent(ticketId, { id, at, conversation }))])
    },

    /** The frozen panels of these tickets. */
    async of(account: string, ticketIds: readonly string[]): Promise<ContactSnapshot[]> {
      return (await store.of(account, ticketIds)).map(({ moment, at, data }) =>
        snapshotIn(data, { moment, at }),
      )
    },

    /** Resolves when everything that was shown is kept. */
    async settled(): Promise<void> {
      await Promise.all(waiting)
    },
  }
}

const isAnswer = (event: ContactEvent): boolean =>
  event.kind === 'message' && event.role === 'agent' && event.isPublic

/** What a colleague writes in the minute in which a ticket opens opened it: an answer takes longer. */
const openingMs = 60_000
/** A panel that is first looked at later shows another world. */
const longestMs = 7 * 86_400_000

/** When a contact opened, and when the first reply left. ISO 8601 in UTC. */
function momentsIn(events: readonly ContactEvent[]): { opening?: string; reply?: string } {
  const opening = events.find(({ kind }) => kind === 'opened')?.at
  const after = opening === undefined ? 0 : Date.parse(opening) + openingMs
  const reply = events.find((event) => isAnswer(event) && Date.parse(event.at) > after)?.at
  return { ...(opening !== undefined && { opening }), ...(reply !== undefined && { reply }) }
}

const isOfOpening = (at: string, { opening, reply }: { opening?: string; reply?: string }): boolean =>
  (reply === undefined || at <= reply) &&
  (opening === undefined || Date.parse(at) - Date.parse(opening) <= longestMs)

/** Nobody but us writes there. */
const snapshotIn = (data: string, when: { moment: SnapshotMoment; at: string }): ContactSnapshot => ({
  ...(JSON.parse(data) as Shown),
  ...when,
})

/** What a panel tells of its ticket: the order that it is about, and the conversations with bots that led to it. */
function linksOf(ticketId: string, panel: Panel, { order }: Shown): ContactEvent[] {
  const link: ContactEvent[] =
    order === undefined || panel.orders[0]?.contactDiffers
      ? []
      : [
          {
            id: `linked/${ticketId}/${order.connection}/${order.key}/${order.returnNumber ?? ''}`,
            ticketId,
            at: panel.asOf,
            kind: 'linked',
            connection: order.connection,
            key: order.key,
            number: order.number,
            ...(order.returnNumber !== undefined && { returnNumber: order.returnNumber }),
          },
        ]
  return [...link, ...panel.handOvers.map((one) => handOverEvent(ticketId, one))]
}

const handOverEvent = (
  ticketId: string,
  { id, at, conversation }: Omit<GivenHandOver, 'ticketId'>,
): ContactEvent => ({
  id: `handed_over/${ticketId}/${id}`,
  ticketId,
  at,
  kind: 'bot_handed_over',
  conversation,
})
