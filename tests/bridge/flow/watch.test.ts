import { createChangeFeed } from '@throughline/bridge/flow/change-feed.ts'
import { createPanelFlow } from '@throughline/bridge/flow/panel.ts'
import { type AnswerMemory, withMemory } from '@throughline/bridge/flow/remember.ts'
import { createWatch, type WatchEvent } from '@throughline/bridge/flow/watch.ts'
import type { PanelRequest } from '@throughline/shared/contract'
import type { Order, SourceRecord } from '@throughline/shared/model'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeSource } from '../../kit/fake-source.ts'
import { order } from '../../kit/records.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T09:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

const request: PanelRequest = {
  ticket: {
    requester: { emails: ['ada@example.com'], phones: [] },
    subject: '',
    description: '',
    comments: [],
    customFields: [],
  },
  choices: { confirmed: [], dismissed: [] },
  fresh: false,
}

/** A shop, its memory, and a watch over them. `say` is what a webhook does: the memory changes, and everybody is told. */
function world() {
  let said: Partial<Order> = { status: 'paid' }
  const kept = new Map<string, { asOf: string; records: SourceRecord[] }>()
  const memory: AnswerMemory = {
    recall: async (asked) => kept.get(JSON.stringify(asked)),
    remember: async (asked, answer) => void kept.set(JSON.stringify(asked), answer),
  }
  const shop = fakeSource('shop-eu', ['order by email'], { answer: () => [order(said)], now: Date.now })
  const source = withMemory(shop, { memory, now: Date.now, onStoreError: vi.fn() })
  const flow = createPanelFlow({ sources: [source], identity: {}, now: Date.now, deadlineMs: 3_000 })
  const feed = createChangeFeed()
  const watch = createWatch({ flow, changes: feed, termOf: (by, value) => `${by}:${value}` })
  const abort = new AbortController()
  return {
    shop,
    feed,
    stop: () => abort.abort(),
    say(next: Partial<Order>, terms = ['order_number:1042']) {
      said = next
      for (const [asked, answer] of kept) kept.set(asked, { ...answer, records: [order(next)] })
      feed.tell([{ terms }])
    },
    change(next: Partial<Order>) {
      said = next
    },
    open(lastEventId?: string) {
      const events: WatchEvent[] = []
      const done = (async () => {
        for await (const event of watch({
          request,
          scope: { connections: ['shop-eu'] },
          lastEventId,
          signal: abort.signal,
        }))
          events.push(event)
      })()
      return { events, done }
    },
  }
}
const statuses = (events: WatchEvent[]) => events.map(({ panel }) => panel.orders[0]?.status)
const soon = () => vi.advanceTimersByTimeAsync(100)

test('a change of the order arrives in the open panel without asking the shop again', async () => {
  const { open, say, shop, stop } = world()
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
  const { open, change, stop } = world()
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
  const { open, say, stop } = world()
  const { events, done } = open()
  await soon()
  say({ status: 'shipped' }, ['order_number:7', 'email:bob@example.com'])
  await soon()
  expect(events).toHaveLength(1)
  stop()
  await done
})

test('three changes in a burst are one event', async () => {
  const { open, say, stop } = world()
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
  const { open, say, stop } = world()
  const { events, done } = open()
  await soon()
  say({ status: 'paid' })
  await soon()
  expect(events).toHaveLength(1)
  stop()
  await done
})

test('after a drop without news nothing is repeated', async () => {
  const { open, stop } = world()
  const before = open()
  await soon()
  const again = open(before.events.at(-1)?.id)
  await soon()
  expect(again.events).toEqual([])
  stop()
  await before.done
})

test('what happened during a drop is told on return, once', async () => {
  const { open, say, stop } = world()
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
  const { open, say, stop } = world()
  const { events, done } = open()
  say({ status: 'shipped' })
  await soon()
  await soon()
  expect(statuses(events).at(-1)).toBe('shipped')
  stop()
  await done
})

test('who has closed the ticket is let go of', async () => {
  const { open, feed, stop } = world()
  const { done } = open()
  await soon()
  expect(feed.watchers()).toBe(1)
  stop()
  await done
  expect(feed.watchers()).toBe(0)
})
