import { createHash } from 'node:crypto'
import type { SourceRecord } from '@throughline/shared/model'
import { alias, and, asc, desc, eq, gt, inArray, lt, lte, sql } from './drizzle.ts'
import type { Database } from './open-store.ts'
import { changes, records, recordTerms, recordVersions } from './schema.ts'
import type { IdentityReader, Terms } from './terms.ts'

export const changesChannel = 'throughline_changes'

/** That a record is still told is noted once a day: a look-up of what is known costs no write. */
const touchedEveryMs = 24 * 3_600_000

/** One document that says something new. */
export interface Change {
  id: number
  connection: string
  kind: string
  key: string
  terms: string[]
}

export type RecordsStore = ReturnType<typeof createRecordsStore>

/** Source records, append-only. */
export function createRecordsStore(
  db: Database,
  { terms, identityOf }: { terms: Terms; identityOf: IdentityReader },
) {
  return {
    /**
     * Keeps what is new of these records and tells everybody. An equal record is no version; a record observed before the one we
     * have is old news. `along` is kept with them or not at all: who is told of the change finds both. Returns what changed, in the
     * order in which it was written.
     */
    async save(
      incoming: readonly SourceRecord[],
      along: (db: Database) => Promise<void> = async () => {},
    ): Promise<Change[]> {
      if (incoming.length === 0) {
        await along(db)
        return []
      }
      // Sorted, so that two bridges that save the same documents wait for each other instead of for ever.
      const sorted = [...incoming].sort((a, b) => (documentOf(a) < documentOf(b) ? -1 : 1))
      return db.transaction(async (tx) => {
        const saved: Change[] = []
        for (const record of sorted) {
          const change = await saveOne(tx, record, terms.termsOf(identityOf(record)))
          if (change) saved.push(change)
        }
        // Last, so that nobody waits for a document while he holds what others wait for.
        await along(tx)
        const last = saved.at(-1)
        if (last) await tx.execute(sql`SELECT pg_notify(${changesChannel}, ${String(last.id)})`)
        return saved
      })
    },

    /** The newest version of every document under any of these terms. */
    async withTerms(wanted: readonly string[]): Promise<SourceRecord[]> {
      if (wanted.length === 0) return []
      const rows = await db
        .selectDistinct({ id: recordVersions.id, ...versionColumns })
        .from(recordTerms)
        .innerJoin(records, sameDocument(recordTerms))
        .innerJoin(recordVersions, eq(recordVersions.id, records.versionId))
        .where(inArray(recordTerms.term, [...wanted]))
        .orderBy(asc(recordVersions.id))
      return rows.map(toRecord)
    },

    /** What was known at a time: of every document under these terms the version observed last until then. ISO 8601. */
    async withTermsAt(wanted: readonly string[], time: string): Promise<SourceRecord[]> {
      if (wanted.length === 0) return []
      const rows = await db
        .selectDistinctOn(
          [recordVersions.connection, recordVersions.kind, recordVersions.key],
          versionColumns,
        )
        .from(recordTerms)
        .innerJoin(recordVersions, sameVersion(recordTerms))
        .where(and(inArray(recordTerms.term, [...wanted]), lte(recordVersions.observedAt, time)))
        .orderBy(recordVersions.connection, recordVersions.kind, recordVersions.key, desc(recordVersions.id))
      return rows.map(toRecord)
    },

    /**
     * Forgets what no source has told since a time, ISO 8601, with all its versions, and of the rest the versions that were replaced
     * before that time. A part at a time, so that nobody waits long for a document; returns how many records and versions that were,
     * none when nothing is left to forget.
     */
    async forget(before: string, limit = 500): Promise<number> {
      const old = sql`SELECT ${records.connection}, ${records.kind}, ${records.key} FROM ${records}
        WHERE ${records.touchedAt} < ${before} ORDER BY ${records.touchedAt} LIMIT ${limit} FOR UPDATE SKIP LOCKED`
      return db.transaction(async (tx) => {
        const gone = await tx
          .delete(records)
          .where(sql`(${records.connection}, ${records.kind}, ${records.key}) IN (${old})`)
          .returning({ connection: records.connection, kind: records.kind, key: records.key })
        for (const { connection, kind, key } of gone) {
          const isIts = (table: typeof recordTerms | typeof recordVersions) =>
            and(eq(table.connection, connection), eq(table.kind, kind), eq(table.key, key))
          await tx.delete(recordTerms).where(isIts(recordTerms))
          await tx.delete(recordVersions).where(isIts(recordVersions))
        }
        const replaced = await tx
          .delete(recordVersions)
          .where(
            inArray(
              recordVersions.id,
              tx.select({ id: older.id }).from(older).where(replacedBefore(before)).limit(limit),
            ),
          )
          .returning({ id: recordVersions.id })
        return gone.length + replaced.length
      })
    },

    /** The newest versions of which nobody has decided yet when they are asked for again, oldest first, with their ids. */
    async unplanned(connection: string, limit: number): Promise<{ id: number; record: SourceRecord }[]> {
      const rows = await db
        .select({ id: recordVersions.id, ...versionColumns })
        .from(records)
        .innerJoin(recordVersions, eq(recordVersions.id, records.versionId))
        .where(and(eq(records.connection, connection), sql`NOT ${records.planned}`))
        .orderBy(asc(records.versionId))
        .limit(limit)
      return rows.map(({ id, ...row }) => ({ id, record: toRecord(row) }))
    },

    /** A version that is no longer the newest is left alone: the newer one is decided on by itself. */
    async setPlanned(connection: string, ids: readonly number[]): Promise<void> {
      if (ids.length === 0) return
      await db
        .update(records)
        .set({ planned: true })
        .where(
          and(
            eq(records.connection, connection),
            sql`NOT ${records.planned}`,
            inArray(records.versionId, [...ids]),
          ),
        )
    },

    /** The newest versions of documents that are named one by one. */
    async byDocument(
      connection: string,
      documents: readonly (readonly [kind: string, key: string])[],
    ): Promise<SourceRecord[]> {
      if (documents.length === 0) return []
      const rows = await db
        .select(versionColumns)
        .from(records)
        .innerJoin(recordVersions, eq(recordVersions.id, records.versionId))
        .where(
          and(
            eq(records.connection, connection),
            // With the kinds it reads the index at the keys; without, all of the connection's.
            inArray(records.kind, [...new Set(documents.map(([kind]) => kind))]),
            inArray(records.key, [...new Set(documents.map(([, key]) => key))]),
          ),
        )
      const wanted = new Set(documents.map(([kind, key]) => `${kind} ${key}`))
      return rows.filter(({ kind, key }) => wanted.has(`${kind} ${key}`)).map(toRecord)
    },
  }
}

