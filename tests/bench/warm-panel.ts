import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoConfig } from '@throughline/demo-merchant'
import { startPostgres } from '../kit/postgres.ts'
import { load, median } from './measure.ts'
import { newDatabase, query } from './new-database.ts'
import { recordLookup } from './record.ts'
import { origin, signIn } from './sign-in.ts'
import { startWorker, type Worker } from './worker.ts'

const rounds = 7
const requestsPerRound = 3_000
/** Ticket 101: an order in two systems, one parcel. */
const ticketId = 101

/** A panel asked again within a minute: CPU of the server for each request, beside servers that hold the same bytes ready. */
export async function warmPanel(): Promise<string[]> {
  const postgres = await startPostgres((line) => process.stderr.write(`${line}\n`))
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const { ticket, panel, exchanges } = await recordLookup(ticketId)
  const body = JSON.stringify({ ticket, choices: { confirmed: [], dismissed: [] }, fresh: false })
  const upstream = await startWorker('replay', { exchanges, delayMs: 0 })
  const databaseUrl = await newDatabase(postgres.url)
  await query(databaseUrl, 'CREATE TABLE panels (ticket text PRIMARY KEY, answer text NOT NULL)', [
    'INSERT INTO panels VALUES ($1, $2)',
    [ticket.ticketId, JSON.stringify(panel)],
  ])
  const byHand = (how: string) => startWorker('from-memory', { how, panel, databaseUrl })
  const bridge = (store: object) => startWorker('bridge', { config: configOf(upstream.url, store) })
  const servers: Record<string, Worker> = {
    'static node:http': await byHand('static node:http'),
    'Express, a ready text': await byHand('Express, a ready text'),
    'Express + PostgreSQL, a text column': await byHand('Express + PostgreSQL, a text column'),
    'tRPC’s adapter, an object in memory': await byHand('tRPC’s adapter, an object in memory'),
    'Throughline, store on PostgreSQL': await bridge({ databaseUrl: await newDatabase(postgres.url) }),
    'Throughline, embedded store': await bridge({ dataFolder: join(folder, 'data') }),
  }
  const cpu: Record<string, number[]> = {}
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, server] of Object.entries(servers).sort(() => Math.random() - 0.5)) {
      const headers = name.startsWith('Throughline') ? await signIn(server.url) : json
      const ask = { url: `${server.url}/trpc/panel.forTicket`, headers, body }
      // What is older than a minute is asked anew here, not in what is counted.
      await load({ ...ask, requests: 10, connections: 1 })
      const before = await server.cpuMicros()
      const done = await load({ ...ask, requests: requestsPerRound, connections: 10 })
      const used = (await server.cpuMicros()) - before
      // The first round warms up.
      if (round > 0) cpu[name] = [...(cpu[name] ?? []), used / done]
    }
  }
  for (const one of [upstream, ...Object.values(servers)]) await one.stop()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })

  const base = median(cpu['static node:http'] ?? [])
  const kilobytes = (text: string) => `${(text.length / 1024).toFixed(1)} kB`
  return [
    `A panel of ${kilobytes(JSON.stringify(panel))}, asked with ${kilobytes(body)} over 10 connections. PostgreSQL’s own CPU is not counted.`,
    '',
    '| variant | CPU µs per request | ratio |',
    '|---|---|---|',
    ...Object.keys(servers).map((name) => {
      const own = median(cpu[name] ?? [])
      return `| ${name} | ${Math.round(own)} | ${(own / base).toFixed(1)} |`
    }),
  ]
}

const json = { 'content-type': 'application/json' }

function configOf(merchantUrl: string, store: object) {
  const config = demoConfig({ merchantUrl, zendesk: { extraOrigins: [origin] } })
  const most = 10_000_000
  const limits = { signIn: most, address: most, session: most }
  return { ...config, bridge: { ...config.bridge, limits }, store, jobs: { enabled: false } }
}
