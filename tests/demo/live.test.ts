import { parseConfig } from '@throughline/bridge/config.ts'
import { startBridge } from '@throughline/bridge/server.ts'
import { demoConfig, demoTickets, startDemoMerchant } from '@throughline/demo-merchant'
import type { Panel, PanelEvent } from '@throughline/shared/contract'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { readEvents } from '../kit/event-reader.ts'
import { freePort } from '../kit/free-port.ts'
import { ticketContext } from '../kit/ticket-context.ts'

const origin = 'http://localhost:4301'
const silence = { write: () => true }

/** Merchant and bridge as `start` joins them: one clock, webhooks from one to the other. */
async function liveDemo() {
  const port = await freePort()
  const merchant = await startDemoMerchant({
    port: 0,
    limits: false,
    webhookTarget: (connection) => `http://127.0.0.1:${port}/webhooks/${connection}`,
  })
  merchant.tellAtOnce(true)
  const config = demoConfig({
    merchantUrl: merchant.url,
    bridge: { port },
    zendesk: { extraOrigins: [origin] },
  })
  const bridge = await startBridge({
    config: parseConfig(JSON.stringify(config), { file: 'demo.yaml', env: {} }),
    now: merchant.clock.now,
    logDestination: silence,
  })

  const headers = async (): Promise<Record<string, string>> => {
    const token = await new SignJWT({ iss: 'demo', aud: 'throughline', sub: '1', installation: '1' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(Math.floor(merchant.clock.now() / 1000) + 60)
      .sign(new TextEncoder().encode(config.zendesk[0]?.appSecret))
    const reply = await fetch(`${bridge.url}/auth/zendesk`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ origin }),
    })
    const session: { token: string } = await reply.json()
    return { authorization: `Bearer ${session.token}`, 'content-type': 'application/json', origin }
  }

  return {
    merchant,
    async close() {
      await bridge.close()
      await merchant.close()
    },
    /** An open sidebar on a ticket of the demo: its panels, as they arrive. */
    async open(id: number) {
      const ticket = demoTickets(merchant.world).find((one) => one.id === id)
      if (!ticket) throw new Error(`no ticket ${id}`)
      const body = { ticket: ticketContext(ticket), choices: { confirmed: [], dismissed: [] }, fresh: false }
      const reply = await fetch(`${bridge.url}/trpc/panel.watch`, {
        method: 'POST',
        headers: await headers(),
        body: JSON.stringify(body),
      })
      const events = readEvents(reply)
      onTestFinished(() => events.leave().catch(() => {}))
      return {
        /** The first panel of which this is true, now or as it arrives. */
        async until(holds: (panel: Panel) => boolean): Promise<Panel> {
          for (;;) {
            const { panel } = (await events.answer<PanelEvent>()).data
            if (holds(panel)) return panel
          }
        },
      }
    },
    parcelOf(name: string): string {
      const order = merchant.world.orders.find((one) => one.name === name)
      return order?.jobs[0]?.shipments[0]?.parcels[0]?.number ?? ''
    },
  }
}

// One for all: each test is about another ticket, and a bridge with its store takes seconds to start.
let demo: Awaited<ReturnType<typeof liveDemo>>
beforeAll(async () => {
  demo = await liveDemo()
}, 60_000)
afterAll(() => demo?.close())

const stageOf = (panel: Panel, order: string): string | undefined =>
  panel.orders.find(({ number }) => number === order)?.parcels[0]?.stage

test('what happens to a parcel arrives in the open panel', async () => {
  const { merchant, open, parcelOf } = demo
  const sidebar = await open(101)
  await sidebar.until((panel) => stageOf(panel, '#1062') === 'in_transit')
  merchant.intervene({ kind: 'parcel_scanned', parcel: parcelOf('#1062'), scan: 'out_for_delivery' })
  await sidebar.until((panel) => stageOf(panel, '#1062') === 'out_for_delivery')
  merchant.intervene({ kind: 'parcel_scanned', parcel: parcelOf('#1062'), scan: 'delivered' })
  await sidebar.until((panel) => stageOf(panel, '#1062') === 'delivered')
})

test('webhooks that come twice and in the wrong order lead to the same panel', async () => {
  const { merchant, open } = demo
  const talkers = ['shop-us', 'wms', 'easypost'] as const
  for (const connection of talkers)
    merchant.webhooks.misbehave(connection, { duplicate: true, reorder: true })
  onTestFinished(() => {
    for (const connection of talkers)
      merchant.webhooks.misbehave(connection, { duplicate: false, reorder: false })
  })
  const sidebar = await open(114)
  await sidebar.until(({ orders }) => orders[0]?.warehouse[0]?.stage === 'picking')
  merchant.intervene({ kind: 'job_advanced', order: 'US-1038', job: 0, step: 'pack' })
  await sidebar.until(
    (panel) =>
      panel.orders[0]?.warehouse[0]?.stage === 'labelled' && stageOf(panel, 'US-1038') === 'label_created',
  )
})

test('a new order of an unknown customer turns nothing found into found', async () => {
  const { merchant, open } = demo
  const sidebar = await open(126)
  await sidebar.until(({ outcome }) => outcome === 'none')
  const customer = { email: 'noah.fielding@example.net', name: 'Noah Fielding' }
  merchant.intervene({ kind: 'order_placed', shop: 'shop-eu', customer, sku: 'NL-LAMP' })
  const panel = await sidebar.until(({ outcome }) => outcome === 'found')
  expect(panel.orders.map(({ number }) => number)).toEqual(['#1081'])
})

test('a return that the dock receives, and its refund, arrive in the open panel', async () => {
  const { merchant, open } = demo
  const sidebar = await open(116)
  const returnOf = (panel: Panel) => panel.orders.find(({ number }) => number === '#1033')?.returns[0]
  await sidebar.until((panel) => returnOf(panel)?.stage === 'received')
  merchant.intervene({ kind: 'return_inspected', order: '#1033', index: 0, result: 'RESTOCKED' })
  await sidebar.until((panel) => returnOf(panel)?.stage === 'inspected')
  merchant.intervene({ kind: 'return_refunded', order: '#1033', index: 0 })
  await sidebar.until((panel) => returnOf(panel)?.refunds.some(({ settled }) => !settled) ?? false)
  merchant.intervene({ kind: 'refund_settled', order: '#1033', index: 0 })
  await sidebar.until((panel) => returnOf(panel)?.refunds.some(({ settled }) => settled) ?? false)
})

test('after a day of the clock, what was planned for it stands in the open panel', async () => {
  const { merchant, open } = demo
  const sidebar = await open(112)
  await sidebar.until((panel) => stageOf(panel, '#1064') === 'in_transit')
  await merchant.travelTo(merchant.clock.now() + 36 * 3_600_000)
  await sidebar.until((panel) => stageOf(panel, '#1064') === 'delivered')
})
