import { and, asc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Database } from './open-store.ts'
import { webhookInbox } from './schema.ts'

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

/** Webhooks between their acknowledgement and their effect. Stored before they are acknowledged, claimed by one worker at a time. */
export function createInboxStore(db: Database, { now }: { now: () => number }) {
  const iso = (millis: number): string => new Date(millis).toISOString()
  return {
    /** Committed when it resolves. `false` when this event is here already. */
    async put({ connection, eventId, topic, body }: Delivery): Promise<boolean> {
      const rows = await db
        .insert(webhookInbox)
        .values({ connection, eventId, topic, body, receivedAt: iso(now()) })
        .onConflictDoNothing()
        .returning({ id: webhookInbox.id })
      return rows.length > 0
    },

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
    async finish(id: number, outcome: string): Promise<void> {
      await db
        .update(webhookInbox)
        .set({ processedAt: iso(now()), outcome, body: '', claimedUntil: null })
        .where(eq(webhookInbox.id, id))
    },

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
