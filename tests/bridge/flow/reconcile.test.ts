import type { ChangedReply, Connector, Draft } from '@throughline/bridge/connectors/connector.ts'
import { ConnectorError } from '@throughline/bridge/connectors/errors.ts'
import { expect, test } from 'vitest'
import { backgroundWork, start } from '../../kit/background.ts'
import type { DatabaseKind } from '../../kit/databases.ts'
import { fakeSource } from '../../kit/fake-source.ts'
import { at, order } from '../../kit/records.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A shop that lists its orders by when they changed, by a clock of its own, in pages of three. */
function listingShop(now: () => number, { skew = 0, lag = 0 } = {}) {
  const orders = new Map<string, { total: number; updatedAt: number }>()
  const asked: { since: string; cursor: string | undefined }[] = []
  const place = ({ total, updatedAt }: { total: number; updatedAt: number }, id: string): Draft => {
    const { kind, data } = order({
      id,
      number: `#${id}`,
      total: { minor: total, currency: 'EUR' },
      updatedAt: at(new Date(updatedAt).toISOString()),
    })
    return { kind, key: id, version: `${updatedAt}`, data }
  }
  const changedSince = async (since: string, cursor: string | undefined): Promise<ChangedReply> => {
    asked.push({ since, cursor })
    const listed = [...orders]
      // What was changed just now is not in the shop's search yet.
      .filter(([, { updatedAt }]) => updatedAt >= Date.parse(since) && updatedAt <= now() + skew - lag)
      .map(([id, told]) => ({ id, told, place: `${String(told.updatedAt).padStart(15, '0')} ${id}` }))
      .toSorted((a, b) => (a.place < b.place ? -1 : 1))
      .filter((one) => cursor === undefined || one.place > cursor)
    const page = listed.slice(0, 3)
    return {
      records: page.map(({ id, told }) => place(told, id)),
      ...(listed.length > 3 && { next: page.at(-1)?.place }),
    }
  }
  return {
    orders,
    asked,
    change(id: string) {
      orders.set(id, { total: (orders.get(id)?.total ?? 0) + 1, updatedAt: now() + skew })
    },
    sourceWith: (list: Connector['changedSince'] = changedSince, options = {}) =>
      fakeSource('shop-eu', ['order by shop_order_id'], {
        answer: () => [],
        changedSince: list,
        listed: ['order'],
        now,
        ...options,
      }),
    changedSince,
  }
}

const open = async ({ skew = 0, lag = 0, kind = 'PostgreSQL' as DatabaseKind } = {}) => {
  const work = await backgroundWork(kind)
  const shop = listingShop(work.now, { skew, lag })
  /** What the store knows of each order now, and how often it was told of a change. */
  const known = async () => {
    const ids = [...shop.orders.keys()]
    const records = await work.store.records.withTerms(
      ids.map((id) => work.store.terms.termOf('shop_order_id', id)),
    )
    return new Map(records.flatMap((one) => (one.kind === 'order' ? [[one.key, one.data.total?.minor]] : [])))
  }
  return { ...work, shop, known, run: () => work.reconcile('shop-eu') }
}

test('the first time it notes the time and asks nothing: tickets find what was before', async () => {
  const { add, shop, run, store } = await open()
  add(shop.sourceWith())
  shop.change('1')
  expect(await run()).toEqual({ pages: 0, changed: 0 })
  expect(shop.asked).toEqual([])
  expect(await store.watermarks.read('shop-eu', 'changed')).toContain('2026-11-20T09:00:00.000Z')
})

test('every ten minutes what changed is read, not a minute earlier, with five minutes of overlap', async () => {
  const { add, shop, run, later, known } = await open()
  add(shop.sourceWith())
  await run()
  shop.change('1')
  later(9 * minute)
  expect(await run()).toEqual({ pages: 0, changed: 0 })
  later(minute)
  expect(await run()).toEqual({ pages: 1, changed: 1 })
  expect(shop.asked).toEqual([{ since: '2026-11-20T08:55:00.000Z', cursor: undefined }])
  expect(await known()).toEqual(new Map([['1', 1]]))
})

test.each([
  ['PostgreSQL', 'ahead', 2 * minute],
  ['PostgreSQL', 'behind', -2 * minute],
  ['PGlite', 'behind', -2 * minute],
] as const)(
  'after three days away nothing is missed and nothing doubled (%s, its clock two minutes %s)',
  async (kind, _, skew) => {
    const { add, shop, run, later, known, store, now } = await open({ skew, lag: minute, kind })
    add(shop.sourceWith())
    await run()
    let seed = 7
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return Math.floor((seed / 0x1_0000_0000) * below)
    }
    let versions = 0
    const live = async (hours: number, isAwake: boolean) => {
      for (let passed = 0; passed < hours * 60; passed += 7) {
        if (random(10) < 7) {
          shop.change(String(random(40)))
          versions += 1
        }
        if (isAwake) await run()
        later(7 * minute)
      }
    }
    await live(3, true)
    await live(72, false)
    await live(3, true)
    later(hour)
    await run()

    expect(await known()).toEqual(new Map([...shop.orders].map(([id, { total }]) => [id, total])))
    const told = await store.changes.since(0)
    // An order that changes twice while nobody looks is told of once.
    for (const [id, changes] of Map.groupBy(told, ({ key }) => key))
      expect(changes.length).toBeLessThanOrEqual(shop.orders.get(id)?.total ?? 0)
    expect(told.length).toBeLessThan(versions)
    expect(now() - start).toBeGreaterThan(3 * day)
  },
  60_000,
)

