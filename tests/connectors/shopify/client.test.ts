import type { Connector, Question } from '@throughline/bridge/connectors/connector.ts'
import { expect, test, vi } from 'vitest'
import { fakeShop, headsOf, pageOf, wireOrder } from './fake-shop.ts'

const signal = AbortSignal.timeout(60_000)
const ask = (connector: Connector, [kind, by]: [Question['kind'], Question['by']], ...values: string[]) =>
  connector.ask({ kind, by, values: values.map((value) => ({ value })) }, signal)

const numbersOf = (records: { kind: string; data: object }[]) =>
  records.flatMap(({ kind, data }) => (kind === 'order' && 'number' in data ? data.number : []))
const many = (count: number) => Array.from({ length: count }, (_, index) => count - index)

test('one call answers for a customer with a few orders', async () => {
  const { connector, asked } = fakeShop({
    OrdersByEmail: () => ({ data: { ...pageOf([wireOrder(2), wireOrder(1)], [2, 1]), account: null } }),
  })
  const reply = await ask(connector, ['order', 'email'], 'ada@example.com')
  expect(numbersOf(reply.records)).toEqual(['#2', '#1'])
  expect(reply.more).toBeUndefined()
  expect(reply.allowance).toEqual({ remaining: 1_600, max: 2_000, restorePerSecond: 100 })
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({
    variables: { query: 'email:"ada@example.com"', email: { emailAddress: 'ada@example.com' } },
    request: {
      method: 'POST',
      url: 'https://demo-eu.myshopify.com/admin/api/2026-10/graphql.json',
      headers: { 'x-shopify-access-token': 'shpat_secret', 'content-type': 'application/json' },
    },
  })
})

test('a trial address takes the place of the shop’s', async () => {
  const settings = { baseUrl: 'http://localhost:4303/shop-eu/' }
  const { connector, asked } = fakeShop({ OrdersById: () => ({ data: { nodes: [] } }) }, { settings })
  await ask(connector, ['order', 'shop_order_id'], '1')
  expect(asked[0]?.request.url).toBe('http://localhost:4303/shop-eu/admin/api/2026-10/graphql.json')
})

test('what a customer writes never becomes search syntax', async () => {
  const { connector, asked } = fakeShop({
    OrdersByName: () => ({ data: pageOf([], []) }),
    OrdersByEmail: () => ({ data: { ...pageOf([], []), account: null } }),
  })
  await ask(connector, ['order', 'order_number'], '1" OR status:"ANY\\')
  await ask(connector, ['order', 'email'], 'a"b@example.com')
  expect(asked.map(({ variables }) => variables.query)).toEqual([
    'name:"1\\" OR status:\\"ANY\\\\" OR name:"#1\\" OR status:\\"ANY\\\\"',
    'email:"a\\"b@example.com"',
  ])
})

test('a number is asked as it is quoted and as the shop writes it, all of them in one call', async () => {
  const { connector, asked } = fakeShop(
    { OrdersByName: () => ({ data: pageOf([], []) }) },
    { numbers: { prefix: 'EN', suffix: '-X' } },
  )
  await ask(connector, ['order', 'order_number'], '1001', 'EN1002', 'XW52L5HCU')
  expect(asked).toHaveLength(1)
  expect(asked[0]?.variables.query).toBe(
    [
      'name:"1001"',
      'name:"EN1001"',
      'name:"EN1001-X"',
      'name:"EN1002"',
      'name:"EN1002-X"',
      'name:"XW52L5HCU"',
      'name:"ENXW52L5HCU"',
      'name:"ENXW52L5HCU-X"',
      // nine capitals and digits may be what the thank-you page showed
      'confirmation_number:"XW52L5HCU"',
    ].join(' OR '),
  )
})

test('a phone leads to orders through the customer’s account', async () => {
  const { connector, asked } = fakeShop({
    OrdersByPhone: () => ({ data: { customer: pageOf([wireOrder(1)], [1]) } }),
  })
  const { records } = await ask(connector, ['order', 'phone'], '+15035550100')
  expect(numbersOf(records)).toEqual(['#1'])
  expect(asked[0]?.variables).toEqual({ phone: { phoneNumber: '+15035550100' } })
})

