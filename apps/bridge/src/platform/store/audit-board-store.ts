import { type SQL, sql } from './drizzle.ts'
import type { Database } from './open-store.ts'

interface PlaceRow {
  week: string
  kind: string
  warehouse: string
  carrier: string
  category: string
  channel: string
  region: string
}
export interface WeeklyRow extends PlaceRow {
  owner: string
  orders: number
  contacts: number
}
export interface RefundRow extends PlaceRow {
  currency: string
  minor: number
}

/** Times in milliseconds; `null` without any case. */
export interface MeasureRow {
  orders: number
  delivered: number
  accurate: number
  promised: number
  onTime: number
  packed: number
  verified: number
  refundsDue: number
  refundsInTime: number
  contacts: number
  cycleMs: number | null
  cycles: number
  labelMs: number | null
  labels: number
  returnMs: number | null
  returns: number
  /** From the moment we could know of the first error to the first contact, where there are both. */
  headStartMs: number | null
  headStarts: number
  /** Orders with a contact and an error; `known` of them had the error first. */
  troubled: number
  known: number
}

/** Which orders are behind a cell of the audit. Absent words are no limit; an empty one is "nobody told". */
export interface AuditOrdersWhere {
  from: string
  to: string
  kind: string
  place: Partial<Record<'warehouse' | 'carrier' | 'category' | 'channel' | 'region', string>>
  /** Mondays to which it is limited. */
  weeks?: readonly string[] | undefined
}

