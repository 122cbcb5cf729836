import type { Connector, LookupKey, Question } from '@throughline/bridge/connectors/connector.ts'
import { medusa } from '@throughline/bridge/connectors/medusa/index.ts'
import type { Http, HttpReply } from '@throughline/bridge/platform/http.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startStandIn } from '../stand-in.ts'

interface Sent {
  path: string
  query: URLSearchParams
  headers: Record<string, string>
}

const order = (id: string, parts: object = {}) => ({
  id,
  display_id: 1042,
  status: 'pending',
  fulfillment_status: 'not_fulfilled',
  payment_status: 'captured',
  email: 'ada@example.com',
  customer_id: 'cus_1',
  currency_code: 'eur',
  items: [],
  fulfillments: [],
  ...parts,
})
const orders = (found: object[], count = found.length) => ({ orders: found, count })
const customers = (...found: object[]) => ({ customers: found, count: found.length })
const returned = (parts: object = {}) => ({
  id: 'ret_1',
  order_id: 'order_1',
  status: 'received',
  requested_at: '2026-11-19T09:00:00.000Z',
  items: [{ id: 'ri_1', item_id: 'li_1', quantity: 1, received_quantity: 1 }],
  ...parts,
})
const withReturn = (parts: object = {}) =>
  order('order_1', {
    items: [
      {
        id: 'li_1',
        variant_sku: 'SHOE-42',
        product_title: 'Trail Shoe',
        quantity: 1,
        detail: { return_received_quantity: 1 },
      },
    ],
    ...parts,
  })

/** A connector on a Medusa that answers each question as told, and everything that it was asked. */
function fakeMedusa(
  answer: (sent: Sent) => object,
  { settings = {}, numbers }: { settings?: object; numbers?: { prefix?: string; suffix?: string } } = {},
) {
  const asked: Sent[] = []
  let clock = 0
  const http: Http = {
    async request({ headers = {}, url }): Promise<HttpReply> {
      const { pathname, searchParams } = new URL(url)
      const sent: Sent = { path: pathname, query: searchParams, headers }
      asked.push(sent)
      const told = answer(sent)
      if ('status' in told && typeof told.status === 'number')
        return { status: told.status, headers: {}, body: 'down' }
      return { status: 200, headers: {}, body: JSON.stringify(told) }
    },
    async close() {},
  }
  const complete = medusa.settings.parse({
    baseUrl: 'https://backend.example.com/',
    apiKey: 'sk_1',
    ...settings,
  })
  const connector = medusa.connect(complete, { http, now: () => clock, numbers })
  return { connector, asked, later: (ms: number) => (clock += ms) }
}

const signal = AbortSignal.timeout(60_000)
const kinds: Partial<Record<LookupKey, Question['kind']>> = { sku: 'stock' }
const ask = (connector: Connector, by: LookupKey, ...values: string[]) =>
  connector.ask({ kind: kinds[by] ?? 'order', by, values: values.map((value) => ({ value })) }, signal)

const pathsOf = (asked: readonly Sent[]) => asked.map(({ path }) => path)

test('the key is the user’s name, without a password', async () => {
  const { connector, asked } = fakeMedusa(() => customers())
  await ask(connector, 'email', 'ada@example.com')
  expect(asked[0]?.headers.authorization).toBe(`Basic ${btoa('sk_1:')}`)
})

test('an e-mail is asked of the customers, exactly and in small letters, and never of the orders', async () => {
  const { connector, asked } = fakeMedusa(({ path }) =>
    path === '/admin/customers'
      ? customers({ id: 'cus_1', email: 'ada@example.com' })
      : orders([order('order_1')]),
  )
  const { records } = await ask(connector, 'email', 'Ada@Example.com')
  expect(records.map(({ key }) => key)).toEqual(['order_1'])
  expect(pathsOf(asked)).toEqual(['/admin/customers', '/admin/orders'])
  expect(asked[0]?.query.get('email')).toBe('ada@example.com')
  expect(asked[1]?.query.get('customer_id')).toBe('cus_1')
  for (const { path, query } of asked) {
    expect(query.has('q')).toBe(false)
    if (path === '/admin/orders') expect(query.has('email')).toBe(false)
  }
})

