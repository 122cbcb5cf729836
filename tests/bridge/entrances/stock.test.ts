import { defaultPolicy } from '@throughline/bridge/domain/policy/policy.ts'
import type { Call } from '@throughline/bridge/entrances/operation.ts'
import { createOperations } from '@throughline/bridge/entrances/operations.ts'
import { createPanelFlow } from '@throughline/bridge/flow/panel.ts'
import { createStockFlow } from '@throughline/bridge/flow/stock.ts'
import { PanelRequest, StockRequest } from '@throughline/shared/contract'
import { expect, test } from 'vitest'
import { fakeSource } from '../../kit/fake-source.ts'
import { order, stock } from '../../kit/records.ts'
import { pageOrigin } from './open-door.ts'

const now = () => Date.parse('2026-11-20T09:00:00Z')
const hers = order({ status: 'delivered' })
const strangers = order({
  number: '#1043',
  customer: { name: 'Bob', emails: ['bob@example.com'], phones: [] },
})
const call: Call = {
  caller: {
    kind: 'agent',
    subdomain: 'demo',
    installationId: '1',
    origin: pageOrigin,
    sessionId: 's',
    expiresAt: now() + 1_000,
  },
  note: () => {},
  mayRepeat: () => {},
}

function opened() {
  const wms = fakeSource('wms', ['stock by sku'], { answer: () => [stock()] })
  const shop = fakeSource('shop-eu', ['order by email', 'order by order_number'], {
    answer: ({ by }) => (by === 'email' ? [hers] : [strangers]),
  })
  const sources = [shop, wms]
  const { stockOfOrder, panelForTicket } = createOperations({
    flow: createPanelFlow({ sources, identity: {}, now, deadlineMs: 3_000 }),
    stockOf: createStockFlow({ sources, now, policyOf: () => defaultPolicy, isHoliday: () => false }),
    connectionsFor: (_, brandId) => (brandId === 'other' ? [] : ['shop-eu', 'wms']),
  })
  const ask = (key: string, said: object = {}) =>
    stockOfOrder.run(
      StockRequest.parse({
        ticket: {
          requester: { emails: ['ada@example.com'] },
          subject: 'Where is my order?',
          ...said,
        },
        ref: { connection: 'shop-eu', key },
      }),
      call,
    )
  const panel = () =>
    panelForTicket.run(PanelRequest.parse({ ticket: { requester: { emails: ['ada@example.com'] } } }), call)
  return { ask, panel, asked: wms.asked }
}

test('the stock of an order of this ticket is asked when its items are opened, and not before', async () => {
  const { ask, asked, panel } = opened()
  await panel()
  expect(asked).toEqual([])
  expect(await ask(hers.key)).toMatchObject({
    articles: [{ sku: 'LANTERN', stock: { places: [{ source: 'wms', location: 'Berlin', sellable: 4 }] } }],
    truncated: false,
    silent: [],
  })
  expect(asked).toEqual(['stock by sku: LANTERN'])
})

test('an order that the ticket shows only as a candidate, or not at all, is refused', async () => {
  const { ask } = opened()
  await expect(ask(strangers.key, { subject: 'Where is #1043?' })).rejects.toThrow('shows no such order')
  await expect(ask('made-up')).rejects.toThrow('shows no such order')
})

test('a brand that is connected to nothing reads no stock', async () => {
  const { ask, asked } = opened()
  await expect(ask(hers.key, { brandId: 'other' })).rejects.toThrow('shows no such order')
  expect(asked).toEqual([])
})
