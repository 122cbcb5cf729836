import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoBrands, demoConfig, startDemoMerchant } from '@throughline/demo-merchant'
import type { TicketContext } from '@throughline/shared/contract'
import { makeDemoKey } from '../../scripts/start/demo-key.ts'
import { startPostgres } from '../kit/postgres.ts'
import { again, botAsks, type Call, order, restAsk, verify } from './bot-calls.ts'
import type { Exchange } from './exchange.ts'
import { guess } from './guesses.ts'
import { load, median, quantile } from './measure.ts'
import { newDatabase } from './new-database.ts'
import { recordLookup } from './record.ts'
import { recordThrough } from './record-through.ts'
import { origin, signIn } from './sign-in.ts'
import { startWorker, type Worker } from './worker.ts'

const rounds = 5
const warmRequests = 500
/** For the times: one client, one request after the other. */
const timedRequests = 100
/** A verification lasts 30 minutes, and each cold question is asked more than one minute after the last. */
const coldRequests = 25
const leapMs = 61_000

/** Ticket 101 of the demo is about the order that the bot asks for. */
const ticketId = 101

type Figures = Record<string, { cpu: number[]; times: number[] }>

/** `order.status` through each door, beside the panel of the same order; and what 100 guesses at a code at once cost. */
export async function doors(): Promise<string[]> {
  const postgres = await startPostgres((line) => process.stderr.write(`${line}\n`))
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const bots = {
    ...makeDemoKey({ folder, brandId: demoBrands.europe.id, now: Date.now() }),
    perMinute: 1_000_000,
  }
  mkdirSync(bots.mail.outboxFolder)
  const key = readFileSync(join(folder, 'bot-key'), 'utf8').trim()
  const startOn = async (upstream: string) =>
    startWorker('leaping-bridge', {
      config: configOf(upstream, { databaseUrl: await newDatabase(postgres.url) }, bots),
    })

  const { ticket, exchanges: ofPanel } = await recordLookup(ticketId)
  const ofBot = await recordBot(startOn, key)
  const upstream = await startWorker('replay', { exchanges: [...ofPanel, ...ofBot.exchanges], delayMs: 0 })
  const bot = await startOn(upstream.url)
  const agent = await startOn(upstream.url)
  const figures: { warm: Figures; cold: Figures } = { warm: {}, cold: {} }
  const answer = await replayed(bot, key, ofBot.said)
  for (let round = 0; round <= rounds; round += 1) {
    const token = await verify(bot.url, key)
    const asks = await botAsks(bot.url, { key, token })
    const variants: [string, Worker, Call][] = [
      ...Object.entries(asks).map(([name, call]): [string, Worker, Call] => [name, bot, call]),
      ['`panel.forTicket` for the agent', agent, await panelAsk(agent.url, ticket)],
    ]
    for (const [name, worker, call] of variants.sort(() => Math.random() - 0.5)) {
      await load({ ...call, requests: 10, connections: 1 })
      const before = await worker.cpuMicros()
      const done = await load({ ...call, requests: warmRequests, connections: 10 })
      const cpu = ((await worker.cpuMicros()) - before) / done
      const times = await timesOf(call, timedRequests)
      // The first round warms up.
      if (round > 0) note(figures.warm, name, { cpu, times })
    }
    for (const [name, worker, call] of variants.sort(() => Math.random() - 0.5)) {
      // A session does not outlast the leaps; the agent asks with Retry instead.
      const isAgent = worker === agent
      const fresh = { ...call, body: call.body.replace('"fresh":false', '"fresh":true') }
      const leaping = { ...call, headers: { ...call.headers, 'x-leap': String(leapMs) } }
      const cold = isAgent ? fresh : { ...(await again(worker, name, { key })), headers: leaping.headers }
      const before = await worker.cpuMicros()
      const times = await timesOf(cold, coldRequests)
      const cpu = ((await worker.cpuMicros()) - before) / coldRequests
      if (round > 0) note(figures.cold, name, { cpu, times })
    }
  }
  const guessed = await guess(bot, { key, outbox: bots.mail.outboxFolder })
  for (const one of [upstream, bot, agent]) await one.stop()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })

  return [
    `Order ${order} of the demo; an answer of ${kilobytes(answer)} for the bot. Store on PostgreSQL, whose own CPU is not counted.`,
    '',
    '| asked | door | CPU µs per request | ratio | p50 ms | p99 ms |',
    '|---|---|---|---|---|---|',
    ...rowsOf('again within a minute', figures.warm),
    ...rowsOf('after more than a minute', figures.cold),
    '',
    ...guessed,
  ]
}