test('ids of either spelling are asked together; what can be no id of an order is not asked', async () => {
  const { connector, asked } = fakeShop({ OrdersById: () => ({ data: { nodes: [wireOrder(7), null] } }) })
  const { records } = await ask(
    connector,
    ['order', 'shop_order_id'],
    'gid://shopify/Order/7',
    '8',
    'T3JkZXI6MQ==',
  )
  expect(numbersOf(records)).toEqual(['#7'])
  expect(asked[0]?.variables).toEqual({ ids: ['gid://shopify/Order/7', 'gid://shopify/Order/8'] })
  expect((await ask(connector, ['order', 'shop_order_id'], 'T3JkZXI6MQ==')).records).toEqual([])
  expect(asked).toHaveLength(1)
})

test('older orders come in a second round, five a call and ten at most; that there are more is said', async () => {
  const ids = many(17)
  const { connector, asked } = fakeShop({
    OrdersByEmail: () => ({
      data: {
        ...pageOf(
          ids.slice(0, 5).map((id) => wireOrder(id)),
          ids,
        ),
        account: null,
      },
    }),
    OrdersById: ({ variables }) => ({
      data: { nodes: (variables.ids as string[]).map((id) => wireOrder(Number(id.split('/').at(-1)))) },
    }),
  })
  const reply = await ask(connector, ['order', 'email'], 'ada@example.com')
  expect(numbersOf(reply.records)).toEqual(ids.slice(0, 15).map((id) => `#${id}`))
  expect(reply.more).toBe(true)
  expect(asked.map(({ operation }) => operation)).toEqual(['OrdersByEmail', 'OrdersById', 'OrdersById'])
})

test('six orders are two calls, and nothing is missing', async () => {
  const ids = many(6)
  const { connector, asked } = fakeShop({
    OrdersByEmail: () => ({
      data: {
        ...pageOf(
          ids.slice(0, 5).map((id) => wireOrder(id)),
          ids,
        ),
        account: null,
      },
    }),
    OrdersById: () => ({ data: { nodes: [wireOrder(1)] } }),
  })
  const reply = await ask(connector, ['order', 'email'], 'ada@example.com')
  expect(numbersOf(reply.records)).toHaveLength(6)
  expect(reply.more).toBeUndefined()
  expect(asked).toHaveLength(2)
})

test('an order of the same account under another e-mail is found as well', async () => {
  const other = wireOrder(9, {
    email: 'lovelace@example.com',
    customer: { id: 1, displayName: 'Ada', defaultEmailAddress: { emailAddress: 'ada@example.com' } },
  })
  const { connector } = fakeShop({
    OrdersByEmail: () => ({
      data: { ...pageOf([wireOrder(1)], [1]), account: { orders: headsOf([9, 1]) } },
    }),
    OrdersById: () => ({ data: { nodes: [other] } }),
  })
  const { records } = await ask(connector, ['order', 'email'], 'ada@example.com')
  expect(numbersOf(records).toSorted()).toEqual(['#1', '#9'])
  expect(records.at(-1)?.data).toMatchObject({
    customer: { emails: ['lovelace@example.com', 'ada@example.com'] },
  })
})

const lines = (count: number, hasNextPage: boolean) => ({
  lineItems: {
    pageInfo: { hasNextPage },
    nodes: Array.from({ length: count }, (_, index) => ({ id: index, title: `Item ${index}`, quantity: 1 })),
  },
})

test('an order with more lines than fit is asked again alone, and is whole then', async () => {
  const { connector, asked } = fakeShop({
    OrdersByName: () => ({ data: pageOf([wireOrder(1, lines(14, true))], [1]) }),
    WholeOrder: () => ({ data: { order: wireOrder(1, lines(40, false)) } }),
  })
  const { records } = await ask(connector, ['order', 'order_number'], '1')
  expect(asked[1]?.variables).toEqual({ id: 'gid://shopify/Order/1' })
  expect(records).toMatchObject([{ kind: 'order', data: { incomplete: false } }])
  expect(records[0]?.kind === 'order' && records[0].data.lines).toHaveLength(40)
})

test('an order that does not even fit alone is known to be incomplete, and counts no sums over a part', async () => {
  const { connector } = fakeShop({
    OrdersByName: () => ({ data: pageOf([wireOrder(1, lines(14, true))], [1]) }),
    WholeOrder: () => ({ data: { order: wireOrder(1, lines(90, true)) } }),
  })
  const { records } = await ask(connector, ['order', 'order_number'], '1')
  expect(records).toMatchObject([{ data: { incomplete: true } }])
  expect(records[0]?.kind === 'order' && records[0].data.lines[0]?.fulfilledQuantity).toBeUndefined()
})

