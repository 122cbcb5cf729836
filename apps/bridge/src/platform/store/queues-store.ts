import { sql } from './drizzle.ts'
import type { Database } from './open-store.ts'

/** Orders that one warehouse has got and not packed. */
export interface Queue {
  /** Absent where the warehouse system does not say which of its places packs an order. */
  warehouse?: string | undefined
  /** When the warehouse got each, by its own clock, oldest first; those that have no time are left out. */
  since: string[]
}

/**
 * The queues of the warehouses, from their newest records. Held and backordered orders wait for somebody else; a label leaves the packing
 * table, and some warehouses never tell of more.
 */
export function createQueuesStore(db: Database) {
  return {
    /**
     * Of orders that were told since a time, ISO 8601: an older one is no work of today. Each thousand of open ones takes about 40 ms of
     * the database, 70 of PGlite; of those that have left, which are told apart by their text, 25 and 15.
     */
    async queues(touchedSince: string): Promise<Queue[]> {
      const found = await db.execute(sql`
        WITH work AS MATERIALIZED (
          SELECT data::jsonb AS said
          FROM records JOIN record_versions ON record_versions.id = records.version_id
          WHERE records.kind = 'warehouse_order' AND records.touched_at >= ${touchedSince}
            AND data ~ '"stage":"(received|allocated|picking|picked)"'
        )
        SELECT said ->> 'warehouse' AS warehouse,
          array_agg(said -> 'createdAt' ->> 'local' ORDER BY said -> 'createdAt' ->> 'local') AS since
        FROM work
        WHERE said -> 'createdAt' ->> 'local' IS NOT NULL AND said -> 'holds' = '[]'
          AND NOT said -> 'flags' @> '["on_hold"]' AND NOT said -> 'flags' @> '["backordered"]'
        GROUP BY 1`)
      const { rows }: { rows?: { warehouse: string | null; since: string[] }[] } = Object(found)
      return (rows ?? []).map(({ warehouse, since }) => ({ ...(warehouse !== null && { warehouse }), since }))
    },
  }
}
