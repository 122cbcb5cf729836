import { shiphero } from '@throughline/bridge/connectors/shiphero/index.ts'
import { topicOf } from '@throughline/bridge/connectors/shiphero/map.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { expect, onTestFinished, test } from 'vitest'
import { startStandIn } from '../stand-in.ts'

const hintsOf = (body: unknown) => shiphero.webhooks?.hints({ topic: topicOf(body) ?? 'unnamed', body })
const number = (value: string) => [{ kind: 'warehouse_order', by: 'order_number', value }]

// Bodies by hand after https://developer.shiphero.com/webhooks, cut to what names things.
const allocated = {
  webhook_type: 'Order Allocated',
  order_number: '#1042',
  order_id: 1,
  order_uuid: 'T3JkZXI6MQ==',
  ready_to_ship: 1,
}
const shipped = {
  test: '0',
  webhook_type: 'Shipment Update',
  fulfillment: {
    webhook_type: 'Shipment Update',
    shipment_id: 7,
    order_number: '#1042',
    tracking_number: 'JJD1',
  },
}
const added = { fulfillment: { webhook_type: 'Package Added', order_number: '#1042', shipping_label_id: 3 } }
const packed = {
  webhook_type: 'Order Packed Out',
  tote_id: '5',
  order_id: 1,
  order_uuid: 'T3JkZXI6MQ==',
  items: [{ line_item_id: 2, sku: 'LANTERN' }],
}
const cancelled = { webhook_type: 'Order Canceled', order_number: '#1042', 'fulfillment-status': 'canceled' }
const stock = { inventory: [{ webhook_type: 'INVENTORY_UPDATE', sku: 'LANTERN', inventory: 4 }] }
const cleared = {
  tote_id: '503',
  tote_name: 'Green-L',
  reason: 'manual',
  items: [{ order_id: 11 }, { order_id: 12 }, { order_id: 11 }],
}
const picked = {
  webhook_type: 'Tote Complete',
  totes: [{ tote_name: 'T1', orders: [{ order_number: 'ONE' }, { order_number: 'TWO' }] }],
}

test.each([
  [allocated, 'Order Allocated'],
  [shipped, 'Shipment Update'],
  [added, 'Package Added'],
  [packed, 'Order Packed Out'],
  [stock, 'INVENTORY_UPDATE'],
  [cleared, 'Tote Cleared'],
  [{ order_number: '#1' }, undefined],
  [null, undefined],
])('the type is found wherever ShipHero has put it (%#)', (body, topic) => {
  expect(topicOf(body)).toBe(topic)
})

test.each([[allocated], [shipped], [added], [cancelled]])('%o asks for its order again', (body) => {
  expect(hintsOf(body)).toEqual(number('#1042'))
})

test('a tote of two orders asks for both', () => {
  expect(hintsOf(picked)).toEqual([...number('ONE'), ...number('TWO')])
})

test('a webhook that has only ids of orders has them traced, each once', () => {
  expect(hintsOf(packed)).toEqual([{ trace: 'T3JkZXI6MQ==' }])
  expect(hintsOf(cleared)).toEqual([{ trace: '11' }, { trace: '12' }])
})

test('a trial delivery and what names no order have nothing to ask; stock is of no order', () => {
  expect(hintsOf({ ...shipped, test: '1' })).toEqual([])
  expect(hintsOf({ webhook_type: 'Order Deallocated' })).toEqual([])
  expect(hintsOf(stock)).toBeUndefined()
  expect(hintsOf({ webhook_type: 'PO Update', order_number: '#1042' })).toBeUndefined()
})

const connect = async () => {
  const vendor = await startStandIn()
  const http = createHttp()
  onTestFinished(async () => {
    await http.close()
    await vendor[Symbol.asyncDispose]()
  })
  const settings = shiphero.settings.parse({ accessToken: 'token', baseUrl: vendor.url })
  return { vendor, connector: shiphero.connect(settings, { http, now: () => 0 }) }
}

test('ids of orders lead to their numbers in one call; an unknown one is left out', async () => {
  const { vendor, connector } = await connect()
  vendor.play(() => ({
    body: {
      data: {
        order_0: { data: { order_number: '#1042', partner_order_id: '5' } },
        order_1: null,
        order_2: { data: { order_number: null, partner_order_id: '6' } },
      },
      errors: [{ code: 5, message: 'Not found', operation: 'order' }],
    },
  }))
  expect(await connector.trace?.(['11', '12', '13'], AbortSignal.timeout(5_000))).toEqual([
    ...number('#1042'),
    { kind: 'warehouse_order', by: 'shop_order_id', value: '6' },
  ])
  expect(vendor.seen).toHaveLength(1)
  expect(JSON.parse(vendor.seen[0]?.body ?? '').variables).toEqual({ v0: '11', v1: '12', v2: '13' })
})

test('ShipHero tells which topics go where, and which of them it has switched off', async () => {
  const { vendor, connector } = await connect()
  const url = 'https://bridge.example.com/webhooks/wms'
  const nodes = [
    { name: 'Shipment Update', url, enabled: true, health: 'HEALTHY' },
    { name: 'Order Allocated', url, enabled: true, health: 'UNHEALTHY' },
    { name: 'Order Canceled', url, enabled: false, health: null },
  ]
  vendor.play(() => ({ body: { data: { webhooks: { data: { edges: nodes.map((node) => ({ node })) } } } } }))
  expect(await connector.subscriptions?.(AbortSignal.timeout(5_000))).toEqual([
    { topic: 'Shipment Update', url, active: true },
    { topic: 'Order Allocated', url, active: false },
    { topic: 'Order Canceled', url, active: false },
  ])
})