const parcel = { company: 'UPS', number: '1Z999AA10123456784' }

test.each<[string, Record<string, unknown>]>([
  ['a fourth fulfilment', { fulfillmentsCount: { count: 4 }, fulfillments: [] }],
  [
    'as many tracking numbers as were asked for',
    { fulfillmentsCount: { count: 1 }, fulfillments: [{ id: 1, trackingInfo: Array(5).fill(parcel) }] },
  ],
  ['as many refunds as were asked for', { refunds: [{ id: 1 }, { id: 2 }] }],
  ['a fourth part', { fulfillmentOrders: { pageInfo: { hasNextPage: true }, nodes: [] } }],
  ['a fourth return', { returns: { pageInfo: { hasNextPage: true }, nodes: [] } }],
])('a list that stops without a word is noticed: %s', async (_, parts) => {
  const { connector, asked } = fakeShop({
    OrdersByName: () => ({ data: pageOf([wireOrder(1, parts)], [1]) }),
    WholeOrder: () => ({ data: { order: wireOrder(1) } }),
  })
  await ask(connector, ['order', 'order_number'], '1')
  expect(asked.map(({ operation }) => operation)).toEqual(['OrdersByName', 'WholeOrder'])
})

test('one less than that is all there is', async () => {
  const parts = {
    fulfillmentsCount: { count: 1 },
    fulfillments: [{ id: 1, trackingInfo: Array(4).fill(parcel) }],
    refunds: [{ id: 1 }],
  }
  const { connector, asked } = fakeShop({
    OrdersByName: () => ({ data: pageOf([wireOrder(1, parts)], [1]) }),
  })
  expect((await ask(connector, ['order', 'order_number'], '1')).records).toMatchObject([
    { data: { incomplete: false } },
  ])
  expect(asked).toHaveLength(1)
})

const returnHead = { id: 'gid://shopify/Return/41', name: '#1-R1', status: 'OPEN' }
const withReturn = { returns: { pageInfo: { hasNextPage: false }, nodes: [returnHead] } }

test('the details of returns are asked for only where there are returns', async () => {
  const detail = {
    ...returnHead,
    __typename: 'Return',
    order: { id: 'gid://shopify/Order/1', name: '#1' },
    returnLineItems: { nodes: [{ id: 1, quantity: 2 }] },
  }
  const { connector, asked } = fakeShop({
    OrdersByName: () => ({ data: pageOf([wireOrder(1, withReturn), wireOrder(2)], [1, 2]) }),
    Returns: () => ({ data: { nodes: [detail] } }),
  })
  const { records } = await ask(connector, ['order', 'order_number'], '1', '2')
  expect(asked[1]?.variables).toEqual({ ids: ['gid://shopify/Return/41'] })
  expect(records.map(({ kind }) => kind)).toEqual(['order', 'return', 'order'])
  expect(records[1]?.data).toMatchObject({
    number: '#1-R1',
    orderNumber: '#1',
    lines: [{ quantity: 2 }],
    incomplete: false,
  })
})

test('a return number leads over its order to this return alone', async () => {
  const two = [returnHead, { ...returnHead, id: 'gid://shopify/Return/42', name: '#1-R2' }]
  const { connector, asked } = fakeShop({
    OrdersByName: () => ({ data: pageOf([wireOrder(1, { returns: { nodes: two } })], [1]) }),
    Returns: () => ({ data: { nodes: [] } }),
  })
  const { records } = await ask(connector, ['return', 'return_number'], '1-R2')
  expect(asked[0]?.variables.query).toBe('name:"1" OR name:"#1"')
  expect(records).toMatchObject([{ kind: 'return', data: { number: '#1-R2' } }])
  expect((await ask(connector, ['return', 'return_number'], '25044777')).records).toEqual([])
  expect(asked).toHaveLength(2)
})

