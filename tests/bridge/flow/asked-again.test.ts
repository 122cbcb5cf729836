import { createPanelFlow } from '@throughline/bridge/flow/panel.ts'
import { withMemory } from '@throughline/bridge/flow/remember.ts'
import type { PanelRequest } from '@throughline/shared/contract'
import type { Order } from '@throughline/shared/model'
import { expect, test, vi } from 'vitest'
import { fakeSource } from '../../kit/fake-source.ts'
import { order } from '../../kit/records.ts'
import { memoryDouble } from './ingest-kit.ts'

const ticket: PanelRequest = {
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
const scope = { connections: ['shop-eu'] }

/** A shop with one order, and tickets that are asked about without being watched. `webhook` is what becomes of one. */
function shopWithMemory(first: Partial<Order>) {
  let said = first
  let time = Date.parse('2026-11-20T09:00:00Z')
  const now = () => time
  const shop = fakeSource('shop-eu', ['order by email', 'order by shop_order_id'], {
    answer: () => [order(said)],
    now,
  })
  const source = withMemory(shop, { memory: memoryDouble(), now, onStoreError: vi.fn() })
  const flow = createPanelFlow({ sources: [source], identity: {}, now, deadlineMs: 3_000 })
  return {
    shop,
    statusOf: async (request: PanelRequest = ticket) =>
      (await flow.forTicket(request, scope)).orders[0]?.status,
    found: async (query: string) => (await flow.search({ query }, scope)).orders[0]?.status,
    later(seconds: number) {
      time += seconds * 1_000
    },
    async webhook(next: Partial<Order>) {
      said = next
      const byId = source.capabilities.find(({ by }) => by === 'shop_order_id')
      if (!byId) throw new Error('it can be asked by id')
      await source.ask(byId, { value: order().data.id }, { background: true })
    },
    change(next: Partial<Order>) {
      said = next
    },
  }
}

test('a ticket that is opened again a second after a webhook shows what the webhook brought, without a call', async () => {
  const { shop, statusOf, later, webhook } = shopWithMemory({ status: 'paid' })
  expect(await statusOf()).toBe('paid')
  later(1)
  await webhook({ status: 'shipped' })
  const calls = shop.asked.length
  expect(await statusOf()).toBe('shipped')
  expect(shop.asked).toHaveLength(calls)
})

test('a search a second after a webhook finds what the webhook brought', async () => {
  const { found, later, webhook } = shopWithMemory({ status: 'paid' })
  expect(await found('ada@example.com')).toBe('paid')
  later(1)
  await webhook({ status: 'shipped' })
  expect(await found('ada@example.com')).toBe('shipped')
})

test('what no webhook told of is asked after a minute, and at once on Retry', async () => {
  const { statusOf, later, change } = shopWithMemory({ status: 'paid' })
  expect(await statusOf()).toBe('paid')
  change({ status: 'on_hold' })
  later(59)
  expect(await statusOf()).toBe('paid')
  expect(await statusOf({ ...ticket, fresh: true })).toBe('on_hold')
  change({ status: 'shipped' })
  later(61)
  expect(await statusOf()).toBe('shipped')
})
