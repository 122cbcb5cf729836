import { demoBrands, demoConfig } from '@throughline/demo-merchant'
import { latency, load, median } from './measure.ts'
import { recordLookup } from './record.ts'
import { origin, signIn } from './sign-in.ts'
import { startWorker, type Worker } from './worker.ts'

const rounds = 7
const requestsPerRound = 600
const hopMs = 50

/** Ticket 101: an order in two systems, one parcel, two dependent hops. */
const ticketId = 101

/** Cold look-up: CPU of the server for each request beside servers that make the same calls by hand, and p50 against k · d. */
export async function coldLookUp(): Promise<string[]> {
  const { ticket, panel, exchanges } = await recordLookup(ticketId)
  const hops = 1 + Math.max(...exchanges.map((one) => one.hop))
  const at = async (delayMs: number) => {
    const upstream = await startWorker('replay', { exchanges, delayMs })
    const calls = { upstream: upstream.url, exchanges, panel }
    const config = demoConfig({ merchantUrl: upstream.url, zendesk: { extraOrigins: [origin] } })
    const limits = { signIn: 10_000_000, address: 10_000_000, session: 10_000_000 }
    const servers: Record<string, Worker> = {
      'bare node:http': await startWorker('bare', calls),
      'Express by hand': await startWorker('express', calls),
      Throughline: await startWorker('bridge', {
        config: { ...config, bridge: { ...config.bridge, limits }, store: false },
      }),
    }
    return { upstream, servers }
  }
  const body = JSON.stringify({ ticket, choices: { confirmed: [], dismissed: [] }, fresh: true })
  if (ticket.brandId !== demoBrands.europe.id) throw new Error('the benched ticket is of the European brand')

  const fast = await at(0)
  const cpu: Record<string, number[]> = {}
  for (let round = 0; round <= rounds; round += 1) {
    const order = Object.entries(fast.servers).sort(() => Math.random() - 0.5)
    for (const [name, server] of order) {
      const headers = await signIn(server.url)
      const before = await server.cpuMicros()
      const done = await load({
        url: `${server.url}/trpc/panel.forTicket`,
        headers,
        body,
        requests: requestsPerRound,
        connections: 10,
      })
      const used = (await server.cpuMicros()) - before
      // The first round warms up.
      if (round > 0) cpu[name] = [...(cpu[name] ?? []), used / done]
    }
  }
  const slow = await at(hopMs)
  const p50: Record<string, number> = {}
  for (const [name, server] of Object.entries(slow.servers)) {
    const headers = await signIn(server.url)
    p50[name] = await latency({ url: `${server.url}/trpc/panel.forTicket`, headers, body, requests: 60 })
  }
  for (const { upstream, servers } of [fast, slow]) {
    await Promise.all([upstream, ...Object.values(servers)].map((one) => one.stop()))
  }

  const base = median(cpu['bare node:http'] ?? [])
  const rows = Object.entries(cpu).map(([name, values]) => {
    const own = median(values)
    return `| ${name} | ${Math.round(own)} | ${(own / base).toFixed(1)} | ${(p50[name] ?? 0).toFixed(1)} |`
  })
  return [
    `${exchanges.length} upstream calls in ${hops} dependent hops; a panel of ${(JSON.stringify(panel).length / 1024).toFixed(1)} kB.`,
    '',
    `| variant | CPU µs per request, 0 ms upstream | ratio | p50 ms at ${hopMs} ms upstream, one client (k·d = ${hops * hopMs}) |`,
    '|---|---|---|---|',
    ...rows,
  ]
}
