import { setTimeout as wait } from 'node:timers/promises'
import { asc, gt, lt, sql } from './drizzle.ts'
import type { OpenDatabase } from './open-store.ts'
import { type Change, changesChannel } from './records-store.ts'
import { changes } from './schema.ts'

/** Transactions commit out of order: an id may become visible after a higher one. Looking back this far finds the late ones. */
const lookBack = 500
/** A read that failed is tried again after this: nobody else may call for a while. */
const readAgainMs = 250

/** Tells of every change of every bridge on this database, each once, in the order in which they become visible. */
export function createChangesStore({ db, listen }: Pick<OpenDatabase, 'db' | 'listen'>) {
  const since = (id: number, most?: number): Promise<Change[]> => {
    const found = db
      .select({
        id: changes.id,
        connection: changes.connection,
        kind: changes.kind,
        key: changes.key,
        terms: changes.terms,
      })
      .from(changes)
      .where(gt(changes.id, id))
      .orderBy(asc(changes.id))
    return most === undefined ? found : found.limit(most)
  }

  const latestId = async (): Promise<number> => {
    const [row] = await db.select({ id: sql<number>`coalesce(max(${changes.id}), 0)::int` }).from(changes)
    return row?.id ?? 0
  }

  return {
    since,
    latestId,

    /** Forgets what changed before a time, ISO 8601. Returns how many there were. */
    async forget(before: string): Promise<number> {
      const gone = await db.delete(changes).where(lt(changes.at, before)).returning({ id: changes.id })
      return gone.length
    },

    /** Resolves to what stops it. `hear` gets every change that is written from now on, also after the connection was lost. */
    async follow(hear: (changed: readonly Change[]) => void): Promise<() => Promise<void>> {
      let latest = await latestId()
      const heard = new Set<number>()
      let isReading = false
      let again = false
      let isOver = false
      const read = async (): Promise<void> => {
        const found = (await since(Math.max(0, latest - lookBack))).filter(({ id }) => !heard.has(id))
        for (const { id } of found) {
          heard.add(id)
          latest = Math.max(latest, id)
        }
        for (const id of heard) if (id <= latest - lookBack) heard.delete(id)
        if (found.length > 0) hear(found)
      }
      for (const { id } of await since(Math.max(0, latest - lookBack))) heard.add(id)
      const wake = async (): Promise<void> => {
        again = true
        if (isReading) return
        isReading = true
        while (again && !isOver) {
          again = false
          // While the database is away the read fails, and for a moment longer on connections that it has dropped.
          await read().catch(async () => {
            again = true
            await wait(readAgainMs, undefined, { ref: false })
          })
        }
        isReading = false
      }
      const unlisten = await listen(changesChannel, () => void wake())
      return () => {
        isOver = true
        return unlisten()
      }
    },
  }
}