test('what changed a second before the last reading, by a clock two minutes behind, is not lost', async () => {
  const { add, shop, run, later, known } = await open({ skew: -2 * minute, lag: 90_000 })
  add(shop.sourceWith())
  await run()
  later(10 * minute)
  shop.change('1')
  later(1_000)
  await run()
  expect(await known()).toEqual(new Map())
  later(10 * minute)
  await run()
  expect(await known()).toEqual(new Map([['1', 1]]))
})

test('a reading that its budget ends goes on where it was, on whichever bridge', async () => {
  const { add, shop, run, later, store } = await open()
  let pages = 0
  const limited: Connector['changedSince'] = async (since, cursor) => {
    pages += 1
    if (pages % 2 === 0) later(60_000)
    return shop.changedSince(since, cursor)
  }
  add(shop.sourceWith(limited))
  await run()
  for (let id = 0; id < 12; id += 1) shop.change(String(id))
  later(11 * minute)
  expect(await run()).toEqual({ pages: 2, changed: 6 })
  expect(await store.watermarks.read('shop-eu', 'changed')).toContain('"through":"2026-11-20T09:00:00.000Z"')
  expect(await run()).toEqual({ pages: 2, changed: 6 })
  expect(new Set(shop.asked.map(({ since }) => since)).size).toBe(1)
  expect(await store.watermarks.read('shop-eu', 'changed')).toContain('"through":"2026-11-20T09:11:00.000Z"')
})

test('the watermark does not move before the records are kept, and a page that is read twice changes nothing', async () => {
  const { add, shop, run, later, store, known } = await open()
  add(shop.sourceWith())
  await run()
  for (let id = 0; id < 5; id += 1) shop.change(String(id))
  later(11 * minute)
  const { save } = store.records
  store.records.save = async () => {
    throw new Error('disk full')
  }
  await expect(run()).rejects.toThrow('disk full')
  store.records.save = save
  const { write } = store.watermarks
  store.watermarks.write = async () => {
    throw new Error('killed')
  }
  await expect(run()).rejects.toThrow('killed')
  store.watermarks.write = write
  expect(await run()).toEqual({ pages: 2, changed: 2 })
  expect(await known()).toHaveProperty('size', 5)
  expect(await store.changes.since(0)).toHaveLength(5)
})

test('a vendor that is down keeps its place; one whose cursor has grown old is read anew from the watermark', async () => {
  const { add, shop, run, later, known } = await open()
  let failing: ConnectorError | undefined
  const flaky: Connector['changedSince'] = async (since, cursor) => {
    if (cursor && failing) throw failing
    return shop.changedSince(since, cursor)
  }
  add(shop.sourceWith(flaky))
  await run()
  for (let id = 0; id < 5; id += 1) shop.change(String(id))
  later(11 * minute)
  failing = new ConnectorError('timed_out', 'no answer')
  expect(await run()).toEqual({ pages: 1, changed: 3, failure: 'timed_out' })
  expect(await run()).toEqual({ pages: 0, changed: 0, failure: 'timed_out' })
  failing = new ConnectorError('unexpected_shape', 'invalid cursor')
  expect(await run()).toEqual({ pages: 0, changed: 0, failure: 'unexpected_shape' })
  failing = undefined
  expect(await run()).toEqual({ pages: 2, changed: 2 })
  expect(await known()).toHaveProperty('size', 5)
})

test('a key that is refused is not tried again for an hour', async () => {
  const { add, shop, run, later } = await open()
  let calls = 0
  add(
    shop.sourceWith(async () => {
      calls += 1
      throw new ConnectorError('unauthorized', '401')
    }),
  )
  await run()
  later(11 * minute)
  expect(await run()).toMatchObject({ failure: 'unauthorized' })
  later(59 * minute)
  await run()
  expect(calls).toBe(1)
  later(minute)
  await run()
  expect(calls).toBe(2)
})

test('a list that leads back to itself ends, and is told of', async () => {
  const { add, shop, run, later, store } = await open()
  add(shop.sourceWith(async () => ({ records: [], next: 'again' })))
  await run()
  later(11 * minute)
  expect(await run()).toEqual({ pages: 2, changed: 0, failure: 'unexpected_shape' })
  expect(await store.watermarks.read('shop-eu', 'changed')).toContain('"through":"2026-11-20T09:00:00.000Z"')
})

test('after half a year away only the last sixty days are asked for: further back no list reaches', async () => {
  const { add, shop, run, later } = await open()
  add(shop.sourceWith())
  await run()
  later(180 * day)
  await run()
  expect(Date.parse(shop.asked[0]?.since ?? '')).toBe(start + 120 * day)
})

test('while the source rests after failures nothing is read', async () => {
  const { add, shop, run, later } = await open()
  const source = shop.sourceWith()
  add({ ...source, backgroundWait: () => ({ ms: 600_000, why: 'it rests after failures' as const }) })
  await run()
  later(11 * minute)
  expect(await run()).toEqual({ pages: 0, changed: 0 })
  expect(shop.asked).toEqual([])
})

test('a source whose vendor cannot list changes has no watermark', async () => {
  const { add, store, reconcile } = await open()
  add(fakeSource('easypost', ['tracking by tracking_number'], { answer: () => [] }))
  expect(await reconcile('easypost')).toEqual({ pages: 0, changed: 0 })
  expect(await store.watermarks.read('easypost', 'changed')).toBeUndefined()
})
