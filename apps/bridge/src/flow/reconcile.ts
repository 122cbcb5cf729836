import type { FailureKind } from '@throughline/shared/vocabulary'
import { z } from 'zod'
import type { Store } from '../platform/store/store.ts'
import type { Source } from './ask.ts'
import { mayAsk, type Run, runMs, type Wait } from './background.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** How often each source is read through. Webhooks are quicker; this finds what they lost. */
const everyMs = 10 * minute
/** Clocks differ by minutes, and a vendor's search lags behind its data: what was read last is read once more. */
const overlapMs = 5 * minute
/** Further back no list of a vendor reaches without special rights. */
const longestGapMs = 60 * day
/** Somebody has to repair it: a key, a right, our own connector. */
const repairMs = 60 * minute

const watermarkName = 'changed'

/** All times ISO 8601. */
const Watermark = z.object({
  /** Everything that had changed by then is kept. */
  through: z.iso.datetime(),
  /** A reading that is not finished: it goes on at its cursor, on whichever bridge. */
  reading: z
    .object({ since: z.iso.datetime(), startedAt: z.iso.datetime(), cursor: z.string().optional() })
    .optional(),
  notBefore: z.iso.datetime().optional(),
})
type Watermark = z.infer<typeof Watermark>

export interface ReconcilerOptions {
  store: Pick<Store, 'records' | 'watermarks'>
  /** Epoch milliseconds. */
  now: () => number
  wait: Wait
}

/** How a run went: pages read, records that were new or had changed, and what ended it early. */
export interface Reconciled {
  pages: number
  changed: number
  failure?: FailureKind
}

/** Reads what has changed at a source since it was read last. */
export type Reconcile = (source: Source, signal: AbortSignal) => Promise<Reconciled>

/**
 * Reads a source from its watermark to now, page by page. Each page is kept before its place is remembered, so a bridge that dies
 * reads a page twice and leaves none out; reading twice changes nothing. The watermark moves when the last page is kept, to the time
 * when the first was asked for.
 */
export function createReconciler({ store, now, wait }: ReconcilerOptions): Reconcile {
  const iso = (millis: number): string => new Date(millis).toISOString()
  const write = (connection: string, mark: Watermark) =>
    store.watermarks.write(connection, watermarkName, JSON.stringify(mark))

  return async (source, signal) => {
    const { connection, changedSince } = source
    const done: Reconciled = { pages: 0, changed: 0 }
    if (!changedSince) return done
    const run: Run = { until: now() + runMs, now, wait, signal }

    let mark = markOf(await store.watermarks.read(connection, watermarkName))
    if (!mark) {
      // What happened before the first start is found when a ticket asks for it.
      await write(connection, { through: iso(now()) })
      return done
    }
    if (mark.notBefore && Date.parse(mark.notBefore) > now()) return done
    if (!mark.reading && now() - Date.parse(mark.through) < everyMs) return done

    let reading = mark.reading ?? {
      since: iso(Math.max(Date.parse(mark.through) - overlapMs, now() - longestGapMs)),
      startedAt: iso(now()),
      cursor: undefined,
    }
    while (await mayAsk(source, run)) {
      const answer = await changedSince(reading.since, reading.cursor)
      if (!answer.ok) {
        const { kind, retryable, retryAfter = 0 } = answer.failure
        // A cursor may have grown old: then the reading begins anew, from the same watermark.
        const isStale =
          reading.cursor !== undefined && (kind === 'unexpected_shape' || kind === 'not_supported')
        const kept = isStale ? {} : { reading }
        const pause = isStale ? 0 : retryable ? retryAfter * 1_000 : repairMs
        await write(connection, { through: mark.through, ...kept, notBefore: iso(now() + pause) })
        return { ...done, failure: kind }
      }
      const { records, next } = answer.data
      done.changed += (await store.records.save(records)).length
      done.pages += 1
      if (next !== undefined && next === reading.cursor) {
        await write(connection, { through: mark.through, notBefore: iso(now() + repairMs) })
        return { ...done, failure: 'unexpected_shape' }
      }
      reading = { ...reading, cursor: next }
      mark = next === undefined ? { through: reading.startedAt } : { through: mark.through, reading }
      await write(connection, mark)
      if (next === undefined) break
    }
    return done
  }
}

/** What an older version wrote, or somebody's hand, is read as far as it makes sense. */
function markOf(value: string | undefined): Watermark | undefined {
  if (value === undefined) return undefined
  try {
    return Watermark.parse(JSON.parse(value))
  } catch {
    return undefined
  }
}
