import { and, desc, eq, inArray, lt, or, sql } from './drizzle.ts'
import type { Database } from './open-store.ts'
import { changesChannel } from './records-store.ts'
import { changes, commitments, recordTerms } from './schema.ts'

/** An order by its record. */
export interface OrderRef {
  connection: string
  key: string
}

export interface KeptCommitment {
  kind: 'delivery' | 'dispatch' | 'refund'
  /** A parcel or a return; absent for the whole order. */
  about?: string | undefined
  /** `YYYY-MM-DD` */
  latest: string
  by: 'agent' | 'bot'
  /** ISO 8601 in UTC. */
  madeAt: string
}

/** What agents and bots promised. */
export function createCommitmentsStore(db: Database) {
  return {
    /** Keeps it and tells everybody who watches this order. The same word again is the same promise, made later. */
    async record({ connection, key }: OrderRef, given: KeptCommitment): Promise<void> {
      const { about = '', madeAt, ...word } = given
      await db.transaction(async (tx) => {
        await tx
          .insert(commitments)
          .values({ connection, key, about, madeAt, ...word })
          .onConflictDoUpdate({
            target: [
              commitments.connection,
              commitments.key,
              commitments.kind,
              commitments.about,
              commitments.latest,
              commitments.by,
            ],
            set: { madeAt },
          })
        const known = await tx
          .select({ kind: recordTerms.kind, term: recordTerms.term })
          .from(recordTerms)
          .where(and(eq(recordTerms.connection, connection), eq(recordTerms.key, key)))
        const [first] = known
        if (!first) return
        const terms = [...new Set(known.map(({ term }) => term))]
        const [change] = await tx
          .insert(changes)
          .values({ connection, kind: first.kind, key, terms, at: madeAt })
          .returning({ id: changes.id })
        await tx.execute(sql`SELECT pg_notify(${changesChannel}, ${String(change?.id ?? '')})`)
      })
    },

    /** The newest word on each thing of these orders: who gives a customer a new day takes the one before back. */
    async of(refs: readonly OrderRef[]): Promise<(OrderRef & KeptCommitment)[]> {
      if (refs.length === 0) return []
      const byConnection = Map.groupBy(refs, ({ connection }) => connection)
      const rows = await db
        .selectDistinctOn([commitments.connection, commitments.key, commitments.kind, commitments.about], {
          connection: commitments.connection,
          key: commitments.key,
          kind: commitments.kind,
          about: commitments.about,
          latest: commitments.latest,
          by: commitments.by,
          madeAt: commitments.madeAt,
        })
        .from(commitments)
        .where(
          or(
            ...[...byConnection].map(([connection, own]) =>
              and(
                eq(commitments.connection, connection),
                inArray(
                  commitments.key,
                  own.map(({ key }) => key),
                ),
              ),
            ),
          ),
        )
        .orderBy(
          commitments.connection,
          commitments.key,
          commitments.kind,
          commitments.about,
          desc(commitments.madeAt),
        )
      return rows.map(({ about, madeAt, ...row }) => ({
        ...row,
        ...(about !== '' && { about }),
        madeAt: new Date(madeAt).toISOString(),
      }))
    },

    /** Forgets those whose day was before a time, ISO 8601. */
    async forget(before: string): Promise<void> {
      await db.delete(commitments).where(lt(commitments.latest, before.slice(0, 10)))
    },
  }
}
