import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoConfig, demoTickets, startDemoMerchant } from '@throughline/demo-merchant'
import { startPostgres } from '../kit/postgres.ts'
import { ticketContext } from '../kit/ticket-context.ts'
import { load, median } from './measure.ts'
import { newDatabase } from './new-database.ts'
import { origin, signIn } from './sign-in.ts'
import { openWatcher } from './watcher.ts'
import { startWorker } from './worker.ts'

const rounds = 3
const lookUps = 1_000
const sidebars = 200

/** Resident memory of a bridge process as it ships, jobs included: when it has started, after work, and with open sidebars. */
export async function memory(): Promise<string[]> {
  const postgres = await startPostgres((line) => process.stderr.write(`${line}\n`))
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const merchant = await startDemoMerchant({ port: 0, limits: false })
  const bodies = demoTickets(merchant.world).map((ticket) =>
    JSON.stringify({ ticket: ticketContext(ticket), fresh: true }),
  )
  const stores = {
    PostgreSQL: async () => ({ databaseUrl: await newDatabase(postgres.url) }),
    'embedded store': async (round: number) => ({ dataFolder: join(folder, String(round)) }),
    'no store': async () => false as const,
  }
  const figures: Record<string, number[][]> = {}
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, storeOf] of Object.entries(stores)) {
      const worker = await startWorker('bridge', { config: configOf(merchant.url, await storeOf(round)) })
      const started = await worker.resident()
      const headers = await signIn(worker.url)
      for (const body of bodies) {
        const requests = Math.ceil(lookUps / bodies.length)
        await load({ url: `${worker.url}/trpc/panel.forTicket`, headers, body, requests, connections: 10 })
      }
      const worked = await worker.resident()
      const watchers = []
      // Four streams a session are allowed.
      for (let at = 0; name !== 'no store' && at < sidebars; at += 1) {
        const body = bodies[at % bodies.length] ?? ''
        watchers.push(
          await openWatcher(
            worker.url,
            await signIn(worker.url),
            body.replace('"fresh":true', '"fresh":false'),
          ),
        )
      }
      const watched = await worker.resident()
      for (const watcher of watchers) watcher.close()
      await worker.stop()
      figures[name] = [...(figures[name] ?? []), [started, worked, watched]]
    }
  }
  await merchant.close()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
  return [
    `| store | MB when started | after ${lookUps} look-ups of ${bodies.length} tickets, all sources asked | with ${sidebars} open sidebars |`,
    '|---|---|---|---|',
    ...Object.entries(figures).map(([name, all]) => {
      const [started, worked, watched] = [0, 1, 2].map((at) =>
        Math.round(median(all.map((one) => one[at] ?? 0)) / 1e6),
      )
      return `| ${name} | ${started} | ${worked} | ${name === 'no store' ? '' : watched} |`
    }),
  ]
}

function configOf(merchantUrl: string, store: object | false) {
  const config = demoConfig({ merchantUrl, zendesk: { extraOrigins: [origin] } })
  const most = 10_000_000
  return {
    ...config,
    bridge: { ...config.bridge, limits: { signIn: most, address: most, session: most } },
    store,
  }
}
