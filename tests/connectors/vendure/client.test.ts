import type { Connector, LookupKey } from '@throughline/bridge/connectors/connector.ts'
import { documents } from '@throughline/bridge/connectors/vendure/client.ts'
import { vendure } from '@throughline/bridge/connectors/vendure/index.ts'
import type { Http, HttpReply } from '@throughline/bridge/platform/http.ts'
import {
  buildSchema,
  Kind,
  KnownFragmentNamesRule,
  NoUndefinedVariablesRule,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  parse,
  validate,
} from 'graphql'
import { expect, test } from 'vitest'

interface Sent {
  query: string
  variables: Record<string, unknown>
  headers: Record<string, string>
  url: string
}

const order = (id: string, parts: object = {}) => ({
  id,
  code: `CODE${id}`,
  state: 'PaymentSettled',
  orderPlacedAt: '2026-11-16T10:00:00.000Z',
  customer: { emailAddress: 'ada@example.com' },
  lines: [],
  ...parts,
})
const list = (items: object[], totalItems = items.length) => ({ totalItems, items })

const globalSettings = { trackInventory: true, serverConfig: { moneyStrategyPrecision: 2 } }

/** A connector on a Vendure that answers each document as told, and everything that it was asked. */
function fakeVendure(
  answer: (sent: Sent) => { status?: number; body: unknown },
  { settings = {}, numbers }: { settings?: object; numbers?: { prefix?: string; suffix?: string } } = {},
) {
  const asked: Sent[] = []
  const settingsAsked: Sent[] = []
  let clock = 0
  const http: Http = {
    async request({ body = '', headers = {}, url }): Promise<HttpReply> {
      const sent: Sent = { ...JSON.parse(body), headers, url }
      if (sent.query.includes('query Settings')) {
        settingsAsked.push(sent)
        return { status: 200, headers: {}, body: JSON.stringify({ data: { globalSettings } }) }
      }
      asked.push(sent)
      const { status = 200, body: told } = answer(sent)
      return { status, headers: {}, body: typeof told === 'string' ? told : JSON.stringify(told) }
    },
    async close() {},
  }
  const complete = vendure.settings.parse({
    endpoint: 'https://shop.example.com/admin-api/',
    apiKey: 'key',
    ...settings,
  })
  const connector = vendure.connect(complete, { http, now: () => clock, numbers })
  return { connector, asked, settingsAsked, later: (ms: number) => (clock += ms) }
}

const signal = AbortSignal.timeout(60_000)
const ask = (connector: Connector, by: LookupKey, ...values: string[]) =>
  connector.ask(
    { kind: by === 'sku' ? 'stock' : 'order', by, values: values.map((value) => ({ value })) },
    signal,
  )

const noOrders = { body: { data: { orders: list([]) } } }
const noCustomers = { body: { data: { customers: list([]) } } }

test('the key travels in its own header, and the channel where one is set', async () => {
  const plain = fakeVendure(() => noOrders)
  await ask(plain.connector, 'order_number', 'A1')
  expect(plain.asked[0]?.url).toBe('https://shop.example.com/admin-api')
  expect(plain.asked[0]?.headers).toMatchObject({ 'vendure-api-key': 'key' })
  expect(plain.asked[0]?.headers).not.toHaveProperty('vendure-token')
  const narrowed = fakeVendure(() => noOrders, { settings: { channelToken: 'eu' } })
  await ask(narrowed.connector, 'order_number', 'A1')
  expect(narrowed.asked[0]?.headers).toMatchObject({ 'vendure-token': 'eu' })
})

test('an e-mail is asked for in small letters and exactly; nothing of it gets into the query', async () => {
  const { connector, asked } = fakeVendure(() => noCustomers)
  await ask(connector, 'email', 'Ada"}}@Example.com')
  expect(asked[0]?.variables).toEqual({ email: 'ada"}}@example.com' })
  expect(asked[0]?.query).toContain('emailAddress: { eq: $email }')
  expect(asked[0]?.query).not.toMatch(/example\.com/)
})

test('a guest and an account with one address are one person: the orders of both are hers', async () => {
  const { connector } = fakeVendure(() => ({
    body: {
      data: { customers: list([{ orders: list([order('1')]) }, { orders: list([order('2'), order('3')]) }]) },
    },
  }))
  const { records, more } = await ask(connector, 'email', 'ada@example.com')
  expect(records.map(({ key }) => key)).toEqual(['1', '2', '3'])
  expect(more).toBeUndefined()
})

