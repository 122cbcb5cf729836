import { and, asc, eq, isNull, lt, lte, or, sql } from './drizzle.ts'
import type { Database } from './open-store.ts'
import { contactBackfills, contactGaps } from './schema.ts'

export interface KeptBackfill {
  state: 'running' | 'stopped' | 'done' | 'failed'
  /** All times ISO 8601 in UTC. */
  since: string
  startedAt: string
  readTo?: string | undefined
  tickets: number
  /** Where the reader goes on, in its own words. */
  progress: string
  /** Seconds. */
  eta?: number | undefined
  detail?: string | undefined
}

export interface KeptGap {
  from: string
  to: string
  why: 'bridge_down' | 'events_missing'
  repairedAt?: string
}

/** Reading an account's export, and the stretches that only such a reading can repair. */
export function createBackfillsStore(db: Database, { now }: { now: () => number }) {
  const iso = (millis: number): string => new Date(millis).toISOString()
  const utc = (time: string): string => new Date(time).toISOString()

  return {
    async read(account: string): Promise<(KeptBackfill & { updatedAt: string }) | undefined> {
      const [row] = await db.select().from(contactBackfills).where(eq(contactBackfills.account, account))
      return (
        row && {
          state: row.state,
          since: utc(row.since),
          startedAt: utc(row.startedAt),
          ...(row.readTo !== null && { readTo: utc(row.readTo) }),
          tickets: row.tickets,
          progress: row.progress,
          ...(row.eta !== null && { eta: row.eta }),
          ...(row.detail !== null && { detail: row.detail }),
          updatedAt: utc(row.updatedAt),
        }
      )
    },

    /** Where it stands; while it runs nobody else takes it up for so long. */
    async write(account: string, backfill: KeptBackfill, claimMs = 0): Promise<void> {
      const row = {
        ...backfill,
        readTo: backfill.readTo ?? null,
        eta: backfill.eta ?? null,
        detail: backfill.detail ?? null,
        updatedAt: iso(now()),
        claimedUntil: claimMs > 0 ? iso(now() + claimMs) : null,
      }
      await db
        .insert(contactBackfills)
        .values({ account, ...row })
        .onConflictDoUpdate({ target: contactBackfills.account, set: row })
    },

    /** Whether it is ours now: of two who want to read one account, one does. */
    async claim(account: string, forMs: number): Promise<boolean> {
      const started: KeptBackfill = {
        state: 'stopped',
        since: iso(now()),
        startedAt: iso(now()),
        tickets: 0,
        progress: '',
      }
      await db
        .insert(contactBackfills)
        .values({ account, ...started, updatedAt: iso(now()) })
        .onConflictDoNothing()
      const rows = await db
        .update(contactBackfills)
        .set({ claimedUntil: iso(now() + forMs) })
        .where(
          and(
            eq(contactBackfills.account, account),
            or(isNull(contactBackfills.claimedUntil), lt(contactBackfills.claimedUntil, iso(now()))),
          ),
        )
        .returning({ account: contactBackfills.account })
      return rows.length > 0
    },

    /** Another while for whoever is still at it. */
    async hold(account: string, forMs: number): Promise<void> {
      await db
        .update(contactBackfills)
        .set({ claimedUntil: iso(now() + forMs) })
        .where(eq(contactBackfills.account, account))
    },

    /** Of one account; of all only in a database that nobody else uses: the claims are those of a process that is gone. */
    async release(account?: string): Promise<void> {
      await db
        .update(contactBackfills)
        .set({ claimedUntil: null })
        .where(account === undefined ? undefined : eq(contactBackfills.account, account))
    },

    /** Events of this stretch may be missing. The same beginning again is the same gap, as long as it is open. */
    async noteGap(account: string, { from, to, why }: KeptGap): Promise<void> {
      await db
        .insert(contactGaps)
        .values({ account, fromAt: from, toAt: to, why })
        .onConflictDoUpdate({
          target: [contactGaps.account, contactGaps.fromAt, contactGaps.why],
          set: { toAt: sql`greatest(${contactGaps.toAt}, excluded.to_at)` },
        })
    },

    /** The export was read over all of this. */
    async repairGaps(account: string, read: { from: string; to: string }): Promise<number> {
      const rows = await db
        .update(contactGaps)
        .set({ repairedAt: iso(now()) })
        .where(
          and(
            eq(contactGaps.account, account),
            isNull(contactGaps.repairedAt),
            sql`${contactGaps.fromAt} >= ${read.from}::timestamptz`,
            lte(contactGaps.toAt, read.to),
          ),
        )
        .returning({ account: contactGaps.account })
      return rows.length
    },

    /** The oldest first; those that are repaired only if asked for. */
    async gaps(account: string, which: 'open' | 'all' = 'open'): Promise<KeptGap[]> {
      const rows = await db
        .select()
        .from(contactGaps)
        .where(
          and(
            eq(contactGaps.account, account),
            which === 'open' ? isNull(contactGaps.repairedAt) : undefined,
          ),
        )
        .orderBy(asc(contactGaps.fromAt))
      return rows.map(({ fromAt, toAt, why, repairedAt }) => ({
        from: utc(fromAt),
        to: utc(toAt),
        why,
        ...(repairedAt !== null && { repairedAt: utc(repairedAt) }),
      }))
    },

    /** Forgets gaps that ended before. */
    async forget(before: string): Promise<void> {
      await db.delete(contactGaps).where(lt(contactGaps.toAt, before))
    },
  }
}
