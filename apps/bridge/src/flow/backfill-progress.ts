import { z } from 'zod'
import type { KeptBackfill } from '../platform/store/backfills-store.ts'

/** Where a reading of the exports goes on. Times in epoch milliseconds. */
const Progress = z.object({
  stream: z.enum(['tickets', 'updates', 'done']),
  /** From where it reads, and when it began: it is done when it has read to there. */
  from: z.number(),
  startedAt: z.number(),
  /** Everything before is read. */
  through: z.number(),
  /** Of the newest ticket that was read. */
  ticketsTo: z.number(),
  cursor: z.string().optional(),
  /** Of the Unix clock, at which the next page of updates begins. */
  second: z.number(),
  /** Zendesk ids of all who ever were colleagues. */
  staff: z.array(z.string()).default([]),
})
export type Progress = z.infer<typeof Progress>

/** As it was kept; what an older version wrote, or somebody's hand, begins anew. */
export function backfillProgress(kept: Pick<KeptBackfill, 'progress' | 'since'>, now: number): Progress {
  try {
    return Progress.parse(JSON.parse(kept.progress))
  } catch {
    const from = Date.parse(kept.since)
    const second = Math.floor(from / 1_000)
    return { stream: 'tickets', from, startedAt: now, through: from, ticketsTo: from, second, staff: [] }
  }
}
