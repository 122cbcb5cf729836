import { z } from 'zod'
import type { Log } from '../../platform/log.ts'
import { type AnyJob, defineJob } from '../../platform/queue.ts'
import type { Store } from '../../platform/store/store.ts'

const day = 24 * 3_600_000

/** Who was away longer than this composes a panel anew instead of catching up. */
const changesMs = 3 * day
/** An answer helps for a day; the records in it stay. */
const answersMs = 7 * day

/** A ticket that is older is another story. */
const handOversMs = 30 * day

/** A first reply that comes later than this is not explained by what a panel showed. */
const shownMs = 30 * day

export interface PruneOptions {
  store: Pick<
    Store,
    | 'changes'
    | 'answers'
    | 'inbox'
    | 'records'
    | 'usedTokens'
    | 'commitments'
    | 'verifications'
    | 'tries'
    | 'handOvers'
    | 'contacts'
    | 'outcomes'
    | 'audit'
    | 'snapshots'
    | 'backfills'
  >
  /** How long a record stays that no source tells any more. */
  keepDays: number
  /** How long a ticket stays on which nothing happens any more. */
  boardKeepDays: number
  log: Log
  /** Epoch milliseconds. */
  now: () => number
}

/** Every hour: forgets what has served its purpose. */
export const prune = ({ store, keepDays, boardKeepDays, log, now }: PruneOptions): AnyJob =>
  defineJob({
    name: 'prune',
    payload: z.object({}),
    key: () => 'all',
    repeat: { cron: '17 * * * *', payloads: [{}] },
    longestSeconds: 600,
    async run(_, signal) {
      const before = (ms: number): string => new Date(now() - ms).toISOString()
      const changes = await store.changes.forget(before(changesMs))
      const answers = await store.answers.forget(before(answersMs))
      await store.inbox.purge()
      await store.usedTokens.forget(before(0))
      await store.verifications.forget(before(0))
      await store.tries.forget(new Date(now()))
      await store.handOvers.forget({ answers: before(day), handOvers: before(handOversMs) })
      await store.commitments.forget(before(keepDays * day))
      await store.snapshots.forget({ shown: before(shownMs), frozen: before(boardKeepDays * day) })
      await store.backfills.forget(before(boardKeepDays * day))
      for (let some = 1; some > 0 && !signal.aborted; )
        some = await forgetTickets(store, before(boardKeepDays * day))
      await store.audit.forget(before(boardKeepDays * day).slice(0, 10))
      let records = 0
      for (let some = 1; some > 0 && !signal.aborted; records += some)
        some = await store.records.forget(before(keepDays * day))
      if (changes + answers + records > 0) log.info('pruned', { counts: { changes, answers, records } })
    },
  })

/** Old tickets with what was counted of them. Answers how many. */
async function forgetTickets({ contacts, outcomes }: PruneOptions['store'], before: string): Promise<number> {
  const gone = await contacts.forget(before)
  for (const [account, own] of Map.groupBy(gone, (one) => one.account)) {
    await outcomes.forget(
      account,
      own.map(({ ticketId }) => ticketId),
    )
  }
  return gone.length
}
