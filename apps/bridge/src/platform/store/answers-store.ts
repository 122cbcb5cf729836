import type { SourceRecord } from '@throughline/shared/model'
import { and, eq, lt, lte } from './drizzle.ts'
import type { Database } from './open-store.ts'
import type { RecordsStore } from './records-store.ts'
import { answers } from './schema.ts'
import type { Terms } from './terms.ts'

export interface AskedOnce {
  connection: string
  kind: string
  by: string
  value: string
}

export interface RememberedAnswer {
  /** ISO 8601: when the source said so. */
  asOf: string
  records: SourceRecord[]
  /** The source may hold more than these. */
  more?: true
}

/**
 * Stands among an answer's documents for what the source did not hand out. No record has this kind, so a bridge that does not know the
 * sign looks for a document that is not there. A column of its own would be plainer; it is not worth a migration alone.
 */
const moreSign: [kind: string, key: string] = ['more', '']
const isMoreSign = ([kind, key]: [kind: string, key: string]): boolean =>
  kind === moreSign[0] && key === moreSign[1]

/** What each source last answered to each question. An empty answer is remembered too. */
export function createAnswersStore(
  db: Database,
  { terms, records }: { terms: Terms; records: RecordsStore },
) {
  const rowOf = ({ connection, kind, by, value }: AskedOnce) =>
    and(
      eq(answers.connection, connection),
      eq(answers.kind, kind),
      eq(answers.by, by),
      eq(answers.term, terms.termOf(by, value)),
    )
  return {
    async recall(asked: AskedOnce): Promise<RememberedAnswer | undefined> {
      const [row] = await db
        .select({ asOf: answers.asOf, documents: answers.documents })
        .from(answers)
        .where(rowOf(asked))
      if (!row) return undefined
      // What came in since, by a webhook or for another question, is under the same term: it belongs to the answer now.
      const [named, since] = await Promise.all([
        records.byDocument(
          asked.connection,
          row.documents.filter((one) => !isMoreSign(one)),
        ),
        records.withTerms([terms.termOf(asked.by, asked.value)]),
      ])
      const known = new Set(named.map(({ kind, key }) => `${kind} ${key}`))
      const later = since.filter(
        (one) =>
          one.connection === asked.connection &&
          one.kind === asked.kind &&
          !known.has(`${one.kind} ${one.key}`),
      )
      return {
        asOf: new Date(row.asOf).toISOString(),
        records: [...named, ...later],
        ...(row.documents.some(isMoreSign) && { more: true }),
      }
    },

    /** An answer given before the one that is there is old news: two bridges may have asked at once. */
    async remember(
      { connection, kind, by, value }: AskedOnce,
      answer: RememberedAnswer,
      within: Database = db,
    ): Promise<void> {
      const documents = answer.records.map((record): [string, string] => [record.kind, record.key])
      if (answer.more) documents.push(moreSign)
      await within
        .insert(answers)
        .values({ connection, kind, by, term: terms.termOf(by, value), asOf: answer.asOf, documents })
        .onConflictDoUpdate({
          target: [answers.connection, answers.kind, answers.by, answers.term],
          set: { asOf: answer.asOf, documents },
          setWhere: lte(answers.asOf, answer.asOf),
        })
    },

    /** Forgets answers given before a time, ISO 8601; the records in them stay. Returns how many there were. */
    async forget(before: string): Promise<number> {
      const gone = await db.delete(answers).where(lt(answers.asOf, before)).returning({ term: answers.term })
      return gone.length
    },
  }
}
