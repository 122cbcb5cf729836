import { expect, test } from 'vitest'
import { at, list, merchant } from './merchant.ts'

const { shop, post, send } = merchant()
const path = '/shop-eu/admin/api/2026-10/graphql.json'
const orderId = (number: number) => `gid://shopify/Order/${6_100_000_000_000 + number * 100_000}`

test('without the right access token the shop says 401', async () => {
  const body = { query: '{ shop { name } }' }
  for (const token of ['', 'demo-shop-us-access-token']) {
    const answer = await post(path, { body, headers: { 'x-shopify-access-token': token } })
    expect(answer.status).toBe(401)
    expect(answer.body).toEqual({ errors: expect.stringContaining('[API] Invalid API key or access token') })
  }
})

test('whatever version is asked for, the header names the one that answered', async () => {
  const { headers, status } = await post('/shop-eu/admin/api/2024-01/graphql.json', {
    body: { query: '{ shop { name } }' },
    headers: { 'x-shopify-access-token': 'demo-shop-eu-access-token' },
  })
  expect(status).toBe(200)
  expect(headers.get('x-shopify-api-version')).toBe('2026-10')
})

test('a body that is no question is refused', async () => {
  const answer = await send(path, {
    method: 'POST',
    headers: { 'x-shopify-access-token': 'demo-shop-eu-access-token' },
    body: '{"quer',
  })
  expect(answer.status).toBe(400)
})

test('a field or an argument that does not exist is refused in Shopify’s words, with HTTP 200', async () => {
  const field = await shop('shop-eu', '{ orders(first: 1) { nodes { receiptNumber } } }')
  expect(field.status).toBe(200)
  expect(field.body).toEqual({
    errors: [
      expect.objectContaining({
        message: "Field 'receiptNumber' doesn't exist on type 'Order'",
        extensions: { code: 'undefinedField', typeName: 'Order', fieldName: 'receiptNumber' },
      }),
    ],
  })
  const argument = await shop('shop-eu', '{ orders(first1: 1) { nodes { id } } }')
  expect(at(argument.body, 'errors.0.message')).toBe("Field 'orders' doesn't accept argument 'first1'")
})

test('a page needs a length, which the schema does not say', async () => {
  const { body } = await shop('shop-eu', '{ orders { nodes { id } } }')
  expect(at(body, 'errors.0.message')).toBe('you must provide one of first or last')
  expect(body.data).toBeNull()
  const long = await shop('shop-eu', '{ orders(first: 251) { nodes { id } } }')
  expect(at(long.body, 'errors.0.message')).toBe('first cannot exceed 250')
})

test('pages follow each other without a gap or a double', async () => {
  const seen: string[] = []
  let after: unknown = null
  for (let page = 0; page < 10; page++) {
    const { body } = await shop(
      'shop-eu',
      'query ($after: String) { orders(first: 9, after: $after, query: "email:einkauf@bergrettung.example") { nodes { name } pageInfo { hasNextPage endCursor } } }',
      { after },
    )
    seen.push(...list(body, 'data.orders.nodes').map(({ name }) => String(name)))
    if (!at(body, 'data.orders.pageInfo.hasNextPage')) break
    after = at(body, 'data.orders.pageInfo.endCursor')
  }
  expect(seen).toHaveLength(30)
  expect(new Set(seen).size).toBe(30)
})

test('backwards, the last page comes first', async () => {
  const { body } = await shop(
    'shop-eu',
    '{ orders(last: 2) { nodes { name } pageInfo { hasPreviousPage } } }',
  )
  expect(list(body, 'data.orders.nodes').map(({ name }) => name)).toEqual(['#1079', '#1080'])
  expect(at(body, 'data.orders.pageInfo.hasPreviousPage')).toBe(true)
})

test('lists that look like pages are cut off without a word', async () => {
  const { body } = await shop(
    'shop-us',
    '{ orders(first: 1, query: "name:US-1031") { nodes { fulfillments(first: 5) { all: trackingInfo { number } two: trackingInfo(first: 2) { number } } } } }',
  )
  expect(list(body, 'data.orders.nodes.0.fulfillments')).toHaveLength(1)
  expect(list(body, 'data.orders.nodes.0.fulfillments.0.all')).toHaveLength(3)
  expect(list(body, 'data.orders.nodes.0.fulfillments.0.two')).toHaveLength(2)
})

test('ids that are unknown, or of another type, come back as null in their place', async () => {
  const { body } = await shop(
    'shop-eu',
    'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } order(id: "gid://shopify/Return/1") { id } }',
    {
      ids: [
        orderId(1042),
        'gid://shopify/Order/1',
        'gid://shopify/Teapot/1',
        'nonsense',
        'gid://shopify/Return/6100103300500',
      ],
    },
  )
  expect(list(body, 'data.nodes').map((node) => node && at(node, '__typename'))).toEqual([
    'Order',
    null,
    null,
    null,
    'Return',
  ])
  expect(at(body, 'data.order')).toBeNull()
})

