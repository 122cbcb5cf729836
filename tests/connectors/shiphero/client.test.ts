import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LookupKey } from '@throughline/bridge/connectors/connector.ts'
import { shiphero } from '@throughline/bridge/connectors/shiphero/index.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { buildSchema, type DocumentNode, type FieldNode, Kind, parse, validate } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SeenRequest, StandInReply } from '../contract-case.ts'
import { type StandIn, startStandIn } from '../stand-in.ts'

const http = createHttp()
let vendor: StandIn
let clock = 0

beforeAll(async () => {
  vendor = await startStandIn()
})
afterAll(async () => {
  await http.close()
  await vendor[Symbol.asyncDispose]()
})

const connect = (settings: object) =>
  shiphero.connect(shiphero.settings.parse({ baseUrl: vendor.url, ...settings }), { http, now: () => clock })

const question = (by: LookupKey, ...values: string[]) =>
  ({
    kind: by === 'sku' ? 'stock' : 'warehouse_order',
    by,
    values: values.map((value) => ({ value })),
  }) as const
const soon = () => AbortSignal.timeout(5_000)

const order = (number: string) => ({
  id: `id-${number}`,
  order_number: number,
  fulfillment_status: 'pending',
  email: 'ada@example.com',
})
const quota = {
  throttling: { user_quota: { credits_remaining: 5643, max_available: 4004, increment_rate: 60 } },
}
const result = (...nodes: object[]) => ({
  data: { pageInfo: { hasNextPage: false }, edges: nodes.map((node) => ({ node })) },
})

const sent = ({ body }: SeenRequest): { query: string; variables: Record<string, string> } => JSON.parse(body)
const rootFields = (document: DocumentNode): FieldNode[] => {
  const [operation] = document.definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation')
  return operation.selectionSet.selections.filter((one) => one.kind === Kind.FIELD)
}

/** Answers every alias with nothing, as ShipHero does for numbers that it does not know. */
const nothing = (request: SeenRequest): StandInReply => {
  const fields = rootFields(parse(sent(request).query))
  return {
    body: {
      data: Object.fromEntries(fields.map(({ alias, name }) => [(alias ?? name).value, result()])),
      extensions: quota,
    },
  }
}

test('several numbers travel in one document, each with and without its sign', async () => {
  vendor.play(nothing)
  await connect({ accessToken: 'a' }).ask(question('order_number', '1042', 'EN7'), soon())
  expect(vendor.seen).toHaveLength(1)
  const [request] = vendor.seen
  if (!request) throw new Error('nothing was sent')
  expect(Object.values(sent(request).variables)).toEqual(['1042', '#1042', 'EN7', '#EN7'])
  expect(rootFields(parse(sent(request).query)).map(({ name }) => name.value)).toEqual([
    'orders',
    'orders',
    'orders',
    'orders',
  ])
})

test('what a customer wrote never becomes part of the query', async () => {
  vendor.play(nothing)
  const hostile = '1") { data } } mutation { order_cancel }'
  await connect({ accessToken: 'a' }).ask(question('order_number', hostile), soon())
  const [request] = vendor.seen
  expect(request && sent(request).query).not.toContain('order_cancel')
  expect(request && Object.values(sent(request).variables)).toContain(hostile)
})

test('an order found under both spellings is one record', async () => {
  vendor.play(() => ({
    body: { data: { orders_0: result(order('1042')), orders_1: result(order('1042')) } },
  }))
  const { records } = await connect({ accessToken: 'a' }).ask(question('order_number', '1042'), soon())
  expect(records.map(({ key }) => key)).toEqual(['id-1042'])
})

test('an id that a shop writes as a path is asked by its last part', async () => {
  vendor.play(nothing)
  await connect({ accessToken: 'a' }).ask(question('shop_order_id', 'gid://shop/Order/450789469'), soon())
  expect(vendor.seen.map((request) => Object.values(sent(request).variables))).toEqual([['450789469']])
})

