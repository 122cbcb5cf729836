import { ConnectorError } from '@throughline/bridge/connectors/errors.ts'
import { createChangeFeed } from '@throughline/bridge/flow/change-feed.ts'
import { createPanelFlow } from '@throughline/bridge/flow/panel.ts'
import { type AnswerMemory, withMemory } from '@throughline/bridge/flow/remember.ts'
import { keepWarm } from '@throughline/bridge/flow/warm.ts'
import type { PanelRequest } from '@throughline/shared/contract'
import type { Order, SourceRecord } from '@throughline/shared/model'
import { expect, test, vi } from 'vitest'
import { fakeSource } from '../../kit/fake-source.ts'
import { order } from '../../kit/records.ts'

const start = Date.parse('2026-11-20T09:00:00Z')

/** A shop that knows Ada's order 1042, and the panels that are kept of it. */
function warmShop() {
  let time = start
  let said: Partial<Order> = { status: 'paid' }
  let answer = () => [order(said)]
  const shop = fakeSource('shop-eu', ['order by email', 'order by order_number'], {
    answer: () => answer(),
    now: () => time,
  })
  const kept = new Map<string, { asOf: string; records: SourceRecord[] }>()
  const memory: AnswerMemory = {
    recall: async (asked) => kept.get(JSON.stringify(asked)),
    remember: async (asked, told) => void kept.set(JSON.stringify(asked), told),
  }
  const source = withMemory(shop, { memory, now: () => time, onStoreError: vi.fn() })
  const feed = createChangeFeed()
  const flow = keepWarm(
    createPanelFlow({ sources: [source], identity: {}, now: () => time, deadlineMs: 3_000 }),
    { changes: feed, termOf: (by, value) => `${by}:${value}`, now: () => time },
  )
  return {
    shop,
    feed,
    flow,
    later: (seconds: number) => {
      time += seconds * 1_000
    },
    /** What a webhook does: the memory knows it, and so does the shop. */
    say: (next: Partial<Order>) => {
      said = next
      for (const [asked, told] of kept) kept.set(asked, { ...told, records: [order(next)] })
    },
    fail: () => {
      answer = () => {
        throw new ConnectorError('unreachable', 'it is down')
      }
    },
    ask: (changes: Partial<PanelRequest> = {}, connections = ['shop-eu']) =>
      flow.forTicket({ ...ticketOf('ada@example.com'), ...changes }, { connections }),
  }
}

const ticketOf = (email: string, subject = ''): PanelRequest => ({
  ticket: {
    requester: { emails: [email], phones: [] },
    subject,
    description: '',
    comments: [],
    customFields: [],
  },
  choices: { confirmed: [], dismissed: [] },
  fresh: false,
})

test('a ticket that is opened again within a minute is the same panel, and nobody is asked', async () => {
  const { ask, shop, later, flow } = warmShop()
  const first = await ask()
  later(59)
  expect(await ask()).toBe(first)
  expect(shop.asked).toHaveLength(1)
  expect(flow.stands(first)).toBe(true)
})

test('a minute after the shop said so it is asked again, and the panel says when', async () => {
  const { ask, say, later, flow } = warmShop()
  const first = await ask()
  say({ status: 'shipped' })
  later(61)
  expect(flow.stands(first)).toBe(false)
  const second = await ask()
  expect(second.orders[0]?.status).toBe('shipped')
  expect(second.sources[0]?.asOf).toBe('2026-11-20T09:01:01.000Z')
})

test.each(['email:ada@example.com', 'order_number:1042'])(
  'a change under %s is in the next panel',
  async (term) => {
    const { ask, say, feed, flow } = warmShop()
    const first = await ask()
    say({ status: 'shipped' })
    feed.tell([{ terms: ['order_number:7', term] }])
    expect(flow.stands(first)).toBe(false)
    expect((await ask()).orders[0]?.status).toBe('shipped')
  },
)

test('a change of somebody else’s order leaves it as it is', async () => {
  const { ask, feed } = warmShop()
  const first = await ask()
  feed.tell([{ terms: ['order_number:7', 'email:bob@example.com'] }])
  expect(await ask()).toBe(first)
})

test('what changes while a panel is being composed is in the next one', async () => {
  const { ask, say, feed } = warmShop()
  const composing = ask()
  feed.tell([{ terms: ['order_number:1042'] }])
  await composing
  say({ status: 'shipped' })
  expect((await ask()).orders[0]?.status).toBe('shipped')
})

test('more changes than can be remembered end everything that was kept', async () => {
  const { ask, feed } = warmShop()
  const first = await ask()
  feed.tell([{ terms: Array.from({ length: 100_001 }, (_, at) => `order_number:other-${at}`) }])
  expect(await ask()).not.toBe(first)
})

test('two people who name the same order number never share a panel', async () => {
  const { flow } = warmShop()
  const scope = { connections: ['shop-eu'] }
  const hers = await flow.forTicket(ticketOf('ada@example.com', 'Order #1042'), scope)
  const his = await flow.forTicket(ticketOf('bob@example.com', 'Order #1042'), scope)
  expect(hers.orders).toHaveLength(1)
  expect(his.orders).toHaveLength(0)
  expect(JSON.stringify(his)).not.toContain('ada@example.com')
})

test('a brand that asks other connections, and an agent who chose otherwise, get panels of their own', async () => {
  const { ask } = warmShop()
  const first = await ask()
  const [shown] = first.orders
  expect((await ask({}, [])).orders).toHaveLength(0)
  const dismissed = shown ? [shown.ref] : []
  expect((await ask({ choices: { confirmed: [], dismissed } })).orders).toHaveLength(0)
})

test('Retry asks the shop, and what it says then is what stands', async () => {
  const { ask, say, later } = warmShop()
  await ask()
  say({ status: 'shipped' })
  later(10)
  const retried = await ask({ fresh: true })
  expect(retried.orders[0]?.status).toBe('shipped')
  later(55)
  expect(await ask()).toBe(retried)
})

test('a panel with a failure in it is not kept: the shop may be back', async () => {
  const { ask, fail, flow } = warmShop()
  fail()
  const first = await ask()
  expect(first.outcome).toBe('unavailable')
  expect(flow.stands(first)).toBe(false)
  expect(await ask()).not.toBe(first)
})

test('a search that is asked again within a minute is the same panel; what changes and who is asked make another', async () => {
  const { flow, shop, feed, later, say } = warmShop()
  const search = (query: string, connections = ['shop-eu'], brandId?: string) =>
    flow.search({ query, brandId }, { connections })
  const first = await search('1042')
  expect(await search('1042')).toBe(first)
  expect(shop.asked).toHaveLength(1)
  expect(await search('1042', [])).not.toBe(first)
  expect(await search('1042', ['shop-eu'], '360002')).not.toBe(first)
  expect(await search('1043')).not.toBe(first)

  say({ status: 'shipped' })
  feed.tell([{ terms: ['order_number:1042'] }])
  expect((await search('1042')).orders[0]?.status).toBe('shipped')
  later(61)
  const asked = shop.asked.length
  await search('1042')
  expect(shop.asked.length).toBeGreaterThan(asked)
})

test('who guesses at an order is answered anew each time', async () => {
  const { flow } = warmShop()
  const find = () => flow.find({ query: '1042' }, { connections: ['shop-eu'] })
  expect(await find()).not.toBe(await find())
})