// Estimates that were made of these documents for the real shop, from its published cost rules.
test.each([
  [
    142,
    '{ orders(first: 10) { nodes { id totalPriceSet { ...M } currentTotalPriceSet { ...M } totalRefundedSet { ...M } customer { id defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } } shippingAddress { city } } pageInfo { hasNextPage } } } fragment M on MoneyBag { shopMoney { amount } presentmentMoney { amount } }',
  ],
  [
    114,
    '{ a: customerByIdentifier(identifier: { emailAddress: "a@b.c" }) { ...C } b: customerByIdentifier(identifier: { phoneNumber: "+1" }) { ...C } customers(first: 5) { nodes { ...C } pageInfo { hasNextPage } } } fragment C on Customer { id defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } defaultAddress { city } orders(first: 10) { nodes { id } pageInfo { hasNextPage } } }',
  ],
  [1, '{ orderByIdentifier(identifier: { id: "gid://shopify/Order/1" }) { id } }'],
])('a question of %i points is charged so many, and less when little comes back', async (points, query) => {
  const { body } = await shop('shop-eu', query)
  expect(at(body, 'extensions.cost.requestedQueryCost')).toBe(points)
  expect(Number(at(body, 'extensions.cost.actualQueryCost'))).toBeLessThanOrEqual(points)
})

test('a question of more than a thousand points is refused before it runs', async () => {
  const query = (size: number) =>
    `{ orders(first: ${size}) { nodes { id customer { id } shippingAddress { city } billingAddress { city } } } }`
  const refused = await shop('shop-eu', query(250))
  expect(refused.status).toBe(200)
  expect(refused.body).toEqual({
    errors: [
      expect.objectContaining({
        extensions: expect.objectContaining({ code: 'MAX_COST_EXCEEDED', maxCost: 1000 }),
      }),
    ],
  })
  const answered = await shop('shop-eu', query(249))
  expect(list(answered.body, 'data.orders.nodes')).toHaveLength(80)
})

test('who asks too much is throttled with HTTP 200 and without data, and served again when the bucket has filled', async () => {
  let elapsed = 0
  const busy = merchant({ elapsed: () => elapsed })
  // 921 points each, all of which are used: 80 orders with everything.
  const query =
    '{ orders(first: 80) { nodes { id a: shippingAddress { city } b: shippingAddress { city } c: billingAddress { city } d: billingAddress { city } e: shippingAddress { city } f: shippingAddress { city } g: shippingAddress { city } h: shippingAddress { city } i: shippingAddress { city } j: shippingAddress { city } } } }'
  const answers = []
  for (let call = 0; call < 24; call++) answers.push(await busy.shop('shop-eu', query))
  const throttled = answers.filter(({ body }) => at(body, 'errors.0.extensions.code') === 'THROTTLED')
  expect(throttled.length).toBeGreaterThan(0)
  expect(throttled.every(({ status, body }) => status === 200 && !('data' in body))).toBe(true)
  expect(at(throttled[0]?.body, 'extensions.cost.actualQueryCost')).toBeNull()
  // The other shop has a bucket of its own.
  expect(at((await busy.shop('shop-us', '{ shop { name } }')).body, 'data.shop.name')).toBe(
    'Nordlicht Outdoor US',
  )
  elapsed += 1000
  expect(at((await busy.shop('shop-eu', query)).body, 'data.orders.nodes')).toHaveLength(80)
})

test('money keeps one decimal at least, and yen too', async () => {
  const { body } = await shop(
    'shop-eu',
    '{ orders(first: 1, query: "name:1068") { nodes { totalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } } } } }',
  )
  // 319 + 59 + 12.90 EUR; 1.63 yen a cent.
  expect(at(body, 'data.orders.nodes.0.totalPriceSet')).toEqual({
    shopMoney: { amount: '390.9', currencyCode: 'EUR' },
    presentmentMoney: { amount: '63717.0', currencyCode: 'JPY' },
  })
})

test('a status that nobody has heard of stands wherever a status can stand', async () => {
  const strange = merchant({ quirks: { 'shop-eu': { unheardStatus: true } } })
  const { body } = await strange.shop(
    'shop-eu',
    '{ orders(first: 1, query: "name:1062") { nodes { displayFulfillmentStatus money: displayFinancialStatus fulfillments(first: 1) { status displayStatus } } } }',
  )
  expect(at(body, 'data.orders.nodes.0')).toEqual({
    displayFulfillmentStatus: 'TELEPORTED',
    money: 'TELEPORTED',
    fulfillments: [{ status: 'TELEPORTED', displayStatus: 'TELEPORTED' }],
  })
})

test('a shop that ignores filters answers with everybody, and with somebody', async () => {
  const careless = merchant({ quirks: { 'shop-eu': { ignoresFilters: true } } })
  const { body } = await careless.shop(
    'shop-eu',
    '{ orders(first: 100, query: "email:nobody@example.com") { nodes { email } } customerByIdentifier(identifier: { emailAddress: "nobody@example.com" }) { displayName } }',
  )
  expect(new Set(list(body, 'data.orders.nodes').map(({ email }) => email)).size).toBeGreaterThan(10)
  expect(at(body, 'data.customerByIdentifier.displayName')).toBeTypeOf('string')
  // The other shop is as careful as ever.
  const other = await careless.shop(
    'shop-us',
    '{ orders(first: 100, query: "email:nobody@example.com") { nodes { email } } }',
  )
  expect(list(other.body, 'data.orders.nodes')).toEqual([])
})
