import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { exactFact } from '@throughline/bridge/domain/contacts/contact-fact.ts'
import type { ContactSnapshot } from '@throughline/bridge/domain/contacts/contact-snapshot.ts'
import { countIssues } from '@throughline/bridge/domain/fcr/three-numbers.ts'
import { createBoard } from '@throughline/bridge/flow/board.ts'
import { createContacts } from '@throughline/bridge/flow/contacts.ts'
import { createOutcomes } from '@throughline/bridge/flow/outcomes.ts'
import { recount } from '@throughline/bridge/flow/recount.ts'
import type { Store } from '@throughline/bridge/platform/store/store.ts'
import { BoardFilter, fcrWindows } from '@throughline/shared/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { databaseKinds, emptyDatabase, openTestStore } from '../../kit/databases.ts'
import { judgeHistory } from '../fcr/judge-history.ts'
import { readHistory } from '../fcr/read-history.ts'

const histories = globSync(join(import.meta.dirname, '../fcr/corpus/*.yaml'))
  .sort()
  .map((path) => ({ account: basename(path), ...readHistory(readFileSync(path, 'utf8'), basename(path)) }))
const timeZone = 'Europe/Berlin'
const now = Date.parse('2027-03-01T09:00:00Z')

function countingOn(store: Store) {
  const contacts = createContacts({ store: store.contacts })
  const outcomes = createOutcomes({
    store,
    eventsOf: contacts.eventsOf,
    snapshotsOf: async (account, ticketIds): Promise<ContactSnapshot[]> =>
      histories
        .filter((one) => one.account === account)
        .flatMap(({ snapshots }) => snapshots)
        .filter(({ ticketId }) => ticketIds.includes(ticketId)),
    timeZone,
  })
  return { contacts, outcomes, board: createBoard({ store, timeZone, now: () => now }) }
}

const filterOf = (more: object = {}) => BoardFilter.parse({ from: '2026-01-01', to: '2027-01-31', ...more })

for (const kind of databaseKinds) {
  test(`${kind}: told event by event, in any order, the board says what counting ticket by ticket says`, {
    timeout: 120_000,
  }, async () => {
    const store = await openTestStore(await emptyDatabase(kind), { now: () => now })
    const { contacts, outcomes, board } = countingOn(store)
    for (const { account, events } of histories) {
      const [shuffled = []] = fc.sample(fc.shuffledSubarray(events, { minLength: events.length }), {
        numRuns: 1,
        seed: 6,
      })
      // In three deliveries, each counted before the next comes.
      const third = Math.ceil(shuffled.length / 3)
      for (const from of [0, third, 2 * third]) {
        await contacts.append(
          account,
          shuffled.slice(from, from + third).map((event) => exactFact(event)),
        )
        while ((await outcomes.settle(account)) > 0);
      }
    }
    const all = histories.flatMap((one) => [...judgeHistory({ ...one, timeZone }).values()])
    const [channel = ''] = all.map((one) => one.channel)
    const [cause = ''] = all.map((one) => one.cause)
    const [stage = ''] = all.flatMap((one) => one.stage ?? [])
    for (const more of [{}, { channels: [channel] }, { causes: [cause] }, { stages: [stage] }]) {
      for (const window of fcrWindows) {
        const filter = filterOf({ window, ...more })
        const counted = countIssues(all, { window, now, timeZone, filter })
        const told = await board.overview(filter, {})
        expect({ ...more, window, ...told.numbers, immature: told.immature }).toEqual({
          ...more,
          window,
          ...counted.numbers,
          immature: counted.immature,
        })
        expect(Object.fromEntries(told.excluded.map(({ reason, count }) => [reason, count]))).toEqual(
          counted.excluded,
        )
        expect(Object.fromEntries(told.limits.map(({ reason, count }) => [reason, count]))).toEqual(
          counted.limits,
        )
      }
    }
    for (const { account } of histories) {
      const words = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort()
      expect(words(await store.outcomes.daily(account))).toEqual(
        words(await store.outcomes.dailyAnew(account)),
      )
    }
  })
}

test('the tickets behind a number are as many as the number says, page by page', async () => {
  const store = await openTestStore(await emptyDatabase('PGlite'), { now: () => now })
  const { contacts, outcomes, board } = countingOn(store)
  for (const { account, events } of histories) {
    await contacts.append(
      account,
      events.map((event) => exactFact(event)),
    )
    while ((await outcomes.settle(account)) > 0);
  }
  const filter = filterOf({ window: 30 })
  const { numbers, excluded, limits, immature } = await board.overview(filter, {})
  const behind = async (of: string, more: object = {}) => {
    const rows = []
    let cursor: string | undefined
    do {
      const page = await board.tickets(
        { filter, of, cursor, ...more } as Parameters<typeof board.tickets>[0],
        {},
      )
      rows.push(...page.rows)
      expect(page.total).toBeGreaterThanOrEqual(rows.length)
      cursor = page.cursor
    } while (cursor !== undefined)
    return rows
  }
  expect(await behind('first_contact')).toHaveLength(numbers.fcr.count)
  expect(await behind('lost')).toHaveLength(numbers.fcr.of - numbers.fcr.count)
  expect(await behind('one_touch')).toHaveLength(numbers.oneTouch.count)
  expect(await behind('counted')).toHaveLength(numbers.fcr.of)
  expect(await behind('immature')).toHaveLength(immature)
  for (const { reason, count } of excluded)
    expect(await behind('excluded', { exclusion: reason })).toHaveLength(count)
  for (const { reason, count } of limits)
    expect(await behind('limited', { limit: reason })).toHaveLength(count)
  const lost = await behind('lost')
  expect(lost.every(({ fcr, loss }) => !fcr && loss !== undefined)).toBe(true)
})

test('an agent sees the tickets that she answered first, and no others', async () => {
  const store = await openTestStore(await emptyDatabase('PGlite'), { now: () => now })
  const { contacts, outcomes, board } = countingOn(store)
  for (const { account, events } of histories) {
    await contacts.append(
      account,
      events.map((event) => exactFact(event)),
    )
    while ((await outcomes.settle(account)) > 0);
  }
  const all = histories.flatMap((one) => [...judgeHistory({ ...one, timeZone }).values()])
  const agents = [...new Set(all.flatMap(({ agentId }) => agentId ?? []))]
  expect(agents.length).toBeGreaterThan(1)
  for (const agentId of agents) {
    const own = all.filter((one) => one.agentId === agentId)
    const filter = filterOf()
    const { numbers } = await board.overview(filter, { agentId })
    expect(numbers).toEqual(countIssues(own, { window: 7, now, timeZone, filter }).numbers)
  }
})

test('counting everything again changes nothing, and mends what somebody has broken', {
  timeout: 60_000,
}, async () => {
  const store = await openTestStore(await emptyDatabase('PGlite'), { now: () => now })
  const { contacts, outcomes, board } = countingOn(store)
  for (const { account, events } of histories) {
    await contacts.append(
      account,
      events.map((event) => exactFact(event)),
    )
    while ((await outcomes.settle(account)) > 0);
  }
  expect(await recount({ store, outcomes })).toMatchObject({ changed: 0, wrongSums: 0 })
  const before = await board.overview(filterOf(), {})
  await store.database.db.execute('UPDATE fcr_daily SET stood_7 = 0')
  await store.database.db.execute("UPDATE ticket_outcomes SET cause = 'damaged' WHERE one_touch")
  const { changed, wrongSums } = await recount({ store, outcomes })
  expect([changed > 0, wrongSums > 0]).toEqual([true, true])
  expect(await board.overview(filterOf(), {})).toEqual(before)
})
