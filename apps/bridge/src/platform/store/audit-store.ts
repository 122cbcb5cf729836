import { and, eq, sql } from './drizzle.ts'
import type { Database } from './open-store.ts'
import type { OrderName } from './outcomes-store.ts'
import { auditErrors, auditOrders, auditWeekly, auditWeeklyRefunds } from './schema.ts'
import { storable } from './storable.ts'

/** What the audit keeps of an order. Empty text where nobody told. */
export interface AuditOrderRow extends OrderName {
  number: string
  /** `YYYY-MM-DD`; `week` is its Monday. */
  placedOn: string
  week: string
  warehouse: string
  carrier: string
  category: string
  channel: string
  region: string
  delivered: boolean
  accurate: boolean
  cycleMs: number | null
  onTime: boolean | null
  packVerified: boolean | null
  labelToScanMs: number | null
  returnMs: number | null
  refundInTime: boolean | null
  refunds: readonly { minor: number; currency: string }[]
  /** JSON of their reader. */
  promises: string
  promiseDue: string | null
}

export interface AuditErrorRow {
  kind: string
  about: string
  owner: string
  /** `YYYY-MM-DD` */
  since: string
  /** ISO 8601 in UTC. */
  seenAt: string
  resolvedOn: string | null
  due: string | null
  /** JSON of its reader. */
  amount: string | null
}

/** An order with its errors and contacts, as the sums count it. */
interface Counted
  extends Pick<AuditOrderRow, 'week' | 'warehouse' | 'carrier' | 'category' | 'channel' | 'region'> {
  refunds: AuditOrderRow['refunds']
  contacts: number
  errors: readonly { kind: string; owner: string }[]
}

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** Orders and errors, and their sums by week and place. */
export function createAuditStore(db: Database) {
  return {
    /** The errors that an order had so far. */
    async errorsOf({ connection, key }: OrderName): Promise<AuditErrorRow[]> {
      return errorsIn(db, { connection, key })
    },

    /** Keeps a judgement of an order and moves the sums by what changed. */
    async put(order: AuditOrderRow, errors: readonly AuditErrorRow[], judgedAt: string): Promise<void> {
      await db.transaction(async (tx) => {
        await lock(tx, order)
        const known = await countedOf(tx, order)
        const { refunds, ...columns } = order
        const values = {
          ...columns,
          number: storable(order.number),
          refunds: JSON.stringify(refunds),
          judgedAt,
        }
        await tx
          .insert(auditOrders)
          .values({ ...values, contacts: 0 })
          .onConflictDoUpdate({ target: [auditOrders.connection, auditOrders.key], set: values })
        for (const error of errors) {
          const row = { ...error, about: storable(error.about), week: order.week }
          await tx
            .insert(auditErrors)
            .values({ connection: order.connection, key: order.key, ...row })
            .onConflictDoUpdate({
              target: [auditErrors.connection, auditErrors.key, auditErrors.kind, auditErrors.about],
              set: row,
            })
        }
        await move(tx, known, { ...order, contacts: known?.contacts ?? 0, errors })
      })
    },

    /** How many contacts an order brought, and the first of them. Nothing where the order was never judged. */
    async setContacts(
      order: OrderName,
      { contacts, firstContactAt }: { contacts: number; firstContactAt: string | null },
    ): Promise<void> {
      await db.transaction(async (tx) => {
        await lock(tx, order)
        const known = await countedOf(tx, order)
        if (!known) return
        await tx
          .update(auditOrders)
          .set({ contacts, firstContactAt })
          .where(and(eq(auditOrders.connection, order.connection), eq(auditOrders.key, order.key)))
        await move(tx, known, { ...known, contacts })
      })
    },

    /** Orders that were last judged before a time and may have changed by the passing of it: not delivered, or with an open error. */
    async toJudge(before: string, most: number): Promise<(OrderName & { number: string })[]> {
      const found = await db.execute(sql`
        SELECT o.connection, o.key, o.number FROM audit_orders o
        WHERE o.judged_at < ${before} AND (NOT o.delivered OR o.promise_due IS NOT NULL OR EXISTS (
          SELECT 1 FROM audit_errors e WHERE e.connection = o.connection AND e.key = o.key AND e.resolved_on IS NULL))
        ORDER BY o.judged_at LIMIT ${most}`)
      const { rows = [] }: { rows?: (OrderName & { number: string })[] } = Object(found)
      return rows
    },

    /** Forgets orders placed before a day, with their sums. */
    async forget(before: string): Promise<void> {
      await db.transaction(async (tx) => {
        await tx.execute(sql`DELETE FROM audit_errors WHERE week < ${before}`)
        await tx.execute(sql`DELETE FROM audit_orders WHERE week < ${before}`)
        await tx.execute(sql`DELETE FROM audit_weekly WHERE week < ${before}`)
        await tx.execute(sql`DELETE FROM audit_weekly_refunds WHERE week < ${before}`)
      })
    },

    /** Makes the sums anew from the orders. */
    async recount(): Promise<void> {
      await db.transaction(async (tx) => {
        await tx.execute(sql`LOCK TABLE audit_weekly, audit_weekly_refunds IN EXCLUSIVE MODE`)
        await tx.execute(sql`DELETE FROM audit_weekly`)
        await tx.execute(sql`DELETE FROM audit_weekly_refunds`)
        await tx.execute(
          sql`INSERT INTO audit_weekly (week, kind, warehouse, carrier, category, channel, region, owner, orders, contacts) ${weeklySums}`,
        )
        await tx.execute(
          sql`INSERT INTO audit_weekly_refunds (week, kind, warehouse, carrier, category, channel, region, currency, minor) ${refundSums}`,
        )
      })
    },

    /** The sums as they are kept, and as the orders give them: both have to be equal. In words that can be compared. */
    async sums(): Promise<{ kept: string[]; anew: string[] }> {
      const words = async (query: ReturnType<typeof sql>) => {
        const { rows = [] }: { rows?: Record<string, unknown>[] } = Object(await db.execute(query))
        return rows.map((row) => Object.values(row).join(' | ')).sort()
      }
      return {
        kept: [
          ...(await words(
            sql`SELECT week::text, kind, warehouse, carrier, category, channel, region, owner, orders, contacts FROM audit_weekly`,
          )),
          ...(await words(
            sql`SELECT week::text, kind, warehouse, carrier, category, channel, region, currency, minor FROM audit_weekly_refunds`,
          )),
        ],
        anew: [
          ...(await words(
            sql`SELECT week::text, kind, warehouse, carrier, category, channel, region, owner, orders, contacts FROM (${weeklySums}) AS sums`,
          )),
          ...(await words(
            sql`SELECT week::text, kind, warehouse, carrier, category, channel, region, currency, minor FROM (${refundSums}) AS sums`,
          )),
        ],
      }
    },
  }
}

