import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openVendor } from '../bridge/server/merchant.ts'

const webhooks = new URL('../../scripts/webhooks.ts', import.meta.url).pathname

interface Settings {
  upstream: string
  secret?: string
  store?: unknown
  publicUrl?: string
}

const configOf = ({
  upstream,
  secret = 'a-webhook-secret',
  store = {},
  publicUrl = 'https://bridge.example.com',
}: Settings) =>
  JSON.stringify({
    company: 'Demo Merchant',
    bridge: { publicUrl, sessionSecret: 'signs-sessions-and-is-32-characters-or-more-000' },
    zendesk: [
      {
        subdomain: 'demo',
        installationId: '1',
        appId: '12345',
        appSecret: 'the-apps-secure-setting-of-32-characters-or-more',
      },
    ],
    store,
    connections: {
      carriers: {
        vendor: 'easypost',
        ...(secret && { webhookSecrets: secret }),
        settings: { apiKey: 'EZAK-a-secret-key', baseUrl: `${upstream}/v2` },
      },
      wms: {
        vendor: 'shiphero',
        ...(secret && { webhookSecrets: secret }),
        settings: { accessToken: 'a-secret-token', baseUrl: upstream },
      },
    },
  })

const examine = (config: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'throughline.yaml')
  writeFileSync(file, config)
  return new Promise<{ code: number; text: string; block: (name: string) => string[] }>((resolve) => {
    execFile(process.execPath, [webhooks, '--config', file], (error, stdout) => {
      const text = stdout.replaceAll(`${folder}/`, '')
      resolve({
        code: typeof error?.code === 'number' ? error.code : 0,
        text,
        block: (name) =>
          text
            .split('\n\n')
            .find((one) => one.startsWith(`${name}  `))
            ?.trim()
            .split('\n')
            .slice(1) ?? [],
      })
    })
  })
}

const topics = [
  'Order Allocated',
  'Order Deallocated',
  'Order Packed Out',
  'Package Added',
  'Shipment Update',
  'Order Canceled',
  'Tote Cleared',
]

interface Registered {
  name: string
  url?: string
  enabled?: boolean
}

/** EasyPost and ShipHero at one address, with what is registered there. */
const vendors =
  ({
    easypost = [{ url: 'https://bridge.example.com/webhooks/carriers' }],
    shiphero = topics.map((name) => ({ name })),
  }: {
    easypost?: { url: string; disabled_at?: string }[] | number
    shiphero?: Registered[]
  } = {}): RequestListener =>
  ({ url }, response) => {
    response.setHeader('content-type', 'application/json')
    if (url === '/v2/webhooks') {
      if (typeof easypost === 'number') return void response.writeHead(easypost).end('{}')
      return void response.end(JSON.stringify({ webhooks: easypost }))
    }
    const edges = shiphero.map(
      ({ name, url: at = 'https://bridge.example.com/webhooks/wms', enabled = true }) => ({
        node: { name, url: at, enabled, health: 'HEALTHY' },
      }),
    )
    response.end(JSON.stringify({ data: { webhooks: { data: { edges } } } }))
  }

test('what is all there gets ticks, and the exit code is 0', async () => {
  const { code, text, block } = await examine(configOf({ upstream: await openVendor(vendors()) }))
  expect(text.split('\n')[0]).toBe('✓ throughline.yaml: webhooks are kept in the store')
  expect(block('carriers')).toEqual([
    '  address   https://bridge.example.com/webhooks/carriers',
    expect.stringMatching(/^ {2}register {2}one webhook for all events: https:/),
    '✓ secret    in connections.carriers.webhookSecrets',
    '✓ all events',
  ])
  expect(block('wms').slice(3)).toEqual(topics.map((topic) => `✓ ${topic}`))
  expect(block('demo.zendesk.com')[0]).toBe('  address   https://bridge.example.com/webhooks/zendesk/demo')
  expect(block('demo.zendesk.com')).toContain('  ticket.status_changed')
  expect(text).not.toMatch(/a-webhook-secret|EZAK|a-secret-token/)
  expect(code).toBe(0)
})

test('a topic that is not registered, is elsewhere or is switched off is named, and the exit code says so', async () => {
  const shiphero = [
    { name: 'Order Allocated' },
    { name: 'Order Deallocated', url: 'https://elsewhere.example.com/webhooks/wms' },
    { name: 'Order Packed Out', enabled: false },
    ...topics.slice(4).map((name) => ({ name, url: 'https://bridge.example.com/webhooks/wms/' })),
  ]
  const { code, block } = await examine(configOf({ upstream: await openVendor(vendors({ shiphero })) }))
  expect(block('wms').slice(3)).toEqual([
    '✓ Order Allocated',
    '✗ Order Deallocated  is not registered',
    '✗ Order Packed Out  is registered and switched off',
    '✗ Package Added  is not registered',
    '✓ Shipment Update',
    '✓ Order Canceled',
    '✓ Tote Cleared',
  ])
  expect(code).toBe(1)
})

test('a webhook that its vendor has switched off is missing', async () => {
  const easypost = [
    { url: 'https://user:pass@bridge.example.com/webhooks/carriers', disabled_at: '2026-11-01T00:00:00Z' },
  ]
  const { code, block } = await examine(configOf({ upstream: await openVendor(vendors({ easypost })) }))
  expect(block('carriers').at(-1)).toBe('✗ all events  is registered and switched off')
  expect(code).toBe(1)
})

test('a list that cannot be read is a question, not a fault', async () => {
  const { code, block } = await examine(configOf({ upstream: await openVendor(vendors({ easypost: 403 })) }))
  expect(block('carriers').slice(3)).toEqual([
    '? all events',
    expect.stringMatching(/^\? the list of what is registered cannot be read: EasyPost answered HTTP 403/),
  ])
  expect(code).toBe(0)
})

test('a missing secret says where it is found', async () => {
  const { code, block } = await examine(configOf({ upstream: await openVendor(vendors()), secret: '' }))
  expect(block('carriers')[2]).toBe(
    '✗ secret    connections.carriers.webhookSecrets is missing: your own, given as webhook_secret when the webhook is made',
  )
  expect(code).toBe(1)
})

test.each([
  [{ store: false }, 'store is false'],
  [{ publicUrl: 'http://localhost:4302' }, 'https addresses only'],
])('%o: vendors cannot reach it, or nothing could be kept', async (changes, words) => {
  const { code, text } = await examine(configOf({ upstream: await openVendor(vendors()), ...changes }))
  expect(text).toContain(words)
  expect(code).toBe(1)
})

test('a wrong configuration is told, and no vendor is asked', async () => {
  let asked = 0
  const upstream = await openVendor((_, response) => {
    asked += 1
    response.end()
  })
  const { code, text } = await examine(configOf({ upstream }).replace('company', 'compny'))
  expect(text).toMatch(/^✗ throughline\.yaml has 2 problems; nothing was started\./)
  expect(asked).toBe(0)
  expect(code).toBe(1)
})
