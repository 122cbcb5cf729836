import { setTimeout as sleep } from 'node:timers/promises'
import { pollDue } from './entrances/jobs/poll-due.ts'
import { prune } from './entrances/jobs/prune.ts'
import { reconcileChanges } from './entrances/jobs/reconcile.ts'
import type { Source } from './flow/ask.ts'
import type { Wait } from './flow/background.ts'
import { createPlanner } from './flow/plan-polls.ts'
import { createPoller } from './flow/poll.ts'
import { createReconciler } from './flow/reconcile.ts'
import { errorFacts, type Log } from './platform/log.ts'
import { type AnyJob, type Queue, startQueue } from './platform/queue.ts'
import type { Store } from './platform/store/store.ts'
import { StoreError } from './wire-store.ts'

export interface JobsOptions {
  store: Store
  /** With their memory. */
  sources: readonly Source[]
  /** Whether two connections serve a brand together. */
  joined: (one: string, other: string) => boolean
  /** How long a record stays that no source tells any more. */
  keepDays: number
  /** How long a ticket stays on which nothing happens any more. */
  boardKeepDays: number
  /** Of other parts of the bridge. */
  more?: readonly AnyJob[] | undefined
  log: Log
  now: () => number
}

/**
 * Starts what happens by the clock, on this bridge or on another one on the same database. Stop it before the store is closed.
 * @throws StoreError when the queue cannot make its tables
 */
export async function wireJobs(options: JobsOptions): Promise<Queue> {
  const { store, sources, joined, keepDays, boardKeepDays, more = [], log, now } = options
  const plan = createPlanner({
    store,
    leadsTo: (connection) => sources.filter((source) => joined(connection, source.connection)),
    now,
  })
  const poll = createPoller({ store, plan, now, wait })
  const reconcile = createReconciler({ store, now, wait })
  return startQueue({
    database: store.database,
    jobs: [
      pollDue({ sources, poll, log }),
      reconcileChanges({ sources, reconcile, log }),
      prune({ store, keepDays, boardKeepDays, log, now }),
      ...more,
    ],
    onFailed: (job, error) => log.error('a job failed', { outcome: job, error: errorFacts(error) }),
    onError: (error) => log.warn('the queue of jobs is in trouble', { error: errorFacts(error) }),
  }).catch((error: unknown) => {
    const words = error instanceof Error ? error.message : String(error)
    throw new StoreError(
      `The queue of jobs cannot be set up in the store: ${words}. ` +
        'Give its user all rights on the schema throughline_jobs and the right to make it, or set jobs.enabled: false.',
      { cause: error },
    )
  })
}

/** An end that comes early is no error here: whoever waited looks at the signal. */
const wait: Wait = (ms, signal) => sleep(ms, undefined, { signal, ref: false }).catch(() => {})
