import { and, asc, desc, eq, inArray, lt, sql } from './drizzle.ts'
import type { Database } from './open-store.ts'
import { contactShown, contactSnapshots } from './schema.ts'
import { storable } from './storable.ts'

export type SnapshotMoment = 'opened' | 'first_reply'

/** `data` is the reader's own JSON; `at` is when the panel was composed, ISO 8601 in UTC. */
export interface ShownRow {
  ticketId: string
  at: string
  data: string
}

export interface SnapshotRow extends ShownRow {
  moment: SnapshotMoment
}

/** What panels showed: all of it for some days, and for good what stands for a moment of its ticket. */
export function createSnapshotsStore(db: Database) {
  const utc = <Row extends { at: string }>(row: Row): Row => ({ ...row, at: new Date(row.at).toISOString() })

  return {
    /** The panel of a ticket showed this. */
    async show(account: string, { ticketId, at, data }: ShownRow): Promise<void> {
      await db
        .insert(contactShown)
        .values({ account, ticketId: storable(ticketId), at, data: storable(data) })
        .onConflictDoNothing()
    },

    /** What was shown of these tickets, the oldest first. */
    async shown(account: string, ticketIds: readonly string[]): Promise<ShownRow[]> {
      if (ticketIds.length === 0) return []
      const rows = await db
        .select({ ticketId: contactShown.ticketId, at: contactShown.at, data: contactShown.data })
        .from(contactShown)
        .where(and(eq(contactShown.account, account), inArray(contactShown.ticketId, [...ticketIds])))
        .orderBy(asc(contactShown.at))
      return rows.map(utc)
    },

    /** Keeps what stands for a moment. Another one takes its place only when `replaces` says so. Answers whether something changed. */
    async freeze(
      account: string,
      { ticketId, moment, at, data }: SnapshotRow,
      replaces: 'never' | 'when_different' = 'never',
    ): Promise<boolean> {
      const row = { account, ticketId: storable(ticketId), moment, at, data: storable(data) }
      const insert = db.insert(contactSnapshots).values(row)
      const target = [contactSnapshots.account, contactSnapshots.ticketId, contactSnapshots.moment]
      const kept =
        replaces === 'never'
          ? await insert.onConflictDoNothing().returning({ at: contactSnapshots.at })
          : await insert
              .onConflictDoUpdate({
                target,
                set: { at: sql`excluded.at`, data: sql`excluded.data` },
                setWhere: sql`${contactSnapshots.at} <> excluded.at`,
              })
              .returning({ at: contactSnapshots.at })
      return kept.length > 0
    },

    /** What was frozen of these tickets. */
    async of(account: string, ticketIds: readonly string[]): Promise<SnapshotRow[]> {
      if (ticketIds.length === 0) return []
      const { ticketId, moment, at, data } = contactSnapshots
      const rows = await db
        .select({ ticketId, moment, at, data })
        .from(contactSnapshots)
        .where(and(eq(contactSnapshots.account, account), inArray(contactSnapshots.ticketId, [...ticketIds])))
        .orderBy(asc(contactSnapshots.ticketId), asc(contactSnapshots.at), desc(contactSnapshots.moment))
      return rows.map(utc)
    },

    /** Forgets what was shown before a time, and what was frozen before another. */
    async forget(before: { shown: string; frozen: string }): Promise<void> {
      await db.delete(contactShown).where(lt(contactShown.at, before.shown))
      await db.delete(contactSnapshots).where(lt(contactSnapshots.at, before.frozen))
    },
  }
}
