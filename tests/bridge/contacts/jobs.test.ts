import { prune } from '@throughline/bridge/entrances/jobs/prune.ts'
import { readContacts } from '@throughline/bridge/entrances/jobs/read-contacts.ts'
import type { Backfill } from '@throughline/bridge/flow/backfill.ts'
import { createLog } from '@throughline/bridge/platform/log.ts'
import { expect, test } from 'vitest'
import { emptyDatabase, openTestStore } from '../../kit/databases.ts'
import { helpdeskOf, solvedTickets } from './helpdesk.ts'
import { openReading, now as start } from './reading.ts'

const account = 'acme'
const day = 86_400_000
const log = createLog({ write: () => true })
const signal = new AbortController().signal

test('an account is read once a day, at once after a gap, and a failure is tried again after an hour', async () => {
  const { backfill, store, clock, zendesk } = await openReading(helpdeskOf(solvedTickets(5)))
  let runs = 0
  const counting: Pick<Backfill, 'read'> = {
    read(asked) {
      runs += 1
      return backfill.read(asked)
    },
  }
  const job = readContacts({
    backfills: new Map([[account, counting]]),
    store,
    since: '2026-10-01',
    log,
    now: () => clock.now,
  })
  const runsAfter = async (ms: number) => {
    clock.now += ms
    await job.run({ account }, signal)
    return runs
  }
  expect(await runsAfter(0)).toBe(1)
  expect(await runsAfter(60_000)).toBe(1)
  expect(await runsAfter(day + 60_000)).toBe(2)
  await store.backfills.noteGap(account, {
    from: new Date(clock.now).toISOString(),
    to: new Date(clock.now + 600_000).toISOString(),
    why: 'bridge_down',
  })
  expect(await runsAfter(1_200_000)).toBe(3)
  expect(await store.backfills.gaps(account)).toEqual([])
  zendesk.fail(403)
  expect(await runsAfter(day + 60_000)).toBe(4)
  expect(await runsAfter(1_800_000)).toBe(4)
  zendesk.fail(undefined)
  expect(await runsAfter(2_000_000)).toBe(5)
  expect(await store.backfills.read(account)).toMatchObject({ state: 'done', tickets: 5 })
  await job.run({ account: 'of a newer configuration' }, signal)
})

test('events that webhooks lost are a gap that is repaired; those of the first reading are none', async () => {
  const tickets = solvedTickets(5)
  const { backfill, store, clock, zendesk } = await openReading(helpdeskOf(tickets))
  const job = readContacts({
    backfills: new Map([[account, backfill]]),
    store,
    since: '2026-10-01',
    log,
    now: () => clock.now,
  })
  await job.run({ account }, signal)
  expect(await store.backfills.gaps(account, 'all')).toEqual([])
  const lost = { id: 99, at: new Date(start + 60_000).toISOString(), by: 101, status: 'open' as const }
  zendesk.hold(
    helpdeskOf(tickets.map((one) => (one.id === 1_000 ? { ...one, updates: [...one.updates, lost] } : one))),
  )
  clock.now = start + day + 60_000
  await job.run({ account }, signal)
  expect(await store.backfills.gaps(account)).toEqual([])
  expect(await store.backfills.gaps(account, 'all')).toMatchObject([{ from: lost.at, why: 'events_missing' }])
})

test('a ticket is forgotten when nothing has happened on it for the board’s time', async () => {
  let time = start
  const store = await openTestStore(await emptyDatabase('PGlite'), { now: () => time })
  const job = prune({ store, keepDays: 180, boardKeepDays: 400, log, now: () => time })
  const at = new Date(start).toISOString()
  await store.contacts.append(account, [
    { id: '1', otherIds: [], ticketId: '1', kind: 'message', at, weight: 0, data: '{}', terms: ['email:x'] },
  ])
  await store.snapshots.show(account, { ticketId: '1', at, data: '{}' })
  await store.snapshots.freeze(account, { ticketId: '1', at, data: '{}', moment: 'opened' })
  time += 399 * day
  await job.run({}, signal)
  expect(await store.snapshots.shown(account, ['1'])).toEqual([])
  expect(await store.snapshots.of(account, ['1'])).toHaveLength(1)
  expect(await store.contacts.tickets(account, { most: 10 })).toEqual(['1'])
  time += 2 * day
  await job.run({}, signal)
  expect(await store.snapshots.of(account, ['1'])).toEqual([])
  expect(await store.contacts.tickets(account, { most: 10 })).toEqual([])
  expect(await store.contacts.withTerms(account, ['email:x'])).toEqual([])
})
