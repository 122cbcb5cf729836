import { demoCredentials } from '@throughline/demo-merchant'
import { expect, test } from 'vitest'
import { at, list, merchant } from './merchant.ts'

const { wms, post } = merchant()

const head = 'id legacy_id order_number partner_order_id fulfillment_status order_date email'
const byNumber = (fields: string) =>
  `query ($n: String) { orders(order_number: $n) { data(first: 5) { edges { node { ${fields} } } } } }`
const orderOf = async (number: string, fields: string) => {
  const { body } = await wms(byNumber(fields), { n: number })
  return at(body, 'data.orders.data.edges.0.node')
}

test('a wrong token is 401; a refresh token buys a good one', async () => {
  expect((await wms('{ orders { data(first: 1) { edges { node { id } } } } }', {}, 'stale')).status).toBe(401)
  const fresh = await post('/wms/auth/refresh', {
    body: { refresh_token: demoCredentials.wms.refreshToken },
    headers: {},
  })
  expect(fresh.body).toMatchObject({ token_type: 'Bearer', expires_in: 2_419_200 })
  expect(
    (
      await wms(
        '{ orders { data(first: 1) { edges { node { id } } } } }',
        {},
        String(fresh.body.access_token),
      )
    ).status,
  ).toBe(200)
  expect((await post('/wms/auth/refresh', { body: { refresh_token: 'old' }, headers: {} })).status).toBe(403)
})

test('numbers are found as they were imported, sign included', async () => {
  expect(await orderOf('#1042', head)).toMatchObject({
    order_number: '#1042',
    partner_order_id: '6100104200000',
  })
  expect(await orderOf('US-1035', head)).toMatchObject({ order_number: 'US-1035' })
  expect(await orderOf('1042', head)).toBeUndefined()
})

