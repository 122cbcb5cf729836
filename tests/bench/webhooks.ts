import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoConfig } from '@throughline/demo-merchant'
import { Client } from 'pg'
import { startPostgres } from '../kit/postgres.ts'
import { startWorker, type Worker } from './worker.ts'

const secret = 'the webhook secret of the bench'
/** Each is another event of another order. A delivery of Shopify is about this large. */
const bodyBytes = 8_000
const deliveries = 3_000

/** How long a vendor waits for its yes: while all vendors answer, and while every one of them takes the call and never replies. */
export async function webhooks(): Promise<string[]> {
  const postgres = await startPostgres((line) => process.stderr.write(`${line}\n`))
  const rows: string[] = []
  for (const store of ['PostgreSQL', 'PGlite'] as const) {
    for (const upstreams of ['answer at once', 'hang'] as const) {
      for (const senders of [1, 40]) {
        process.stderr.write(`  ${store}, upstreams ${upstreams}, ${senders} senders\n`)
        const vendor = await startVendor(upstreams)
        const place = await placeFor(store, postgres.url)
        const worker = await startWorker('bridge', { config: configOf(vendor.url, place.store) })
        const figures = await measure(worker, senders)
        rows.push(`| ${[store, upstreams, senders, ...figures].join(' | ')} |`)
        await worker.stop()
        vendor.server.closeAllConnections()
        vendor.server.close()
        place.remove()
      }
    }
  }
  await postgres.stop()
  return [
    `${deliveries} deliveries of ${bodyBytes / 1_000} kB, each of another order, to four connections in turn. Kept and committed before the yes; each asks its source again behind it.`,
    '',
    '| store | upstreams | senders at once | p50 ms | p99 ms | slowest ms | a second | CPU ms each, its effect included |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ]
}

async function measure(worker: Worker, senders: number): Promise<string[]> {
  let next = 0
  const times: number[] = []
  const send = async (isCounted: boolean, most: number) => {
    while (next < most) {
      const { path, headers, body } = delivery(next)
      next += 1
      const start = performance.now()
      const reply = await fetch(`${worker.url}/webhooks/${path}`, { method: 'POST', headers, body })
      await reply.arrayBuffer()
      if (!reply.ok) throw new Error(`a delivery was answered ${reply.status}`)
      if (isCounted) times.push(performance.now() - start)
    }
  }
  // The first ones open connections and warm the compiler.
  await send(false, 300)
  const [start, cpu] = [performance.now(), await worker.cpuMicros()]
  await Promise.all(Array.from({ length: senders }, () => send(true, 300 + deliveries)))
  const seconds = (performance.now() - start) / 1_000
  const spent = (await worker.cpuMicros()) - cpu
  return [
    percentile(times, 0.5).toFixed(1),
    percentile(times, 0.99).toFixed(1),
    Math.max(...times).toFixed(1),
    Math.round(deliveries / seconds).toString(),
    (spent / 1_000 / deliveries).toFixed(2),
  ]
}

const padding = 'x'.repeat(bodyBytes)
const hmac = (body: string) => createHmac('sha256', secret).update(body)

/** Four vendors in turn, each signed as it signs. */
function delivery(at: number): { path: string; headers: Record<string, string>; body: string } {
  const json = (value: object) => JSON.stringify({ ...value, note: padding })
  const made = [
    () => {
      const body = json({ admin_graphql_api_id: `gid://shopify/Order/${at}` })
      return {
        path: 'shop-eu',
        body,
        headers: {
          'x-shopify-topic': 'orders/updated',
          'x-shopify-event-id': `event-${at}`,
          'x-shopify-hmac-sha256': hmac(body).digest('base64'),
        },
      }
    },
    () => {
      const body = json({ webhook_type: 'Shipment Update', fulfillment: { order_number: `${at}` } })
      return {
        path: 'wms',
        body,
        headers: {
          'x-shiphero-message-id': `m-${at}`,
          'x-shiphero-hmac-sha256': hmac(body).digest('base64'),
        },
      }
    },
    () => {
      const body = json({
        id: `evt_${at}`,
        description: 'tracker.updated',
        result: { tracking_code: `T${at}` },
      })
      return {
        path: 'easypost',
        body,
        headers: { 'x-hmac-signature': `hmac-sha256-hex=${hmac(body).digest('hex')}` },
      }
    },
    () => {
      const body = json({ topic: 'return', trigger: 'return.updated', id: at })
      return { path: 'loop', body, headers: { 'x-loop-signature': hmac(body).digest('base64') } }
    },
  ][at % 4]
  if (!made) throw new Error('there are four vendors')
  const { path, body, headers } = made()
  return { path, body, headers: { 'content-type': 'application/json', ...headers } }
}

/** One address for all four: says that it knows nothing of what is asked, or takes the call and never replies. */
async function startVendor(manner: 'answer at once' | 'hang'): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    request.resume()
    if (manner === 'hang') return
    response.setHeader('content-type', 'application/json')
    if (request.url?.startsWith('/shop-eu')) response.end('{"data":{"nodes":[null]}}')
    else if (request.url?.startsWith('/wms')) response.end('{"data":{"orders_0":{"data":{"edges":[]}}}}')
    else if (request.url?.startsWith('/easypost')) response.end('{"trackers":[],"has_more":false}')
    else response.writeHead(404).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

async function placeFor(kind: 'PostgreSQL' | 'PGlite', server: string) {
  if (kind === 'PGlite') {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
    return {
      store: { dataFolder: join(folder, 'data') },
      remove: () => rmSync(folder, { recursive: true, force: true }),
    }
  }
  const name = `bench_${randomBytes(6).toString('hex')}`
  const client = new Client({ connectionString: server })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  const url = new URL(server)
  url.pathname = `/${name}`
  return { store: { databaseUrl: url.href }, remove: () => {} }
}

function configOf(merchantUrl: string, store: object) {
  const config = demoConfig({ merchantUrl })
  const { bridge } = config
  const connections = Object.fromEntries(
    Object.entries(config.connections).map(([id, one]) => [id, { ...one, webhookSecrets: secret }]),
  )
  const limits = { webhooks: 1_000_000 }
  return { ...config, bridge: { ...bridge, limits }, connections, store, jobs: { enabled: false } }
}

const percentile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? 0
