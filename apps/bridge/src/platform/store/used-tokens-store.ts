import { createHash } from 'node:crypto'
import { lt } from './drizzle.ts'
import type { Database } from './open-store.ts'
import { usedTokens } from './schema.ts'

/** Tokens that are good for one use, whichever bridge sees them. */
export function createUsedTokensStore(db: Database) {
  return {
    /** False when it was used before. `expiresAt` in epoch milliseconds: nobody takes it afterwards anyway. */
    async use(name: string, expiresAt: number): Promise<boolean> {
      // Its name is a caller's: hashed, it is short and says nothing.
      const token = createHash('sha256').update(name).digest('base64url')
      const rows = await db
        .insert(usedTokens)
        .values({ token, expiresAt: new Date(expiresAt).toISOString() })
        .onConflictDoNothing()
        .returning({ token: usedTokens.token })
      return rows.length > 0
    },

    /** Forgets those that expired before a time, ISO 8601. */
    async forget(before: string): Promise<void> {
      await db.delete(usedTokens).where(lt(usedTokens.expiresAt, before))
    },
  }
}
