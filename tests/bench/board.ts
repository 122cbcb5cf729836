import { exactFact } from '@throughline/bridge/domain/contacts/contact-fact.ts'
import { identityTerms } from '@throughline/bridge/domain/identity/identity-terms.ts'
import { createBoard } from '@throughline/bridge/flow/board.ts'
import { createContacts } from '@throughline/bridge/flow/contacts.ts'
import { createOutcomes } from '@throughline/bridge/flow/outcomes.ts'
import { openStore, type Store } from '@throughline/bridge/platform/store/store.ts'
import { AuditRequest, BoardFilter } from '@throughline/shared/contract'
import { startPostgres } from '../kit/postgres.ts'
import { fillBoard } from './fill-board.ts'
import { median } from './measure.ts'
import { newDatabase } from './new-database.ts'

const sizes = [10_000, 100_000, 1_000_000]
const rounds = 9
const until = Date.parse('2026-11-20T12:00:00Z')
const timeZone = 'Europe/Berlin'

/** What the board's questions and one ticket event cost as tickets and orders grow. PostgreSQL as it comes. */
export async function board(): Promise<string[]> {
  const postgres = await startPostgres((line) => process.stderr.write(`${line}\n`))
  const took = new Map<string, number[]>()
  const names = new Set<string>()
  for (const count of sizes) {
    const databaseUrl = await newDatabase(postgres.url)
    const store = await openStore({
      location: { databaseUrl },
      hashSecret: 'a secret of the bench, 32 characters long',
      identityOf: identityTerms,
      now: () => until,
      onLost: () => {},
    })
    process.stderr.write(`  storing ${count} tickets and orders\n`)
    await fillBoard({ databaseUrl, store, count, until })
    const questions = questionsTo(store, count)
    for (let round = 0; round <= rounds; round += 1) {
      for (const [what, ask] of Object.entries(questions)) {
        names.add(what)
        const begun = performance.now()
        await ask(round)
        // The first round warms up.
        const ms = performance.now() - begun
        if (round > 0) took.set(`${what} ${count}`, [...(took.get(`${what} ${count}`) ?? []), ms])
      }
    }
    await store.close()
  }
  await postgres.stop()
  return [
    `| p50 ms | ${sizes.map((size) => `${size.toLocaleString('en')} tickets`).join(' | ')} |`,
    `|---|${sizes.map(() => '---|').join('')}`,
    ...[...names].map(
      (what) =>
        `| ${what} | ${sizes.map((size) => median(took.get(`${what} ${size}`) ?? []).toFixed(1)).join(' | ')} |`,
    ),
  ]
}

function questionsTo(store: Store, count: number): Record<string, (round: number) => Promise<unknown>> {
  const contacts = createContacts({ store: store.contacts })
  const outcomes = createOutcomes({
    store,
    eventsOf: contacts.eventsOf,
    snapshotsOf: async () => [],
    timeZone,
  })
  const asked = createBoard({ store, timeZone, now: () => until })
  const quarter = BoardFilter.parse({ from: '2026-08-22', to: '2026-11-20' })
  const year = BoardFilter.parse({ from: '2025-11-21', to: '2026-11-20' })
  const audit = AuditRequest.parse({ until: '2026-11-20' })
  return {
    'overview, 13 weeks': () => asked.overview(quarter, {}),
    'overview, a year': () => asked.overview(year, {}),
    'overview of one warehouse, 13 weeks, from the tickets': () =>
      asked.overview({ ...quarter, warehouses: ['reno'] }, {}),
    'causes, 13 weeks': () => asked.causes(quarter, {}),
    'a page of the tickets behind a number': () => asked.tickets({ filter: quarter, of: 'lost' }, {}),
    'audit, 13 weeks': () => asked.audit(audit, { withCost: true }),
    'one event of a ticket, kept and counted': async (round) => {
      const ticketId = String(1 + ((round * 7_919) % count))
      const at = new Date(until + round * 1_000).toISOString()
      const event = {
        id: `bench/${round}`,
        ticketId,
        at,
        kind: 'message',
        role: 'customer',
        isPublic: true,
      } as const
      await contacts.append('acme', [exactFact(event)])
      if ((await outcomes.settle('acme')) !== 1) throw new Error('the event was not counted')
    },
  }
}