/** ShipHero multiplies `first` down the query: an entry costs 1 and what is asked of each. */
function chargeOf(request: SeenRequest | undefined): number {
  const cost = (node: FieldNode): number => {
    const inner = (node.selectionSet?.selections ?? [])
      .filter((one) => one.kind === Kind.FIELD)
      .reduce((sum, one) => sum + cost(one), 0)
    const first = node.arguments?.find(({ name }) => name.value === 'first')?.value
    return first?.kind === Kind.INT ? Number(first.value) * (1 + inner) : inner
  }
  return rootFields(parse(request ? sent(request).query : '')).reduce(
    (sum, field) => sum + 1 + cost(field),
    0,
  )
}

const budgets = shiphero.capabilities.map(({ kind, by, batch }) => ({ kind, by, batch }))

test.each(budgets)(
  'a full batch of $kind by $by is charged less than half of the smallest account',
  async ({ kind, by, batch }) => {
    vendor.play(nothing)
    const values = Array.from({ length: batch }, (_, at) => ({ value: `V${at}` }))
    await connect({ accessToken: 'a' }).ask({ kind, by, values }, soon())
    const [request] = vendor.seen
    const total = chargeOf(request)
    expect(total).toBeGreaterThan(batch)
    expect(total).toBeLessThanOrEqual(1001)
  },
)

// ShipHero publishes no schema file; this one was written from its documentation for the demo, by other hands than the queries.
const schema = buildSchema(
  readFileSync(
    join(import.meta.dirname, '../../../packages/demo-merchant/src/shiphero/schema.graphql'),
    'utf8',
  ),
)

test.each(budgets)(
  'the query for $kind by $by holds only fields and arguments that ShipHero documents',
  async ({ kind, by }) => {
    vendor.play(nothing)
    await connect({ accessToken: 'a', customerAccountId: 'acc-7' }).ask(
      { kind, by, values: [{ value: '1' }] },
      soon(),
    )
    const [request] = vendor.seen
    expect(validate(schema, parse(request ? sent(request).query : '')).map(({ message }) => message)).toEqual(
      [],
    )
  },
)

test('every list in the query says how many it wants', async () => {
  vendor.play(nothing)
  await connect({ accessToken: 'a' }).ask(question('tracking_number', '1Z'), soon())
  const { query } = sent(vendor.seen[0] ?? { method: '', path: '', headers: {}, body: '{}' })
  expect(query.match(/\bedges\b/g)?.length).toBe(query.match(/first: \d+/g)?.length)
})

test('a packer for several merchants asks for the one who is served', async () => {
  vendor.play(nothing)
  await connect({ accessToken: 'a', customerAccountId: 'acc-7' }).ask(
    question('email', 'ada@example.com'),
    soon(),
  )
  const [request] = vendor.seen
  expect(request && sent(request)).toMatchObject({ variables: { account: 'acc-7' } })
  expect(request && sent(request).query).toContain('customer_account_id: $account')
})

test('a packer’s parcels are asked without the merchant: that field knows no such argument', async () => {
  vendor.play(nothing)
  await connect({ accessToken: 'a', customerAccountId: 'acc-7' }).ask(
    question('tracking_number', '1Z'),
    soon(),
  )
  const [request] = vendor.seen
  expect(request && Object.keys(sent(request).variables)).toEqual(['v0'])
  expect(request && sent(request).query).not.toContain('account')
})

test('the credits that are left are read from the reply, even where they exceed the maximum', async () => {
  vendor.play(nothing)
  const { allowance } = await connect({ accessToken: 'a' }).ask(question('email', 'ada@example.com'), soon())
  expect(allowance).toEqual({ remaining: 5643, max: 4004, restorePerSecond: 60 })
})

const refusals: [what: string, error: object, expected: object][] = [
  [
    'a missing scope',
    { code: 7, message: 'Missing required scope(s): view:orders' },
    { kind: 'unauthorized', message: expect.stringContaining('view:orders') },
  ],
  [
    'too few credits',
    { code: 30, message: 'Not enough credits', time_remaining: '12' },
    { kind: 'rate_limited', retryAfter: 12 },
  ],
  ['a refused argument', { code: 3, message: 'invalid' }, { kind: 'unexpected_shape' }],
  ['an error without a code', { message: 'Cannot query field' }, { kind: 'unexpected_shape' }],
]

test.each(refusals)('%s comes with HTTP 200 and is a failure all the same', async (_, error, expected) => {
  vendor.play(() => ({ body: { errors: [{ operation: 'orders', ...error }], data: { orders_0: null } } }))
  await expect(
    connect({ accessToken: 'a' }).ask(question('email', 'x@example.com'), soon()),
  ).rejects.toMatchObject(expected)
})

