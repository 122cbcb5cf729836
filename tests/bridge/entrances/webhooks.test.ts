import { createHmac } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Webhooks } from '@throughline/bridge/connectors/connector.ts'
import { connectorOf } from '@throughline/bridge/connectors/registry.ts'
import type { Hook } from '@throughline/bridge/entrances/webhooks.ts'
import type { Delivery } from '@throughline/bridge/platform/store/inbox-store.ts'
import { verifyZendesk } from '@throughline/bridge/platform/zendesk/webhook.ts'
import { expect, test } from 'vitest'
import { databaseKinds, emptyDatabase, openTestStore } from '../../kit/databases.ts'
import {
  easypostSample,
  loopSample,
  sampleTime,
  shipheroSample,
  shopifySample,
  type WebhookSample,
  webhookSamples,
  zendeskSample,
} from '../../kit/webhook-samples.ts'
import { openDoor } from './open-door.ts'

const otherSecret = 'shpss_the_secret_of_another_shop_0000'

const hookFor = (name: string, { vendor, secret }: WebhookSample): Hook => {
  const webhooks: Pick<Webhooks, 'verify' | 'acknowledgement'> | undefined =
    vendor === 'zendesk' ? { verify: verifyZendesk } : connectorOf(vendor)?.webhooks
  if (!webhooks) throw new Error(`${vendor} takes no webhooks`)
  return { name, secrets: [secret], ...webhooks }
}

const nameOf: Record<string, string> = {
  shopify: 'shop-eu',
  easypost: 'easypost',
  shiphero: 'wms',
  loop_returns: 'loop',
  zendesk: 'zendesk/demo',
}
const nameFor = ({ vendor }: WebhookSample): string => nameOf[vendor] ?? ''

const hooks = [
  ...webhookSamples.map((sample) => hookFor(nameFor(sample), sample)),
  hookFor('shop-us', { ...shopifySample, secret: otherSecret }),
]

interface Store {
  keep?: (delivery: Delivery) => Promise<boolean>
  hooks?: Hook[]
  perMinute?: number
  patienceMs?: number
}

/** The whole app with a door for each vendor; what it keeps, and whom it wakes. */
const open = async (store: Store = {}) => {
  const kept: Delivery[] = []
  const woken: string[] = []
  const keep = async (delivery: Delivery): Promise<boolean> => {
    if (kept.some((one) => one.connection === delivery.connection && one.eventId === delivery.eventId))
      return false
    kept.push(delivery)
    return true
  }
  const door = await openDoor({
    limits: { webhooks: store.perMinute ?? 10_000 },
    webhooks: {
      hooks: store.hooks ?? hooks,
      keep: store.keep ?? keep,
      onKept: (name) => woken.push(name),
      ...(store.patienceMs && { patienceMs: store.patienceMs }),
    },
  })
  door.clock.now = sampleTime
  const post = async (
    sample: WebhookSample,
    {
      name = nameFor(sample),
      body = sample.body as string | Uint8Array<ArrayBuffer>,
      headers = {} as Record<string, string | undefined>,
    } = {},
  ) => {
    const all = { 'content-type': 'application/json', ...sample.headers, ...headers }
    const given = Object.entries(all).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value] as [string, string]],
    )
    const reply = await fetch(`${door.url}/webhooks/${name}`, { method: 'POST', headers: given, body })
    return { status: reply.status, headers: reply.headers, text: await reply.text() }
  }
  return { ...door, kept, woken, post }
}

const each = webhookSamples.map((sample): [string, WebhookSample] => [nameFor(sample), sample])

test.each(each)('what comes to %s is kept as it came, and then taken up', async (name, sample) => {
  const { post, kept, woken } = await open()
  expect((await post(sample)).status).toBe(200)
  expect(kept).toMatchObject([{ connection: name, topic: sample.topic, body: sample.body }])
  expect(woken).toEqual([name])
})

test('ShipHero reads the words that it wants, all others nothing', async () => {
  const { post } = await open()
  expect(JSON.parse((await post(shipheroSample)).text)).toEqual({
    code: '200',
    Status: 'Success',
    Message: 'Success',
  })
  for (const sample of [shopifySample, easypostSample, loopSample, zendeskSample]) {
    expect((await post(sample)).text).toBe('')
  }
})

