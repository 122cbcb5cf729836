import type { Hint } from '@throughline/bridge/connectors/connector.ts'
import { ConnectorError } from '@throughline/bridge/connectors/errors.ts'
import { createIngest, type Ingest, type IngestOptions } from '@throughline/bridge/flow/ingest.ts'
import { withMemory } from '@throughline/bridge/flow/remember.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeSource } from '../../kit/fake-source.ts'
import { fulfilment, order, tracking } from '../../kit/records.ts'
import { inboxDouble, memoryDouble } from './ingest-kit.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T09:00:00Z') })
})
afterEach(async () => {
  const closed = Promise.all(open.splice(0).map((ingest) => ingest.close()))
  await vi.advanceTimersByTimeAsync(5_000)
  await closed
  vi.useRealTimers()
})

const open: Ingest[] = []

const now = () => Date.now()
const soon = (ms = 60) => vi.advanceTimersByTimeAsync(ms)
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000)

/** What a body says to ask: `{"id":"1042"}` an order, `{"part":"x"}` something to trace. */
const hints = ({ topic, body }: { topic: string; body: unknown }): Hint[] | undefined => {
  if (topic === 'poison') throw new TypeError('nobody thought of this')
  if (topic !== 'changed') return undefined
  const { id, part, ids = [] } = body as { id?: string; part?: string; ids?: string[] }
  const all = [...ids, ...(id ? [id] : [])]
  return [
    ...all.map((value): Hint => ({ kind: 'order', by: 'shop_order_id', value })),
    ...(part ? [{ trace: part }] : []),
  ]
}

type ShopOptions = Partial<Parameters<typeof fakeSource>[2]>

/** A shop whose webhooks are ingested, and a carrier; `wms` may be added as a second sender. */
function ingesting({
  shop: shopOptions = {},
  options = {},
  also = [],
}: {
  shop?: ShopOptions
  options?: Partial<IngestOptions>
  also?: IngestOptions['feeds']
} = {}) {
  const memory = memoryDouble()
  const errors: unknown[] = []
  const told: string[] = []
  const shop = fakeSource('shop-eu', ['order by shop_order_id'], {
    answer: ({ values }) => values.map(({ value }) => order({ id: value, number: `#${value}` })),
    now,
    ...shopOptions,
  })
  const carriers = fakeSource('easypost', ['tracking by tracking_number'], {
    answer: ({ values }) => values.map(({ value }) => tracking({ trackingNumber: value })),
    now,
  })
  const remembering = { memory, now, onStoreError: (error: unknown) => errors.push(error) }
  const box = inboxDouble(now)
  const ingest = createIngest({
    inbox: box.inbox,
    feeds: [{ source: withMemory(shop, remembering), hints }, ...also],
    leadsTo: () => [withMemory(carriers, remembering)],
    now,
    onError: (error) => errors.push(error),
    onOutcome: ({ connection, outcome, attempts }) => told.push(`${connection} ${outcome} ${attempts}`),
    ...options,
  })
  open.push(ingest)
  const put = (body: unknown, more: Parameters<typeof box.put>[2] = {}) => {
    const row = box.put('shop-eu', body, more)
    ingest.wake('shop-eu')
    return row
  }
  return { ingest, box, put, shop, carriers, memory, errors, told }
}

test('what a webhook names is asked again at its source, kept, and then the webhook is done', async () => {
  const { put, shop, memory, box, told, errors } = ingesting()
  put({ id: '1042', status: 'whatever the body says' })
  await soon()
  expect(shop.asked).toEqual(['order by shop_order_id: 1042'])
  expect(memory.latest()).toMatchObject([{ kind: 'order', data: { number: '#1042', status: 'paid' } }])
  expect(box.outcomes()).toEqual(['asked'])
  expect(told).toEqual(['shop-eu asked 1'])
  expect(errors).toEqual([])
})

