import { shopify } from '@throughline/bridge/connectors/shopify/index.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { expect, onTestFinished, test } from 'vitest'
import { startStandIn } from '../stand-in.ts'

const hintsOf = (topic: string, body: unknown) => shopify.webhooks?.hints({ topic, body })
const order = (value: string) => [{ kind: 'order', by: 'shop_order_id', value }]

// Bodies by hand after https://shopify.dev/docs/api/webhooks/2026-10, cut to what names things.
test.each([
  [
    'orders/updated',
    { id: 820982911946154500, admin_graphql_api_id: 'gid://shopify/Order/820982911946154508' },
  ],
  ['orders/create', { id: '820982911946154508' }],
  ['orders/edited', { order_edit: { id: 78912328793, order_id: '820982911946154508' } }],
  ['fulfillments/update', { id: 123456, order_id: '820982911946154508', tracking_number: '1z827wk74630' }],
  ['fulfillment_events/create', { id: 1234567, fulfillment_id: 123456, order_id: '820982911946154508' }],
  ['refunds/create', { id: 8900881860, order_id: '820982911946154508', note: 'Things were damaged' }],
  ['order_transactions/create', { id: 1205608181, order_id: '820982911946154508', kind: 'refund' }],
  [
    'returns/approve',
    {
      id: 123456789,
      admin_graphql_api_id: 'gid://shopify/Return/123456789',
      status: 'open',
      order: { id: 820982911946154500, admin_graphql_api_id: 'gid://shopify/Order/820982911946154508' },
    },
  ],
  [
    'orders/risk_assessment_changed',
    { admin_graphql_api_order_id: 'gid://shopify/Order/820982911946154508' },
  ],
])('%s asks for its order again, by the exact id', (topic, body) => {
  expect(hintsOf(topic, body)).toEqual(order('820982911946154508'))
})

test.each([
  [
    'fulfillment_holds/added',
    {
      fulfillment_order: { id: 'gid://shopify/FulfillmentOrder/1', status: 'on_hold' },
      fulfillment_hold: { id: 'gid://shopify/FulfillmentHold/2' },
    },
    ['gid://shopify/FulfillmentOrder/1'],
  ],
  [
    'fulfillment_orders/moved',
    {
      original_fulfillment_order: { id: 'gid://shopify/FulfillmentOrder/1' },
      moved_fulfillment_order: { id: 'gid://shopify/FulfillmentOrder/2' },
      source_location: { id: 'gid://shopify/Location/3' },
    },
    ['gid://shopify/FulfillmentOrder/1', 'gid://shopify/FulfillmentOrder/2'],
  ],
  [
    'reverse_deliveries/attach_deliverable',
    { id: 'gid://shopify/ReverseDelivery/7', tracking: { number: 'JJD1' } },
    ['gid://shopify/ReverseDelivery/7'],
  ],
])('%s names no order: its parts are traced', (topic, body, parts) => {
  expect(hintsOf(topic, body)).toEqual(parts.map((trace) => ({ trace })))
})

test('what is of no order here is unknown, what names nothing has nothing to ask', () => {
  expect(hintsOf('products/update', { id: 1 })).toBeUndefined()
  expect(hintsOf('customers/update', { id: 1, email: 'ada@example.com' })).toBeUndefined()
  expect(hintsOf('fulfillments/create', { name: 'nothing of use' })).toEqual([])
  for (const body of [null, 'text', 7, [], { id: { nested: true } }]) {
    expect(hintsOf('orders/updated', body)).toEqual([])
  }
})

const connect = async () => {
  const shop = await startStandIn()
  const http = createHttp()
  onTestFinished(async () => {
    await http.close()
    await shop[Symbol.asyncDispose]()
  })
  const settings = shopify.settings.parse({
    shop: 'nordlicht-demo-eu.myshopify.com',
    accessToken: 'shpat_0123456789',
    baseUrl: shop.url,
  })
  return { shop, connector: shopify.connect(settings, { http, now: () => 0 }) }
}

test('parts of several kinds lead to their orders, each once; what is gone is left out', async () => {
  const { shop, connector } = await connect()
  const of = (id: string) => ({ id: `gid://shopify/Order/${id}` })
  shop.play(() => ({
    body: {
      data: {
        nodes: [
          { orderId: 'gid://shopify/Order/1' },
          { ofOrder: of('1') },
          { order: of('2') },
          { order: null },
          { reverseFulfillmentOrder: { order: of('3') } },
          null,
        ],
      },
    },
  }))
  const ids = ['gid://shopify/FulfillmentOrder/1', 'gid://shopify/Return/2']
  expect(await connector.trace?.(ids, AbortSignal.timeout(5_000))).toEqual(['1', '2', '3'].flatMap(order))
  expect(JSON.parse(shop.seen[0]?.body ?? '').variables).toEqual({ ids })
})

test('Shopify tells which topics go where', async () => {
  const { shop, connector } = await connect()
  const nodes = [{ topic: 'ORDERS_UPDATED', uri: 'https://bridge.example.com/webhooks/shop-eu' }]
  shop.play(() => ({ body: { data: { webhookSubscriptions: { nodes } } } }))
  expect(await connector.subscriptions?.(AbortSignal.timeout(5_000))).toEqual([
    { topic: 'ORDERS_UPDATED', url: 'https://bridge.example.com/webhooks/shop-eu', active: true },
  ])
})
