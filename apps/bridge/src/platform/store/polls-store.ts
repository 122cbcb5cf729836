import { and, asc, eq, lte, or, sql } from './drizzle.ts'
import type { Database } from './open-store.ts'
import { polls } from './schema.ts'

/** A question for the background: never by a person. */
export interface PollKey {
  connection: string
  kind: string
  by: string
  value: string
}

export interface Poll extends PollKey {
  carrier?: string | undefined
  /** ISO 8601: not before. */
  dueAt: string
  /** ISO 8601: when it was wanted first. */
  since: string
  /** A few words for whoever reads the table. */
  why: string
}

/** A worker that dies holds its questions this long; longer than any call may take. */
const heldMs = 5 * 60_000

/** A call for a hundred parcels costs as much as one for a single parcel: what is due waits this long for company. */
const gatherMs = 5 * 60_000

/** What is asked in the background, and when. One row a question, however many records it is about. */
export function createPollsStore(db: Database, { now }: { now: () => number }) {
  const iso = (millis: number): string => new Date(millis).toISOString()
  const is = ({ connection, kind, by, value }: PollKey) =>
    and(eq(polls.connection, connection), eq(polls.kind, kind), eq(polls.by, by), eq(polls.value, value))
  const columns = {
    connection: polls.connection,
    kind: polls.kind,
    by: polls.by,
    value: polls.value,
    carrier: polls.carrier,
    dueAt: polls.dueAt,
    since: polls.since,
    why: polls.why,
  }

  return {
    /** Sets when these are asked next. `since` stays what it was when the question is known. */
    async set(wanted: readonly Poll[]): Promise<void> {
      if (wanted.length === 0) return
      await db
        .insert(polls)
        .values(wanted.map(({ carrier, ...poll }) => ({ ...poll, carrier: carrier ?? null })))
        .onConflictDoUpdate({
          target: [polls.connection, polls.kind, polls.by, polls.value],
          set: {
            dueAt: sql`excluded.due_at`,
            why: sql`excluded.why`,
            carrier: sql`coalesce(excluded.carrier, ${polls.carrier})`,
          },
        })
    },

    /** The same for those that nobody asks yet; the others keep their time. */
    async addNew(wanted: readonly Poll[]): Promise<void> {
      if (wanted.length === 0) return
      await db
        .insert(polls)
        .values(wanted.map(({ carrier, ...poll }) => ({ ...poll, carrier: carrier ?? null })))
        .onConflictDoNothing()
    },

    async drop(unwanted: readonly PollKey[]): Promise<void> {
      if (unwanted.length === 0) return
      await db.delete(polls).where(or(...unwanted.map(is)))
    },

    /**
     * The most overdue question and those of its kind that are due too, now ours for five minutes; what another worker holds is
     * skipped. Empty when nothing is due, or when so few are that they wait for company. `batchOf` says how many one call takes.
     */
    async claim(connection: string, batchOf: (question: PollKey) => number): Promise<Poll[]> {
      const due = and(eq(polls.connection, connection), lte(polls.dueAt, iso(now())))
      const [first] = await db.select(columns).from(polls).where(due).orderBy(asc(polls.dueAt)).limit(1)
      if (!first) return []
      const batch = batchOf(first)
      const alike = and(due, eq(polls.kind, first.kind), eq(polls.by, first.by))
      if (Date.parse(first.dueAt) > now() - gatherMs) {
        const company = await db.select({ value: polls.value }).from(polls).where(alike).limit(batch)
        if (company.length < batch) return []
      }
      const free = db
        .select({ kind: polls.kind, by: polls.by, value: polls.value })
        .from(polls)
        .where(alike)
        .orderBy(asc(polls.dueAt))
        .limit(batch)
        .for('update', { skipLocked: true })
      const claimed = await db
        .update(polls)
        .set({ dueAt: iso(now() + heldMs) })
        .where(
          and(eq(polls.connection, connection), sql`(${polls.kind}, ${polls.by}, ${polls.value}) IN ${free}`),
        )
        .returning(columns)
      return claimed.map(fromRow)
    },
  }
}

const fromRow = ({ carrier, ...row }: Omit<Poll, 'carrier'> & { carrier: string | null }): Poll => ({
  ...row,
  dueAt: new Date(row.dueAt).toISOString(),
  since: new Date(row.since).toISOString(),
  ...(carrier !== null && { carrier }),
})