const lock = (tx: Transaction, { connection, key }: OrderName) =>
  tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`audit ${connection} ${key}`}, 0))`)

async function errorsIn(
  tx: Pick<Database, 'select'>,
  { connection, key }: OrderName,
): Promise<AuditErrorRow[]> {
  const { kind, about, owner, since, seenAt, resolvedOn, due, amount } = auditErrors
  const rows = await tx
    .select({ kind, about, owner, since, seenAt, resolvedOn, due, amount })
    .from(auditErrors)
    .where(and(eq(auditErrors.connection, connection), eq(auditErrors.key, key)))
    .orderBy(kind, about)
  return rows.map((row) => ({ ...row, seenAt: new Date(row.seenAt).toISOString() }))
}

async function countedOf(tx: Transaction, order: OrderName): Promise<Counted | undefined> {
  const { week, warehouse, carrier, category, channel, region, refunds, contacts } = auditOrders
  const [row] = await tx
    .select({ week, warehouse, carrier, category, channel, region, refunds, contacts })
    .from(auditOrders)
    .where(and(eq(auditOrders.connection, order.connection), eq(auditOrders.key, order.key)))
  if (!row) return undefined
  return { ...row, refunds: JSON.parse(row.refunds), errors: await errorsIn(tx, order) }
}

const placeNames = ['week', 'kind', 'warehouse', 'carrier', 'category', 'channel', 'region'] as const
type Place = Record<(typeof placeNames)[number], string>

interface Sums {
  weekly: Map<string, Place & { owner: string; orders: number; contacts: number }>
  refunds: Map<string, Place & { currency: string; minor: number }>
}

/** An order counts once for all orders, and once for each kind of error that it had, with its contacts and refunds. */
function add(sums: Sums, one: Counted, sign: 1 | -1): void {
  const { week, warehouse, carrier, category, channel, region } = one
  // Of two errors of one kind one owner stands for both, always the same: the order is one order.
  const kinds = one.errors.reduce(
    (all, { kind, owner }) => all.set(kind, [owner, all.get(kind) ?? owner].sort()[0] ?? owner),
    new Map<string, string>(),
  )
  for (const [kind, owner] of [['', ''] as const, ...kinds]) {
    const place: Place = { week, kind, warehouse, carrier, category, channel, region }
    const name = JSON.stringify([place, owner])
    const sum = sums.weekly.get(name) ?? { ...place, owner, orders: 0, contacts: 0 }
    sums.weekly.set(name, { ...sum, orders: sum.orders + sign, contacts: sum.contacts + sign * one.contacts })
    for (const { currency, minor } of one.refunds) {
      const refundName = JSON.stringify([place, currency])
      const refund = sums.refunds.get(refundName) ?? { ...place, currency, minor: 0 }
      sums.refunds.set(refundName, { ...refund, minor: refund.minor + sign * minor })
    }
  }
}

async function move(tx: Transaction, before: Counted | undefined, after: Counted): Promise<void> {
  const sums: Sums = { weekly: new Map(), refunds: new Map() }
  if (before) add(sums, before, -1)
  add(sums, after, 1)
  const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1)
  const weekly = [...sums.weekly].sort(byName).filter(([, row]) => row.orders !== 0 || row.contacts !== 0)
  if (weekly.length > 0) {
    await tx
      .insert(auditWeekly)
      .values(weekly.map(([, row]) => row))
      .onConflictDoUpdate({
        target: [...placeNames.map((name) => auditWeekly[name]), auditWeekly.owner],
        set: {
          orders: sql`${auditWeekly.orders} + excluded.orders`,
          contacts: sql`${auditWeekly.contacts} + excluded.contacts`,
        },
      })
    await tx.delete(auditWeekly).where(and(eq(auditWeekly.week, after.week), eq(auditWeekly.orders, 0)))
  }
  const refunds = [...sums.refunds].sort(byName).filter(([, row]) => row.minor !== 0)
  if (refunds.length > 0) {
    await tx
      .insert(auditWeeklyRefunds)
      .values(refunds.map(([, row]) => row))
      .onConflictDoUpdate({
        target: [...placeNames.map((name) => auditWeeklyRefunds[name]), auditWeeklyRefunds.currency],
        set: { minor: sql`${auditWeeklyRefunds.minor} + excluded.minor` },
      })
    await tx
      .delete(auditWeeklyRefunds)
      .where(and(eq(auditWeeklyRefunds.week, after.week), eq(auditWeeklyRefunds.minor, 0)))
  }
}

/** Orders with the kinds of errors that they had, each once, and with none for all orders. */
const kindsOfOrders = sql`
  SELECT o.*, k.kind AS error_kind, k.owner AS error_owner FROM audit_orders o
  CROSS JOIN LATERAL (
    SELECT '' AS kind, '' AS owner
    UNION ALL
    SELECT kind, min(owner) FROM audit_errors WHERE connection = o.connection AND key = o.key GROUP BY kind
  ) AS k`

const weeklySums = sql`
  SELECT week, error_kind AS kind, warehouse, carrier, category, channel, region, error_owner AS owner,
    count(*)::int AS orders, sum(contacts)::int AS contacts
  FROM (${kindsOfOrders}) AS one GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`

const refundSums = sql`
  SELECT week, error_kind AS kind, warehouse, carrier, category, channel, region, refund ->> 'currency' AS currency,
    sum((refund ->> 'minor')::bigint)::bigint AS minor
  FROM (${kindsOfOrders}) AS one CROSS JOIN LATERAL json_array_elements(one.refunds::json) AS refund
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING sum((refund ->> 'minor')::bigint) <> 0`