test('a guest and an account with one address are one person: the orders of both are hers', async () => {
  const { connector } = fakeMedusa(({ path, query }) => {
    if (path === '/admin/customers')
      return customers({ id: 'cus_1', email: 'ada@example.com' }, { id: 'cus_2', email: 'Ada@example.com' })
    const id = query.get('customer_id')
    return orders([order(`order_of_${id}`, { customer_id: id })])
  })
  const { records } = await ask(connector, 'email', 'ada@example.com')
  expect(records.map(({ key }) => key)).toEqual(['order_of_cus_1', 'order_of_cus_2'])
})

test('whoever is unknown has no orders, and that takes one call', async () => {
  const { connector, asked } = fakeMedusa(() => customers())
  expect((await ask(connector, 'email', 'nobody@example.com')).records).toEqual([])
  expect(asked).toHaveLength(1)
})

test.each([
  ['email', 'xada@example.com', 'cus_1'],
  ['customer_id', 'ada@example.com', 'cus_of_a_stranger'],
])(
  'a Medusa that ignores the filter %s is found out: hers may not be among what it sends',
  async (filter, email, customer) => {
    const { connector } = fakeMedusa(({ path }) =>
      path === '/admin/customers'
        ? customers({ id: 'cus_1', email })
        : orders([order('order_1', { customer_id: customer })]),
    )
    await expect(ask(connector, 'email', 'ada@example.com')).rejects.toMatchObject({
      kind: 'unexpected_shape',
      message: expect.stringMatching(new RegExp(`ignored the filter ${filter} .*2\\.21`)),
    })
  },
)

test('of ten thousand orders the newest twenty are read, and the rest is not forgotten', async () => {
  const twenty = Array.from({ length: 20 }, (_, at) => order(`order_${at}`))
  const { connector, asked } = fakeMedusa(({ path }) =>
    path === '/admin/customers'
      ? customers({ id: 'cus_1', email: 'ada@example.com' })
      : orders(twenty, 10_000),
  )
  const { records, more } = await ask(connector, 'email', 'ada@example.com')
  expect(records).toHaveLength(20)
  expect(more).toBe(true)
  expect(asked).toHaveLength(2)
  expect(asked[1]?.query.get('order')).toBe('-created_at')
})

test('a number is searched for page by page, and only the very same one is read', async () => {
  const heads = (from: number) =>
    Array.from({ length: 100 }, (_, at) => ({ id: `other_${from + at}`, display_id: 50_000 + from + at }))
  const { connector, asked } = fakeMedusa(({ query }) => {
    if (!query.has('q')) return orders([order('order_1')])
    if (query.get('offset') === '0') return orders(heads(0), 150)
    return orders(
      [
        { id: 'longer', display_id: 10_420 },
        { id: 'order_1', display_id: 1042 },
      ],
      150,
    )
  })
  const { records } = await ask(connector, 'order_number', '1042')
  expect(records.map(({ key }) => key)).toEqual(['order_1'])
  expect(asked.map(({ query }) => [query.get('q'), query.get('offset'), query.getAll('id[]')])).toEqual([
    ['1042', '0', []],
    ['1042', '100', []],
    [null, null, ['order_1']],
  ])
})

test('a number that nobody has is none when all that was found was read, and no answer when it was not', async () => {
  const page = Array.from({ length: 100 }, (_, at) => ({ id: `other_${at}`, display_id: 20_000 + at }))
  const few = fakeMedusa(() => orders(page.slice(0, 3), 3))
  expect((await ask(few.connector, 'order_number', '2')).records).toEqual([])
  const many = fakeMedusa(() => orders(page, 5_000))
  await expect(ask(many.connector, 'order_number', '2')).rejects.toMatchObject({
    kind: 'not_supported',
    message: expect.stringContaining('ask by e-mail'),
  })
  expect(many.asked).toHaveLength(4)
})

test('what a shop prints around its numbers is taken off, and its own numbers are found as well', async () => {
  const { connector, asked } = fakeMedusa(
    ({ query }) =>
      query.has('q')
        ? orders([{ id: 'order_9', display_id: 9, custom_display_id: 'x-1042' }])
        : orders([order('order_9', { custom_display_id: 'x-1042' })]),
    { numbers: { prefix: 'EU-' } },
  )
  expect((await ask(connector, 'order_number', 'EU-X-1042')).records).toHaveLength(1)
  expect(asked[0]?.query.get('q')).toBe('X-1042')
})