test('“not found” is an empty answer, not a failure', async () => {
  vendor.play(() => ({
    body: {
      errors: [{ code: 5, message: 'Not found', operation: 'orders' }],
      data: { orders_0: null, orders_1: null },
    },
  }))
  expect((await connect({ accessToken: 'a' }).ask(question('order_number', '1'), soon())).records).toEqual([])
})

test('one number that failed is not passed off as not found', async () => {
  const errors = [{ code: 3, message: 'invalid', operation: 'orders' }]
  vendor.play(() => ({ body: { errors, data: { orders_0: result(order('1')), orders_1: null } } }))
  await expect(
    connect({ accessToken: 'a' }).ask(question('order_number', '1'), soon()),
  ).rejects.toMatchObject({ kind: 'unexpected_shape' })
})

test('a firewall’s 403 is an outage; the API’s own 403 is our key', async () => {
  vendor.play(() => ({
    status: 403,
    headers: { 'content-type': 'text/html' },
    body: '<html>Forbidden</html>',
  }))
  await expect(
    connect({ accessToken: 'a' }).ask(question('email', 'x@example.com'), soon()),
  ).rejects.toMatchObject({ kind: 'unreachable' })
  vendor.play(() => ({ status: 403, body: { errors: [{ message: 'no' }] } }))
  await expect(
    connect({ accessToken: 'a' }).ask(question('email', 'x@example.com'), soon()),
  ).rejects.toMatchObject({ kind: 'unauthorized' })
})

const signIns = () => vendor.seen.filter(({ path }) => path === '/auth/refresh')
const bearers = () =>
  vendor.seen.filter(({ path }) => path === '/graphql').map(({ headers }) => headers.authorization)

test('however many look-ups start at once, one token is fetched, and then kept', async () => {
  clock = 0
  vendor.play((request) =>
    request.path === '/auth/refresh' ? { body: { access_token: 't1', expires_in: 3600 } } : nothing(request),
  )
  const connector = connect({ refreshToken: 'r1' })
  await Promise.all(
    ['a@example.com', 'b@example.com', 'c@example.com'].map((value) =>
      connector.ask(question('email', value), soon()),
    ),
  )
  await connector.ask(question('email', 'd@example.com'), soon())
  expect(signIns().map(({ body }) => JSON.parse(body))).toEqual([{ refresh_token: 'r1' }])
  expect(new Set(bearers())).toEqual(new Set(['Bearer t1']))
})

test('a token is renewed before it ends, with the old refresh token where no new one was given', async () => {
  clock = 0
  let given = 0
  vendor.play((request) => {
    if (request.path !== '/auth/refresh') return nothing(request)
    given += 1
    return { body: { access_token: `t${given}`, expires_in: 3600 } }
  })
  const connector = connect({ refreshToken: 'r1' })
  await connector.ask(question('email', 'a@example.com'), soon())
  clock = 3_200_000
  await connector.ask(question('email', 'a@example.com'), soon())
  clock = 3_400_000
  await connector.ask(question('email', 'a@example.com'), soon())
  expect(signIns().map(({ body }) => JSON.parse(body).refresh_token)).toEqual(['r1', 'r1'])
  expect(bearers()).toEqual(['Bearer t1', 'Bearer t1', 'Bearer t2'])
})

test('a new refresh token replaces the old one', async () => {
  clock = 0
  vendor.play((request) =>
    request.path === '/auth/refresh'
      ? { body: { access_token: 't', expires_in: 1, refresh_token: 'r2' } }
      : nothing(request),
  )
  const connector = connect({ refreshToken: 'r1' })
  await connector.ask(question('email', 'a@example.com'), soon())
  await connector.ask(question('email', 'a@example.com'), soon())
  expect(signIns().map(({ body }) => JSON.parse(body).refresh_token)).toEqual(['r1', 'r2'])
})

test('a token that is refused is renewed once and the question asked again', async () => {
  clock = 0
  vendor.play((request) => {
    if (request.path === '/auth/refresh') return { body: { access_token: 'fresh', expires_in: 3600 } }
    return request.headers.authorization === 'Bearer fresh'
      ? nothing(request)
      : { status: 401, body: { message: 'expired' } }
  })
  await connect({ refreshToken: 'r1', accessToken: 'stale' }).ask(question('email', 'a@example.com'), soon())
  expect(bearers()).toEqual(['Bearer stale', 'Bearer fresh'])
})

