import { gather } from '../gather.ts'
import { and, asc, eq, inArray, isNull, lt, or, sql } from './drizzle.ts'
import type { Database } from './open-store.ts'
import { webhookInbox } from './schema.ts'
import { storable } from './storable.ts'

export interface Delivery {
  connection: string
  /** The vendor's id of the event: a second delivery of it is the same event. */
  eventId: string
  topic: string
  body: string
}

export interface ClaimedDelivery extends Delivery {
  id: number
  attempts: number
}

/** A worker that dies holds its deliveries this long. One that lives says so every few seconds. */
const claimMs = 15_000
/** No vendor sends an event again after two days: a week of memory finds every duplicate. */
const duplicatesMs = 7 * 86_400_000
/** Whoever was meant to take it has not come in this time. */
const abandonedMs = 30 * 86_400_000

const nameOf = ({ connection, eventId }: Pick<Delivery, 'connection' | 'eventId'>): string =>
  `${connection} ${eventId}`

/** Webhooks between their acknowledgement and their effect. Stored before they are acknowledged, claimed by one worker at a time. */
export function createInboxStore(db: Database, { now }: { now: () => number }) {
  const iso = (millis: number): string => new Date(millis).toISOString()

  const put = gather(async (deliveries: readonly Delivery[]): Promise<boolean[]> => {
    const receivedAt = iso(now())
    const rows = deliveries.map(({ connection, eventId, topic, body }) => ({
      connection,
      eventId: storable(eventId),
      topic: storable(topic),
      body: storable(body),
      receivedAt,
    }))
    const inserted = await db
      .insert(webhookInbox)
      .values(rows)
      .onConflictDoNothing()
      .returning({ connection: webhookInbox.connection, eventId: webhookInbox.eventId })
    const fresh = new Set(inserted.map(nameOf))
    // Of two that came together the first one is new.
    return rows.map((row) => fresh.delete(nameOf(row)))
  })

  const finish = gather(async (ended: readonly { id: number; outcome: string }[]): Promise<true[]> => {
    for (const [outcome, some] of Map.groupBy(ended, (one) => one.outcome)) {
      const ids = some.map(({ id }) => id)
      await db
        .update(webhookInbox)
        .set({ processedAt: iso(now()), outcome, body: '', claimedUntil: null })
        .where(inArray(webhookInbox.id, ids))
    }
    return ended.map(() => true)
  })

  return {
    /** Committed when it resolves. `false` when this event is here already. */
    put,

    /**
     * The oldest open deliveries, of these connections if told, now ours. Another bridge gets others: locked rows are skipped, not
     * waited for.
     */
    async claim(limit: number, connections?: readonly string[]): Promise<ClaimedDelivery[]> {
      const free = db
        .select({ id: webhookInbox.id })
        .from(webhookInbox)
        .where(
          and(
            isNull(webhookInbox.processedAt),
            connections && inArray(webhookInbox.connection, [...connections]),
            or(isNull(webhookInbox.claimedUntil), lt(webhookInbox.claimedUntil, iso(now()))),
          ),
        )
        .orderBy(asc(webhookInbox.id))
        .limit(limit)
        .for('update', { skipLocked: true })
      const rows = await db
        .update(webhookInbox)
        .set({ claimedUntil: iso(now() + claimMs), attempts: sql`${webhookInbox.attempts} + 1` })
        .where(sql`${webhookInbox.id} IN ${free}`)
        .returning({
          id: webhookInbox.id,
          connection: webhookInbox.connection,
          eventId: webhookInbox.eventId,
          topic: webhookInbox.topic,
          body: webhookInbox.body,
          attempts: webhookInbox.attempts,
        })
      return rows.sort((a, b) => a.id - b.id)
    },

    /** Another while for whoever is still at it. */
    async hold(ids: readonly number[]): Promise<void> {
      await db
        .update(webhookInbox)
        .set({ claimedUntil: iso(now() + claimMs) })
        .where(and(inArray(webhookInbox.id, [...ids]), isNull(webhookInbox.processedAt)))
    },

    /** Done for good. The body has served its purpose and holds personal data: it goes. */
    finish: async (id: number, outcome: string): Promise<void> => void (await finish({ id, outcome })),

    /** Not now: free again after a while. */
    async postpone(id: number, waitMs: number): Promise<void> {
      await db
        .update(webhookInbox)
        .set({ claimedUntil: iso(now() + waitMs) })
        .where(eq(webhookInbox.id, id))
    },

    /** Frees what is claimed. Only for a database that nobody else uses: the claims are those of a process that is gone. */
    async release(): Promise<void> {
      await db.update(webhookInbox).set({ claimedUntil: null }).where(isNull(webhookInbox.processedAt))
    },

    /** Forgets what was done a week ago, and what nobody took for a month: bodies hold personal data. */
    async purge(): Promise<void> {
      await db
        .delete(webhookInbox)
        .where(
          or(
            lt(webhookInbox.processedAt, iso(now() - duplicatesMs)),
            lt(webhookInbox.receivedAt, iso(now() - abandonedMs)),
          ),
        )
    },

    /** How many deliveries wait for their effect. */
    async open(): Promise<number> {
      const [row] = await db
        .select({ count: sql<number>`count(*)::int` })
        .from(webhookInbox)
        .where(isNull(webhookInbox.processedAt))
      return row?.count ?? 0
    },
  }
}
