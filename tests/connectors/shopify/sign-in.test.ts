import { shopify } from '@throughline/bridge/connectors/shopify/index.ts'
import { expect, test } from 'vitest'
import { type Asked, fakeShop, type Says } from './fake-shop.ts'

const settings = { accessToken: undefined, clientId: 'a-client-id', clientSecret: 'shpss_a-client-secret' }
const signal = AbortSignal.timeout(60_000)
const order = { kind: 'order', by: 'shop_order_id', values: [{ value: '1' }] } as const

const json = (status: number, body: unknown) => ({ reply: { status, body: JSON.stringify(body) } })
const nothing: Says = () => ({ data: { nodes: [] } })
const tokens = (lifeSeconds = 86_399) => {
  let given = 0
  const says: Says = () => {
    given += 1
    return json(200, { access_token: `shpat_${given}`, scope: 'read_orders', expires_in: lifeSeconds })
  }
  return says
}
const usedTokens = (asked: readonly Asked[]) =>
  asked.flatMap(({ request }) => request.headers?.['x-shopify-access-token'] ?? [])
const signIns = (asked: readonly Asked[]) => asked.filter(({ operation }) => operation === 'Token')

test('with client id and secret the first question fetches a token, and all others use it', async () => {
  const { connector, asked } = fakeShop({ Token: tokens(), OrdersById: nothing }, { settings })
  await Promise.all([connector.ask(order, signal), connector.ask(order, signal)])
  await connector.ask(order, signal)
  expect(signIns(asked)).toMatchObject([
    {
      variables: {
        grant_type: 'client_credentials',
        client_id: 'a-client-id',
        client_secret: 'shpss_a-client-secret',
      },
      request: {
        method: 'POST',
        url: 'https://demo-eu.myshopify.com/admin/oauth/access_token',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
    },
  ])
  expect(usedTokens(asked)).toEqual(['shpat_1', 'shpat_1', 'shpat_1'])
})

test('a token is renewed five minutes before its day ends, and not earlier', async () => {
  let time = 0
  const { connector, asked } = fakeShop(
    { Token: tokens(), OrdersById: nothing },
    { settings, now: () => time },
  )
  await connector.ask(order, signal)
  time += (86_399 - 301) * 1_000
  await connector.ask(order, signal)
  time += 2_000
  await connector.ask(order, signal)
  expect(usedTokens(asked)).toEqual(['shpat_1', 'shpat_1', 'shpat_2'])
})

test('a token that is refused is renewed once and the question asked again', async () => {
  const byToken: Says = ({ request }) =>
    request.headers?.['x-shopify-access-token'] === 'shpat_1'
      ? json(401, { errors: 'no' })
      : { data: { nodes: [] } }
  const { connector, asked } = fakeShop({ Token: tokens(), OrdersById: byToken }, { settings })
  expect((await connector.ask(order, signal)).records).toEqual([])
  expect(usedTokens(asked)).toEqual(['shpat_1', 'shpat_2'])
})

test('when the new token is refused too, it is our key, and nothing is tried again', async () => {
  const { connector, asked } = fakeShop(
    { Token: tokens(), OrdersById: () => json(401, { errors: '[API] Invalid API key or access token' }) },
    { settings },
  )
  await expect(connector.ask(order, signal)).rejects.toMatchObject({ kind: 'unauthorized' })
  expect(usedTokens(asked)).toEqual(['shpat_1', 'shpat_2'])
})

test('a permanent token is never exchanged, also when it is refused', async () => {
  const { connector, asked } = fakeShop({ OrdersById: () => json(401, { errors: 'no' }) })
  await expect(connector.ask(order, signal)).rejects.toMatchObject({ kind: 'unauthorized' })
  expect(usedTokens(asked)).toEqual(['shpat_secret'])
})

test.each<[string, { status: number; body: string }, RegExp]>([
  [
    'another organization’s shop',
    {
      status: 400,
      body: 'Oauth error shop_not_permitted: Client credentials cannot be performed on this shop.',
    },
    /shop_not_permitted\): .*organization/,
  ],
  [
    'a shop without the app',
    { status: 400, body: '{"error":"app_not_installed"}' },
    /app_not_installed\): install the app/,
  ],
  [
    'a wrong secret',
    { status: 401, body: '{"error":"invalid_client","error_description":"shpss_a-client-secret"}' },
    /invalid_client\): the client secret is wrong/,
  ],
  [
    'a refusal without a reason',
    { status: 403, body: '<html>' },
    /HTTP 403\): the client id or secret is wrong, or the app is not installed/,
  ],
])('%s: our key is refused, with what to do and no secret', async (_, reply, words) => {
  const { connector } = fakeShop({ Token: () => ({ reply }) }, { settings })
  const failure = await connector.ask(order, signal).catch((error: unknown) => error)
  expect(failure).toMatchObject({ kind: 'unauthorized', message: expect.stringMatching(words) })
  expect(String(failure)).not.toMatch(/a-client-secret|a-client-id/)
})

test.each<[string, { status: number; body: string }, string]>([
  ['down', { status: 503, body: '' }, 'unreachable'],
  ['in a hurry', { status: 429, body: '' }, 'rate_limited'],
  ['odd', { status: 200, body: '{"token":"x"}' }, 'unexpected_shape'],
])(
  'a sign-in that is %s is no fault of the key, and the next question tries again',
  async (_, reply, kind) => {
    let isUp = false
    const give = tokens()
    const { connector } = fakeShop(
      { Token: (asked) => (isUp ? give(asked) : { reply }), OrdersById: nothing },
      { settings },
    )
    await expect(connector.ask(order, signal)).rejects.toMatchObject({ kind })
    isUp = true
    expect((await connector.ask(order, signal)).records).toEqual([])
  },
)

test.each<[object, string, string]>([
  [{}, 'accessToken', 'is missing; add it, or clientId and clientSecret'],
  [{ clientId: 'a' }, 'clientSecret', 'is missing'],
  [{ clientSecret: 'a' }, 'clientId', 'is missing'],
  [{ accessToken: 'a', clientId: 'b', clientSecret: 'c' }, 'accessToken', 'keep one'],
])('settings %j are refused at %s', (given, name, words) => {
  const { error } = shopify.settings.safeParse({ shop: 'demo-eu.myshopify.com', ...given })
  expect(error?.issues).toMatchObject([{ path: [name], message: expect.stringContaining(words) }])
})
