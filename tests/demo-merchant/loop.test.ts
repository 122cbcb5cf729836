import { expect, test } from 'vitest'
import { at, list, merchant } from './merchant.ts'

const { loop, send } = merchant()
const detail = async (query: string) => (await loop(`/v1/warehouse/return/details?${query}`)).body

test('a wrong key and a key without the right get the same 401', async () => {
  const answer = await send('/loop/api/v1/warehouse/return/list', { headers: { 'x-authorization': 'wrong' } })
  expect(answer.status).toBe(401)
  expect(answer.body).toEqual({
    error: { code: '401', http_code: 'GEN-UNAUTHORIZED', message: 'Unauthorized.' },
  })
})

test('ids and sums are text, prices negative, and what there is not is N/A', async () => {
  expect(await detail('order_name=1039')).toMatchObject({
    id: expect.stringMatching(/^\d+$/),
    order_name: '#1039',
    // Not the shop's number.
    order_number: '39',
    provider_order_id: '6100103900000',
    state: 'open',
    return_total: '259.00',
    carrier: 'N/A',
    tracking_number: 'N/A',
    label_status: 'N/A',
    label_updated_at: 'N/A',
    line_items: [{ price: '-259.00', barcode: 'N/A' }],
  })
})

test('one clock is written in two ways', async () => {
  const { created_at: created, line_items: lines } = await detail('order_name=%231033')
  expect(created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/)
  expect(at(lines, '0.returned_at')).toBe(String(created).replace('T', ' ').replace('+00:00', ''))
})

test.each([
  ['order_name=1033', { order_name: '#1033', state: 'open', label_status: 'delivered', refunds: [] }],
  [
    'order_id=6100104000000',
    {
      order_name: '#1040',
      state: 'closed',
      outcome: 'exchange',
      exchange_order_name: 'EXC-1040-1',
      refunds: [],
    },
  ],
  ['order_name=1012', { state: 'expired', label_status: 'pre_transit' }],
  ['order_name=1030', { state: 'cancelled' }],
  ['order_name=1037', { state: 'review' }],
  ['order_name=1025', { state: 'closed', refunds: [{ amount: '59.00', provider: 'shopify' }] }],
])('the return under %s stands where its customer left it', async (query, expected) => {
  expect(await detail(query)).toMatchObject(expected)
})

test('refunds carry no date', async () => {
  expect(Object.keys(list(await detail('order_name=1025'), 'refunds')[0] ?? {}).toSorted()).toEqual([
    'amount',
    'currency',
    'gateway',
    'provider',
    'provider_refund_id',
  ])
})

test('an order without a return is 404, a question without a key 422', async () => {
  expect((await loop('/v1/warehouse/return/details?order_name=1042')).status).toBe(404)
  // The portal serves the European shop alone.
  expect((await loop('/v1/warehouse/return/details?order_name=US-1019')).status).toBe(404)
  expect((await loop('/v1/warehouse/return/details')).status).toBe(422)
})

test('a list without dates is of the last day; without states it leaves cancelled and reviewed ones out', async () => {
  const recent = await loop('/v1/warehouse/return/list?state=open,closed,cancelled,review,expired')
  expect((recent.body as unknown as object[]).map((one) => at(one, 'order_name'))).toEqual(['#1037'])
  expect((await loop('/v1/warehouse/return/list')).body).toEqual([])
  const wide = await loop('/v1/warehouse/return/list?from=2026-09-20&to=2026-11-20')
  const states = (wide.body as unknown as object[]).map((one) => at(one, 'state'))
  expect(new Set(states)).toEqual(new Set(['open', 'closed', 'expired']))
})

test('120 days may be listed, a day more may not', async () => {
  expect(
    (await loop('/v1/warehouse/return/list?from=2026-07-24%2000:00:00&to=2026-11-20%2000:00:00')).status,
  ).toBe(200)
  expect(
    (await loop('/v1/warehouse/return/list?from=2026-07-22%2000:00:00&to=2026-11-20%2000:00:00')).status,
  ).toBe(422)
})

test('pages name their neighbours by whole addresses', async () => {
  const first = (
    await loop('/v1/warehouse/return/list?from=2026-09-20&to=2026-11-20&paginate=true&pageSize=3')
  ).body
  expect(list(first, 'returns')).toHaveLength(3)
  expect(first.previousPageUrl).toBeNull()
  const next = new URL(String(first.nextPageUrl))
  const second = (await loop(next.pathname.replace('/loop/api', '') + next.search)).body
  expect(at(second, 'returns.0.id')).not.toBe(at(first, 'returns.0.id'))
  expect(second.previousPageUrl).toEqual(expect.stringContaining('/loop/api/v1/warehouse/return/list'))
})

test('a customer’s returns are found by her address, in either case, and nobody else’s', async () => {
  const find = async (email: string) => {
    const { body } = await loop(
      `/v2/returns?customer_email=${email}&from=2026-01-01&filter=updated_at&limit=100`,
    )
    expect(body).toMatchObject({
      status: 'success',
      query: { customer_email: email, filter: 'updated_at', limit: 100 },
    })
    return list(body, 'data').map(({ order_name: name }) => name)
  }
  expect(await find('BIRGIT.sommer@example.org')).toEqual(['#1033'])
  expect(await find('birgit.sommer@example.or')).toEqual([])
})

test('the three hundred and first call within a minute is refused', async () => {
  const busy = merchant({ elapsed: () => 0 })
  for (let call = 0; call < 300; call++) await busy.loop('/v1/warehouse/return/list')
  expect((await busy.loop('/v1/warehouse/return/list')).status).toBe(429)
})

test('a portal that ignores filters hands out everybody’s returns', async () => {
  const careless = merchant({ quirks: { loop: { ignoresFilters: true, unheardStatus: true } } })
  const { body } = await careless.loop('/v2/returns?customer_email=nobody@example.com&from=2026-11-19')
  expect(new Set(list(body, 'data').map(({ customer }) => customer)).size).toBeGreaterThan(5)
  expect(new Set(list(body, 'data').map(({ state }) => state))).toEqual(new Set(['teleported']))
  expect((await careless.loop('/v1/warehouse/return/details?order_name=1')).body).toHaveProperty('customer')
})
