import { expect, test } from 'vitest'
import { at, list, merchant } from './merchant.ts'

const { shop, wms, easypost, loop, world } = merchant()

const inShop = async (name: string, fields: string, id: 'shop-eu' | 'shop-us' = 'shop-eu') => {
  const { body } = await shop(
    id,
    `query ($q: String) { orders(first: 1, query: $q) { nodes { ${fields} } } }`,
    {
      q: `name:"${name}"`,
    },
  )
  return at(body, 'data.orders.nodes.0')
}
const inWarehouse = async (name: string, fields: string) => {
  const { body } = await wms(
    `query ($n: String) { orders(order_number: $n) { data(first: 1) { edges { node { ${fields} } } } } }`,
    { n: name },
  )
  return at(body, 'data.orders.data.edges.0.node')
}
const numberOf = (name: string): string =>
  world.orders.find((order) => order.name === name)?.jobs[0]?.shipments[0]?.parcels[0]?.number ?? ''
const status = async (name: string) =>
  at((await easypost('/trackers/batch', { tracking_codes: [numberOf(name)] })).body, 'trackers.0.status')

test('the European shop calls a parcel fulfilled for ever, whatever carriers scan', async () => {
  expect(
    await inShop(
      '#1042',
      'fulfillments(first: 1) { displayStatus deliveredAt inTransitAt events(first: 1) { nodes { id } } }',
    ),
  ).toEqual({
    fulfillments: [
      { displayStatus: 'FULFILLED', deliveredAt: null, inTransitAt: null, events: { nodes: [] } },
    ],
  })
  expect(await status('#1042')).toBe('delivered')
})

test('the American shop hears of a delivery eight hours later, the carrier’s aggregator within the half hour', async () => {
  const delivered =
    world.orders.find(({ name }) => name === 'US-1029')?.jobs[0]?.shipments[0]?.parcels[0]?.scans.at(-1)
      ?.at ?? 0
  const shopSays = async (hours: number) => {
    const later = merchant({ now: delivered + hours * 3_600_000 })
    const { body } = await later.shop(
      'shop-us',
      '{ orders(first: 1, query: "name:US-1029") { nodes { fulfillments(first: 1) { displayStatus } } } }',
    )
    return at(body, 'data.orders.nodes.0.fulfillments.0.displayStatus')
  }
  expect(await shopSays(7)).toBe('OUT_FOR_DELIVERY')
  expect(await shopSays(9)).toBe('DELIVERED')
})

test('of three parcels the shop follows the first, and calls all of them delivered', async () => {
  expect(await inShop('US-1031', 'fulfillments(first: 1) { displayStatus }', 'shop-us')).toEqual({
    fulfillments: [{ displayStatus: 'DELIVERED' }],
  })
  const numbers = world.orders
    .find(({ name }) => name === 'US-1031')
    ?.jobs[0]?.shipments[0]?.parcels.map(({ number }) => number)
  const { body } = await easypost('/trackers/batch', { tracking_codes: numbers })
  expect(
    list(body, 'trackers')
      .map((one) => one.status)
      .toSorted(),
  ).toEqual(['delivered', 'delivered', 'in_transit'])
})

test('an order that the shop cancelled is sent by the warehouse, and the shop does not know the parcel', async () => {
  expect(
    await inShop(
      '#1064',
      'cancelReason displayFinancialStatus displayFulfillmentStatus fulfillments(first: 5) { id }',
    ),
  ).toEqual({
    cancelReason: 'CUSTOMER',
    displayFinancialStatus: 'REFUNDED',
    displayFulfillmentStatus: 'UNFULFILLED',
    fulfillments: [],
  })
  expect(await inWarehouse('#1064', 'fulfillment_status')).toEqual({ fulfillment_status: 'fulfilled' })
  expect(await status('#1064')).toBe('in_transit')
})

test('the warehouse holds an order of which the shop says nothing', async () => {
  expect(await inWarehouse('US-1035', 'holds { address_hold }')).toEqual({ holds: { address_hold: true } })
  expect(
    await inShop(
      'US-1035',
      'displayFulfillmentStatus fulfillmentOrders(first: 1) { nodes { status fulfillmentHolds { reason } } }',
      'shop-us',
    ),
  ).toEqual({
    displayFulfillmentStatus: 'UNFULFILLED',
    fulfillmentOrders: { nodes: [{ status: 'OPEN', fulfillmentHolds: [] }] },
  })
})

test('the shop shipped four, the warehouse three', async () => {
  expect(
    await inShop(
      'US-1036',
      'fulfillments(first: 1) { fulfillmentLineItems(first: 1) { nodes { quantity } } }',
      'shop-us',
    ),
  ).toEqual({
    fulfillments: [{ fulfillmentLineItems: { nodes: [{ quantity: 4 }] } }],
  })
  expect(
    at(
      await inWarehouse('US-1036', 'line_items(first: 1) { edges { node { quantity_shipped } } }'),
      'line_items.edges.0.node',
    ),
  ).toEqual({ quantity_shipped: 3 })
})

test('the returns portal paid a refund that the shop has never made', async () => {
  const { body } = await loop('/v1/warehouse/return/details?order_name=1046')
  expect(body).toMatchObject({ state: 'closed', refunds: [{ amount: '119.00', provider_refund_id: null }] })
  expect(
    await inShop(
      '#1046',
      'displayFinancialStatus refunds(first: 5) { id } returns(first: 5) { nodes { status } }',
    ),
  ).toEqual({
    displayFinancialStatus: 'PAID',
    refunds: [],
    returns: { nodes: [{ status: 'OPEN' }] },
  })
})

test('a refund is made in the shop before the bank confirms it', async () => {
  const refunds = 'refunds(first: 1) { transactions(first: 1) { nodes { kind status } } }'
  expect(await inShop('US-1019', refunds, 'shop-us')).toEqual({
    refunds: [{ transactions: { nodes: [{ kind: 'REFUND', status: 'PENDING' }] } }],
  })
  expect(await inShop('#1025', refunds)).toEqual({
    refunds: [{ transactions: { nodes: [{ kind: 'REFUND', status: 'SUCCESS' }] } }],
  })
})

test('the portal keeps its return labels to itself; the shop shows its own', async () => {
  const way =
    'returns(first: 1) { nodes { reverseFulfillmentOrders(first: 1) { nodes { reverseDeliveries(first: 1) { nodes { deliverable { ... on ReverseDeliveryShippingDeliverable { tracking { number } } } } } } } } }'
  const deliveries = 'returns.nodes.0.reverseFulfillmentOrders.nodes.0.reverseDeliveries.nodes'
  expect(list(await inShop('#1033', way), deliveries)).toEqual([])
  expect(list(await inShop('US-1027', way, 'shop-us'), deliveries)).toHaveLength(1)
})

test('when the clock moves on, what was to come has come', async () => {
  const later = merchant({ now: Date.parse('2026-11-23T20:00:00Z') })
  const { body } = await later.easypost('/trackers/batch', { tracking_codes: [numberOf('#1062')] })
  expect(at(body, 'trackers.0.status')).toBe('delivered')
  expect(await status('#1062')).toBe('in_transit')
})
