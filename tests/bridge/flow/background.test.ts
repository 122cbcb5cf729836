import type { Allowance } from '@throughline/bridge/connectors/connector.ts'
import { ConnectorError } from '@throughline/bridge/connectors/errors.ts'
import type { SourceRecord } from '@throughline/shared/model'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeSource } from '../../kit/fake-source.ts'
import { order } from '../../kit/records.ts'

// Work that nobody waits for: what it may take, and to whom it gives way.

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T09:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

const shop = (options: Partial<Parameters<typeof fakeSource>[2]> = {}) => {
  const source = fakeSource('shop-eu', ['order by order_number'], {
    answer: () => [order()],
    now: Date.now,
    ...options,
  })
  const [capability] = source.capabilities
  if (!capability) throw new Error('it has one capability')
  const ask = (background: boolean, value = '1042') => source.ask(capability, { value }, { background })
  return { source, ask }
}

test('a source that has said nothing about its limits is asked', () => {
  expect(shop().source.backgroundWait()).toBeUndefined()
})

test('background work takes what is above half of the bucket, and waits for it to fill', async () => {
  const bucket: Allowance = { remaining: 1_400, max: 2_000, restorePerSecond: 50 }
  const { source, ask } = shop({ allowance: () => bucket })
  await ask(false)
  expect(source.backgroundWait()).toBeUndefined()
  bucket.remaining = 900
  await ask(false, '1043')
  expect(source.backgroundWait()).toEqual({ ms: 2_000, why: 'the rest of its allowance is for agents' })
  await vi.advanceTimersByTimeAsync(1_999)
  expect(source.backgroundWait()?.ms).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(source.backgroundWait()).toBeUndefined()
})

test('agents are asked for whatever is left of the bucket', async () => {
  const { source, ask } = shop({ allowance: () => ({ remaining: 100, max: 2_000, restorePerSecond: 50 }) })
  await ask(false)
  expect(source.backgroundWait()).toBeDefined()
  expect(await ask(false, '1043')).toMatchObject({ ok: true })
})

test('it learns what its calls cost, and keeps the next one from eating into the share of the agents', async () => {
  const bucket: Allowance = { remaining: 2_000, max: 2_000, restorePerSecond: 50 }
  const { source, ask } = shop({ allowance: () => bucket })
  await ask(false)
  bucket.remaining = 1_500
  await ask(true, '1043')
  expect(source.backgroundWait()).toBeUndefined()
  bucket.remaining = 1_400
  await ask(true, '1044')
  // A call may cost 450 again: 1,450 must be there.
  expect(source.backgroundWait()).toEqual({ ms: 1_000, why: 'the rest of its allowance is for agents' })
})

test('a call that is dearer than half of the bucket still runs, when the bucket is nearly full', async () => {
  const bucket: Allowance = { remaining: 2_000, max: 2_000, restorePerSecond: 50 }
  const { source, ask } = shop({ allowance: () => bucket })
  await ask(false)
  bucket.remaining = 500
  await ask(true, '1043')
  expect(source.backgroundWait()?.ms).toBe(28_000)
  await vi.advanceTimersByTimeAsync(28_000)
  expect(source.backgroundWait()).toBeUndefined()
})

test('an allowance without a rate is believed for a minute', async () => {
  const bucket: Allowance = { remaining: 300 }
  const { source, ask } = shop({ allowance: () => bucket })
  await ask(false)
  expect(source.backgroundWait()).toBeUndefined()
  bucket.remaining = 20
  await ask(false, '1043')
  expect(source.backgroundWait()).toEqual({ ms: 60_000, why: 'the rest of its allowance is for agents' })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(source.backgroundWait()).toBeUndefined()
})

