import { z } from 'zod'
import type { Backfill } from '../../flow/backfill.ts'
import type { Log } from '../../platform/log.ts'
import { type AnyJob, defineJob } from '../../platform/queue.ts'
import type { Store } from '../../platform/store/store.ts'

export interface ReadContactsOptions {
  /** What reads each account. */
  backfills: ReadonlyMap<string, Pick<Backfill, 'read'>>
  store: Pick<Store, 'backfills'>
  /** From which day on contacts are wanted; from now on when absent. */
  since: string | undefined
  log: Log
  /** Epoch milliseconds. */
  now: () => number
}

/** A day's events are two or three pages of the export. */
const everyMs = 24 * 3_600_000
/** A failure that lasts is a key or a right, and somebody has to come. */
const repairMs = 3_600_000
/** Of one run; the next goes on where it ended. */
const runMs = 4 * 60_000

/**
 * For each account that the bridge may read: goes on with a reading that is not finished, reads once a day what webhooks may have lost,
 * and at once after a stretch in which nobody listened.
 */
export function readContacts({ backfills, store, since, log, now }: ReadContactsOptions): AnyJob {
  /** Whether there is something to read. */
  async function isDue(account: string): Promise<boolean> {
    const known = await store.backfills.read(account)
    if (
      !known ||
      known.progress === '' ||
      (since !== undefined && Date.parse(since) < Date.parse(known.since))
    )
      return true
    const age = now() - Date.parse(known.updatedAt)
    if (known.state === 'failed') return age > repairMs
    if (known.state !== 'done') return true
    return age > everyMs || (await store.backfills.gaps(account)).length > 0
  }

  return defineJob({
    name: 'read-contacts',
    payload: z.object({ account: z.string() }),
    key: ({ account }) => account,
    repeat: { cron: '*/5 * * * *', payloads: [...backfills.keys()].map((account) => ({ account })) },
    longestSeconds: 600,
    async run({ account }, signal) {
      const backfill = backfills.get(account)
      if (!backfill || !(await isDue(account))) return
      const ending = AbortSignal.any([signal, AbortSignal.timeout(runMs)])
      const wasDone = (await store.backfills.read(account))?.state === 'done'
      const { outcome, pages, fresh, missed } = await backfill.read({ since, signal: ending })
      if (missed && wasDone) {
        await store.backfills.noteGap(account, { from: missed.from, to: missed.to, why: 'events_missing' })
        await store.backfills.repairGaps(account, missed)
        log.warn('webhooks of tickets were lost, and read from the export', {
          connections: [`zendesk/${account}`],
          counts: { events: missed.count },
        })
      }
      const told = { connections: [`zendesk/${account}`], outcome, counts: { pages, fresh } }
      if (outcome === 'failed') log.warn('contacts read', told)
      else if (outcome !== 'busy') log.info('contacts read', told)
    },
  })
}