test('what cannot be asked afterwards leaves what is known, and says that something is missing', async () => {
  const { connector } = fakeShop({
    OrdersByEmail: () => ({
      data: {
        ...pageOf([wireOrder(7, withReturn), wireOrder(6, lines(14, true))], [7, 6, 5]),
        account: null,
      },
    }),
    Returns: () => ({ reply: { status: 500 } }),
    WholeOrder: () => ({ reply: { body: '{"data":' } }),
    OrdersById: () => ({ reply: { status: 429, headers: { 'retry-after': '2' } } }),
  })
  const reply = await ask(connector, ['order', 'email'], 'ada@example.com')
  expect(reply.records).toMatchObject([
    { kind: 'order', data: { number: '#7', incomplete: false } },
    { kind: 'return', data: { number: '#1-R1', incomplete: true } },
    { kind: 'order', data: { number: '#6', incomplete: true } },
  ])
  expect(reply.more).toBe(true)
})

test('what takes too long afterwards does not cost what is known already', async () => {
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort())
  const { connector, asked } = fakeShop({
    OrdersByName: () => ({ data: pageOf([wireOrder(1, withReturn)], [1]) }),
    Returns: () => ({ data: { nodes: [] } }),
  })
  const { records } = await ask(connector, ['order', 'order_number'], '1')
  expect(records).toMatchObject([{ kind: 'order' }, { kind: 'return', data: { incomplete: true } }])
  expect(asked.map(({ request }) => request.signal.aborted)).toEqual([false, true])
})

test('an empty bucket is not asked for more', async () => {
  const { connector, asked } = fakeShop(
    {
      OrdersByEmail: () => ({ data: { ...pageOf([wireOrder(7, withReturn)], [7, 6, 5]), account: null } }),
      Returns: () => ({ data: { nodes: [] } }),
    },
    // enough for one call of 400 points, not for two
    { available: 790 },
  )
  const reply = await ask(connector, ['order', 'email'], 'ada@example.com')
  expect(asked.map(({ operation }) => operation)).toEqual(['OrdersByEmail', 'Returns'])
  expect(reply).toMatchObject({ more: true, allowance: { remaining: 790 } })
})

test.each<[number, string, { kind: string; words: string }]>([
  [
    402,
    '{"errors":"This shop\'s plan does not have access to this feature"}',
    { kind: 'unauthorized', words: 'plan does not have access' },
  ],
  [423, '', { kind: 'unauthorized', words: 'HTTP 423' }],
  [
    401,
    '{"errors":"[API] Invalid API key or access token"}',
    { kind: 'unauthorized', words: 'Invalid API key' },
  ],
  [404, '{"errors":"Not Found"}', { kind: 'unexpected_shape', words: 'Not Found' }],
  [502, '<html>Bad gateway</html>', { kind: 'unreachable', words: 'HTTP 502' }],
])('HTTP %d is told with its reason', async (status, body, { kind, words }) => {
  const { connector } = fakeShop({ OrdersById: () => ({ reply: { status, body } }) })
  await expect(ask(connector, ['order', 'shop_order_id'], '1')).rejects.toMatchObject({
    kind,
    message: expect.stringContaining(words),
  })
})

test('a phone look-up without the right to see customers is refused, not empty', async () => {
  const body = JSON.stringify({
    data: { customer: null },
    errors: [
      {
        message: 'Access denied',
        path: ['customer'],
        extensions: { code: 'ACCESS_DENIED', requiredAccess: '`read_customers`' },
      },
    ],
  })
  const { connector } = fakeShop({ OrdersByPhone: () => ({ reply: { body } }) })
  await expect(ask(connector, ['order', 'phone'], '+15035550100')).rejects.toMatchObject({
    kind: 'unauthorized',
    message: expect.stringContaining('read_customers'),
  })
})

test('stock of several articles is one call', async () => {
  const { connector, asked } = fakeShop({ Stock: () => ({ data: { inventoryItems: { nodes: [] } } }) })
  await ask(connector, ['stock', 'sku'], 'BOOT-42', 'SOCK "L"')
  expect(asked).toHaveLength(1)
  expect(asked[0]?.variables).toEqual({
    query: 'sku:"BOOT-42" OR sku:"SOCK \\"L\\""',
    names: ['available', 'on_hand', 'committed', 'incoming'],
  })
})

// ── check ──

const everything = [
  'read_orders',
  'read_all_orders',
  'read_customers',
  'read_returns',
  'read_merchant_managed_fulfillment_orders',
  'read_third_party_fulfillment_orders',
  'read_locations',
  'read_inventory',
]
const shopWith = (scopes: readonly string[], prefix = '#') => ({
  data: {
    shop: { name: 'Demo EU', orderNumberFormatPrefix: prefix, orderNumberFormatSuffix: '' },
    currentAppInstallation: { accessScopes: scopes.map((handle) => ({ handle })) },
  },
})

