import { exactFact } from '../../apps/bridge/src/domain/contacts/contact-fact.ts'
import type { Backfill } from '../../apps/bridge/src/flow/backfill.ts'
import type { Contacts } from '../../apps/bridge/src/flow/contacts.ts'
import type { Store } from '../../apps/bridge/src/platform/store/store.ts'
import type { Year, YearPanel } from '../../packages/demo-merchant/src/index.ts'
import { rowOfOrder, rowsOfErrors } from './year-rows.ts'

export interface LoadYearOptions {
  year: Year
  /** Epoch milliseconds: orders before are left out. */
  ordersFrom: number
  store: Pick<Store, 'audit' | 'outcomes' | 'snapshots'>
  contacts: Pick<Contacts, 'append'>
  /** Reads the simulated helpdesk's export. */
  backfill: Pick<Backfill, 'read'>
  account: string
  /** Called after every few writes: whoever works with the demo meanwhile comes first. */
  pause: () => Promise<void>
  signal: AbortSignal
}

const atOnce = 10
const linksAtOnce = 100
const mostTries = 5
/** Nobody sells them any more: no system of the demo knows these orders, so there is nothing to judge them by. */
const neverAgainMs = 10 * 365 * 86_400_000

/**
 * Puts a simulated year into a bridge. Tickets come through the export, as a real account's do. Orders come as facts of the audit and panels as
 * frozen ones: both are stated by the year and not judged from sources, because no source of the demo has a past.
 */
export async function loadYear(options: LoadYearOptions): Promise<'done' | 'stopped'> {
  const { year, ordersFrom, store, contacts, backfill, account, pause, signal } = options
  const inTurns = async <One>(all: readonly One[], size: number, work: (some: One[]) => Promise<void>) => {
    for (let from = 0; from < all.length && !signal.aborted; from += size) {
      await work(all.slice(from, from + size))
      await pause()
    }
  }
  await inTurns(year.panels, atOnce, async (panels) => {
    for (const { ticketId, moment, at, shown } of panels) {
      const row = { ticketId, moment, at: new Date(at).toISOString(), data: JSON.stringify(shown) }
      await store.snapshots.freeze(account, row)
    }
  })
  if (signal.aborted) return 'stopped'
  const [first] = year.orders
  const since = new Date(first?.placedAt ?? 0).toISOString()
  for (let tries = 1; !signal.aborted; tries += 1) {
    const { outcome, detail } = await backfill.read({ since, signal })
    if (outcome === 'done') break
    // The bridge's own job may be reading, which ends soon; and it goes on where it was interrupted.
    if (outcome === 'failed' && tries >= mostTries) {
      throw new Error(`The simulated helpdesk could not be read: ${detail}`)
    }
    await pause()
  }
  await inTurns(year.panels.filter(isLink), linksAtOnce, async (panels) => {
    await contacts.append(account, panels.map(linkOf))
  })
  // The newest first: they are what the board shows unless asked for more.
  const orders = year.orders.filter(({ placedAt }) => placedAt >= ordersFrom).toReversed()
  await inTurns(orders, atOnce, async (some) => {
    for (const order of some) {
      const judgedAt = new Date(order.placedAt + neverAgainMs).toISOString()
      await store.audit.put(rowOfOrder(order), rowsOfErrors(order), judgedAt)
    }
    // Those whose tickets are counted already; the others' are told when they are.
    for (const known of await store.outcomes.contactsOf(some)) {
      if (known.contacts > 0) await store.audit.setContacts(known, known)
    }
  })
  return signal.aborted ? 'stopped' : 'done'
}

const isLink = ({ moment, shown }: YearPanel): boolean => moment === 'opened' && shown.order !== undefined

function linkOf({ ticketId, at, shown: { order } }: YearPanel) {
  if (!order) throw new Error(`Ticket ${ticketId} is about no order.`)
  const { connection, key, number, returnNumber } = order
  return exactFact({
    id: `linked/${ticketId}/${connection}/${key}/${returnNumber ?? ''}`,
    ticketId,
    at: new Date(at).toISOString(),
    kind: 'linked',
    connection,
    key,
    number,
    ...(returnNumber !== undefined && { returnNumber }),
  })
}