test('header names come in any case', async () => {
  const { post } = await open()
  const headers = {
    'x-shopify-hmac-sha256': undefined,
    'X-SHOPIFY-HMAC-SHA256': shopifySample.headers['x-shopify-hmac-sha256'],
  }
  expect((await post(shopifySample, { headers })).status).toBe(200)
})

test('a duplicate is taken with thanks and changes nothing', async () => {
  const { post, kept, woken, lines } = await open()
  expect([(await post(shopifySample)).status, (await post(shopifySample)).status]).toEqual([200, 200])
  expect(kept).toHaveLength(1)
  expect(woken).toHaveLength(1)
  expect(lines.map((line) => JSON.parse(line).outcome)).toEqual(['kept', 'duplicate'])
})

/** Whatever a refused delivery may bring that is nobody's business. */
const personal = /ada@|lovelace|#1042|5234567890123|EZ2000000002|JJD|shpss|of the desk|Where is/i

const refused: [string, WebhookSample, Parameters<Awaited<ReturnType<typeof open>>['post']>[1], string][] =
  webhookSamples.flatMap((sample) => {
    const wrongByte = sample.body.replace('"id":', '"iD":').replace('"test"', '"tesT"')
    const name = nameFor(sample)
    return [
      [`${name}: a wrong byte`, sample, { body: wrongByte }, 'webhook_wrong_signature'],
      [`${name}: no signature`, sample, { headers: { [sample.signedIn]: undefined } }, 'webhook_unsigned'],
      [
        `${name}: JSON that was written again`,
        sample,
        { body: JSON.stringify(JSON.parse(sample.body)) },
        'webhook_wrong_signature',
      ],
    ]
  })

test.each([
  ...refused,
  ['the secret of another shop', shopifySample, { name: 'shop-us' }, 'webhook_wrong_signature'],
  [
    'a time long ago',
    shopifySample,
    { headers: { 'x-shopify-triggered-at': '2026-11-10T00:00:00Z' } },
    'webhook_stale',
  ],
  [
    'a time that was signed long ago',
    zendeskSample,
    {
      headers: {
        'x-zendesk-webhook-signature': '4Sia4qU5HUzBOgTsPAvy82AypO/bSgXnFhRwRIJsH2g=',
        'x-zendesk-webhook-signature-timestamp': '2026-11-20T08:54:00Z',
      },
    },
    'webhook_stale',
  ],
  [
    'no time stamp',
    zendeskSample,
    { headers: { 'x-zendesk-webhook-signature-timestamp': undefined } },
    'webhook_unsigned',
  ],
] as typeof refused)(
  '%s: 401, nothing is kept, and the log tells why and nothing else',
  async (...[, sample, changes, reason]) => {
    const { post, kept, lines } = await open()
    const reply = await post(sample, changes)
    expect(reply.status).toBe(401)
    expect(reply.text).not.toMatch(personal)
    expect(kept).toEqual([])
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      route: `/webhooks/${changes?.name ?? nameFor(sample)}`,
      status: 401,
      reason,
    })
    expect(lines[0]).not.toMatch(personal)
  },
)

test('while a secret is replaced both are good, the old one is refused afterwards', async () => {
  const rotating: Hook = {
    ...hookFor('shop-eu', shopifySample),
    secrets: [otherSecret, shopifySample.secret],
  }
  const during = await open({ hooks: [rotating] })
  expect((await during.post(shopifySample)).status).toBe(200)
  const after = await open({ hooks: [{ ...rotating, secrets: [otherSecret] }] })
  expect((await after.post(shopifySample)).status).toBe(401)
})

test.each(['shop-de', 'zendesk', 'zendesk/other', 'zendesk/demo/more', 'constructor', 'ada@example.com'])(
  'there is nothing at /webhooks/%s, and the log does not repeat it',
  async (name) => {
    const { post, kept, lines } = await open()
    expect((await post(shopifySample, { name })).status).toBe(404)
    expect(kept).toEqual([])
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ route: '/webhooks/unknown', status: 404 })
    expect(lines[0]).not.toContain(name === 'zendesk' ? 'zendesk' : name)
  },
)

test('a bridge without a store has no address for webhooks: it could lose them', async () => {
  const door = await openDoor()
  const reply = await fetch(`${door.url}/webhooks/shop-eu`, {
    method: 'POST',
    headers: shopifySample.headers,
    body: shopifySample.body,
  })
  expect(reply.status).toBe(404)
})

