import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { demoBrands, demoConfig, startDemoMerchant } from '@throughline/demo-merchant'
import type { TicketContext } from '@throughline/shared/contract'
import { makeDemoKey } from '../../scripts/start/demo-key.ts'
import { startPostgres } from '../kit/postgres.ts'
import type { Exchange } from './exchange.ts'
import { load, median } from './measure.ts'
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
const guesses = 100
const guessRounds = 10

const conversation = 'bench-1'
/** Ticket 101 of the demo: the same order for the panel and for the bot. */
const ticketId = 101
const order = '#1062'
const email = 'katharina.brandt@example.org'

interface Call {
  url: string
  headers: Record<string, string>
  body: string
}

type Figures = Record<string, { cpu: number[]; times: number[] }>

/** `order.status` through each door, beside the panel of the same order; and what 100 guesses at a code at once cost. */
export async function doors(): Promise<string[]> {
  const postgres = await startPostgres((line) => process.stderr.write(`${line}\n`))
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const bots = {
    ...makeDemoKey({ folder, brandId: demoBrands.europe.id, now: Date.now() }),
    perMinute: 1_000_000,
  }
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
    const asks = { ...(await botAsks(bot.url, { key, token })) }
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

async function verify(url: string, key: string, more: object = {}): Promise<string> {
  const reply = await fetch(`${url}/v1/verification/start`, {
    method: 'POST',
    headers: headersOf(key),
    body: JSON.stringify({ conversation, order, email, ...more }),
  })
  const { level, token } = (await reply.json()) as { level: number; token: string }
  if (level !== 1) throw new Error(`the bench’s customer is verified at level ${level}, with ${reply.status}`)
  return token
}

const headersOf = (key: string) => ({ 'content-type': 'application/json', authorization: `Bearer ${key}` })

const restAsk = (url: string, { key, token }: { key: string; token: string }): Call => ({
  url: `${url}/v1/order/status`,
  headers: headersOf(key),
  body: JSON.stringify({ conversation, token, order }),
})

async function botAsks(url: string, who: { key: string; token: string }): Promise<Record<string, Call>> {
  const rest = restAsk(url, who)
  return {
    '`order.status` by REST': rest,
    '`order.status` by MCP': await mcpAsk(url, who),
    '`order.status` by tRPC': { ...rest, url: `${url}/trpc/order.status` },
  }
}

/** With a verification that outlasts the leaps to come. */
const again = async (bridge: Worker, name: string, { key }: { key: string }): Promise<Call> => {
  const token = await verify(bridge.url, key)
  const call = (await botAsks(bridge.url, { key, token }))[name]
  if (!call) throw new Error(`there is no door ${name}`)
  return call
}

/** A tool call exactly as the SDK's client sends it. */
async function mcpAsk(url: string, { key, token }: { key: string; token: string }): Promise<Call> {
  let last: Call | undefined
  const client = new Client({ name: 'bench', version: '1.0.0' })
  const transport = new StreamableHTTPClientTransport(new URL('/mcp', url), {
    requestInit: { headers: { authorization: `Bearer ${key}` } },
    fetch: (to, init) => {
      const body = String(init?.body ?? '')
      if (body.includes('tools/call')) {
        last = { url: String(to), headers: Object.fromEntries(new Headers(init?.headers)), body }
      }
      return fetch(to, init)
    },
  })
  await client.connect(transport)
  await client.callTool({ name: 'order_status', arguments: { conversation, token, order } })
  await client.close()
  if (!last) throw new Error('the client called no tool')
  return last
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

/** A hundred wrong codes at once for one verification, and then the right one. */
async function guess(bridge: Worker, { key, outbox }: { key: string; outbox: string }): Promise<string[]> {
  const times: number[] = []
  const answers: Record<number, number> = {}
  let cpu = 0
  for (let round = 0; round < guessRounds; round += 1) {
    // An hour later, so that each round meets fresh limits.
    const own = `guessed-${round}`
    const headers = { ...headersOf(key), 'x-leap': String(3_600_000) }
    const body = JSON.stringify({ conversation: own, order, email, sendCode: true })
    const started = await fetch(`${bridge.url}/v1/verification/start`, { method: 'POST', headers, body })
    const { token } = (await started.json()) as { token: string }
    const right = await codeIn(outbox, round)
    const confirm = async (code: string) => {
      const before = performance.now()
      const reply = await fetch(`${bridge.url}/v1/verification/confirm`, {
        method: 'POST',
        headers: headersOf(key),
        body: JSON.stringify({ conversation: own, token, code }),
      })
      await reply.text()
      return { status: reply.status, ms: performance.now() - before }
    }
    const wrong = Array.from({ length: guesses }, (_, index) =>
      String((Number(right) + 1 + index) % 1_000_000).padStart(6, '0'),
    )
    const before = await bridge.cpuMicros()
    const said = await Promise.all(wrong.map(confirm))
    cpu += (await bridge.cpuMicros()) - before
    for (const { status, ms } of said) {
      times.push(ms)
      answers[status] = (answers[status] ?? 0) + 1
    }
    const late = await confirm(right)
    if (late.status === 200) throw new Error('the right code still opens after a hundred wrong ones')
  }
  const each = (status: number) => ((answers[status] ?? 0) / guessRounds).toFixed(1)
  const others = Object.keys(answers).filter((status) => status !== '404' && status !== '429')
  if (others.length > 0) throw new Error(`guesses were answered with ${others.join(', ')}`)
  return [
    `${guesses} wrong codes at once for one verification, ${guessRounds} times; the right one afterwards is refused each time:`,
    '',
    '| answered 404 (tried) | answered 429 | CPU ms each | p50 ms | p99 ms | slowest ms |',
    '|---|---|---|---|---|---|',
    `| ${each(404)} | ${each(429)} | ${(cpu / 1_000 / guesses / guessRounds).toFixed(2)} | ${quantile(times, 0.5)} | ${quantile(times, 0.99)} | ${quantile(times, 1)} |`,
  ]
}

/** The code of the mail after `earlier` others. */
async function codeIn(outbox: string, earlier: number): Promise<string> {
  for (let looked = 0; looked < 200; looked += 1) {
    const mails = readdirSync(outbox, { withFileTypes: true }).map(({ name }) => name)
    const last = mails.toSorted().at(-1)
    const code =
      last && mails.length > earlier
        ? /\b\d{6}\b/.exec(readFileSync(join(outbox, last), 'utf8').split('\n\n')[1] ?? '')?.[0]
        : undefined
    if (code !== undefined) return code
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('no mail came')
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

const quantile = (values: readonly number[], part: number): string =>
  (values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * part) - 1)] ?? 0).toFixed(1)

const kilobytes = (text: string) => `${(text.length / 1024).toFixed(1)} kB`

function configOf(merchantUrl: string, store: object, bots: object) {
  const config = demoConfig({ merchantUrl, zendesk: { extraOrigins: [origin] } })
  const most = 10_000_000
  const limits = { signIn: most, address: most, session: most }
  return { ...config, bots, bridge: { ...config.bridge, limits }, store, jobs: { enabled: false } }
}
