import { connectorOf } from '@throughline/bridge/connectors/registry.ts'
import {
  type ConnectionId,
  connectionIds,
  demoConfig,
  type Envelope,
  startDemoMerchant,
} from '@throughline/demo-merchant'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** Four days of the merchant, and what people can make happen: every webhook that its systems send. */
let sent: Map<ConnectionId, (Envelope & { at: number })[]>
let merchant: Awaited<ReturnType<typeof startDemoMerchant>>
const config = demoConfig({ merchantUrl: 'http://demo.test' })

beforeAll(async () => {
  const envelopes: (Envelope & { at: number })[] = []
  merchant = await startDemoMerchant({
    port: 0,
    now: () => Date.parse('2026-11-20T13:05:00Z'),
    webhookTarget: (connection) => connection,
    post: async (envelope) => {
      envelopes.push({ ...envelope, at: merchant.clock.now() })
      return 200
    },
  })
  merchant.tellAtOnce(true)
  merchant.intervene({ kind: 'payment_arrived', order: '#1077' })
  merchant.intervene({ kind: 'return_approved', order: '#1037', index: 0 })
  merchant.intervene({ kind: 'return_received', order: 'US-1027', index: 0 })
  merchant.intervene({ kind: 'return_refunded', order: 'US-1027', index: 0 })
  merchant.intervene({ kind: 'order_cancelled', order: 'US-1038', warehouseMissesIt: false })
  merchant.intervene({ kind: 'return_refunded', order: '#1037', index: 0 })
  await merchant.travelTo(merchant.clock.now() + 4 * 24 * 3_600_000)
  await merchant.webhooks.settled()
  sent = Map.groupBy(envelopes, ({ url }) => url as ConnectionId)
})
afterAll(() => merchant?.close())

test.each(connectionIds)(
  'every webhook of %s is proven to the connector, has an id of its own and leads somewhere',
  (id) => {
    const { vendor, webhookSecrets } = config.connections[id]
    const webhooks = connectorOf(vendor)?.webhooks
    if (!webhooks) throw new Error(`${vendor} takes no webhooks`)
    const own = sent.get(id) ?? []
    expect(own.length).toBeGreaterThan(2)
    const ids = own.map(({ body, headers, at }) => {
      const lower = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
      )
      const incoming = { rawBody: new TextEncoder().encode(body), headers: lower, now: at }
      const verdict = webhooks.verify(incoming, [webhookSecrets])
      if (!verdict.ok || !verdict.topic) throw new Error(`${id}: ${JSON.stringify(verdict)}`)
      const { topic } = verdict
      const hints = webhooks.hints({ topic, body: JSON.parse(body) })
      expect({ topic, hints: hints?.length }).toEqual({ topic, hints: 1 })
      // The nearest miss: one character of the body.
      const forged = { ...incoming, rawBody: new TextEncoder().encode(`${body} `) }
      expect(webhooks.verify(forged, [webhookSecrets])).toEqual({ ok: false, reason: 'wrong_signature' })
      return verdict.eventId
    })
    expect(new Set(ids).size).toBe(ids.length)
  },
)
