import { type Clock, fromPglite, PgBoss } from 'pg-boss'
import type { z } from 'zod'
import type { OpenDatabase } from './store/open-store.ts'

/** The queue's own tables, beside ours. */
const schema = 'throughline_jobs'

/** How long a bridge may be silent before its jobs are free for another one; it says that it lives twice in that time. */
const silentSeconds = 30

/** How often an idle worker looks for work. Nothing here is in a hurry: what is, comes by webhook. */
const pollingIntervalSeconds = 10

/** A run that was told to stop gets this long to end by itself; a vendor that hangs is not waited for. */
const graceMs = 1_000
/** The queue's own end, behind that. */
const stopMs = 5_000

export interface Job<Payload> {
  /** Small letters and hyphens. */
  name: string
  payload: z.ZodType<Payload>
  /** Two payloads with one key are one piece of work: while one waits or runs, on any bridge, the other is not taken on. */
  key(payload: Payload): string
  /** Ends soon after the signal is aborted; what is left then is done by the next run. */
  run(payload: Payload, signal: AbortSignal): Promise<void>
  /** Runs by itself, at the times of a cron expression in UTC, for each of these payloads. */
  repeat?: { cron: string; payloads: readonly NoInfer<Payload>[] }
  /** Longer than any run may take; then it is given up and free again. */
  longestSeconds: number
  /** How many of them one bridge runs side by side. */
  sideBySide?: number
}

/** A job whose payload is nobody else's business. */
export interface AnyJob extends Pick<Job<unknown>, 'name' | 'longestSeconds' | 'sideBySide'> {
  repeat?: { cron: string; standing: readonly Order[] }
  /** @throws ZodError when the data is not of this job */
  orderOf(payload: unknown): Order
  run(data: unknown, signal: AbortSignal): Promise<void>
}

interface Order {
  key: string
  data: object
}

/** Makes a value of a job: one file, one job. */
export function defineJob<Payload extends object>({
  payload,
  key,
  run,
  repeat,
  ...job
}: Job<Payload>): AnyJob {
  const orderOf = (given: unknown): Order => {
    const data = payload.parse(given)
    return { key: key(data), data }
  }
  return {
    ...job,
    orderOf,
    run: (data, signal) => run(payload.parse(data), signal),
    ...(repeat && { repeat: { cron: repeat.cron, standing: repeat.payloads.map(orderOf) } }),
  }
}

export interface Queue {
  /** `false` when the same work waits or runs already. */
  add(job: AnyJob, payload: object): Promise<boolean>
  /** Takes no more work on, tells what runs to end, and lets go of the database. */
  stop(): Promise<void>
}

export interface QueueOptions {
  database: Pick<OpenDatabase, 'driver'>
  jobs: readonly AnyJob[]
  /** Hears of a run that failed. The next run is its retry. */
  onFailed: (job: string, error: unknown) => void
  /** Hears of trouble of the queue itself, such as a lost connection; it comes back by itself. */
  onError: (error: unknown) => void
  /** For tests: a clock that moves by hand. */
  clock?: Clock
}

/**
 * Starts working. Any number of bridges on one database share the work: each piece is done by one of them.
 * Stop it before the database is closed.
 */
export async function startQueue({ database, jobs, onFailed, onError, clock }: QueueOptions): Promise<Queue> {
  const { driver } = database
  const isEmbedded = 'pglite' in driver
  const boss = new PgBoss({
    schema,
    ...(isEmbedded
      ? // One connection cannot reindex beside its own work, and its vacuum needs no watching.
        { db: fromPglite(driver.pglite), backend: 'pglite' as const, reindex: false, monitorVacuum: false }
      : // Connections of its own: a statement that fails within a transaction spoils the one it ran on.
        { connectionString: driver.databaseUrl, max: 3, application_name: 'throughline jobs' }),
    ...(clock && { clock }),
  })
  boss.on('error', onError)
  const ending = new AbortController()

  const makeQueue = async ({ name, longestSeconds, repeat }: AnyJob): Promise<void> => {
    const options = {
      expireInSeconds: longestSeconds,
      heartbeatSeconds: silentSeconds,
      // What repeats is its own retry; what was asked for once is tried again for some minutes.
      ...(repeat ? { retryLimit: 0 } : { retryLimit: 5, retryDelay: 10, retryBackoff: true }),
      deleteAfterSeconds: 3_600,
    }
    await boss.createQueue(name, { policy: 'exclusive', ...options })
    await boss.updateQueue(name, options)
  }

  const standingOrders = async ({ name, repeat }: AnyJob): Promise<void> => {
    const { cron = '', standing = [] } = repeat ?? {}
    const wanted = new Set(standing.map(({ key }) => key))
    for (const { key } of await boss.getSchedules(name))
      if (!wanted.has(key)) await boss.unschedule(name, key)
    for (const { key, data } of standing) {
      await boss.schedule(name, cron, data, { key, singletonKey: key, tz: 'UTC' })
      await boss.send(name, data, { singletonKey: key })
    }
  }

  const workOn = async (job: AnyJob): Promise<void> => {
    const run = async ([given]: { data: unknown; signal: AbortSignal }[]) => {
      if (!given) return
      try {
        const running = job.run(given.data, AbortSignal.any([given.signal, ending.signal]))
        await unlessLeft(running, ending.signal)
      } catch (error) {
        if (!ending.signal.aborted) onFailed(job.name, error)
        // The queue keeps an error's words in its table; only what kind it was may stand there.
        throw new Error(`failed with ${error instanceof Error ? error.name : typeof error}`)
      }
    }
    await boss.work(job.name, { pollingIntervalSeconds, localConcurrency: job.sideBySide ?? 1 }, run)
  }

  try {
    await boss.start()
    for (const job of jobs) await makeQueue(job)
    for (const job of jobs) await standingOrders(job)
    for (const job of jobs) await workOn(job)
  } catch (error) {
    await boss.stop({ graceful: false }).catch(onError)
    throw error
  }

  return {
    async add(job, payload) {
      const { key, data } = job.orderOf(payload)
      return (await boss.send(job.name, data, { singletonKey: key })) !== null
    },
    async stop() {
      ending.abort()
      await boss.stop({ graceful: true, timeout: stopMs })
    },
  }
}

/** Resolves and rejects as the run does; rejects when it is still there some time after it was told to end. */
async function unlessLeft(running: Promise<void>, ending: AbortSignal): Promise<void> {
  const left = Promise.withResolvers<void>()
  let timer: NodeJS.Timeout | undefined
  const leave = () => {
    timer = setTimeout(() => left.reject(new Error('left alone')), graceMs)
  }
  ending.addEventListener('abort', leave, { once: true })
  try {
    // Of a run that was left nobody hears any more.
    await Promise.race([running, left.promise])
  } finally {
    clearTimeout(timer)
    ending.removeEventListener('abort', leave)
  }
}
