import { pollDue } from '@throughline/bridge/entrances/jobs/poll-due.ts'
import { prune } from '@throughline/bridge/entrances/jobs/prune.ts'
import { reconcileChanges } from '@throughline/bridge/entrances/jobs/reconcile.ts'
import type { Log } from '@throughline/bridge/platform/log.ts'
import { expect, test } from 'vitest'
import { emptyDatabase, openTestStore, rowsOf } from '../../kit/databases.ts'
import { fakeSource } from '../../kit/fake-source.ts'
import { order } from '../../kit/records.ts'

const day = 86_400_000
const { signal } = new AbortController()

const writtenLog = () => {
  const lines: string[] = []
  const write = (level: string) => (message: string, fields?: object) =>
    void lines.push(`${level} ${message} ${JSON.stringify(fields)}`)
  const log: Log = { info: write('info'), warn: write('warn'), error: write('error') }
  return { log, lines }
}

const shop = fakeSource('shop-eu', ['order by order_number'], {
  answer: () => [],
  changedSince: async () => ({ records: [] }),
})
const carrier = fakeSource('easypost', ['tracking by tracking_number'], { answer: () => [] })
const sources = [shop, carrier]

test('polling stands in order for every connection, reading through only for those whose vendor lists changes', () => {
  const { log } = writtenLog()
  const polled = pollDue({ sources, poll: async () => ({ asked: 0 }), log })
  const read = reconcileChanges({ sources, reconcile: async () => ({ pages: 0, changed: 0 }), log })
  expect(polled.repeat?.standing.map(({ key }) => key)).toEqual(['shop-eu', 'easypost'])
  expect(read.repeat?.standing.map(({ key }) => key)).toEqual(['shop-eu'])
})

test('a run is logged when it asked or failed, with no word of what was asked for', async () => {
  const { log, lines } = writtenLog()
  const results = [{ asked: 0 }, { asked: 7 }, { asked: 2, failure: 'rate_limited' as const }]
  const job = pollDue({ sources, poll: async () => results.shift() ?? { asked: 0 }, log })
  for (let run = 0; run < 3; run += 1) await job.run({ connection: 'easypost' }, signal)
  expect(lines).toEqual([
    'info polled {"connections":["easypost"],"counts":{"asked":7},"outcome":"done"}',
    'warn polled {"connections":["easypost"],"counts":{"asked":2},"outcome":"rate_limited"}',
  ])
})

test('a connection that only another, newer bridge knows is left to that bridge', async () => {
  const { log } = writtenLog()
  const bug = async () => {
    throw new Error('nobody was to be asked')
  }
  await pollDue({ sources, poll: bug, log }).run({ connection: 'shop-jp' }, signal)
  await reconcileChanges({ sources, reconcile: bug, log }).run({ connection: 'shop-jp' }, signal)
})

test('after three days a change is forgotten, after a week an answer and a webhook; what is known stays known', async () => {
  let time = Date.parse('2026-11-20T09:00:00Z')
  const now = () => time
  const store = await openTestStore(await emptyDatabase('PostgreSQL'), { now })
  const { log, lines } = writtenLog()
  const job = prune({ store, keepDays: 180, boardKeepDays: 400, log, now })
  const asked = { connection: 'shop-eu', kind: 'order', by: 'order_number', value: '1042' }
  await store.records.save([order()])
  await store.answers.remember(asked, { asOf: '2026-11-20T09:00:00.000Z', records: [order()] })
  const webhook = { connection: 'shop-eu', eventId: 'e1', topic: 'ORDERS_UPDATED', body: '{}' }
  await store.inbox.put(webhook)
  const [claimed] = await store.inbox.claim(1)
  await store.inbox.finish(claimed?.id ?? 0, 'asked')

  time += 3 * 86_400_000 - 1_000
  await job.run({}, signal)
  expect(await store.changes.since(0)).toHaveLength(1)
  time += 2_000
  await job.run({}, signal)
  expect(await store.changes.since(0)).toEqual([])
  expect(await store.answers.recall(asked)).toBeDefined()
  expect(await store.inbox.put(webhook)).toBe(false)
  time += 4 * 86_400_000 + 1_000
  await job.run({}, signal)
  expect(await store.answers.recall(asked)).toBeUndefined()
  expect(await store.inbox.put(webhook)).toBe(true)
  expect(await store.records.withTerms([store.terms.termOf('order_number', '1042')])).toHaveLength(1)
  expect(lines).toEqual([
    'info pruned {"counts":{"changes":1,"answers":0,"records":0}}',
    'info pruned {"counts":{"changes":0,"answers":1,"records":0}}',
  ])
})

test('a record that no source has told for half a year is forgotten with all that it is found by; one that was told stays', async () => {
  let time = Date.parse('2026-11-20T09:00:00Z')
  const now = () => time
  const store = await openTestStore(await emptyDatabase('PostgreSQL'), { now })
  const { log } = writtenLog()
  const job = prune({ store, keepDays: 180, boardKeepDays: 400, log, now })
  const told = (number: string) => ({ ...order({ number }), observedAt: new Date(now()).toISOString() })
  const found = async (number: string) =>
    (await store.records.withTerms([store.terms.termOf('order_number', number)])).length
  await store.records.save([told('1'), told('2')])
  time += 179 * day
  await store.records.save([told('2')])
  time += day - 1_000
  await job.run({}, signal)
  expect([await found('1'), await found('2')]).toEqual([1, 1])
  time += 2_000
  await job.run({}, signal)
  expect([await found('1'), await found('2')]).toEqual([0, 1])
  for (const table of ['record_versions', 'record_terms', 'records'])
    expect(JSON.stringify(await rowsOf(store, `SELECT key FROM ${table}`))).not.toContain('Order/1"')
})
