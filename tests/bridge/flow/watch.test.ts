import type { WatchEvent } from '@throughline/bridge/flow/watch.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchedShop } from './watched-shop.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T09:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

const statuses = (events: WatchEvent[]) => events.map(({ panel }) => panel.orders[0]?.status)
const soon = () => vi.advanceTimersByTimeAsync(100)

test('a change of the order arrives in the open panel without asking the shop again', async () => {
  const { open, say, shop, stop } = watchedShop()
  const { events, done } = open()
  await soon()
  say({ status: 'shipped' })
  await soon()
  expect(statuses(events)).toEqual(['paid', 'shipped'])
  expect(shop.asked).toHaveLength(1)
  stop()
  await done
})

test('what was known is there at once, what the shop says now follows', async () => {
  const { open, change, stop } = watchedShop()
  const first = open()
  await soon()
  change({ status: 'shipped' })
  await vi.advanceTimersByTimeAsync(600_000)
  const { events } = open()
  await soon()
  expect(statuses(events)).toEqual(['paid', 'shipped'])
  expect(events[0]?.panel.sources[0]?.asOf).toBe('2026-11-20T09:00:00.000Z')
  stop()
  await first.done
})

test('a change of somebody else’s order is not heard', async () => {
  const { open, say, stop } = watchedShop()
  const { events, done } = open()
  await soon()
  say({ status: 'shipped' }, ['order_number:7', 'email:bob@example.com'])
  await soon()
  expect(events).toHaveLength(1)
  stop()
  await done
})

test('three changes in a burst are one event', async () => {
  const { open, say, stop } = watchedShop()
  const { events, done } = open()
  await soon()
  say({ status: 'in_warehouse' })
  say({ status: 'partially_shipped' })
  say({ status: 'shipped' })
  await soon()
  expect(statuses(events)).toEqual(['paid', 'shipped'])
  stop()
  await done
})

test('being told of a change that alters nothing in the panel sends nothing', async () => {
  const { open, say, stop } = watchedShop()
  const { events, done } = open()
  await soon()
  say({ status: 'paid' })
  await soon()
  expect(events).toHaveLength(1)
  stop()
  await done
})

test('after a drop without news nothing is repeated', async () => {
  const { open, stop } = watchedShop()
  const before = open()
  await soon()
  const again = open(before.events.at(-1)?.id)
  await soon()
  expect(again.events).toEqual([])
  stop()
  await before.done
})

test('what happened during a drop is told on return, once', async () => {
  const { open, say, stop } = watchedShop()
  const before = open()
  await soon()
  const lastEventId = before.events.at(-1)?.id
  say({ status: 'in_warehouse' })
  say({ status: 'shipped' })
  const again = open(lastEventId)
  await soon()
  expect(statuses(again.events)).toEqual(['shipped'])
  stop()
  await before.done
})

test('a change while the first panel is being composed is not lost', async () => {
  const { open, say, stop } = watchedShop()
  const { events, done } = open()
  say({ status: 'shipped' })
  await soon()
  await soon()
  expect(statuses(events).at(-1)).toBe('shipped')
  stop()
  await done
})

test('who has closed the ticket is let go of', async () => {
  const { open, feed, stop } = watchedShop()
  const { done } = open()
  await soon()
  expect(feed.watchers()).toBe(1)
  stop()
  await done
  expect(feed.watchers()).toBe(0)
})

test('an order that goes back to what it was is told again, under an id of its own', async () => {
  const { open, say, stop } = watchedShop()
  const { events, done } = open()
  await soon()
  say({ status: 'on_hold' })
  await soon()
  say({ status: 'paid' })
  await soon()
  expect(statuses(events)).toEqual(['paid', 'on_hold', 'paid'])
  expect(new Set(events.map(({ id }) => id)).size).toBe(3)
  stop()
  await done
})

test('an id that is not ours is as none', async () => {
  const { open, stop } = watchedShop()
  const { events, done } = open('1042; drop table changes')
  await soon()
  expect(statuses(events)).toEqual(['paid'])
  stop()
  await done
})

test('ten agents who watch one ticket cost one composition for each change', async () => {
  const { open, say, flow, stop } = watchedShop()
  const agents = Array.from({ length: 10 }, () => open())
  await soon()
  const compose = vi.spyOn(flow, 'compose')
  say({ status: 'shipped' })
  await soon()
  expect(agents.map(({ events }) => statuses(events))).toEqual(agents.map(() => ['paid', 'shipped']))
  expect(new Set(agents.map(({ events }) => events[1]?.panel)).size).toBe(1)
  expect(compose).toHaveBeenCalledTimes(1)
  stop()
  await Promise.all(agents.map(({ done }) => done))
})