test('a check names the shop and its rights', async () => {
  const { connector } = fakeShop({ Check: () => shopWith(everything) })
  expect(await connector.check(signal)).toBe('shop Demo EU, 8 of 8 scopes')
})

test('a right to write is a right to read', async () => {
  const scopes = everything.map((scope) => scope.replace('read_inventory', 'write_inventory'))
  const { connector } = fakeShop({ Check: () => shopWith(scopes) })
  expect(await connector.check(signal)).toBe('shop Demo EU, 8 of 8 scopes')
})

test('a missing right is told with what it costs: without all orders only 60 days are seen', async () => {
  const { connector } = fakeShop({
    Check: () => shopWith(['read_orders', 'read_customers', 'read_inventory']),
  })
  const sentence = await connector.check(signal)
  expect(sentence).toContain('3 of 8 scopes')
  expect(sentence).toContain('without read_all_orders no orders older than 60 days')
  expect(sentence).toContain('without read_returns no native returns')
})

test('a token that may not read orders is of no use', async () => {
  const { connector } = fakeShop({ Check: () => shopWith(['read_products']) })
  await expect(connector.check(signal)).rejects.toMatchObject({
    kind: 'unauthorized',
    message: expect.stringContaining('read_orders'),
  })
})

test('a version that is gone is noticed, because Shopify silently answers with another', async () => {
  const { connector } = fakeShop({
    Check: () => ({
      reply: { headers: { 'x-shopify-api-version': '2027-04' }, body: JSON.stringify(shopWith(everything)) },
    }),
  })
  expect(await connector.check(signal)).toContain('API version 2026-10 is gone, it answers as 2027-04')
})

test('order numbers that begin otherwise than configured are noticed', async () => {
  const { connector } = fakeShop({ Check: () => shopWith(everything, 'EN') })
  expect(await connector.check(signal)).toContain(
    'its order numbers begin with "EN": set numbers.prefix of the connection',
  )
})

// ── what has changed ──

const changed = (connector: Connector, since: string, cursor?: string) =>
  connector.changedSince?.(since, cursor, signal)
const changedPage = (orders: unknown[], endCursor?: string) => ({
  orders: { pageInfo: { hasNextPage: endCursor !== undefined, endCursor: endCursor ?? null }, nodes: orders },
})

test('what changed is asked for by time, oldest first, and each page begins where the last one ended', async () => {
  const { connector, asked } = fakeShop({
    OrdersChanged: ({ variables }) => ({
      data: variables.after
        ? changedPage([wireOrder(3)])
        : changedPage([wireOrder(1), wireOrder(2)], 'place-2'),
    }),
  })
  const first = await changed(connector, '2026-11-20T08:55:00.000Z')
  expect(numbersOf(first?.records ?? [])).toEqual(['#1', '#2'])
  expect(first?.next).toBe('place-2')
  const second = await changed(connector, '2026-11-20T08:55:00.000Z', first?.next)
  expect(numbersOf(second?.records ?? [])).toEqual(['#3'])
  expect(second?.next).toBeUndefined()
  expect(asked.map(({ variables }) => variables)).toEqual([
    { query: "updated_at:>='2026-11-20T08:55:00.000Z'", after: null },
    { query: "updated_at:>='2026-11-20T08:55:00.000Z'", after: 'place-2' },
  ])
})

test('a changed order that did not fit is asked for whole, and there is no fourth that has to wait', async () => {
  const cut = (number: number) =>
    wireOrder(number, { lineItems: { pageInfo: { hasNextPage: true }, nodes: [] } })
  const { connector, asked } = fakeShop(
    {
      OrdersChanged: () => ({ data: changedPage([1, 2, 3, 4, 5].map(cut)) }),
      WholeOrder: ({ variables }) => ({ data: { order: wireOrder(Number(String(variables.id).slice(-1))) } }),
    },
    { available: 20_000 },
  )
  const reply = await changed(connector, '2026-11-20T08:55:00.000Z')
  expect(asked.filter(({ operation }) => operation === 'WholeOrder')).toHaveLength(5)
  expect(reply?.records.map(({ data }) => 'incomplete' in data && data.incomplete)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ])
})
