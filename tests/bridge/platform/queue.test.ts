import { type AnyJob, defineJob, startQueue } from '@throughline/bridge/platform/queue.ts'
import type { Store } from '@throughline/bridge/platform/store/store.ts'
import { fromPglite, PgBoss, TestClock } from 'pg-boss'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { databaseKinds, emptyDatabase, openTestStore } from '../../kit/databases.ts'
import { startPostgres } from '../../kit/postgres.ts'

const second = 1_000
const minute = 60 * second

/** A job that writes down what it was given, and does what it is told. */
const noting = (
  done: string[],
  { connections = [], run }: { connections?: string[]; run?: (signal: AbortSignal) => Promise<void> } = {},
) =>
  defineJob({
    name: 'ask-again',
    payload: z.object({ connection: z.string(), note: z.string().optional() }),
    key: ({ connection }) => connection,
    longestSeconds: 120,
    sideBySide: 4,
    ...(connections.length > 0 && {
      repeat: { cron: '* * * * *', payloads: connections.map((connection) => ({ connection })) },
    }),
    async run({ connection, note }, signal) {
      done.push(note ?? connection)
      await run?.(signal)
    },
  })

describe.each(databaseKinds)('%s', (kind) => {
  const open = async () => {
    const store = await openTestStore(await emptyDatabase(kind))
    const clock = new TestClock(Date.parse('2026-11-20T09:00:30Z'))
    const troubles: unknown[] = []
    const failed: string[] = []
    const start = async (job: AnyJob) => {
      const queue = await startQueue({
        database: store.database,
        jobs: [job],
        onFailed: (name, error) => failed.push(`${name}: ${error}`),
        onError: (error) => troubles.push(error),
        clock,
      })
      onTestFinished(async () => {
        await queue.stop()
        expect(troubles).toEqual([])
      })
      return queue
    }
    /** Time passes; what runs then has ended when it resolves. */
    const pass = async (ms: number) => {
      await clock.tick(ms)
      await new Promise((resolve) => setTimeout(resolve, 20))
      await clock.tick(0)
    }
    return { store, clock, start, pass, failed }
  }

  test('what is to be done is done once, with what was said about it', async () => {
    const { start, pass } = await open()
    const done: string[] = []
    const job = noting(done)
    const queue = await start(job)
    expect(await queue.add(job, { connection: 'shop-eu', note: 'first' })).toBe(true)
    await pass(30 * second)
    expect(done).toEqual(['first'])
  })

  test('the same work is not taken on twice while it waits, other work is', async () => {
    const { start, pass } = await open()
    const done: string[] = []
    const job = noting(done)
    const queue = await start(job)
    expect(await queue.add(job, { connection: 'shop-eu', note: 'first' })).toBe(true)
    expect(await queue.add(job, { connection: 'shop-eu', note: 'second' })).toBe(false)
    expect(await queue.add(job, { connection: 'shop-us' })).toBe(true)
    await pass(30 * second)
    expect(done.toSorted()).toEqual(['first', 'shop-us'])
    expect(await queue.add(job, { connection: 'shop-eu', note: 'third' })).toBe(true)
    await pass(30 * second)
    expect(done).toContain('third')
  })

  test('work that is no work of this job is refused before it waits', async () => {
    const { start } = await open()
    const job = noting([])
    const queue = await start(job)
    await expect(queue.add(job, { conection: 'shop-eu' })).rejects.toThrow('connection')
  })

  test('what repeats runs at the start and then every minute, for each connection', async () => {
    const { start, pass } = await open()
    const done: string[] = []
    await start(noting(done, { connections: ['shop-eu', 'easypost'] }))
    const times = () => [...Map.groupBy(done, (one) => one)].map(([one, all]) => [one, all.length])
    await pass(5 * second)
    expect(new Set(done)).toEqual(new Set(['shop-eu', 'easypost']))
    await pass(5 * minute)
    for (const [, count] of times()) {
      expect(count).toBeGreaterThanOrEqual(5)
      expect(count).toBeLessThanOrEqual(7)
    }
  })

  test('a connection that is gone from the configuration is not worked for any more', async () => {
    const { start, pass } = await open()
    const done: string[] = []
    const before = await start(noting([], { connections: ['shop-eu', 'shop-us'] }))
    await pass(20 * second)
    await before.stop()
    await start(noting(done, { connections: ['shop-eu'] }))
    await pass(3 * minute)
    expect(new Set(done)).toEqual(new Set(['shop-eu']))
  })

  test('two bridges share the work: every piece is done by one of them', async () => {
    const { start, pass } = await open()
    const [one, other] = [[], []] as [string[], string[]]
    const queue = await start(noting(one))
    const job = noting(other)
    await start(job)
    for (let at = 0; at < 20; at += 1) await queue.add(job, { connection: `shop-${at}` })
    await pass(2 * minute)
    expect([...one, ...other].toSorted()).toEqual(
      Array.from({ length: 20 }, (_, at) => `shop-${at}`).toSorted(),
    )
    expect(one.length).toBeGreaterThan(0)
    expect(other.length).toBeGreaterThan(0)
  })

  test('a run that failed is told of and tried again in the next minute; its words are kept nowhere', async () => {
    const { store, clock, start, pass, failed } = await open()
    const done: string[] = []
    await start(
      noting(done, {
        connections: ['shop-eu'],
        run: async () => {
          throw new Error('ada@example.com has no order')
        },
      }),
    )
    await pass(3 * minute)
    expect(done.length).toBeGreaterThanOrEqual(2)
    expect(failed[0]).toBe('ask-again: Error: ada@example.com has no order')
    const kept = await rowsOf(store, clock)
    expect(kept).toContain('failed with Error')
    expect(kept).not.toContain('ada@')
  })

  test('work that was asked for once and failed is tried again', async () => {
    const { start, pass } = await open()
    const done: string[] = []
    const job = noting(done, {
      run: async () => {
        if (done.length === 1) throw new Error('not now')
      },
    })
    const queue = await start(job)
    await queue.add(job, { connection: 'shop-eu' })
    await pass(3 * minute)
    expect(done).toEqual(['shop-eu', 'shop-eu'])
  })

  test('stopping tells what runs to end, and waits for it', async () => {
    const { start, pass } = await open()
    const done: string[] = []
    const queue = await start(
      noting(done, {
        connections: ['shop-eu'],
        run: (signal) =>
          new Promise((resolve) => {
            signal.addEventListener('abort', () => {
              done.push('told to end')
              resolve()
            })
          }),
      }),
    )
    await pass(10 * second)
    expect(done).toEqual(['shop-eu'])
    await queue.stop()
    expect(done).toEqual(['shop-eu', 'told to end'])
  })

  test('work that a bridge held when it was killed is taken over by another one', async () => {
    const { store, clock, start, pass } = await open()
    const done: string[] = []
    const job = noting(done)
    const before = await start(job)
    // Nobody else may take it first.
    await before.stop()
    const dead = await otherWorkerOn(store, clock)
    await dead.send('ask-again', { connection: 'shop-eu' }, { singletonKey: 'shop-eu' })
    expect(await dead.fetch('ask-again')).toHaveLength(1)
    await start(job)
    await pass(20 * second)
    expect(done).toEqual([])
    await pass(4 * minute)
    expect(done).toEqual(['shop-eu'])
  })
})

