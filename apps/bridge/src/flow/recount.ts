import type { Store } from '../platform/store/store.ts'
import type { Outcomes } from './outcomes.ts'

const ticketsAtOnce = 200

export interface RecountOptions {
  store: Pick<Store, 'contacts' | 'outcomes' | 'audit'>
  outcomes: Pick<Outcomes, 'recount'>
  /** Hears how many tickets are done. */
  onTickets?: (done: number) => void
}

export interface Recounted {
  tickets: number
  /** Tickets that came out otherwise than they were kept. */
  changed: number
  /** Sums that were not what their tickets or orders add up to, before they were made anew. */
  wrongSums: number
}

/** Makes everything that the board reads anew from the facts, and says what was otherwise. */
export async function recount({ store, outcomes, onTickets = () => {} }: RecountOptions): Promise<Recounted> {
  let tickets = 0
  let changed = 0
  let wrongSums = 0
  for (const account of await store.contacts.accounts()) {
    let after = ''
    for (;;) {
      const some = await store.contacts.tickets(account, { after, most: ticketsAtOnce })
      const last = some.at(-1)
      if (last === undefined) break
      changed += await outcomes.recount(account, some)
      tickets += some.length
      after = last
      onTickets(tickets)
    }
    const words = (rows: object[]) => rows.map((row) => JSON.stringify(row))
    wrongSums += differences(
      words(await store.outcomes.daily(account)),
      words(await store.outcomes.dailyAnew(account)),
    )
    await store.outcomes.recount(account)
  }
  const { kept, anew } = await store.audit.sums()
  wrongSums += differences(kept, anew)
  await store.audit.recount()
  return { tickets, changed, wrongSums }
}

/** Rows that only one of the two has. */
function differences(kept: readonly string[], anew: readonly string[]): number {
  const [one, other] = [new Set(kept), new Set(anew)]
  return kept.filter((row) => !other.has(row)).length + anew.filter((row) => !one.has(row)).length
}
