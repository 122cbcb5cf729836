import { identityTerms } from '@throughline/bridge/domain/identity/identity-terms.ts'
import { createBackfill } from '@throughline/bridge/flow/backfill.ts'
import { createContacts } from '@throughline/bridge/flow/contacts.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { openStore } from '@throughline/bridge/platform/store/store.ts'
import { createZendeskApi } from '@throughline/bridge/platform/zendesk/api.ts'
import { createZendeskExport } from '@throughline/bridge/platform/zendesk/export.ts'
import { startSimulatedZendesk } from '@throughline/demo-merchant'
import { client, helpdeskOf, solvedTickets } from '../bridge/contacts/helpdesk.ts'
import { startPostgres } from '../kit/postgres.ts'
import { median } from './measure.ts'
import { newDatabase } from './new-database.ts'

const tickets = 20_000
/** Of Zendesk's limit: ten calls a minute. */
const secondsACall = 6

/** How fast an account's past is stored, beside the limit of its export, and whether a page costs more when much is stored already. */
export async function backfill(): Promise<string[]> {
  const postgres = await startPostgres((line) => process.stderr.write(`${line}\n`))
  // The clock jumps over every wait for the limit: what is left is our own work.
  let ahead = 0
  const now = () => Date.now() + ahead
  const from = Date.now() - (tickets + 100) * 60_000
  const zendesk = await startSimulatedZendesk({
    helpdesk: helpdeskOf(solvedTickets(tickets, { from, every: 1 })),
    client,
    now,
    elapsed: now,
  })
  const store = await openStore({
    location: { databaseUrl: await newDatabase(postgres.url) },
    hashSecret: 'a secret of the bench, 32 characters long',
    identityOf: identityTerms,
    now,
    onLost: () => {},
  })
  const http = createHttp({ mostBytes: 64_000_000 })
  const api = createZendeskApi({ url: zendesk.url, oauth: client }, { http, now })
  const pages: { stream: string; ms: number }[] = []
  let begun = performance.now()
  const reader = createBackfill({
    store,
    contacts: createContacts({ store: store.contacts }),
    api,
    exported: createZendeskExport(api, {
      now,
      wait: async (ms) => {
        ahead += ms
      },
    }),
    facts: { account: 'bench', termOf: store.terms.termOf, bots: new Set(), testTags: [], countries: ['DE'] },
    now,
    onPage({ stream }) {
      pages.push({ stream, ms: performance.now() - begun })
      begun = performance.now()
    },
  })
  const cpu = process.cpuUsage()
  const started = performance.now()
  const run = await reader.read({
    since: new Date(from - 60_000).toISOString(),
    signal: new AbortController().signal,
  })
  const seconds = (performance.now() - started) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  await store.close()
  await http.close()
  await zendesk.close()
  await postgres.stop()

  const updates = pages.filter(({ stream }) => stream === 'updates').map(({ ms }) => ms)
  const third = Math.floor(updates.length / 3)
  const perPage = (ms: readonly number[]): string => Math.round(median([...ms])).toLocaleString('en')
  return [
    `${run.tickets.toLocaleString('en')} tickets and ${run.updates.toLocaleString('en')} updates became ${run.fresh.toLocaleString('en')} facts in ${Math.round(seconds)} s without the waits; the CPU includes the simulated account.`,
    '',
    '| | a page of 1,000 updates, ms | of the limit’s time |',
    '|---|---|---|',
    `| the first third | ${perPage(updates.slice(0, third))} | ${share(updates.slice(0, third))} |`,
    `| the last third | ${perPage(updates.slice(-third))} | ${share(updates.slice(-third))} |`,
    '',
    `CPU ${Math.round((user + system) / run.updates)} µs for each update. At the limit: ${((60 / secondsACall) * 1_000).toLocaleString('en')} updates a minute.`,
  ]
}

const share = (ms: readonly number[]): string =>
  `${((median([...ms]) / (secondsACall * 1_000)) * 100).toFixed(1)} %`
