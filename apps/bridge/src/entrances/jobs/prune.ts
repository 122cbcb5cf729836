import { z } from 'zod'
import type { Log } from '../../platform/log.ts'
import { type AnyJob, defineJob } from '../../platform/queue.ts'
import type { Store } from '../../platform/store/store.ts'

const day = 24 * 3_600_000

/** Who was away longer than this composes a panel anew instead of catching up. */
const changesMs = 3 * day
/** An answer helps for a day; the records in it stay. */
const answersMs = 7 * day

export interface PruneOptions {
  store: Pick<Store, 'changes' | 'answers' | 'inbox'>
  log: Log
  /** Epoch milliseconds. */
  now: () => number
}

/** Every hour: forgets what has served its purpose. Records and their versions are kept: they are what is known. */
export const prune = ({ store, log, now }: PruneOptions): AnyJob =>
  defineJob({
    name: 'prune',
    payload: z.object({}),
    key: () => 'all',
    repeat: { cron: '17 * * * *', payloads: [{}] },
    longestSeconds: 600,
    async run() {
      const before = (ms: number): string => new Date(now() - ms).toISOString()
      const changes = await store.changes.forget(before(changesMs))
      const answers = await store.answers.forget(before(answersMs))
      await store.inbox.purge()
      if (changes + answers > 0) log.info('pruned', { counts: { changes, answers } })
    },
  })
