import { createChangeFeed } from '@throughline/bridge/flow/change-feed.ts'
import { createPanelFlow } from '@throughline/bridge/flow/panel.ts'
import { shareCompositions } from '@throughline/bridge/flow/share.ts'
import { createWatch, type WatchEvent } from '@throughline/bridge/flow/watch.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeSource } from '../../kit/fake-source.ts'
import { at, order } from '../../kit/records.ts'
import { adasTicket } from './watched-shop.ts'

const minute = 60_000
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T09:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Ada's order, paid at eight o'clock, and a warehouse that knows nothing of it: four hours later it should have been released. */
function watchedOrder() {
  const said = { placedAt: at('2026-11-20T08:00:00.000Z') }
  const shop = fakeSource('shop-eu', ['order by email'], { answer: () => [order(said)], now: Date.now })
  const wms = fakeSource('wms', ['warehouse_order by email'], { answer: () => [], now: Date.now })
  const flow = createPanelFlow({ sources: [shop, wms], identity: {}, now: Date.now, deadlineMs: 3_000 })
  const compose = vi.fn(flow.compose)
  const shared = shareCompositions({ compose })
  const watch = createWatch({
    flow: shared,
    changes: createChangeFeed(),
    termOf: (by, value) => `${by}:${value}`,
  })
  const all = new AbortController()
  const open = () => {
    const events: WatchEvent[] = []
    const done = (async () => {
      for await (const event of watch({
        request: adasTicket,
        scope: { connections: ['shop-eu', 'wms'] },
        signal: all.signal,
      }))
        events.push(event)
    })()
    return { events, done }
  }
  return { open, compose, stop: () => all.abort() }
}
const concerns = ({ panel }: WatchEvent) =>
  panel.orders.flatMap((one) => one.concerns.map(({ kind }) => kind))

test('what becomes a concern while nobody does anything arrives in the open panel', async () => {
  const { open, stop } = watchedOrder()
  const { events, done } = open()
  await vi.advanceTimersByTimeAsync(2 * 60 * minute + 59 * minute)
  expect(events.map(concerns)).toEqual([[]])
  // Four hours after eight is noon; a panel is at most a minute late.
  await vi.advanceTimersByTimeAsync(2 * minute)
  expect(events.map(concerns)).toEqual([[], ['not_released']])
  stop()
  await done
})

test('while nothing changes, nothing is composed for the watchers and nothing is sent', async () => {
  const { open, compose, stop } = watchedOrder()
  const { events, done } = open()
  await vi.advanceTimersByTimeAsync(1_000)
  const composed = compose.mock.calls.length
  await vi.advanceTimersByTimeAsync(150 * minute)
  expect(compose.mock.calls).toHaveLength(composed)
  expect(events).toHaveLength(1)
  stop()
  await done
})

test('two who watch the same ticket are told at the same time, by one composition', async () => {
  const { open, compose, stop } = watchedOrder()
  const [one, two] = [open(), open()]
  await vi.advanceTimersByTimeAsync(1_000)
  compose.mockClear()
  await vi.advanceTimersByTimeAsync(181 * minute)
  expect(one.events.map(concerns)).toEqual([[], ['not_released']])
  expect(two.events.map(concerns)).toEqual([[], ['not_released']])
  expect(compose).toHaveBeenCalledTimes(1)
  stop()
  await Promise.all([one.done, two.done])
})

test('a panel that nobody watches any more waits for no turn', async () => {
  const { open, stop } = watchedOrder()
  const { done } = open()
  await vi.advanceTimersByTimeAsync(5_000)
  stop()
  await done
  expect(vi.getTimerCount()).toBe(0)
})