test('a run that does not end when it is told to is left after a second, and other bridges get its work', async () => {
  const store = await openTestStore(await emptyDatabase('PostgreSQL'))
  const clock = new TestClock(Date.parse('2026-11-20T09:00:30Z'))
  const [deaf, done] = [[], []] as [string[], string[]]
  const onError = (trouble: unknown) => {
    throw trouble
  }
  const options = { database: store.database, onFailed: () => {}, onError, clock }
  const job = noting(deaf, { run: () => new Promise(() => {}) })
  const queue = await startQueue({ ...options, jobs: [job] })
  await queue.add(job, { connection: 'shop-eu' })
  await clock.tick(30 * second)
  expect(deaf).toEqual(['shop-eu'])
  await queue.stop()
  const other = await startQueue({ ...options, jobs: [noting(done)] })
  onTestFinished(() => other.stop())
  await clock.tick(2 * minute)
  expect(done).toEqual(['shop-eu'])
})

test('after the database was away the work goes on', async () => {
  const server = await startPostgres()
  onTestFinished(() => server.stop())
  const store = await openTestStore({ databaseUrl: server.url })
  const clock = new TestClock(Date.parse('2026-11-20T09:00:30Z'))
  const done: string[] = []
  const troubles: unknown[] = []
  const job = noting(done)
  const queue = await startQueue({
    database: store.database,
    jobs: [job],
    onFailed: () => {},
    onError: (error) => troubles.push(error),
    clock,
  })
  onTestFinished(() => queue.stop())
  await server.restart()
  await clock.tick(minute)
  expect(troubles.length).toBeGreaterThan(0)
  await queue.add(job, { connection: 'shop-eu' })
  await clock.tick(30 * second)
  expect(done).toEqual(['shop-eu'])
})

const rowsOf = async (store: Store, clock: TestClock): Promise<string> => {
  const boss = await otherWorkerOn(store, clock)
  return JSON.stringify(await boss.getDb().executeSql('SELECT * FROM throughline_jobs.job'))
}

/** Takes work and never does it: what a killed bridge leaves behind. */
async function otherWorkerOn({ database: { driver } }: Store, clock: TestClock): Promise<PgBoss> {
  const boss = new PgBoss({
    schema: 'throughline_jobs',
    ...('pglite' in driver
      ? { db: fromPglite(driver.pglite), backend: 'pglite' as const }
      : { connectionString: driver.databaseUrl, max: 1 }),
    supervise: false,
    schedule: false,
    migrate: false,
    clock,
  })
  await boss.start()
  onTestFinished(() => boss.stop({ graceful: false }))
  return boss
}
