import type { OrderCard, Panel, SearchRequest } from '@throughline/shared/contract'
import { type AuditError, nextErrors } from '../domain/audit/audit-errors.ts'
import { auditOrderOf, weekOf } from '../domain/audit/audit-order.ts'
import { openPromisesOf } from '../domain/audit/open-promises.ts'
import { dayAt } from '../domain/calendar/day-of.ts'
import type { AuditErrorRow, AuditOrderRow } from '../platform/store/audit-store.ts'
import type { OrderName } from '../platform/store/outcomes-store.ts'
import type { Store } from '../platform/store/store.ts'
import type { Scope } from './scope.ts'

/** An order that time alone may have changed is judged again after this. */
const againMs = 3_600_000
/** In one go; the next one follows within a minute. */
const atOnce = 200

export interface JudgeOrdersOptions {
  store: Pick<Store, 'audit' | 'outcomes' | 'changes' | 'records' | 'watermarks'>
  /** What the store knows of an order by its number; asks nobody for what was asked once. */
  recall(request: SearchRequest, scope: Scope): Promise<Panel>
  /** Connections that serve a brand together with this one. */
  joinedWith(connection: string): readonly string[]
  /** The company's, as in the IANA list. */
  timeZone: string
  /** Epoch milliseconds. */
  now: () => number
}

export type JudgeOrders = ReturnType<typeof createJudgeOrders>

/** Keeps the audit's facts true: every order is judged when it changes, and again while time can make it wrong. */
export function createJudgeOrders({ store, recall, joinedWith, timeZone, now }: JudgeOrdersOptions) {
  const judge = async ({ connection, key, number }: OrderName & { number: string }): Promise<void> => {
    const panel = await recall({ query: number }, { connections: joinedWith(connection) })
    const card = panel.orders.find(({ ref }) => ref.connection === connection && ref.key === key)
    if (card) await keep(card, panel)
  }

  const keep = async (card: OrderCard, panel: Pick<Panel, 'sources'>): Promise<void> => {
    const order = auditOrderOf(card, { timeZone })
    if (!order) return
    const before = await store.audit.errorsOf(card.ref)
    const errors = nextErrors(before.map(errorIn), card, {
      today: dayAt(now(), timeZone),
      now: now(),
      timeZone,
      complete: panel.sources.every(({ state }) => state === 'answered' || state === 'not_asked'),
    })
    const judgedAt = new Date(now()).toISOString()
    const rows = errors.map((error) => rowOfError(error, card))
    await store.audit.put(rowOfOrder(order, card, errors), rows, judgedAt)
    const [contacts] = await store.outcomes.contactsOf([card.ref])
    if (contacts && contacts.contacts > 0) await store.audit.setContacts(card.ref, contacts)
  }

  return {
    /** The contacts of these orders have changed. */
    async contactsChanged(orders: readonly OrderName[]): Promise<void> {
      for (const one of await store.outcomes.contactsOf(orders)) await store.audit.setContacts(one, one)
    },

    /** Judges what has changed since the last run, and what time may have changed. Answers how many orders; none when all is done. */
    async run(signal: AbortSignal): Promise<number> {
      const from = Number((await store.watermarks.read('audit', 'changes')) ?? 0)
      const changed = await store.changes.since(from, atOnce)
      const last = changed.at(-1)
      const orders = new Map<string, OrderName & { number: string }>()
      const add = (one: OrderName & { number: string }) => orders.set(`${one.connection} ${one.key}`, one)
      const terms = changed.flatMap((one) => one.terms.filter((term) => term.startsWith('order_number:')))
      for (const record of await store.records.withTerms(terms)) {
        if (record.kind === 'order')
          add({ connection: record.connection, key: record.key, number: record.data.number })
      }
      const again = await store.audit.toJudge(new Date(now() - againMs).toISOString(), atOnce)
      for (const one of again) add(one)
      let judged = 0
      for (const one of orders.values()) {
        if (signal.aborted) return judged
        await judge(one)
        judged += 1
      }
      if (last) await store.watermarks.write('audit', 'changes', String(last.id))
      return judged
    },
  }
}

const errorIn = ({ kind, about, owner, since, seenAt, resolvedOn }: AuditErrorRow): AuditError => ({
  // Nobody but us writes there.
  kind: kind as AuditError['kind'],
  owner: owner as AuditError['owner'],
  about,
  since,
  seenAt: Date.parse(seenAt),
  ...(resolvedOn !== null && { resolvedOn }),
})

function rowOfError(error: AuditError, card: OrderCard): AuditErrorRow {
  const concern = card.concerns.find(({ kind, about = '' }) => kind === error.kind && about === error.about)
  return {
    kind: error.kind,
    about: error.about,
    owner: error.owner,
    since: error.since,
    seenAt: new Date(error.seenAt).toISOString(),
    resolvedOn: error.resolvedOn ?? null,
    due: concern?.due ?? null,
    amount: concern?.values.amount ? JSON.stringify(concern.values.amount) : null,
  }
}

/** What the customer got wrong or broken, whoever noticed. */
const inaccurate: ReadonlySet<AuditError['kind']> = new Set(['short_pick', 'quantity_mismatch', 'damaged'])

function rowOfOrder(
  order: NonNullable<ReturnType<typeof auditOrderOf>>,
  card: OrderCard,
  errors: readonly AuditError[],
): AuditOrderRow {
  const promises = openPromisesOf(card)
  return {
    connection: order.connection,
    key: order.key,
    number: order.number,
    placedOn: order.placedOn,
    week: weekOf(order.placedOn),
    warehouse: order.warehouse ?? '',
    carrier: order.carrier ?? '',
    category: order.category ?? '',
    channel: order.channel ?? '',
    region: order.region ?? '',
    delivered: order.delivered,
    accurate: !errors.some(({ kind }) => inaccurate.has(kind)),
    cycleMs: order.cycleMs ?? null,
    onTime: order.onTime ?? null,
    packVerified: order.packVerified ?? null,
    labelToScanMs: order.labelToScanMs ?? null,
    returnMs: order.returnMs ?? null,
    refundInTime: order.refundInTime ?? null,
    refunds: order.refunds,
    promises: JSON.stringify(promises),
    promiseDue: promises[0]?.latest ?? null,
  }
}