test('a burst about one order is one question', async () => {
  const { put, shop, box } = ingesting()
  for (let at = 0; at < 5; at += 1) {
    put({ id: '1042' })
    await soon(5)
  }
  await seconds(2)
  expect(shop.asked).toHaveLength(1)
  expect(box.outcomes()).toEqual(Array(5).fill('asked'))
})

test('what comes while the source is being asked is asked once more: the answer may be older', async () => {
  const replies: (() => void)[] = []
  const { put, shop, box } = ingesting({
    shop: { answer: () => new Promise((resolve) => replies.push(() => resolve([order({ id: '1042' })]))) },
  })
  put({ id: '1042' })
  await soon()
  for (let at = 0; at < 3; at += 1) put({ id: '1042' })
  await soon()
  expect(shop.asked).toHaveLength(1)
  replies.shift()?.()
  await soon()
  expect(box.outcomes()).toEqual(['asked', undefined, undefined, undefined])
  await seconds(1)
  expect(shop.asked).toHaveLength(2)
  replies.shift()?.()
  await soon()
  expect(box.outcomes()).toEqual(Array(4).fill('asked'))
})

test('an order that never rests is asked once a second', async () => {
  const { put, shop } = ingesting()
  for (let at = 0; at < 100; at += 1) {
    put({ id: '1042' })
    await soon(50)
  }
  expect(shop.asked.length).toBeGreaterThanOrEqual(5)
  expect(shop.asked.length).toBeLessThanOrEqual(6)
})

test('thirty orders at once are three calls of ten', async () => {
  const { put, shop, box } = ingesting()
  for (let at = 0; at < 30; at += 1) put({ id: `${1000 + at}` })
  await seconds(1)
  expect(shop.asked.map((call) => call.split(',').length)).toEqual([10, 10, 10])
  expect(box.outcomes()).toEqual(Array(30).fill('asked'))
})

test('a hundred and fifty deliveries are taken a hundred at a time, and none is left', async () => {
  const { put, box } = ingesting()
  for (let at = 0; at < 150; at += 1) put({ id: `${1000 + at}` })
  await seconds(2)
  expect(box.outcomes()).toEqual(Array(150).fill('asked'))
})

test('a part is traced to its order, and the order is asked', async () => {
  const traced: string[][] = []
  const { put, shop, box } = ingesting({
    shop: {
      trace: async (ids) => {
        traced.push([...ids])
        return [{ kind: 'order', by: 'shop_order_id', value: '1042' }]
      },
    },
  })
  put({ part: 'hold-1' })
  put({ part: 'hold-2' })
  await soon(200)
  expect(traced).toEqual([['hold-1', 'hold-2']])
  expect(shop.asked).toEqual(['order by shop_order_id: 1042'])
  expect(box.outcomes()).toEqual(['asked', 'asked'])
})

test('a part that cannot be traced now is traced again', async () => {
  let isDown = true
  const { put, box } = ingesting({
    shop: {
      trace: async () => {
        if (isDown) throw new ConnectorError('unreachable', 'down')
        return [{ kind: 'order', by: 'shop_order_id', value: '1042' }]
      },
    },
  })
  put({ part: 'hold-1' })
  await seconds(1)
  expect(box.outcomes()).toEqual([undefined])
  isDown = false
  await seconds(10)
  expect(box.outcomes()).toEqual(['asked'])
})

test.each([
  ['an unknown topic', { id: '1042' }, { topic: 'pizzas/baked' }, 'topic_unknown'],
  ['a body that is no JSON', '{"id":', {}, 'not_json'],
  ['a body that names nothing', { hello: 'world' }, {}, 'nothing_to_ask'],
])('%s asks nobody and is done', async (...[, body, more, outcome]) => {
  const { put, shop, box, errors } = ingesting()
  put(body, more)
  await soon()
  expect(box.outcomes()).toEqual([outcome])
  expect(shop.asked).toEqual([])
  expect(errors).toEqual([])
})