test('the fields are always the same, and the one that hangs the server is not among them', async () => {
  const { connector, asked } = fakeMedusa(({ query }) =>
    query.has('q') ? orders([{ id: 'order_1', display_id: 1042 }]) : orders([order('order_1')]),
  )
  await ask(connector, 'order_number', '1042')
  await ask(connector, 'shop_order_id', 'order_1')
  const fields = asked.filter(({ query }) => query.has('id[]')).map(({ query }) => query.get('fields'))
  expect(new Set(fields).size).toBe(1)
  expect(fields[0]).not.toMatch(/location/)
})

test('returns are asked for where a line speaks of one, and come with number, customer and article', async () => {
  const { connector, asked } = fakeMedusa(({ path }) =>
    path === '/admin/returns'
      ? { returns: [returned()], count: 1 }
      : orders([withReturn(), order('order_2')]),
  )
  const { records } = await ask(connector, 'shop_order_id', 'order_1', 'order_2')
  expect(records.map(({ kind, key }) => [kind, key])).toEqual([
    ['order', 'order_1'],
    ['return', 'ret_1'],
    ['order', 'order_2'],
  ])
  expect(records[1]?.data).toMatchObject({
    orderNumber: '#1042',
    shopOrderId: 'order_1',
    customerEmails: ['ada@example.com'],
    lines: [{ orderLineId: 'li_1', sku: 'SHOE-42', title: 'Trail Shoe' }],
  })
  expect(
    asked.filter(({ path }) => path === '/admin/returns').map(({ query }) => query.get('order_id')),
  ).toEqual(['order_1'])
})

const refunded = (created_at: string) => ({
  payment_collections: [
    { id: 'col', payments: [{ id: 'p', refunds: [{ id: 'ref_1', amount: 80, created_at }] }] },
  ],
})

test('money that follows the only return of an order was paid for it; money from before was not', async () => {
  const refundsOf = async (createdAt: string, ...returns: object[]) => {
    const { connector } = fakeMedusa(({ path }) =>
      path === '/admin/returns'
        ? { returns, count: returns.length }
        : orders([withReturn(refunded(createdAt))]),
    )
    const { records } = await ask(connector, 'shop_order_id', 'order_1')
    return records.flatMap((record) => (record.kind === 'return' ? [record.data.refundIds] : []))
  }
  expect(await refundsOf('2026-11-20T09:00:00.000Z', returned())).toEqual([['ref_1']])
  expect(await refundsOf('2026-11-19T08:59:59.999Z', returned())).toEqual([undefined])
  expect(await refundsOf('2026-11-20T09:00:00.000Z', returned({ status: 'canceled' }))).toEqual([undefined])
  const two = [returned(), returned({ id: 'ret_2' })]
  expect(await refundsOf('2026-11-20T09:00:00.000Z', ...two)).toEqual([undefined, undefined])
})

test('returns that cannot be read leave the order, which says that it is incomplete', async () => {
  const { connector } = fakeMedusa(({ path }) =>
    path === '/admin/returns' ? { status: 503 } : orders([withReturn()]),
  )
  const { records } = await ask(connector, 'shop_order_id', 'order_1')
  expect(records).toMatchObject([{ kind: 'order', data: { incomplete: true } }])
})

test('the returns of an order are the same whether they are asked for alone or come with it', async () => {
  const { connector } = fakeMedusa(({ path }) =>
    path === '/admin/returns' ? { returns: [returned()], count: 1 } : orders([withReturn()]),
  )
  const along = await ask(connector, 'shop_order_id', 'order_1')
  const alone = await connector.ask(
    { kind: 'return', by: 'shop_order_id', values: [{ value: 'order_1' }] },
    signal,
  )
  expect(alone.records).toEqual(along.records.filter(({ kind }) => kind === 'return'))
  expect(alone.records).toHaveLength(1)
})

test('a list of returns that holds another order’s was not filtered', async () => {
  const { connector } = fakeMedusa(() => ({ returns: [returned({ order_id: 'order_2' })], count: 1 }))
  await expect(
    connector.ask({ kind: 'return', by: 'shop_order_id', values: [{ value: 'order_1' }] }, signal),
  ).rejects.toMatchObject({ kind: 'unexpected_shape', message: expect.stringContaining('order_id') })
})

const inventory = {
  inventory_items: [
    {
      id: 'i1',
      sku: 'SHOE-42',
      location_levels: [{ location_id: 'sloc_1', stocked_quantity: 3, reserved_quantity: 1 }],
    },
  ],
}

