import { identityTerms } from '@throughline/bridge/domain/identity/identity-terms.ts'
import { createPanelFlow } from '@throughline/bridge/flow/panel.ts'
import { withMemory } from '@throughline/bridge/flow/remember.ts'
import { openStore, type Store } from '@throughline/bridge/platform/store/store.ts'
import { memoryOf } from '@throughline/bridge/wire-store.ts'
import { fakeSource } from '../kit/fake-source.ts'
import { startPostgres } from '../kit/postgres.ts'
import { emailOf, fillOrders, orderOf } from './fill-orders.ts'
import { median } from './measure.ts'
import { newDatabase } from './new-database.ts'

const sizes = [10_000, 1_000_000]
const rounds = 7
const perRound = 300

/** What a look-up costs when a hundred times as much is stored. PostgreSQL as it comes, each time another customer. */
export async function manyOrders(): Promise<string[]> {
  const postgres = await startPostgres((line) => process.stderr.write(`${line}\n`))
  const filled = Date.now()
  const stores: { count: number; store: Store }[] = []
  for (const count of sizes) {
    const databaseUrl = await newDatabase(postgres.url)
    const store = await openStore({
      location: { databaseUrl },
      hashSecret: 'a secret of the bench, 32 characters long',
      identityOf: identityTerms,
      now: Date.now,
      onLost: () => {},
    })
    process.stderr.write(`  storing ${count} orders\n`)
    await fillOrders({ databaseUrl, store, count, asOf: new Date(filled).toISOString() })
    stores.push({ count, store })
  }
  const took = new Map<string, number[]>()
  for (let round = 0; round <= rounds; round += 1) {
    for (const { count, store } of [...stores].sort(() => Math.random() - 0.5)) {
      const lookUps = lookUpsIn(store, filled)
      for (const [what, lookUp] of Object.entries(lookUps)) {
        const times: number[] = []
        for (let at = 0; at < perRound; at += 1) {
          const customer = Math.floor(Math.random() * count)
          const begun = performance.now()
          await lookUp(customer)
          times.push(performance.now() - begun)
        }
        // The first round warms up.
        if (round > 0) took.set(`${what} ${count}`, [...(took.get(`${what} ${count}`) ?? []), median(times)])
      }
    }
  }
  for (const { store } of stores) await store.close()
  await postgres.stop()
  const of = (what: string, count = 0) => median(took.get(`${what} ${count}`) ?? [])
  const [few = 0, many = 0] = sizes
  return [
    `| look-up | p50 ms at ${few} orders | p50 ms at ${many} | ratio |`,
    '|---|---|---|---|',
    ...['a panel from what is stored', 'the answer to an e-mail', 'records by an order number'].map(
      (what) => {
        const [small, large] = [of(what, few), of(what, many)]
        return `| ${what} | ${small.toFixed(2)} | ${large.toFixed(2)} | ${(large / small).toFixed(2)} |`
      },
    ),
  ]
}

function lookUpsIn(store: Store, filled: number): Record<string, (customer: number) => Promise<void>> {
  // What was asked when the store was filled is current: nobody is asked upstream.
  const now = () => filled
  const shop = fakeSource('shop-eu', ['order by email'], {
    answer: () => {
      throw new Error('the store knows it')
    },
    now,
  })
  const source = withMemory(shop, { memory: memoryOf(store), now, onStoreError: () => {} })
  const flow = createPanelFlow({ sources: [source], identity: {}, now, deadlineMs: 10_000 })
  return {
    async 'a panel from what is stored'(customer) {
      const panel = await flow.forTicket(ask(customer), { connections: ['shop-eu'] })
      if (panel.orders.length !== 1) throw new Error(`the order of customer ${customer} is not stored`)
    },
    async 'the answer to an e-mail'(customer) {
      const asked = { connection: 'shop-eu', kind: 'order', by: 'email', value: emailOf(customer) }
      if ((await store.answers.recall(asked))?.records.length !== 1) throw new Error('the store forgot')
    },
    async 'records by an order number'(customer) {
      const number = orderOf(customer).data.number.slice(1)
      const found = await store.records.withTerms([store.terms.termOf('order_number', number)])
      if (found.length !== 1) throw new Error(`order ${number} is not stored`)
    },
  }
}

const ask = (customer: number) => ({
  ticket: {
    requester: { emails: [emailOf(customer)], phones: [] },
    subject: '',
    description: '',
    comments: [],
    customFields: [],
  },
  choices: { confirmed: [], dismissed: [] },
  fresh: false,
})