test('a new parcel is asked at the carrier, a known one is not asked again', async () => {
  const { put, carriers, box } = ingesting({
    shop: {
      answer: ({ values }) => values.map(({ value }) => order({ id: value, fulfilments: [fulfilment()] })),
    },
  })
  put({ id: '1042' })
  await seconds(2)
  put({ id: '1042' })
  await seconds(2)
  expect(carriers.asked).toEqual(['tracking by tracking_number: JJD1'])
  expect(box.outcomes()).toEqual(['asked', 'asked'])
})

test('a carrier of a brand that is not joined with the shop is not asked', async () => {
  const { put, carriers, box } = ingesting({
    shop: {
      answer: ({ values }) => values.map(({ value }) => order({ id: value, fulfilments: [fulfilment()] })),
    },
    options: { leadsTo: () => [] },
  })
  put({ id: '1042' })
  await soon(200)
  expect(carriers.asked).toEqual([])
  expect(box.outcomes()).toEqual(['asked'])
})

/** Asks that were made until now, as seconds since the start. */
const failing = (kind: 'unreachable' | 'unauthorized' | 'rate_limited', retryAfter?: number) => {
  const start = Date.now()
  const at: number[] = []
  return {
    at,
    answer: () => {
      at.push(Math.round((Date.now() - start) / 1_000))
      throw new ConnectorError(kind, 'refused', retryAfter === undefined ? {} : { retryAfter })
    },
  }
}

test('a refused question waits longer each time, and after five hours it is given up with its reason', async () => {
  const { at, answer } = failing('unauthorized')
  const { put, box, told } = ingesting({ shop: { answer } })
  put({ id: '1042' })
  await seconds(6 * 3_600)
  expect(at).toHaveLength(12)
  const waits = at.slice(1).map((time, index) => time - (at[index] ?? 0))
  // Seconds of the sweep that finds them blur what should only grow.
  for (const [index, wait] of waits.entries())
    expect(wait).toBeGreaterThanOrEqual((waits[index - 1] ?? 0) - 5)
  expect(waits[0]).toBeLessThanOrEqual(7)
  expect(waits.at(-1)).toBeGreaterThanOrEqual(3_600)
  expect(at.at(-1)).toBeLessThan(5 * 3_600)
  expect(box.outcomes()).toEqual(['gave_up_unauthorized'])
  expect(told.at(0)).toBe('shop-eu waits_unauthorized 1')
  expect(told.at(-1)).toBe('shop-eu gave_up_unauthorized 12')
})

test('a vendor who says how long to wait is not asked before', async () => {
  const { at, answer } = failing('rate_limited', 90)
  const { put } = ingesting({ shop: { answer } })
  put({ id: '1042' })
  await seconds(89)
  expect(at).toEqual([0])
  await seconds(10)
  expect(at).toHaveLength(2)
})

test('a source that is down for an hour is asked a few times, and then everything is caught up', async () => {
  let isDown = true
  let calls = 0
  const { put, box, memory } = ingesting({
    shop: {
      answer: ({ values }) => {
        calls += 1
        if (isDown) throw new ConnectorError('unreachable', 'down')
        return values.map(({ value }) => order({ id: value, number: `#${value}` }))
      },
    },
  })
  for (let at = 0; at < 200; at += 1) {
    put({ id: `${1000 + at}` })
    await seconds(18)
  }
  // A breaker opens after five failures in a row and lets one question through every ten seconds.
  expect(calls).toBeLessThan((2 * 3_600) / 10)
  isDown = false
  await seconds(2 * 3_600)
  expect(new Set(box.outcomes())).toEqual(new Set(['asked']))
  expect(memory.latest()).toHaveLength(200)
})

test('what the store could not take is not done', async () => {
  const { put, memory, box, errors } = ingesting()
  memory.isAway = true
  put({ id: '1042' })
  await soon(200)
  expect(box.outcomes()).toEqual([undefined])
  expect(errors).toHaveLength(1)
  memory.isAway = false
  await seconds(10)
  expect(box.outcomes()).toEqual(['asked'])
  expect(memory.latest()).toHaveLength(1)
})

