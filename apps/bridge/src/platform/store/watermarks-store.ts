import { and, eq, lt } from './drizzle.ts'
import type { Database } from './open-store.ts'
import { watermarks } from './schema.ts'

/** How far a connection has been read, in whatever words the reader keeps. */
export function createWatermarksStore(db: Database, { now }: { now: () => number }) {
  return {
    async read(connection: string, name: string): Promise<string | undefined> {
      const [row] = await db
        .select({ value: watermarks.value })
        .from(watermarks)
        .where(and(eq(watermarks.connection, connection), eq(watermarks.name, name)))
      return row?.value
    },

    async write(connection: string, name: string, value: string): Promise<void> {
      const at = new Date(now()).toISOString()
      await db
        .insert(watermarks)
        .values({ connection, name, value, at })
        .onConflictDoUpdate({ target: [watermarks.connection, watermarks.name], set: { value, at } })
    },

    /** Moves on to a value that sorts behind the one before. Of several that try at once, one hears `true`. */
    async advance(connection: string, name: string, value: string): Promise<boolean> {
      const at = new Date(now()).toISOString()
      const moved = await db
        .insert(watermarks)
        .values({ connection, name, value, at })
        .onConflictDoUpdate({
          target: [watermarks.connection, watermarks.name],
          set: { value, at },
          setWhere: lt(watermarks.value, value),
        })
        .returning({ value: watermarks.value })
      return moved.length > 0
    },
  }
}
