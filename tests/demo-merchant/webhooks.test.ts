import { createHmac } from 'node:crypto'
import { type ConnectionId, demoCredentials } from '@throughline/demo-merchant'
import { expect, test } from 'vitest'
import { friday } from './merchant.ts'
import { movingMerchant, type Sent, toldBy, topicOf } from './moving-merchant.ts'

const day = 24 * 3_600_000
const sign = (body: string, key: string | Buffer, encoding: 'base64' | 'hex') =>
  createHmac('sha256', key).update(Buffer.from(body, 'utf8')).digest(encoding)

/** Two days of everybody's life: webhooks of all five systems. */
const twoDays = async () => {
  const moving = await movingMerchant()
  await moving.passes(2 * day)
  return moving.sent
}
const of = (sent: readonly Sent[], ...connections: ConnectionId[]) =>
  sent.filter(({ connection }) => connections.includes(connection))

test('shops sign the raw body in base64 and say shop, topic, version, ids and time in headers', async () => {
  const sent = of(await twoDays(), 'shop-eu', 'shop-us')
  expect(sent.length).toBeGreaterThan(5)
  for (const { headers, body, connection } of sent) {
    if (connection !== 'shop-eu' && connection !== 'shop-us') continue
    expect(headers['X-Shopify-Hmac-SHA256']).toBe(
      sign(body, demoCredentials[connection].webhookSecret, 'base64'),
    )
    expect(headers['X-Shopify-Shop-Domain']).toBe(`nordlicht-demo-${connection.slice(-2)}.myshopify.com`)
    expect(headers['X-Shopify-Topic']).toMatch(/^[a-z_]+\/[a-z_]+$/)
    expect(headers['X-Shopify-API-Version']).toBe('2026-10')
    expect(headers['X-Shopify-Webhook-Id']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    const triggeredAt = Date.parse(headers['X-Shopify-Triggered-At'] ?? '')
    expect(triggeredAt).toBeGreaterThan(friday)
    expect(triggeredAt).toBeLessThanOrEqual(friday + 2 * day)
  }
  const ids = sent.map(({ headers }) => headers['X-Shopify-Webhook-Id'])
  expect(new Set(ids).size).toBe(ids.length)
})

test('a shop’s bodies are REST resources: numeric ids, snake case, the shop’s own clock, texts for money', async () => {
  const { does } = await movingMerchant()
  const customer = { email: 'noah.fielding@example.net', name: 'Noah Fielding' }
  const [created] = await does({ kind: 'order_placed', shop: 'shop-us', customer, sku: 'NL-LAMP' })
  expect(JSON.parse(created?.body ?? '')).toMatchObject({
    id: 7200104100000,
    admin_graphql_api_id: 'gid://shopify/Order/7200104100000',
    name: 'US-1041',
    // 13:05 in London is 5:05 in Los Angeles.
    created_at: '2026-11-20T05:05:00-08:00',
    currency: 'USD',
    financial_status: 'paid',
    fulfillment_status: null,
    subtotal_price: '65.00',
    total_tax: '5.20',
    total_price: '78.15',
    line_items: [{ sku: 'NL-LAMP', quantity: 1, price: '65.00', fulfillable_quantity: 1 }],
  })
})

test('the warehouse signs in base64, names no topic in a header, and puts the type where that topic has it', async () => {
  const sent = of(await twoDays(), 'wms')
  const inside: Record<string, unknown>[] = []
  for (const { headers, body } of sent) {
    expect(headers['X-Shiphero-Hmac-Sha256']).toBe(sign(body, demoCredentials.wms.webhookSecret, 'base64'))
    expect(Object.keys(headers).filter((name) => /topic/i.test(name))).toEqual([])
    const words = JSON.parse(body)
    if (words.webhook_type === undefined) inside.push(words.fulfillment)
  }
  expect(inside.map(({ webhook_type: type }) => type)).toEqual(inside.map(() => 'Package Added'))
  expect(inside.length).toBeGreaterThan(0)
  expect(new Set(sent.map(({ headers }) => headers['X-Shiphero-Message-ID'])).size).toBe(sent.length)
  const shipment = sent
    .map(({ body }) => JSON.parse(body))
    .find((one) => one.webhook_type === 'Shipment Update')
  expect(shipment).toMatchObject({
    test: '0',
    fulfillment: {
      webhook_type: 'Shipment Update',
      shipment_id: expect.any(Number),
      shipment_uuid: Buffer.from(`Shipment:${shipment.fulfillment.shipment_id}`).toString('base64'),
      packages: [
        {
          tracking_number: expect.any(String),
          line_items: expect.arrayContaining([
            expect.objectContaining({ id: expect.any(String), package: 'Package #1' }),
          ]),
        },
      ],
    },
  })
})

test('EasyPost signs in hex with the secret in Unicode’s decomposed form, and sends the whole tracker in an event', async () => {
  const sent = of(await twoDays(), 'easypost')
  const secret = demoCredentials.easypost.webhookSecret
  // An é of one character is no key here: the vendor takes e and an accent of their own.
  expect(secret).toBe(secret.normalize('NFC'))
  const key = Buffer.concat([Buffer.from('de\u0301mo'), Buffer.from(secret.slice('démo'.length))])
  for (const { headers, body } of sent) {
    expect(headers['X-Hmac-Signature']).toBe(`hmac-sha256-hex=${sign(body, key, 'hex')}`)
    expect(JSON.parse(body)).toMatchObject({
      id: expect.stringMatching(/^evt_[0-9a-f]{32}$/),
      object: 'Event',
      description: expect.stringMatching(/^tracker\.(created|updated)$/),
      result: { object: 'Tracker', id: expect.stringMatching(/^trk_/) },
    })
  }
  const ids = sent.map(({ body }) => JSON.parse(body).id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('the portal signs the raw body as it stands, accents and slashes unescaped, and has no id for a delivery', async () => {
  const { does } = await movingMerchant()
  const sent = of(await does({ kind: 'return_approved', order: '#1037', index: 0 }), 'loop')
  expect(sent.map(topicOf)).toEqual(['return.updated', 'label.created'])
  for (const { headers, body } of sent) {
    expect(headers['X-Loop-Signature']).toBe(sign(body, demoCredentials.loop.webhookSecret, 'base64'))
    expect(Object.keys(headers).filter((name) => /id$/i.test(name))).toEqual([])
  }
  expect(sent[0]?.body).toContain('https://')
  expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({
    topic: 'return',
    trigger: 'return.updated',
    state: 'open',
    order_name: '#1037',
    provider_order_id: '6100103700000',
  })
  expect(JSON.parse(sent[1]?.body ?? '')).toMatchObject({
    topic: 'label',
    label_status: 'new',
    carrier: 'DPD',
  })
})

test('each system tells only what it shows: no warehouse hears of scans, no European shop of deliveries', async () => {
  const { does, parcelOf } = await movingMerchant()
  const delivered = (name: string) =>
    does({ kind: 'parcel_scanned', parcel: parcelOf(name).number, scan: 'delivered' })
  expect(toldBy(await delivered('#1062'))).toEqual(['easypost tracker.updated'])
  expect(toldBy(await delivered('US-1030'))).toEqual([
    'easypost tracker.updated',
    'shop-us fulfillment_events/create',
    'shop-us fulfillments/update',
  ])
})

test('what was true before the merchant started is told to nobody', async () => {
  const { passes } = await movingMerchant()
  expect(await passes(0)).toEqual([])
})

test('a refused webhook is sent again, the same bytes with the same signature, until it is taken', async () => {
  const { does, parcelOf, sent, pauses } = await movingMerchant({ answers: [500, 'ECONNREFUSED', 202] })
  await does({ kind: 'parcel_scanned', parcel: parcelOf('#1062').number, scan: 'delivered' })
  expect(sent).toHaveLength(3)
  expect(new Set(sent.map(({ body }) => body)).size).toBe(1)
  expect(new Set(sent.map(({ headers }) => headers['X-Hmac-Signature'])).size).toBe(1)
  expect(pauses).toEqual([1_000, 4_000])
})

test('after the fourth try it is given up, and the next one is sent all the same', async () => {
  const { does, parcelOf, sent, pauses } = await movingMerchant({ answers: [401, 401, 401, 401] })
  const { number } = parcelOf('#1062')
  await does({ kind: 'parcel_scanned', parcel: number, scan: 'out_for_delivery' })
  expect(sent).toHaveLength(4)
  expect(pauses).toEqual([1_000, 4_000, 15_000])
  expect(await does({ kind: 'parcel_scanned', parcel: number, scan: 'delivered' })).toHaveLength(1)
})

test('a system may send everything twice, and a duplicate is a duplicate to the letter', async () => {
  const { merchant, does } = await movingMerchant()
  merchant.webhooks.misbehave('wms', { duplicate: true })
  const told = await does({ kind: 'job_advanced', order: 'US-1038', job: 0, step: 'pack' })
  const warehouse = of(told, 'wms')
  expect(warehouse.map(topicOf)).toEqual([
    'Tote Complete',
    'Tote Complete',
    'Order Packed Out',
    'Order Packed Out',
    'Package Added',
    'Package Added',
    'Shipment Update',
    'Shipment Update',
  ])
  expect(warehouse[0]).toEqual(warehouse[1])
  expect(of(told, 'easypost')).toHaveLength(1)
})

test('a system may send what happened last first', async () => {
  const inOrder = await movingMerchant()
  const turned = await movingMerchant()
  turned.merchant.webhooks.misbehave('easypost', { reorder: true })
  const bodies = async ({ passes }: typeof inOrder) =>
    of(await passes(day), 'easypost').map(({ body }) => JSON.parse(body).id)
  const right = await bodies(inOrder)
  expect(right.length).toBeGreaterThan(2)
  expect(await bodies(turned)).toEqual(right.toReversed())
})

test('a system may lose its webhooks, and those of others arrive', async () => {
  const { merchant, does } = await movingMerchant()
  merchant.webhooks.misbehave('shop-eu', { drop: true })
  expect(toldBy(await does({ kind: 'return_approved', order: '#1037', index: 0 }))).toEqual([
    'easypost tracker.created',
    'loop label.created',
    'loop return.updated',
  ])
  merchant.webhooks.misbehave('shop-eu', { drop: false })
  // Lost is lost: it is not sent later.
  expect(toldBy(await does({ kind: 'return_received', order: '#1037', index: 0 }))).toContain(
    'shop-eu reverse_fulfillment_orders/dispose',
  )
})

test('to whom nobody subscribed, nothing is sent', async () => {
  const { does } = await movingMerchant({ deaf: ['easypost', 'loop'] })
  expect(toldBy(await does({ kind: 'return_approved', order: '#1037', index: 0 }))).toEqual([
    'shop-eu returns/approve',
  ])
})

test('two scans within a second are two events', async () => {
  const { does, parcelOf, sent } = await movingMerchant()
  const { number } = parcelOf('#1062')
  await does({ kind: 'parcel_scanned', parcel: number, scan: 'out_for_delivery' })
  await does({ kind: 'parcel_scanned', parcel: number, scan: 'delivered' })
  expect(sent.map(({ body }) => JSON.parse(body).result.status)).toEqual(['out_for_delivery', 'delivered'])
  expect(new Set(sent.map(({ body }) => JSON.parse(body).id)).size).toBe(2)
})