test('a refused refresh token is our key, whatever status ShipHero gives it', async () => {
  for (const status of [400, 401, 403]) {
    vendor.play(() => ({ status, body: { message: 'invalid_grant' } }))
    await expect(
      connect({ refreshToken: 'r1' }).ask(question('email', 'a@example.com'), soon()),
    ).rejects.toMatchObject({ kind: 'unauthorized' })
  }
})

test('whoever waits for a token is not punished when the one who fetched it gives up', async () => {
  clock = 0
  let calls = 0
  vendor.play((request) => {
    if (request.path !== '/auth/refresh') return nothing(request)
    calls += 1
    return calls === 1 ? 'hang' : { body: { access_token: 't2', expires_in: 3600 } }
  })
  const connector = connect({ refreshToken: 'r1' })
  const impatient = new AbortController()
  const arrived = vendor.arrival()
  const first = connector.ask(question('email', 'a@example.com'), impatient.signal)
  const second = connector.ask(question('email', 'b@example.com'), soon())
  await arrived
  impatient.abort()
  await expect(first).rejects.toMatchObject({ kind: 'timed_out' })
  expect((await second).records).toEqual([])
})

test('the doctor hears what is readable and how many credits are left', async () => {
  vendor.play(() => ({ body: { data: { orders: result(order('1')) }, extensions: quota } }))
  expect(await connect({ accessToken: 'a' }).check(soon())).toBe(
    'orders readable, personal data readable, 5643 of 4004 credits left',
  )
})

test('the doctor hears that personal data is hidden from the token', async () => {
  vendor.play(() => ({ body: { data: { orders: result({ ...order('1'), email: null }) } } }))
  expect(await connect({ accessToken: 'a' }).check(soon())).toContain('lacks the scope view:pii')
})

test('settings need a token of one kind, and say which', () => {
  expect(shiphero.settings.safeParse({}).error?.issues).toMatchObject([{ path: ['refreshToken'] }])
  expect(shiphero.settings.safeParse({ refreshTokn: 'r' }).success).toBe(false)
})

// ── what has changed ──

const changedSince = (settings: object, cursor?: string) =>
  connect({ accessToken: 'a', ...settings }).changedSince?.('2026-11-20T08:55:00.000Z', cursor, soon())

test('what changed is asked for by a time without a zone, as ShipHero writes its own', async () => {
  vendor.play(() => ({
    body: {
      data: {
        orders: {
          data: {
            pageInfo: { hasNextPage: true, endCursor: 'place-20' },
            edges: [{ node: order('1042') }, { node: order('1043') }],
          },
        },
      },
      extensions: quota,
    },
  }))
  const reply = await changedSince({})
  expect(vendor.seen.map((request) => sent(request).variables)).toEqual([{ since: '2026-11-20T08:55:00' }])
  expect(reply).toMatchObject({
    records: [{ key: 'id-1042' }, { key: 'id-1043' }],
    next: 'place-20',
    allowance: { remaining: 5643, max: 4004, restorePerSecond: 60 },
  })
  // More orders on the next page make none of these incomplete.
  expect(reply?.records.map(({ data }) => 'incomplete' in data && data.incomplete)).toEqual([false, false])
})

test.each([{}, { customerAccountId: 'acc-7' }])(
  'a page of changes holds only what ShipHero documents, and costs less than half of the smallest account (%j)',
  async (settings) => {
    for (const cursor of [undefined, 'place-20']) {
      vendor.play(nothing)
      expect(await changedSince(settings, cursor)).toMatchObject({ records: [] })
      const [request] = vendor.seen
      const { query, variables } = sent(request ?? { method: '', path: '', headers: {}, body: '{}' })
      expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([])
      expect(variables).toEqual({
        since: '2026-11-20T08:55:00',
        ...(cursor && { after: cursor }),
        ...('customerAccountId' in settings && { account: 'acc-7' }),
      })
      expect(chargeOf(request)).toBeGreaterThan(20)
      expect(chargeOf(request)).toBeLessThanOrEqual(1001)
    }
  },
)
