import { randomBytes } from 'node:crypto'
import { identityTerms } from '@throughline/bridge/domain/identity/identity-terms.ts'
import { openStore, type Store } from '@throughline/bridge/platform/store/store.ts'
import { demoConfig, startDemoMerchant } from '@throughline/demo-merchant'
import type { TicketContext } from '@throughline/shared/contract'
import type { RecordOf, SourceRecord } from '@throughline/shared/model'
import { Client } from 'pg'
import { startPostgres } from '../kit/postgres.ts'
import { median } from './measure.ts'
import { recordLookup } from './record.ts'
import { origin, signIn } from './sign-in.ts'
import { openWatcher, type Watcher } from './watcher.ts'
import { startWorker, type Worker } from './worker.ts'

const hashSecret = 'a secret of the bench, 32 characters long'
const changes = 200
const doors = { Throughline: 'bridge', 'tRPC’s adapter': 'push-adapter' }

/** From a change's save to the last open sidebar that has it: all of one order and each of its own, by our door and by tRPC's adapter. */
export async function push(): Promise<string[]> {
  const postgres = await startPostgres((line) => process.stderr.write(`${line}\n`))
  const merchant = await startDemoMerchant({ port: 0, limits: false })
  const { ticket, panel } = await recordLookup(101)
  const rows: string[] = []
  for (const [door, server] of Object.entries(doors)) {
    for (const streams of [1, 100, 1_000]) {
      for (const watched of ['one order', 'its own order'] as const) {
        process.stderr.write(`  ${door}, ${streams} streams, each watches ${watched}\n`)
        const databaseUrl = await createDatabase(postgres.url)
        const store = await openStore({
          location: { databaseUrl },
          hashSecret,
          identityOf: identityTerms,
          now: Date.now,
          onLost: () => {},
        })
        const worker = await startWorker(server, { config: configOf(merchant.url, databaseUrl) })
        const tickets = await fillStore({
          store,
          worker,
          ticket,
          count: watched === 'one order' ? 1 : streams,
        })
        const of = (at: number) => tickets[at % tickets.length] ?? raise('there is no ticket')
        const figures = await measure({ store, worker, streams, of })
        rows.push(`| ${[door, streams, watched, ...figures].join(' | ')} |`)
        await worker.stop()
        await store.close()
      }
    }
  }
  await merchant.close()
  await postgres.stop()
  const bytes = JSON.stringify({ panel }).length
  return [
    `Panels of ${(bytes / 1024).toFixed(1)} kB. ${changes} changes one after the other, saved by another process on the same PostgreSQL.`,
    '',
    '| door | streams | each watches | p50 ms | p99 ms | kB of memory per stream | CPU ms per change |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ]
}

interface Watched {
  ticket: TicketContext
  order: RecordOf<'order'>
}

interface Measuring {
  store: Store
  worker: Worker
  streams: number
  of(at: number): Watched
}

/** p50 and p99 in milliseconds, kB for each stream, milliseconds of the bridge's CPU for each change. */
async function measure({ store, worker, streams, of }: Measuring): Promise<string[]> {
  const open = async (at: number): Promise<Watcher> =>
    openWatcher(worker.url, await signIn(worker.url), JSON.stringify({ ticket: of(at).ticket }))
  // The first one warms up and is not counted.
  const warm = await open(0)
  const before = await worker.memory()
  const watchers: Watcher[] = []
  for (let at = 0; at < streams; at += 1) watchers.push(await open(at))
  const perStream = ((await worker.memory()) - before) / streams

  const took: number[] = []
  const used = await worker.cpuMicros()
  for (let change = 0; change < changes; change += 1) {
    const at = (change * 37) % streams
    const { order } = of(at)
    const concerned = watchers.filter((_, index) => of(index).order === order)
    const arrived = Promise.all(concerned.map((watcher) => watcher.next()))
    const start = performance.now()
    await store.records.save([changed(order)])
    took.push(Math.max(...(await arrived)) - start)
  }
  const cpu = (await worker.cpuMicros()) - used
  for (const watcher of [warm, ...watchers]) watcher.close()
  return [
    median(took).toFixed(0),
    percentile(took, 0.99).toFixed(0),
    streams < 100 ? '' : (perStream / 1024).toFixed(0),
    (cpu / changes / 1_000).toFixed(1),
  ]
}

let versions = 0

/** The order, saying something new: what an agent sees of it is her name. */
const changed = ({ data, ...record }: RecordOf<'order'>): RecordOf<'order'> => {
  versions += 1
  return {
    ...record,
    version: String(versions),
    observedAt: new Date(Date.now() + versions).toISOString(),
    data: { ...data, customer: { ...data.customer, name: `Katharina ${versions}` } },
  }
}

interface Filling {
  store: Store
  worker: Worker
  ticket: TicketContext
  count: number
}

/** Copies of a demo ticket, each with an order, a warehouse order and a parcel of its own that the store knows. */
async function fillStore({ store, worker, ticket, count }: Filling): Promise<Watched[]> {
  await fetch(`${worker.url}/trpc/panel.forTicket`, {
    method: 'POST',
    headers: await signIn(worker.url),
    body: JSON.stringify({ ticket, fresh: true }),
  })
  const [email = ''] = ticket.requester.emails
  const number = /#(\d+)/.exec(ticket.subject)?.[1] ?? raise('the benched ticket names an order')
  const known = (by: string, values: readonly string[]) =>
    store.records.withTerms(values.map((value) => store.terms.termOf(by, value)))
  const ofOrder = await known('order_number', [number])
  const parcels = ofOrder.flatMap((record) => identityTerms(record).trackingNumbers)
  const records = [...ofOrder, ...(await known('tracking_number', parcels))].filter(
    (one, at, all) => all.findIndex(({ key }) => key === one.key) === at,
  )

  // Everything by which two orders could be taken for one.
  const names = new Set([
    email,
    ...records.flatMap((record) => identityTerms(record).orderNumbers),
    ...parcels,
    ...records.map(({ key }) => key),
  ])
  const copyOf = <T>(thing: T, at: number): T => {
    let text = JSON.stringify(thing)
    for (const name of names) text = text.replaceAll(name, `${at}${name}`)
    return JSON.parse(text)
  }
  const copies = Array.from({ length: count }, (_, at) => copyOf({ ticket, records }, at))
  for (const copy of copies) {
    await store.records.save(copy.records)
    const { connection } = orderIn(copy.records)
    const [value = ''] = copy.ticket.requester.emails
    await store.answers.remember(
      { connection, kind: 'order', by: 'email', value },
      { asOf: new Date().toISOString(), records: copy.records.filter(({ kind }) => kind === 'order') },
    )
  }
  return copies.map((copy) => ({ ticket: copy.ticket, order: orderIn(copy.records) }))
}

const orderIn = (records: readonly SourceRecord[]): RecordOf<'order'> =>
  records.find((record): record is RecordOf<'order'> => record.kind === 'order') ??
  raise('no order was found')

function configOf(merchantUrl: string, databaseUrl: string) {
  const config = demoConfig({ merchantUrl, zendesk: { extraOrigins: [origin] } })
  const most = 1_000_000
  const limits = { signIn: most, address: most, session: most, streams: most }
  return { ...config, bridge: { ...config.bridge, limits }, store: { databaseUrl, hashSecret } }
}

async function createDatabase(server: string): Promise<string> {
  const name = `bench_${randomBytes(6).toString('hex')}`
  const client = new Client({ connectionString: server })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

const percentile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? 0

const raise = (why: string): never => {
  throw new Error(why)
}