test('places have names, asked for once an hour; where they cannot be read, ids must do', async () => {
  const { connector, asked, later } = fakeMedusa(({ path }) =>
    path === '/admin/stock-locations'
      ? { stock_locations: [{ id: 'sloc_1', name: 'Berlin DC' }] }
      : inventory,
  )
  const places = async () =>
    (await ask(connector, 'sku', 'SHOE-42')).records.flatMap((record) =>
      record.kind === 'stock' ? record.data.levels.map(({ location }) => location) : [],
    )
  expect(await places()).toEqual(['Berlin DC'])
  later(3_599_999)
  await places()
  expect(pathsOf(asked).filter((path) => path === '/admin/stock-locations')).toHaveLength(1)
  later(1)
  await places()
  expect(pathsOf(asked).filter((path) => path === '/admin/stock-locations')).toHaveLength(2)

  const dark = fakeMedusa(({ path }) => (path === '/admin/stock-locations' ? { status: 500 } : inventory))
  expect((await ask(dark.connector, 'sku', 'SHOE-42')).records[0]?.data).toMatchObject({
    levels: [{ location: 'sloc_1' }],
  })
})

const changedAt = (id: string, updated_at: string) => order(id, { updated_at })

test('what has changed comes page by page from the time of the last one, so that none is left out', async () => {
  const from = '2026-11-20T10:00:00.000Z'
  const page = Array.from({ length: 20 }, (_, at) =>
    changedAt(`order_${at}`, `2026-11-20T10:00:${10 + at}.000Z`),
  )
  const { connector, asked } = fakeMedusa(({ query }) =>
    query.get('updated_at[$gte]') === from
      ? orders(page)
      : orders([changedAt('order_20', '2026-11-20T11:00:00.000Z')]),
  )
  const first = await connector.changedSince?.(from, undefined, signal)
  expect(first?.records).toHaveLength(20)
  const second = await connector.changedSince?.(from, first?.next, signal)
  expect(
    asked.map(({ query }) => [query.get('updated_at[$gte]'), query.get('offset'), query.get('order')]),
  ).toEqual([
    [from, '0', 'updated_at'],
    ['2026-11-20T10:00:29.000Z', '0', 'updated_at'],
  ])
  expect(second?.next).toBeUndefined()
})

test('a page of one and the same time goes on behind it; a list that is not filtered is no answer', async () => {
  const from = '2026-11-20T10:00:00.000Z'
  const { connector } = fakeMedusa(() =>
    orders(Array.from({ length: 20 }, (_, at) => changedAt(`order_${at}`, from))),
  )
  const first = await connector.changedSince?.(from, undefined, signal)
  expect(JSON.parse(first?.next ?? '')).toEqual({ from, offset: 20 })
  const old = fakeMedusa(() => orders([changedAt('order_1', '2020-01-01T00:00:00.000Z')]))
  await expect(old.connector.changedSince?.(from, undefined, signal)).rejects.toMatchObject({
    kind: 'unexpected_shape',
    message: expect.stringContaining('updated_at'),
  })
})

test('money given back leaves the time of its order alone, so lists of changes are not relied on', () => {
  expect(medusa.listed ?? []).toEqual([])
})

test('a Medusa that hangs is left after ten seconds even by those who have more', async () => {
  await using vendor = await startStandIn()
  const http = createHttp()
  onTestFinished(() => http.close())
  const given: number[] = []
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    given.push(ms)
    return AbortSignal.abort()
  })
  onTestFinished(() => void vi.restoreAllMocks())
  vendor.play(() => 'hang')
  const settings = medusa.settings.parse({ baseUrl: vendor.url, apiKey: 'sk_1' })
  const patient = medusa
    .connect(settings, { http, now: () => 0 })
    .ask(
      { kind: 'order', by: 'shop_order_id', values: [{ value: 'order_1' }], patient: true },
      new AbortController().signal,
    )
  await expect(patient).rejects.toMatchObject({ kind: 'timed_out' })
  expect(given).toEqual([10_000])
})

test('doctor reads nobody, and says what the connector was written from', async () => {
  const { connector, asked } = fakeMedusa(({ path }) => {
    if (path === '/admin/customers') return customers()
    if (path === '/admin/stock-locations') return { stock_locations: [{ id: 'sloc_1', name: 'Berlin DC' }] }
    return path === '/admin/orders' ? orders([]) : { inventory_items: [] }
  })
  expect(await connector.check(signal)).toBe(
    'orders, customers and stock readable, 1 stock location, its version is not told, this connector was written from replies of 2.21',
  )
  expect(asked[0]?.query.get('email')).toContain('.invalid')
})