const versionColumns = {
  connection: recordVersions.connection,
  kind: recordVersions.kind,
  key: recordVersions.key,
  version: recordVersions.version,
  observedAt: recordVersions.observedAt,
  data: recordVersions.data,
}

const sameDocument = (table: typeof recordTerms) =>
  and(eq(records.connection, table.connection), eq(records.kind, table.kind), eq(records.key, table.key))

const sameVersion = (table: typeof recordTerms) =>
  and(
    eq(recordVersions.connection, table.connection),
    eq(recordVersions.kind, table.kind),
    eq(recordVersions.key, table.key),
  )

const older = alias(recordVersions, 'older')
const newer = alias(recordVersions, 'newer')

/** What was known at that time is its last version until then: that one stays. */
const replacedBefore = (time: string) =>
  and(
    lt(older.observedAt, time),
    sql`EXISTS (SELECT 1 FROM ${recordVersions} AS newer WHERE ${and(
      eq(newer.connection, older.connection),
      eq(newer.kind, older.kind),
      eq(newer.key, older.key),
      gt(newer.id, older.id),
      lt(newer.observedAt, time),
    )})`,
  )

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

async function saveOne(tx: Transaction, record: SourceRecord, terms: string[]): Promise<Change | undefined> {
  const { connection, kind, key, version, observedAt } = record
  const data = JSON.stringify(record.data)
  const hash = createHash('sha256').update(data).digest('base64url')
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${documentOf(record)}, 0))`)
  const [known] = await tx
    .select({ hash: records.hash, observedAt: records.observedAt, touchedAt: records.touchedAt })
    .from(records)
    .where(and(eq(records.connection, connection), eq(records.kind, kind), eq(records.key, key)))
  if (known && Date.parse(known.observedAt) > Date.parse(observedAt)) return undefined
  if (known?.hash === hash) {
    if (Date.parse(known.touchedAt) + touchedEveryMs > Date.parse(observedAt)) return undefined
    const touched = await tx
      .update(records)
      .set({ touchedAt: observedAt })
      .where(and(eq(records.connection, connection), eq(records.kind, kind), eq(records.key, key)))
      .returning({ key: records.key })
    // Where it was forgotten in this moment it is new.
    if (touched.length > 0) return undefined
  }

  const [inserted] = await tx
    .insert(recordVersions)
    .values({ connection, kind, key, version, hash, observedAt, data })
    .returning({ id: recordVersions.id })
  if (!inserted) throw new Error('the database gave no id for a new version')
  await tx
    .insert(records)
    .values({ connection, kind, key, versionId: inserted.id, hash, observedAt, touchedAt: observedAt })
    .onConflictDoUpdate({
      target: [records.connection, records.kind, records.key],
      set: { versionId: inserted.id, hash, observedAt, touchedAt: observedAt, planned: false },
    })
  // Terms only grow: a customer who changed her e-mail is still found by the old one, and `withTermsAt` needs them.
  if (terms.length > 0) {
    await tx
      .insert(recordTerms)
      .values(terms.map((term) => ({ term, connection, kind, key })))
      .onConflictDoNothing()
  }
  const [change] = await tx
    .insert(changes)
    .values({ connection, kind, key, terms, at: observedAt })
    .returning({ id: changes.id })
  if (!change) throw new Error('the database gave no id for a change')
  return { id: change.id, connection, kind, key, terms }
}

const documentOf = ({ connection, kind, key }: Pick<SourceRecord, 'connection' | 'kind' | 'key'>): string =>
  `${connection} ${kind} ${key}`

interface Row {
  connection: string
  kind: string
  key: string
  version: string
  observedAt: string
  data: string
}

/** What we wrote ourselves is not parsed again by a schema: it was checked when it came in. */
const toRecord = ({ connection, kind, key, version, observedAt, data }: Row): SourceRecord =>
  ({
    connection,
    kind,
    key,
    version,
    observedAt: new Date(observedAt).toISOString(),
    data: JSON.parse(data),
  }) as SourceRecord
