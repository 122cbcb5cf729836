import type { Poll } from '@throughline/bridge/platform/store/polls-store.ts'
import { describe, expect, test } from 'vitest'
import { databaseKinds, emptyDatabase, openTestStore } from '../../../kit/databases.ts'
import { order, tracking } from '../../../kit/records.ts'

const minute = 60_000
const start = Date.parse('2026-11-20T09:00:00Z')

const poll = (value: string, said: Partial<Poll> = {}): Poll => ({
  connection: 'easypost',
  kind: 'tracking',
  by: 'tracking_number',
  value,
  dueAt: '2026-11-20T08:50:00.000Z',
  since: '2026-11-20T08:00:00.000Z',
  why: 'moving',
  ...said,
})

describe.each(databaseKinds)('%s', (kind) => {
  const open = async () => {
    let time = start
    const store = await openTestStore(await emptyDatabase(kind), { now: () => time })
    return {
      store,
      later: (minutes: number) => {
        time += minutes * minute
      },
      claim: async (batch = 10, connection = 'easypost') =>
        (await store.polls.claim(connection, () => batch)).map(({ value }) => value).toSorted(),
    }
  }

  test('what is due is given out, what is not due is not, nor what belongs to another connection', async () => {
    const { store, claim } = await open()
    await store.polls.set([
      poll('DUE', { carrier: 'DHL' }),
      poll('LATER', { dueAt: '2026-11-20T09:00:01.000Z' }),
      poll('OTHER', { connection: 'aftership' }),
    ])
    expect(await store.polls.claim('easypost', () => 10)).toEqual([
      poll('DUE', { carrier: 'DHL', dueAt: '2026-11-20T09:05:00.000Z' }),
    ])
    expect(await claim()).toEqual([])
  })

  test('one call takes as many as it can hold, the most overdue first, and only of one kind', async () => {
    const { store, claim } = await open()
    await store.polls.set([
      poll('SECOND', { dueAt: '2026-11-20T08:40:00.000Z' }),
      poll('FIRST', { dueAt: '2026-11-20T08:30:00.000Z' }),
      poll('THIRD'),
      poll('ELSE', { kind: 'return', by: 'return_number', dueAt: '2026-11-20T08:45:00.000Z' }),
    ])
    expect(await claim(2)).toEqual(['FIRST', 'SECOND'])
    expect(await claim(2)).toEqual(['ELSE'])
    expect(await claim(2)).toEqual(['THIRD'])
  })

  test('a few that have just become due wait five minutes for company, a full call does not', async () => {
    const { store, claim, later } = await open()
    await store.polls.set([poll('A', { dueAt: '2026-11-20T08:59:00.000Z' })])
    expect(await claim(2)).toEqual([])
    await store.polls.set([poll('B', { dueAt: '2026-11-20T08:59:30.000Z' })])
    expect(await claim(2)).toEqual(['A', 'B'])
    await store.polls.set([poll('C', { dueAt: '2026-11-20T08:59:00.000Z' })])
    later(3)
    expect(await claim(2)).toEqual([])
    later(1)
    expect(await claim(2)).toEqual(['C'])
  })

  test('two bridges that look at the same time get different questions', async () => {
    const { store } = await open()
    await store.polls.set(Array.from({ length: 40 }, (_, at) => poll(`P${at}`)))
    const taken = await Promise.all(Array.from({ length: 8 }, () => store.polls.claim('easypost', () => 10)))
    const values = taken.flat().map(({ value }) => value)
    expect(new Set(values).size).toBe(values.length)
    expect(values.length).toBeLessThanOrEqual(40)
  })

  test('what a bridge took and never came back with is given out again after five minutes', async () => {
    const { store, claim, later } = await open()
    await store.polls.set([poll('A')])
    expect(await claim(1)).toEqual(['A'])
    later(4)
    expect(await claim(1)).toEqual([])
    later(1)
    expect(await claim(1)).toEqual(['A'])
  })

  test('a question that is wanted again keeps the time since when it was wanted', async () => {
    const { store, later } = await open()
    await store.polls.set([poll('A', { carrier: 'DHL' })])
    await store.polls.set([poll('A', { since: '2026-11-20T08:59:00.000Z', why: 'not found yet' })])
    later(10)
    expect(await store.polls.claim('easypost', () => 1)).toMatchObject([
      { since: '2026-11-20T08:00:00.000Z', why: 'not found yet', carrier: 'DHL' },
    ])
  })

  test('a number that is asked already keeps its time when another record names it too', async () => {
    const { store, claim } = await open()
    await store.polls.set([poll('A', { dueAt: '2026-11-20T12:00:00.000Z' })])
    await store.polls.addNew([poll('A'), poll('B')])
    expect(await claim()).toEqual(['B'])
  })

  test('what has nothing more to tell is dropped, and nothing else', async () => {
    const { store, claim } = await open()
    await store.polls.set([poll('A'), poll('B'), poll('A', { connection: 'aftership' })])
    await store.polls.drop([poll('A')])
    expect(await claim()).toEqual(['B'])
    expect(await claim(10, 'aftership')).toEqual(['A'])
  })

  test('each new version is planned once; one that changed meanwhile is planned again', async () => {
    const { store } = await open()
    const at = (observedAt: string, stage: 'in_transit' | 'delivered') => ({
      ...tracking({ stage }),
      observedAt,
    })
    await store.records.save([at('2026-11-20T08:00:00.000Z', 'in_transit'), order()])
    const [found] = await store.records.unplanned('easypost', 10)
    expect(found?.record.key).toBe('trk-JJD1')
    await store.records.save([at('2026-11-20T08:30:00.000Z', 'delivered')])
    await store.records.setPlanned('easypost', [found?.id ?? 0])
    const [changed] = await store.records.unplanned('easypost', 10)
    expect(changed?.record.data).toMatchObject({ stage: 'delivered' })
    await store.records.setPlanned('easypost', [changed?.id ?? 0])
    expect(await store.records.unplanned('easypost', 10)).toEqual([])
    await store.records.save([at('2026-11-20T08:45:00.000Z', 'delivered')])
    expect(await store.records.unplanned('easypost', 10)).toEqual([])
    expect(await store.records.unplanned('shop-eu', 10)).toHaveLength(1)
  })

  test('a watermark is what was written last, for each connection by itself', async () => {
    const { store } = await open()
    await store.watermarks.write('shop-eu', 'changed', 'a')
    await store.watermarks.write('shop-us', 'changed', 'b')
    await store.watermarks.write('shop-eu', 'changed', 'c')
    expect(await store.watermarks.read('shop-eu', 'changed')).toBe('c')
    expect(await store.watermarks.read('shop-us', 'changed')).toBe('b')
    expect(await store.watermarks.read('wms', 'changed')).toBeUndefined()
  })

  test('old changes and old answers are forgotten, the newer ones and all records stay', async () => {
    const { store } = await open()
    const old = { ...order({ number: '#1' }), observedAt: '2026-11-10T09:00:00.000Z' }
    await store.records.save([old, order({ number: '#2' })])
    const asked = (value: string) => ({ connection: 'shop-eu', kind: 'order', by: 'order_number', value })
    await store.answers.remember(asked('1'), { asOf: old.observedAt, records: [old] })
    await store.answers.remember(asked('2'), { asOf: '2026-11-20T09:00:00.000Z', records: [] })
    expect(await store.changes.forget('2026-11-17T09:00:00.000Z')).toBe(1)
    expect(await store.answers.forget('2026-11-17T09:00:00.000Z')).toBe(1)
    expect(await store.changes.since(0)).toMatchObject([{ key: 'gid://shopify/Order/#2' }])
    expect(await store.answers.recall(asked('1'))).toBeUndefined()
    expect(await store.answers.recall(asked('2'))).toBeDefined()
    expect(await store.records.withTerms([store.terms.termOf('order_number', '1')])).toHaveLength(1)
  })
})