test('when the whole store was away work goes on as soon as it is back', async () => {
  const { put, box, errors } = ingesting()
  box.setAway(true)
  put({ id: '1042' })
  await seconds(12)
  expect(errors.length).toBeGreaterThan(0)
  box.setAway(false)
  await seconds(6)
  expect(box.outcomes()).toEqual(['asked'])
})

test('a delivery that nobody thought of harms no other, and is given up in the end', async () => {
  const { put, box, errors } = ingesting()
  put({ id: '1' }, { topic: 'poison' })
  put({ id: '1042' })
  await soon()
  expect(box.outcomes()).toEqual([undefined, 'asked'])
  expect(errors).toMatchObject([{ name: 'TypeError' }])
  await seconds(6 * 3_600)
  expect(box.outcomes()).toEqual(['gave_up_bug', 'asked'])
})

test('a delivery that was in hand at every crash is not taken up for ever', async () => {
  const { put, shop, box } = ingesting()
  put({ id: '1042' }, { attempts: 12 })
  await soon()
  expect(shop.asked).toEqual([])
  expect(box.outcomes()).toEqual(['gave_up_died'])
})

test('what another bridge left behind when it died is found without a wake-up', async () => {
  const { box } = ingesting()
  await seconds(1)
  box.put('shop-eu', { id: '1042' })
  await seconds(6)
  expect(box.outcomes()).toEqual(['asked'])
})

test('a vendor that hangs holds up nobody else, and is still asked by one worker alone', async () => {
  const wms = fakeSource('wms', ['order by shop_order_id'], { answer: () => new Promise(() => {}), now })
  const { put, box, ingest } = ingesting({ also: [{ source: wms, hints }] })
  const hanging = box.put('wms', { id: '7' })
  ingest.wake('wms')
  await soon()
  put({ id: '1042' })
  await soon()
  expect(box.outcomes()).toEqual([undefined, 'asked'])
  await seconds(25)
  expect(wms.asked).toHaveLength(1)
  expect(hanging.attempts).toBe(1)
})

test('when agents want all that a source can give, webhooks let them go first', async () => {
  let left = 100
  const { put, shop, box } = ingesting({
    shop: { allowance: () => ({ remaining: left, max: 1_000, restorePerSecond: 50 }) },
  })
  put({ id: '1' })
  await soon()
  expect(box.outcomes()).toEqual(['asked'])
  put({ id: '2' })
  await seconds(5)
  expect(shop.asked).toHaveLength(1)
  left = 900
  await seconds(10)
  expect(box.outcomes()).toEqual(['asked', 'asked'])
})

test('a bridge that stops finishes what is quick and leaves the rest to the next', async () => {
  let isStuck = false
  const { put, box, ingest } = ingesting({
    shop: {
      answer: ({ values }) =>
        isStuck ? new Promise(() => {}) : values.map(({ value }) => order({ id: value })),
    },
  })
  put({ id: '1' })
  await soon(20)
  const quick = ingest.close()
  await soon(100)
  await quick
  expect(box.outcomes()).toEqual(['asked'])
  box.put('shop-eu', { id: '2' })
  await seconds(20)
  expect(box.outcomes()).toEqual(['asked', undefined])

  isStuck = true
  const next = ingesting({ shop: { answer: () => new Promise(() => {}) } })
  const row = next.put({ id: '3' })
  await soon()
  const closed = next.ingest.close()
  await seconds(4)
  await closed
  expect(row.outcome).toBeUndefined()
  expect(row.claimedUntil).toBeLessThanOrEqual(now())
})

test('two wake-ups without news ask the store no more than needed', async () => {
  const { box, ingest } = ingesting()
  await soon()
  const before = box.claims()
  for (let at = 0; at < 50; at += 1) ingest.wake('shop-eu')
  ingest.wake('somebody else')
  await soon()
  expect(box.claims() - before).toBeLessThanOrEqual(2)
})