test('times come without an offset, ids as base64 of type and number', async () => {
  const order = await orderOf('#1042', head)
  expect(at(order, 'order_date')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
  expect(Buffer.from(String(at(order, 'id')), 'base64').toString()).toBe(`Order:${at(order, 'legacy_id')}`)
})

test('a hold in the warehouse is six booleans, one of them true', async () => {
  const holds =
    'holds { fraud_hold address_hold shipping_method_hold operator_hold payment_hold client_hold }'
  expect(await orderOf('US-1035', holds)).toEqual({
    holds: {
      fraud_hold: false,
      address_hold: true,
      shipping_method_hold: false,
      operator_hold: false,
      payment_hold: false,
      client_hold: false,
    },
  })
})

test('fulfilled means that the label is made: a parcel that no carrier took is fulfilled', async () => {
  expect(
    await orderOf('#1071', 'fulfillment_status shipments { picked_up delivered shipping_labels { status } }'),
  ).toEqual({
    fulfillment_status: 'fulfilled',
    shipments: [{ picked_up: null, delivered: null, shipping_labels: [{ status: 'valid' }] }],
  })
})

test('only Reno says that a carrier picked a parcel up, and not before one did', async () => {
  const pickedUp = 'shipments { picked_up }'
  expect(await orderOf('US-1029', pickedUp)).toEqual({ shipments: [{ picked_up: true }] })
  expect(await orderOf('#1062', pickedUp)).toEqual({ shipments: [{ picked_up: null }] })
})

test('a generic label has an empty number and a web search for a link', async () => {
  const labels = 'shipments { shipping_labels { tracking_number tracking_url carrier } }'
  expect(await orderOf('#1060', labels)).toEqual({
    shipments: [
      {
        shipping_labels: [
          { tracking_number: '', tracking_url: 'https://www.google.com/search?q=', carrier: 'genericlabel' },
        ],
      },
    ],
  })
})

test('picks tell how far a picker is, and that one unit was not there', async () => {
  const lines =
    'line_items(first: 9) { edges { node { sku quantity quantity_shipped backorder_quantity tote_picks { picked_quantity quantity } } } }'
  expect(at(await orderOf('US-1036', lines), 'line_items.edges.0.node')).toMatchObject({
    sku: 'NL-SOCK-3',
    quantity: 4,
    quantity_shipped: 3,
    tote_picks: [{ picked_quantity: 3, quantity: 4 }],
  })
  expect(
    list(await orderOf('US-1038', lines), 'line_items.edges').map((edge) =>
      at(edge, 'node.tote_picks.0.picked_quantity'),
    ),
  ).toEqual([1, 0])
  expect(at(await orderOf('#1068', lines), 'line_items.edges.0.node.backorder_quantity')).toBe(1)
})

test('an order that the shop has not released is unknown to the warehouse', async () => {
  expect(await orderOf('#1077', head)).toBeUndefined()
})

test('a parcel is found by its number', async () => {
  const tracked = at(
    await orderOf('#1062', 'shipments { shipping_labels { tracking_number } }'),
    'shipments.0.shipping_labels.0.tracking_number',
  )
  const { body } = await wms(
    'query ($t: String) { shipments(tracking_number: $t) { data(first: 5) { edges { node { order { order_number } } } } } }',
    { t: tracked },
  )
  expect(list(body, 'data.shipments.data.edges').map((edge) => at(edge, 'node.order.order_number'))).toEqual([
    '#1062',
  ])
})

test('without the right to personal data it is null, and no error says so', async () => {
  const { body } = await wms(
    byNumber('order_number email shipping_address { first_name city country }'),
    { n: '#1042' },
    demoCredentials.wms.accessTokenWithoutPii,
  )
  expect(body.errors).toBeUndefined()
  expect(at(body, 'data.orders.data.edges.0.node')).toEqual({
    order_number: '#1042',
    email: null,
    shipping_address: { first_name: null, city: null, country: 'DE' },
  })
})

test('errors come with HTTP 200, a code and whatever else could be answered', async () => {
  const negative = await wms('{ orders { request_id data(first: -1) { edges { node { id } } } } }')
  expect(negative.status).toBe(200)
  expect(negative.body).toMatchObject({
    errors: [
      { code: 3, operation: 'orders', field: 'data', message: "first and last can't be negative values" },
    ],
    data: { orders: { data: null } },
  })
  const unknown = await wms(
    '{ order(id: "77") { data { id } } uuid(legacy_id: 77, entity: "Order") { data { id } } }',
  )
  expect(unknown.body).toMatchObject({
    errors: [{ code: 5 }],
    data: { order: null, uuid: { data: { id: 'T3JkZXI6Nzc=' } } },
  })
})

test('a question without page lengths is estimated at a hundred rows each, and refused for want of credits', async () => {
  const greedy = merchant({ elapsed: () => 0 })
  const { status, body } = await greedy.wms(
    '{ orders { data { edges { node { line_items { edges { node { id } } } } } } } }',
  )
  expect(status).toBe(200)
  expect(body).toMatchObject({
    errors: [
      {
        code: 30,
        operation: 'orders',
        required_credits: 10_101,
        remaining_credits: 4004,
        time_remaining: '0',
      },
    ],
    data: { orders: null },
  })
})

test('credits are spent by rows and come back with time', async () => {
  let elapsed = 0
  const busy = merchant({ elapsed: () => elapsed })
  const ask = () =>
    busy.wms(
      '{ orders { data(first: 100) { edges { node { line_items(first: 38) { edges { node { id } } } } } } } }',
    )
  const left = async () =>
    Number(at((await ask()).body, 'extensions.throttling.user_quota.credits_remaining'))
  const first = await left()
  expect(first).toBeLessThan(4004)
  const second = await ask()
  expect(second.body).toMatchObject({
    errors: [{ code: 30, time_remaining: expect.stringMatching(/^\d+ seconds$/) }],
  })
  elapsed += 60_000
  expect(await left()).toBeGreaterThan(first - 1)
})

test('edges page with cursors that count', async () => {
  const page = (after: string) =>
    wms(
      `{ orders { data(first: 2, sort: "-order_date"${after}) { pageInfo { hasNextPage endCursor } edges { node { order_number } } } } }`,
    )
  const first = (await page('')).body
  const second = (await page(`, after: "${at(first, 'data.orders.data.pageInfo.endCursor')}"`)).body
  const names = [first, second].flatMap((body) =>
    list(body, 'data.orders.data.edges').map((edge) => at(edge, 'node.order_number')),
  )
  expect(new Set(names).size).toBe(4)
})

test('one order may wait in two warehouses at once', async () => {
  const early = merchant({ now: Date.parse('2026-11-14T16:00:00Z') })
  const { body } = await early.wms(
    byNumber('allocations { warehouse_id line_items { sku } } shipments { id }'),
    { n: '#1066' },
  )
  expect(at(body, 'data.orders.data.edges.0.node')).toEqual({
    allocations: [
      { warehouse_id: Buffer.from('Warehouse:7145').toString('base64'), line_items: [{ sku: 'NL-TENT-2P' }] },
      { warehouse_id: Buffer.from('Warehouse:7146').toString('base64'), line_items: [{ sku: 'NL-POLE' }] },
    ],
    shipments: [],
  })
})

test('the shelf and the shop count the same article differently', async () => {
  const { shop } = merchant()
  const shelf = await wms(
    '{ warehouse_products(sku: "NL-LAMP") { data(first: 5) { edges { node { warehouse_identifier on_hand } } } } }',
  )
  const claim = await shop(
    'shop-eu',
    '{ inventoryItems(first: 1, query: "sku:NL-LAMP") { nodes { inventoryLevels(first: 5) { nodes { location { name } quantities(names: ["on_hand"]) { quantity } } } } } }',
  )
  expect(
    list(shelf.body, 'data.warehouse_products.data.edges').map((edge) => at(edge, 'node.on_hand')),
  ).toEqual([52, 38])
  expect(
    list(claim.body, 'data.inventoryItems.nodes.0.inventoryLevels.nodes').map((level) =>
      at(level, 'quantities.0.quantity'),
    ),
  ).toEqual([55, 41])
})

test('a warehouse that ignores filters hands out everybody, one with unheard words says so in every status', async () => {
  const careless = merchant({ quirks: { wms: { ignoresFilters: true, unheardStatus: true } } })
  const { body } = await careless.wms(byNumber('email fulfillment_status'), { n: '#1042' })
  const found = list(body, 'data.orders.data.edges')
  expect(new Set(found.map((edge) => at(edge, 'node.email'))).size).toBeGreaterThan(1)
  expect(new Set(found.map((edge) => at(edge, 'node.fulfillment_status')))).toEqual(new Set(['teleported']))
})