/** Reads the audit: sums by week and place, and the orders behind them. */
export function createAuditBoardStore(db: Database) {
  const rowsOf = async <Row>(query: SQL): Promise<Row[]> => {
    const { rows = [] }: { rows?: Row[] } = Object(await db.execute(query))
    return rows
  }

  return {
    /** Weeks are Mondays, both ends included. */
    weekly: (from: string, to: string): Promise<WeeklyRow[]> =>
      rowsOf(sql`SELECT week::text AS week, kind, warehouse, carrier, category, channel, region, owner, orders, contacts
        FROM audit_weekly WHERE week BETWEEN ${from} AND ${to}`),

    async refunds(from: string, to: string): Promise<RefundRow[]> {
      const rows = await rowsOf<RefundRow>(sql`
        SELECT week::text AS week, kind, warehouse, carrier, category, channel, region, currency, minor
        FROM audit_weekly_refunds WHERE week BETWEEN ${from} AND ${to} AND kind <> ''`)
      return rows.map((row) => ({ ...row, minor: Number(row.minor) }))
    },

    async measures(from: string, to: string): Promise<MeasureRow> {
      const [row] = await rowsOf<Record<keyof MeasureRow, number | string | null>>(sql`
        WITH first_error AS (
          SELECT connection, key, min(seen_at) AS at FROM audit_errors WHERE week BETWEEN ${from} AND ${to} GROUP BY 1, 2
        )
        SELECT count(*) AS orders, count(*) FILTER (WHERE delivered) AS delivered,
          count(*) FILTER (WHERE delivered AND accurate) AS accurate, count(on_time) AS promised,
          count(*) FILTER (WHERE on_time) AS "onTime", count(pack_verified) AS packed,
          count(*) FILTER (WHERE pack_verified) AS verified, count(refund_in_time) AS "refundsDue",
          count(*) FILTER (WHERE refund_in_time) AS "refundsInTime", coalesce(sum(contacts), 0) AS contacts,
          percentile_disc(0.5) WITHIN GROUP (ORDER BY cycle_ms) AS "cycleMs", count(cycle_ms) AS cycles,
          percentile_disc(0.5) WITHIN GROUP (ORDER BY label_to_scan_ms) AS "labelMs", count(label_to_scan_ms) AS labels,
          percentile_disc(0.5) WITHIN GROUP (ORDER BY return_ms) AS "returnMs", count(return_ms) AS returns,
          percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM first_contact_at - e.at) * 1000)
            FILTER (WHERE e.at < first_contact_at) AS "headStartMs",
          count(*) FILTER (WHERE e.at < first_contact_at) AS "headStarts",
          count(*) FILTER (WHERE e.at IS NOT NULL AND first_contact_at IS NOT NULL) AS troubled,
          count(*) FILTER (WHERE e.at < first_contact_at) AS known
        FROM audit_orders o LEFT JOIN first_error e ON e.connection = o.connection AND e.key = o.key
        WHERE week BETWEEN ${from} AND ${to}`)
      const entries = Object.entries(row ?? {}).map(([name, value]) => [
        name,
        value === null ? null : Number(value),
      ])
      return Object.fromEntries(entries) as MeasureRow
    },

    /** The orders with an error, the newest first, with their tickets; go on after the cursor. */
    async orders(
      { from, to, kind, place, weeks }: AuditOrdersWhere,
      { after, most }: { after?: string | undefined; most: number },
    ): Promise<{ total: number; rows: AuditOrderLine[] }> {
      const condition = sql.join(
        [
          sql`o.week BETWEEN ${from} AND ${to}`,
          sql`e.kind = ${kind}`,
          ...Object.entries(place).map(([column, word]) => sql`o.${sql.raw(column)} = ${word}`),
          weeks
            ? sql`o.week::text IN (SELECT json_array_elements_text(${JSON.stringify(weeks)}::json))`
            : sql`true`,
        ],
        sql` AND `,
      )
      const all = sql`SELECT o.connection, o.key, o.number, o.placed_on, o.refunds, min(e.since) AS since,
          CASE WHEN bool_and(e.resolved_on IS NOT NULL) THEN max(e.resolved_on) END AS resolved_on
        FROM audit_errors e JOIN audit_orders o ON o.connection = e.connection AND o.key = e.key
        WHERE ${condition} GROUP BY 1, 2, 3, 4, 5`
      const [counted] = await rowsOf<{ total: number }>(
        sql`SELECT count(*)::int AS total FROM (${all}) AS found`,
      )
      const page = after === undefined ? sql`true` : sql`placed_on::text || ' ' || key < ${after}`
      const rows = await rowsOf<AuditOrderLine>(sql`
        SELECT number, placed_on::text AS "placedOn", since::text AS since, resolved_on::text AS "resolvedOn", refunds,
          placed_on::text || ' ' || key AS at,
          ARRAY(SELECT t.ticket_id FROM ticket_outcomes t WHERE t.order_connection = found.connection
            AND t.order_key = found.key ORDER BY t.opened_at LIMIT 20) AS tickets
        FROM (${all}) AS found WHERE ${page} ORDER BY at DESC LIMIT ${most}`)
      return { total: counted?.total ?? 0, rows }
    },

    /** Open errors of these kinds that were due until a day, the most overdue first, with their order and its tickets. */
    pastDue: (
      kinds: readonly string[],
      { until, most }: { until: string; most: number },
    ): Promise<PastDueLine[]> =>
      rowsOf(sql`
        SELECT e.kind, e.about, e.owner, e.due::text AS due, e.amount, o.number,
          ARRAY(SELECT t.ticket_id FROM ticket_outcomes t WHERE t.order_connection = o.connection
            AND t.order_key = o.key ORDER BY t.opened_at LIMIT 20) AS tickets
        FROM audit_errors e JOIN audit_orders o ON o.connection = e.connection AND o.key = e.key
        WHERE e.resolved_on IS NULL AND e.due < ${until}
          AND e.kind IN (SELECT json_array_elements_text(${JSON.stringify(kinds)}::json))
        ORDER BY e.due, o.number LIMIT ${most}`),

    /** Orders with an open promise that is due until a day, the first first. `promises` is JSON of its reader. */
    promised: ({
      from,
      until,
      most,
    }: {
      from: string
      until: string
      most: number
    }): Promise<PromisedLine[]> =>
      rowsOf(sql`
        SELECT o.number, o.promises,
          ARRAY(SELECT t.ticket_id FROM ticket_outcomes t WHERE t.order_connection = o.connection
            AND t.order_key = o.key ORDER BY t.opened_at LIMIT 20) AS tickets
        FROM audit_orders o WHERE o.promise_due BETWEEN ${from} AND ${until}
        ORDER BY o.promise_due, o.number LIMIT ${most}`),
  }
}

export interface AuditOrderLine {
  number: string
  placedOn: string
  since: string
  resolvedOn: string | null
  /** JSON */
  refunds: string
  /** Where to go on. */
  at: string
  tickets: string[]
}
export interface PastDueLine {
  kind: string
  about: string
  owner: string
  due: string
  /** JSON */
  amount: string | null
  number: string
  tickets: string[]
}
export interface PromisedLine {
  number: string
  /** JSON */
  promises: string
  tickets: string[]
}
