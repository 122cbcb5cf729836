import { and, eq, gt, lt, sql } from './drizzle.ts'
import type { Database } from './open-store.ts'
import { verifications } from './schema.ts'

/** `contact` is a hash. */
interface VerifiedOrderKept {
  connection: string
  key: string
  number: string
  contact?: string | undefined
}

export interface KeptVerification {
  conversation: string
  keyId: string
  level: 0 | 1 | 2
  order: VerifiedOrderKept | undefined
  /** Epoch milliseconds. */
  confirmedAt: number | undefined
  expiresAt: number
}

/** A code that was sent, and the order that it opens. */
export interface KeptCode {
  hash: string
  expiresAt: number
  order: VerifiedOrderKept
}

/** What conversations have proven. Tokens and codes are kept as hashes: who reads the table can use none. */
export function createVerificationsStore(db: Database) {
  return {
    async create(token: string, one: KeptVerification, code?: KeptCode): Promise<void> {
      await db.insert(verifications).values({
        token,
        conversation: one.conversation,
        keyId: one.keyId,
        level: one.level,
        order: one.order ?? null,
        confirmedAt: isoOf(one.confirmedAt),
        expiresAt: new Date(one.expiresAt).toISOString(),
        codeHash: code?.hash ?? null,
        codeOrder: code?.order ?? null,
        codeExpiresAt: isoOf(code?.expiresAt),
      })
    },

    async find(token: string): Promise<KeptVerification | undefined> {
      const [row] = await db.select().from(verifications).where(eq(verifications.token, token))
      return row && toKept(row)
    },

    /** Takes one of the tries, in one statement, so that a hundred guesses at once are still three. Undefined when there is none left. */
    async takeTry(
      token: string,
      { most, now }: { most: number; now: number },
    ): Promise<{ verification: KeptVerification; code: KeptCode } | undefined> {
      const [row] = await db
        .update(verifications)
        .set({ codeTries: sql`${verifications.codeTries} + 1` })
        .where(
          and(
            eq(verifications.token, token),
            lt(verifications.codeTries, most),
            gt(verifications.codeExpiresAt, new Date(now).toISOString()),
          ),
        )
        .returning()
      if (!row?.codeHash || !row.codeOrder || !row.codeExpiresAt) return undefined
      return {
        verification: toKept(row),
        code: { hash: row.codeHash, order: row.codeOrder, expiresAt: Date.parse(row.codeExpiresAt) },
      }
    },

    /** Reached level 2 for this order. The code is spent. */
    async confirm(token: string, one: { order: KeptCode['order']; confirmedAt: number }): Promise<void> {
      await db
        .update(verifications)
        .set({
          level: 2,
          order: one.order,
          confirmedAt: new Date(one.confirmedAt).toISOString(),
          codeHash: null,
          codeOrder: null,
          codeExpiresAt: null,
        })
        .where(eq(verifications.token, token))
    },

    /** Forgets those that expired before a time, ISO 8601. */
    async forget(before: string): Promise<void> {
      await db.delete(verifications).where(lt(verifications.expiresAt, before))
    },
  }
}

const isoOf = (millis: number | undefined): string | null =>
  millis === undefined ? null : new Date(millis).toISOString()

const toKept = (row: typeof verifications.$inferSelect): KeptVerification => ({
  conversation: row.conversation,
  keyId: row.keyId,
  level: row.level === 2 ? 2 : row.level === 1 ? 1 : 0,
  order: row.order ?? undefined,
  confirmedAt: row.confirmedAt === null ? undefined : Date.parse(row.confirmedAt),
  expiresAt: Date.parse(row.expiresAt),
})