test('nobody can read at a webhook’s address', async () => {
  const { url } = await open()
  expect((await fetch(`${url}/webhooks/shop-eu`)).status).toBe(404)
})

test('a test from Zendesk’s Admin Center is answered and not kept', async () => {
  const { post, kept, woken, lines } = await open()
  const headers = { 'x-zendesk-webhook-signature': 'iBGU+TSNvfcQ4oTQWg6qBGmbgjEbwrIW/OAROWKtIH4=' }
  expect((await post(zendeskSample, { body: '', headers })).status).toBe(200)
  expect(kept).toEqual([])
  expect(woken).toEqual([])
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ outcome: 'test', status: 200 })
})

test('a topic that nobody here knows is taken: refusing it would end all others', async () => {
  const { post, kept } = await open()
  expect((await post(shopifySample, { headers: { 'x-shopify-topic': 'pizzas/baked' } })).status).toBe(200)
  expect(kept).toMatchObject([{ topic: 'pizzas/baked' }])
})

const signed = (body: string) => createHmac('sha256', shopifySample.secret).update(body).digest('base64')
const padded = (bytes: number) => `{"id":1,"note":"${'x'.repeat(bytes - 18)}"}`
const twoMegabytes = 2 * 1024 * 1024

test('a body of 2 MB is taken, one byte more is not', async () => {
  const { post, kept, lines } = await open()
  const [fits, tooLarge] = [padded(twoMegabytes), padded(twoMegabytes + 1)]
  expect(fits).toHaveLength(twoMegabytes)
  expect(
    (await post(shopifySample, { body: fits, headers: { 'x-shopify-hmac-sha256': signed(fits) } })).status,
  ).toBe(200)
  expect(
    (await post(shopifySample, { body: tooLarge, headers: { 'x-shopify-hmac-sha256': signed(tooLarge) } }))
      .status,
  ).toBe(413)
  expect(kept).toHaveLength(1)
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({ route: '/webhooks/shop-eu', status: 413 })
})

test('a packed body is refused: its signature would be over something else', async () => {
  const { post, kept } = await open()
  const body = new Uint8Array(gzipSync(shopifySample.body))
  expect((await post(shopifySample, { body, headers: { 'content-encoding': 'gzip' } })).status).toBe(415)
  expect(kept).toEqual([])
})

test.each([
  [
    'fails',
    () => Promise.reject(Object.assign(new Error('ada@example.com'), { code: 'ECONNREFUSED' })),
    'Error',
  ],
  ['hangs', () => new Promise<never>(() => {}), 'StoreTooSlow'],
])('when the store %s the sender is asked to come again', async (_, keep, type) => {
  const { post, woken, lines } = await open({ keep, patienceMs: 50 })
  const reply = await post(shopifySample)
  expect(reply.status).toBe(503)
  // Zendesk comes again only when it is asked to within a minute.
  expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Number(reply.headers.get('retry-after'))).toBeLessThan(60)
  expect(woken).toEqual([])
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ status: 503, reason: 'store_away', error: { type } })
  expect(lines[0]).not.toMatch(personal)
})

test('yes is said after the store has it, not before', async () => {
  const told: string[] = []
  const committing = Promise.withResolvers<boolean>()
  const asked = Promise.withResolvers<void>()
  const { post } = await open({
    keep: () => {
      asked.resolve()
      return committing.promise
    },
  })
  const reply = post(shopifySample).then(({ status }) => told.push(`answered ${status}`))
  await asked.promise
  told.push('committed')
  committing.resolve(true)
  await reply
  expect(told).toEqual(['committed', 'answered 200'])
})

test('one address that floods is told to wait', async () => {
  const { post } = await open({ perMinute: 2 })
  const statuses = [await post(shopifySample), await post(shopifySample), await post(shopifySample)]
  expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429])
})

test.each(databaseKinds)('%s: forty senders of the same event at once leave one row', async (kind) => {
  const store = await openTestStore(await emptyDatabase(kind), { now: () => sampleTime })
  const { post, woken } = await open({ keep: (delivery) => store.inbox.put(delivery) })
  const replies = await Promise.all(Array.from({ length: 40 }, () => post(shopifySample)))
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
  expect(woken).toHaveLength(1)
  expect(await store.inbox.open()).toBe(1)
  await post(shopifySample, { body: '{}' })
  expect(await store.inbox.open()).toBe(1)
})