test('of ten thousand orders the newest twenty are read, in one call, and the rest is not forgotten', async () => {
  const twenty = Array.from({ length: 20 }, (_, at) => order(String(10_000 - at)))
  const { connector, asked } = fakeVendure(() => ({
    body: { data: { customers: list([{ orders: list(twenty, 10_000) }]) } },
  }))
  const { records, more } = await ask(connector, 'email', 'ada@example.com')
  expect(records).toHaveLength(20)
  expect(more).toBe(true)
  expect(asked).toHaveLength(1)
  expect(asked[0]?.query).toMatch(/orders\(options: \{ take: 20, .*sort: \{ orderPlacedAt: DESC \}/)
})

test('a phone is looked for by its last seven digits, however it was typed', async () => {
  const { connector, asked } = fakeVendure(() => noCustomers)
  await ask(connector, 'phone', '+4930123456')
  const pattern = new RegExp(String(asked[0]?.variables.pattern))
  for (const typed of ['+4930123456', '030 / 123-456', '(030) 123 456 ']) expect(typed).toMatch(pattern)
  for (const other of ['030 123 457', '030 123 4560']) expect(other).not.toMatch(pattern)
})

test('a phone of six digits finds everybody who ends like it, so it is not asked', async () => {
  const { connector, asked } = fakeVendure(() => noCustomers)
  expect(await ask(connector, 'phone', '123456')).toEqual({ records: [] })
  expect(asked).toEqual([])
})

test('a code is asked as it was quoted, with what the shop writes around it, and in small letters', async () => {
  const { connector, asked } = fakeVendure(() => noOrders, { numbers: { prefix: 'EU-' } })
  await ask(connector, 'order_number', '1042', 'EU-1043')
  expect(asked).toHaveLength(1)
  expect(asked[0]?.variables.codes).toEqual(['1042', 'EU-1042', 'eu-1042', 'EU-1043', 'eu-1043'])
})

test('the id of another kind of shop is not asked: PostgreSQL would refuse the others with it', async () => {
  const { connector, asked } = fakeVendure(() => noOrders)
  const uuid = '0b8e1f8c-6d0e-4f5e-9d53-6f4b1c8d2a10'
  await ask(connector, 'shop_order_id', '2147483647', 'gid://shopify/Order/2147483648', uuid)
  expect(asked[0]?.variables.ids).toEqual(['2147483647', uuid])
  expect(await ask(connector, 'shop_order_id', 'gid://shopify/Order/5678901234567')).toEqual({ records: [] })
  expect(asked).toHaveLength(1)
})

test('carts are never asked for', async () => {
  const { connector, asked } = fakeVendure(({ query }) =>
    query.includes('customers(') ? noCustomers : noOrders,
  )
  await ask(connector, 'email', 'ada@example.com')
  await ask(connector, 'order_number', 'A1')
  await ask(connector, 'shop_order_id', '1')
  for (const { query } of asked) expect(query).toContain('orderPlacedAt: { isNull: false }')
})

test('an agent gets a link where the shop’s dashboard is known', async () => {
  const found = { body: { data: { orders: list([order('7')]) } } }
  const { connector } = fakeVendure(() => found, {
    settings: { dashboard: 'https://shop.example.com/dashboard/' },
  })
  const { records } = await ask(connector, 'shop_order_id', '7')
  expect(records[0]?.data).toMatchObject({ adminUrl: 'https://shop.example.com/dashboard/orders/7' })
})

test('what was placed since a time comes page by page, the time itself included', async () => {
  const page = Array.from({ length: 50 }, (_, at) => order(String(at)))
  const { connector, asked } = fakeVendure(({ variables }) => ({
    body: { data: { orders: variables.skip === 0 ? list(page, 51) : list([order('50')], 51) } },
  }))
  const first = await connector.changedSince?.('2026-11-20T10:00:00.000Z', undefined, signal)
  expect(first?.records).toHaveLength(50)
  expect(asked[0]?.variables).toEqual({ after: '2026-11-20T09:59:59.999Z', skip: 0 })
  const second = await connector.changedSince?.('2026-11-20T10:00:00.000Z', first?.next, signal)
  expect(asked[1]?.variables).toMatchObject({ skip: 50 })
  expect(second?.records.map(({ key }) => key)).toEqual(['50'])
  expect(second?.next).toBeUndefined()
})

test('Vendure does not tell what has changed, so it is not relied on to', () => {
  expect(vendure.listed ?? []).toEqual([])
})

const refused = (
  path: string,
  code: string,
  message = 'You are not currently authorized to perform this action',
) => ({
  body: { errors: [{ message, path: [path], extensions: { code } }], data: null },
})

test.each([
  ['orders', 'ReadOrder'],
  ['customers', 'ReadCustomer'],
  ['productVariants', 'ReadProduct'],
  ['globalSettings', 'authOptions.tokenMethod'],
])('a refusal of %s says what to look at: %s', async (root, remedy) => {
  const { connector } = fakeVendure(() => refused(root, 'FORBIDDEN'))
  await expect(ask(connector, 'email', 'ada@example.com')).rejects.toMatchObject({
    kind: 'unauthorized',
    message: expect.stringContaining(remedy),
  })
})

test('a channel that is not there, a fault inside, and a field that this version lacks have names', async () => {
  const failure = (body: { status?: number; body: unknown }) =>
    ask(fakeVendure(() => body).connector, 'order_number', 'A1').catch((error: unknown) => error)
  expect(
    await failure(refused('orders', 'CHANNEL_NOT_FOUND', 'No Channel with the token "x"')),
  ).toMatchObject({
    kind: 'unauthorized',
    message: expect.stringContaining('channelToken'),
  })
  expect(await failure(refused('orders', 'INTERNAL_SERVER_ERROR', 'Connection lost'))).toMatchObject({
    kind: 'unreachable',
    message: expect.stringContaining('Connection lost'),
  })
  const message = 'Cannot query field "orderPlacedQuantity" on type "OrderLine". Did you mean "quantity"?'
  const body = { errors: [{ message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }
  expect(await failure({ status: 400, body })).toMatchObject({
    kind: 'unexpected_shape',
    message: expect.stringMatching(/orderPlacedQuantity of OrderLine.*3\.7\.3/),
  })
  expect(await failure({ status: 404, body: '<html>' })).toMatchObject({
    kind: 'unexpected_shape',
    message: expect.stringContaining('/admin-api'),
  })
  expect(await failure({ status: 400, body: '<html>' })).toMatchObject({
    kind: 'unexpected_shape',
    message: expect.stringContaining('HTTP 400'),
  })
})

test('an order of which a part failed is there, and says that it is incomplete', async () => {
  const { connector } = fakeVendure(() => ({
    body: {
      data: { orders: list([order('1', { payments: null })]) },
      errors: [
        {
          message: 'boom',
          path: ['orders', 'items', 0, 'payments'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    },
  }))
  expect((await ask(connector, 'order_number', 'CODE1')).records[0]?.data).toMatchObject({ incomplete: true })
})

test('doctor runs what agents will ask, and says which version the connector knows', async () => {
  const { connector, asked } = fakeVendure(({ query }) => {
    if (query.includes('activeChannel')) return { body: { data: { activeChannel: { code: 'eu' } } } }
    if (query.includes('productVariants')) return { body: { data: { productVariants: list([]) } } }
    return query.includes('customers(') ? noCustomers : noOrders
  })
  expect(await connector.check(signal)).toBe(
    'channel eu, orders, customers and stock readable, its version is not told, this connector was checked against 3.7.3',
  )
  expect(asked.map(({ query }) => /query (\w+)/.exec(query)?.[1])).toEqual([
    'Channel',
    'OrdersByCode',
    'OrdersByEmail',
    'StockBySku',
  ])
})

test('how the shop counts money is asked once an hour, and holds for every order', async () => {
  const yen = order('1', { currencyCode: 'JPY', totalWithTax: 120_000 })
  const { connector, settingsAsked, later } = fakeVendure(() => ({ body: { data: { orders: list([yen]) } } }))
  const total = async () => {
    const { records } = await ask(connector, 'order_number', 'CODE1')
    return records[0]?.kind === 'order' ? records[0].data.total : undefined
  }
  expect(await total()).toEqual({ minor: 1_200, currency: 'JPY' })
  later(3_599_999)
  await total()
  expect(settingsAsked).toHaveLength(1)
  later(1)
  await total()
  expect(settingsAsked).toHaveLength(2)
})

test('a document asks one thing: Vendure tries the key anew for each', () => {
  for (const document of Object.values(documents)) {
    const [operation] = parse(document).definitions
    const roots = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : []
    expect(roots).toHaveLength(1)
  }
})

// Whether Vendure has each field is asked of a running one, in tests/real: its schema belongs to it.
test('every document is whole: its variables and fragments are declared and used', () => {
  const schema = buildSchema('type Query { anything: Int }')
  const rules = [
    NoUndefinedVariablesRule,
    NoUnusedVariablesRule,
    KnownFragmentNamesRule,
    NoUnusedFragmentsRule,
  ]
  for (const document of Object.values(documents))
    expect(validate(schema, parse(document), rules)).toEqual([])
})
