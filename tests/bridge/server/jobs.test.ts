import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { parseConfig } from '@throughline/bridge/config.ts'
import { startBridge } from '@throughline/bridge/server.ts'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { emptyDatabase, openTestStore } from '../../kit/databases.ts'
import { tracking } from '../../kit/records.ts'
import { startBridgeProcess } from './bridge-process.ts'
import { configText, openVendor } from './merchant.ts'

const addressOf = async (): Promise<string> => {
  const location = await emptyDatabase('PostgreSQL')
  return 'databaseUrl' in location ? location.databaseUrl : ''
}
const withStore = (upstream: string, databaseUrl: string, jobs = '') =>
  configText(upstream).replace(
    'store: false',
    `store: { databaseUrl: "${databaseUrl}", hashSecret: a-secret-of-the-tests-32-characters-long }\n${jobs}`,
  )

/** EasyPost, writing down which numbers it was asked for in each call. Slow enough for two bridges to meet. */
async function openCarrier() {
  const calls: string[][] = []
  const answer: RequestListener = async (request, response) => {
    let body = ''
    for await (const part of request) body += String(part)
    response.setHeader('content-type', 'application/json')
    if (request.method === 'GET') return void response.end('{"trackers":[],"has_more":false}')
    const codes: string[] = JSON.parse(body).tracking_codes
    calls.push(codes)
    const trackers = codes.map((code) => ({ id: `trk_${code}`, tracking_code: code, status: 'in_transit' }))
    setTimeout(() => response.end(JSON.stringify({ trackers, has_more: false })), 300)
  }
  return { url: await openVendor(answer), calls }
}

interface Line {
  msg?: string
  counts?: { asked?: number }
}

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50))
}

test('two bridges on one PostgreSQL ask for each parcel once', { timeout: 60_000 }, async () => {
  const databaseUrl = await addressOf()
  const store = await openTestStore({ databaseUrl }, { now: Date.now })
  const codes = Array.from({ length: 450 }, (_, index) => `P${1_000 + index}`)
  const yesterday = new Date(Date.now() - 24 * 3_600_000).toISOString()
  await store.records.save(
    codes.map((trackingNumber) => ({
      ...tracking({ trackingNumber, stage: 'in_transit', events: [] }, { connection: 'carriers' }),
      key: `trk_${trackingNumber}`,
      observedAt: yesterday,
    })),
  )
  const carrier = await openCarrier()
  const text = withStore(carrier.url, databaseUrl)
  let asked = 0
  const hear = (line: unknown) => {
    const { msg, counts } = line as Line
    if (msg === 'polled') asked += counts?.asked ?? 0
  }
  const bridges = await Promise.all([startBridgeProcess(text, hear), startBridgeProcess(text, hear)])
  await until(() => asked >= codes.length)
  expect(carrier.calls.flat().toSorted()).toEqual(codes)
  expect(carrier.calls).toHaveLength(5)
  for (const { child } of bridges) {
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  }
})

const tablesOf = async (databaseUrl: string): Promise<number> => {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query(
    `SELECT count(*)::int AS count FROM information_schema.tables WHERE table_schema = 'throughline_jobs'`,
  )
  await client.end()
  return rows[0].count
}

const start = async (text: string) => {
  const bridge = await startBridge({
    config: parseConfig(text, { file: 'throughline.yaml', env: {} }),
    port: 0,
    logDestination: { write() {} },
  })
  return bridge.close()
}

test('a bridge without jobs makes no queue', async () => {
  const databaseUrl = await addressOf()
  await start(withStore('http://127.0.0.1:9', databaseUrl, 'jobs: { enabled: false }'))
  expect(await tablesOf(databaseUrl)).toBe(0)
  await start(withStore('http://127.0.0.1:9', databaseUrl))
  expect(await tablesOf(databaseUrl)).toBeGreaterThan(0)
})

test('a database user who may not make the queue’s tables is told so, and how to do without', async () => {
  const databaseUrl = await addressOf()
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const role = `clerk_${new URL(databaseUrl).pathname.slice(1)}`
  await client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'x'; GRANT ALL ON SCHEMA public TO ${role}`)
  await client.query(`GRANT CREATE ON DATABASE ${client.database} TO ${role}; CREATE SCHEMA throughline_jobs`)
  await client.end()
  const url = new URL(databaseUrl)
  url.username = role
  url.password = 'x'
  await expect(start(withStore('http://127.0.0.1:9', url.href))).rejects.toThrow(
    /^The queue of jobs cannot be set up in the store: .*permission denied.*set jobs\.enabled: false\.$/,
  )
  await start(withStore('http://127.0.0.1:9', url.href, 'jobs: { enabled: false }'))
})