/** The calls that the bot's questions lead to, and what it was told. */
async function recordBot(startOn: (upstream: string) => Promise<Worker>, key: string) {
  const merchant = await startDemoMerchant({ port: 0, limits: false })
  const recorder = await recordThrough(merchant.url)
  const bridge = await startOn(recorder.url)
  const token = await verify(bridge.url, key)
  const said = await sayOf(bridge.url, { key, token })
  await bridge.stop()
  await recorder.close()
  await merchant.close()
  return { exchanges: recorder.exchanges as readonly Exchange[], said }
}

/** What the bot hears from the replay; throws when it is not what the merchant itself led to. */
async function replayed(bridge: Worker, key: string, expected: string): Promise<string> {
  const token = await verify(bridge.url, key)
  const { url, headers, body } = restAsk(bridge.url, { key, token })
  const text = await (await fetch(url, { method: 'POST', headers, body })).text()
  const { say } = JSON.parse(text)
  if (say !== expected) throw new Error(`the replay leads to “${say}”, the merchant to “${expected}”`)
  return text
}

const sayOf = async (url: string, who: { key: string; token: string }): Promise<string> => {
  const ask = restAsk(url, who)
  const reply = await fetch(ask.url, { method: 'POST', headers: ask.headers, body: ask.body })
  return ((await reply.json()) as { say: string }).say
}

const panelAsk = async (url: string, ticket: TicketContext): Promise<Call> => ({
  url: `${url}/trpc/panel.forTicket`,
  headers: await signIn(url),
  body: JSON.stringify({ ticket, choices: { confirmed: [], dismissed: [] }, fresh: false }),
})

async function timesOf({ url, headers, body }: Call, requests: number): Promise<number[]> {
  const times: number[] = []
  for (let sent = 0; sent < requests; sent += 1) {
    const started = performance.now()
    const reply = await fetch(url, { method: 'POST', headers, body })
    const text = await reply.text()
    times.push(performance.now() - started)
    if (!reply.ok || text.includes('"isError":true'))
      throw new Error(`${url} answered ${reply.status}: ${text}`)
  }
  return times
}

function note(figures: Figures, name: string, { cpu, times }: { cpu: number; times: number[] }): void {
  const own = figures[name] ?? { cpu: [], times: [] }
  own.cpu.push(cpu)
  own.times.push(...times)
  figures[name] = own
}

function rowsOf(asked: string, figures: Figures): string[] {
  const all = Object.entries(figures).toSorted(([a], [b]) => b.localeCompare(a))
  const base = median(all.find(([name]) => name.includes('panel'))?.[1].cpu ?? [])
  return all.map(([name, { cpu, times }]) => {
    const own = median(cpu)
    const ratio = (own / base).toFixed(1)
    return `| ${asked} | ${name} | ${Math.round(own)} | ${ratio} | ${quantile(times, 0.5)} | ${quantile(times, 0.99)} |`
  })
}

const kilobytes = (text: string) => `${(text.length / 1024).toFixed(1)} kB`

function configOf(merchantUrl: string, store: object, bots: object) {
  const config = demoConfig({ merchantUrl, zendesk: { extraOrigins: [origin] } })
  const most = 10_000_000
  const limits = { signIn: most, address: most, session: most }
  return {
    ...config,
    bots,
    bridge: { ...config.bridge, limits, trustProxy: ['127.0.0.1'] },
    store,
    jobs: { enabled: false },
  }
}
