import type { Connector, Question } from '@throughline/bridge/connectors/connector.ts'
import { loopReturns } from '@throughline/bridge/connectors/loop_returns/index.ts'
import type { Http, HttpReply, HttpRequest } from '@throughline/bridge/platform/http.ts'
import { expect, test } from 'vitest'

const signal = AbortSignal.timeout(60_000)

/** A connector on a Loop that answers by path, and everything that it was asked. */
function fakeLoop(says: Record<string, Partial<HttpReply> | object[] | object>) {
  const asked: (HttpRequest & { path: string; query: Record<string, string> })[] = []
  const http: Http = {
    async request(request) {
      const { pathname, searchParams } = new URL(request.url)
      asked.push({ ...request, path: pathname, query: Object.fromEntries(searchParams) })
      const answer = says[pathname]
      if (!answer) throw new Error(`Loop was not prepared for ${pathname}`)
      const isReply = 'status' in answer && typeof answer.status === 'number'
      return isReply
        ? { status: 200, headers: {}, body: '', ...answer }
        : { status: 200, headers: {}, body: JSON.stringify(answer) }
    },
    async close() {},
  }
  const now = () => Date.parse('2026-11-20T23:30:00Z')
  const connector = loopReturns.connect(loopReturns.settings.parse({ apiKey: 'key' }), { http, now })
  return { connector, asked }
}

const ask = (connector: Connector, by: Question['by'], value: string) =>
  connector.ask({ kind: 'return', by, values: [{ value }] }, signal)

const detailPath = '/api/v1/warehouse/return/details'
const listPath = '/api/v2/returns'

const one = (id: string, parts: object = {}) => ({
  id,
  state: 'open',
  order_name: '#1001',
  provider_order_id: '450789469',
  customer: 'ada@example.com',
  line_items: [],
  ...parts,
})

test('an e-mail is asked for with a window of two years, because Loop’s own is a day', async () => {
  const { connector, asked } = fakeLoop({ [listPath]: { data: [one('1'), one('2')] } })
  const { records, more } = await ask(connector, 'email', 'ada+shop@example.com')
  expect(records.map(({ key }) => key)).toEqual(['1', '2'])
  expect(more).toBeUndefined()
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({
    method: 'GET',
    headers: { 'x-authorization': 'key' },
    query: { customer_email: 'ada+shop@example.com', filter: 'updated_at', from: '2024-11-20', limit: '100' },
  })
  expect(asked[0]?.url.startsWith('https://api.loopreturns.com/api/v2/returns?')).toBe(true)
})

test('a list as long as was asked for may have left something out', async () => {
  const { connector } = fakeLoop({
    [listPath]: { data: Array.from({ length: 100 }, (_, at) => one(String(at))) },
  })
  expect((await ask(connector, 'email', 'ada@example.com')).more).toBe(true)
})

test('an order without a return is one call and an empty answer', async () => {
  const { connector, asked } = fakeLoop({ [detailPath]: { status: 404, body: '' } })
  expect(await ask(connector, 'order_number', '1001')).toMatchObject({ records: [] })
  expect(asked).toHaveLength(1)
  expect(asked[0]?.query).toEqual({ order_name: '1001' })
})

test('the other returns of the same order come from the customer’s list; those of other orders do not', async () => {
  const { connector } = fakeLoop({
    [detailPath]: one('1', { outcome: 'refund' }),
    [listPath]: {
      data: [
        one('1'),
        one('2', { state: 'closed' }),
        one('3', { order_name: '#1002', provider_order_id: '450789470' }),
      ],
    },
  })
  const { records } = await ask(connector, 'order_number', '1001')
  expect(records.map(({ key }) => key)).toEqual(['1', '2'])
  // the detail says more than the list
  expect(records[0]?.data).toMatchObject({ said: 'open, refund' })
})

test('a list that fails leaves the return that is known', async () => {
  const { connector } = fakeLoop({ [detailPath]: one('1'), [listPath]: { status: 500, body: '' } })
  expect((await ask(connector, 'order_number', '1001')).records.map(({ key }) => key)).toEqual(['1'])
})

test.each([
  ['450789469', '450789469'],
  ['gid://shopify/Order/450789469', '450789469'],
])('the shop’s id %s is asked as %s', async (value, order_id) => {
  const { connector, asked } = fakeLoop({ [detailPath]: { status: 404, body: '' } })
  await ask(connector, 'shop_order_id', value)
  expect(asked[0]?.query).toEqual({ order_id })
})

test('a return number that can be none of Loop’s is not asked', async () => {
  const { connector, asked } = fakeLoop({ [detailPath]: one('25044777') })
  expect((await ask(connector, 'return_number', '25044777')).records.map(({ key }) => key)).toEqual([
    '25044777',
  ])
  expect((await ask(connector, 'return_number', '1001-R1')).records).toEqual([])
  expect(asked.map(({ query }) => query)).toEqual([{ return_id: '25044777' }])
})