test('while agents keep more than half of the places, background work looks again later', async () => {
  let open: (records: SourceRecord[]) => void = () => {}
  const waiting = new Promise<SourceRecord[]>((resolve) => {
    open = resolve
  })
  const { source, ask } = shop({ answer: () => waiting, batch: 1, concurrency: 4, timeoutMs: 60_000 })
  const [one, two] = [ask(false, '1'), ask(false, '2')]
  await vi.advanceTimersByTimeAsync(1)
  expect(source.backgroundWait()).toBeUndefined()
  const three = ask(false, '3')
  await vi.advanceTimersByTimeAsync(1)
  expect(source.backgroundWait()).toEqual({ ms: 250, why: 'agents are asking' })
  open([])
  await Promise.all([one, two, three])
  expect(source.backgroundWait()).toBeUndefined()
})

test('while it rests after failures it is left alone, and may be tested afterwards', async () => {
  const { source, ask } = shop({
    answer: () => {
      throw new ConnectorError('timed_out', 'no answer')
    },
  })
  for (let at = 0; at < 5; at += 1) await ask(false, `${at}`)
  expect(source.backgroundWait()).toEqual({ ms: 10_000, why: 'it rests after failures' })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(source.backgroundWait()).toBeUndefined()
})

test('while it told us to wait it is left alone', async () => {
  const { source, ask } = shop({
    answer: () => {
      throw new ConnectorError('rate_limited', '429', { retryAfter: 30 })
    },
  })
  await ask(false)
  expect(source.backgroundWait()).toEqual({ ms: 30_000, why: 'it told us to wait' })
})

test('a slow answer that an agent cannot wait for is good enough for the background', async () => {
  const slow = () => new Promise<SourceRecord[]>((resolve) => setTimeout(() => resolve([order()]), 5_000))
  const { ask } = shop({ answer: slow })
  const [agent, background] = [ask(false), ask(true)]
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await agent).toMatchObject({ ok: false, failure: { kind: 'timed_out' } })
  expect(await background).toMatchObject({ ok: true })
})

test('even the background gives up after half a minute, and says after how long', async () => {
  const { ask } = shop({ answer: () => new Promise<SourceRecord[]>(() => {}) })
  const background = ask(true)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(await background).toMatchObject({
    ok: false,
    failure: { kind: 'timed_out', detail: 'no answer within 30000 ms' },
  })
})

test('the background asks anew, and its questions of one moment are one call', async () => {
  const { source, ask } = shop()
  await ask(false)
  await Promise.all([ask(true), ask(true, '1043')])
  expect(source.asked).toEqual(['order by order_number: 1042', 'order by order_number: 1042, 1043'])
})

test('what has changed comes page by page, stamped with who said it and when', async () => {
  const { source } = shop({
    listed: ['order'],
    changedSince: async (since, cursor) => {
      const { kind, key, version, data } = order({ number: cursor ?? since })
      return { records: [{ kind, key, version, data }], ...(cursor ? {} : { next: 'page 2' }) }
    },
  })
  expect(source.listed).toEqual(['order'])
  const first = await source.changedSince?.('2026-11-17T09:00:00Z')
  expect(first).toMatchObject({
    ok: true,
    data: {
      next: 'page 2',
      records: [
        {
          connection: 'shop-eu',
          observedAt: '2026-11-20T09:00:00.000Z',
          data: { number: '2026-11-17T09:00:00Z' },
        },
      ],
    },
  })
  expect(await source.changedSince?.('2026-11-17T09:00:00Z', 'page 2')).toMatchObject({
    ok: true,
    data: { records: [{ data: { number: 'page 2' } }], next: undefined },
  })
})

test('a list that fails is a named failure, and counts for the breaker like any other call', async () => {
  const { source } = shop({
    changedSince: async () => {
      throw new ConnectorError('timed_out', 'no answer')
    },
  })
  for (let at = 0; at < 5; at += 1) {
    expect(await source.changedSince?.('2026-11-17T09:00:00Z')).toMatchObject({
      ok: false,
      failure: { kind: 'timed_out' },
    })
  }
  expect(source.backgroundWait()?.why).toBe('it rests after failures')
})

test('a source whose vendor cannot tell what changed does not offer to', () => {
  const { source } = shop({ listed: ['order'] })
  expect(source.changedSince).toBeUndefined()
  expect(source.listed).toEqual([])
})