test('how many calls are left is read where Loop says it, and nowhere else', async () => {
  const headers = { 'x-ratelimit-remaining': '12', 'x-ratelimit-limit': '300' }
  const told = fakeLoop({ [listPath]: { status: 200, headers, body: '{"data":[]}' } })
  expect((await ask(told.connector, 'email', 'a@b.example')).allowance).toEqual({
    remaining: 12,
    max: 300,
    restorePerSecond: 5,
  })
  const untold = fakeLoop({ [listPath]: { data: [] } })
  expect((await ask(untold.connector, 'email', 'a@b.example')).allowance).toBeUndefined()
})

test('a key that is wrong or lacks the scope Returns is told as such', async () => {
  const body = JSON.stringify({
    error: { code: '401', http_code: 'GEN-UNAUTHORIZED', message: 'Unauthorized.' },
  })
  const { connector } = fakeLoop({ '/api/v1/warehouse/return/list': { status: 401, headers: {}, body } })
  await expect(connector.check(signal)).rejects.toMatchObject({
    kind: 'unauthorized',
    message: expect.stringContaining('Unauthorized.'),
  })
})

test('a check is one cheap call', async () => {
  const { connector, asked } = fakeLoop({
    '/api/v1/warehouse/return/list': { returns: [], nextPageUrl: null },
  })
  expect(await connector.check(signal)).toBe('returns readable')
  expect(asked).toHaveLength(1)
})

// ── what has changed ──

const changedPath = '/api/v1/warehouse/return/list'
const changes = async (connector: Connector, since: string, cursor?: string) => {
  if (!connector.changedSince) throw new Error('Loop lists changes')
  return connector.changedSince(since, cursor, signal)
}

test('what changed is asked for by the time of the change, from the time told until now, in pages', async () => {
  const { connector, asked } = fakeLoop({ [changedPath]: { returns: [one('1')], nextPageUrl: null } })
  const { records } = await changes(connector, '2026-11-20T22:00:00.000Z')
  expect(records.map(({ key }) => key)).toEqual(['1'])
  expect(asked[0]?.query).toEqual({
    from: '2026-11-20T22:00:00.000Z',
    to: '2026-11-20T23:30:00.000Z',
    filter: 'updated_at',
    paginate: 'true',
    pageSize: '100',
  })
})

test('lists leave out what is cancelled or under review, so each is asked for by itself', async () => {
  const { connector, asked } = fakeLoop({ [changedPath]: { returns: [], nextPageUrl: null } })
  let cursor: string | undefined
  do cursor = (await changes(connector, '2026-11-20T22:00:00.000Z', cursor)).next
  while (cursor)
  expect(asked.map(({ query }) => query.state)).toEqual([undefined, 'cancelled', 'review'])
})

test('of the next page only its place is taken: the address of a stranger gets no key of ours', async () => {
  const { connector, asked } = fakeLoop({
    [changedPath]: { returns: [], nextPageUrl: 'https://elsewhere.example/list?cursor=abc&state=open' },
  })
  const first = await changes(connector, '2026-11-20T22:00:00.000Z')
  await changes(connector, '2026-11-20T22:00:00.000Z', first.next)
  expect(asked.map(({ url }) => new URL(url).origin)).toEqual([
    'https://api.loopreturns.com',
    'https://api.loopreturns.com',
  ])
  expect(asked[1]?.query).toMatchObject({ cursor: 'abc', from: '2026-11-20T22:00:00.000Z' })
})

test('a page that leads to itself is the last of its state', async () => {
  const { connector, asked } = fakeLoop({
    [changedPath]: { returns: [], nextPageUrl: 'https://api.loopreturns.com/x?cursor=abc' },
  })
  let cursor: string | undefined
  do cursor = (await changes(connector, '2026-11-20T22:00:00.000Z', cursor)).next
  while (cursor && asked.length < 20)
  expect(asked).toHaveLength(6)
})

test('more than 120 days are refused by Loop, so a longer gap is read in two windows without a hole', async () => {
  const { connector, asked } = fakeLoop({ [changedPath]: { returns: [], nextPageUrl: null } })
  let cursor: string | undefined
  do cursor = (await changes(connector, '2026-06-01T00:00:00.000Z', cursor)).next
  while (cursor)
  const windows = asked.filter(({ query }) => !query.state).map(({ query }) => [query.from, query.to])
  expect(windows).toEqual([
    ['2026-06-01T00:00:00.000Z', '2026-09-28T00:00:00.000Z'],
    ['2026-09-28T00:00:00.000Z', '2026-11-20T23:30:00.000Z'],
  ])
  expect(asked).toHaveLength(6)
})

test('a list without pages, as Loop sends it where paging is unknown, is a whole one', async () => {
  const { connector } = fakeLoop({ [changedPath]: [one('1'), one('2')] })
  const { records } = await changes(connector, '2026-11-20T22:00:00.000Z')
  expect(records.map(({ key }) => key)).toEqual(['1', '2'])
})

test('a place that is not one of ours is refused, and nothing is asked', async () => {
  const { connector, asked } = fakeLoop({})
  await expect(changes(connector, '2026-11-20T22:00:00.000Z', '{"from":1}')).rejects.toMatchObject({
    kind: 'unexpected_shape',
  })
  expect(asked).toEqual([])
})
