import { type SQL, sql } from './drizzle.ts'
import type { Database } from './open-store.ts'

/** What the board asks for: days of the first solve, and words that a column must be one of; an empty list is no limit. */
export interface BoardWhere {
  from: string
  to: string
  brands: readonly string[]
  channels: readonly string[]
  groups: readonly string[]
  causes: readonly string[]
  stages: readonly string[]
  warehouses: readonly string[]
  carriers: readonly string[]
  categories: readonly string[]
  /** Only tickets that this agent answered first. */
  agentId?: string | undefined
}

/** Sums of one group of outcomes. `stood` is of the window that was asked for. */
export interface BoardSum {
  name: string
  excluded: string
  limited: string
  /** Solved before the newest `window` days. */
  mature: boolean
  tickets: number
  inZendesk: number
  zendeskOneTouch: number
  oneTouch: number
  stood: number
  contacts: number
  handedOn: number
  botContained: number
  botHandedOver: number
}

const windows = [1, 3, 7, 14, 30] as const
type Window = (typeof windows)[number]

/** By what sums are told apart, beside what every answer needs. */
export type BoardBy = 'nothing' | 'week' | 'cause'

/** Reads the board's numbers: from the sums by day, and from the tickets where a filter or an agent needs what the sums do not tell apart. */
export function createBoardStore(db: Database) {
  const rowsOf = async <Row>(query: SQL): Promise<Row[]> => {
    const { rows = [] }: { rows?: Row[] } = Object(await db.execute(query))
    return rows
  }

  return {
    /** `matureUntil` is the last day on which a first solve has had its window. */
    async sums(
      where: BoardWhere,
      { by, window, matureUntil }: { by: BoardBy; window: Window; matureUntil: string },
    ): Promise<BoardSum[]> {
      const name = { nothing: sql`''`, week: sql`date_trunc('week', day)::date::text`, cause: sql`cause` }[by]
      const mature = sql`day <= ${matureUntil}`
      const rows = await rowsOf<Record<keyof BoardSum, string | number | boolean>>(
        needsTickets(where)
          ? sql`SELECT ${name} AS name, excluded, limited, ${mature} AS mature, count(*)::int AS tickets,
              count(*) FILTER (WHERE in_zendesk)::int AS "inZendesk",
              count(*) FILTER (WHERE in_zendesk AND zendesk_one_touch)::int AS "zendeskOneTouch",
              count(*) FILTER (WHERE one_touch)::int AS "oneTouch",
              count(*) FILTER (WHERE back_after_days IS NULL OR back_after_days > ${window})::int AS stood,
              sum(contacts)::int AS contacts, count(*) FILTER (WHERE handed_on)::int AS "handedOn",
              count(*) FILTER (WHERE bot = 'contained')::int AS "botContained",
              count(*) FILTER (WHERE bot = 'handed_over')::int AS "botHandedOver"
            FROM ticket_outcomes WHERE ${conditionOf(where)} GROUP BY 1, 2, 3, 4`
          : sql`SELECT ${name} AS name, excluded, limited, ${mature} AS mature, sum(tickets)::int AS tickets,
              sum(in_zendesk)::int AS "inZendesk", sum(zendesk_one_touch)::int AS "zendeskOneTouch",
              sum(one_touch)::int AS "oneTouch", sum(${sql.raw(`stood_${window}`)})::int AS stood,
              sum(contacts)::int AS contacts, sum(handed_on)::int AS "handedOn",
              sum(bot_contained)::int AS "botContained", sum(bot_handed_over)::int AS "botHandedOver"
            FROM fcr_daily WHERE ${conditionOf(where)} GROUP BY 1, 2, 3, 4`,
      )
      return rows.map((row) => ({ ...row, mature: row.mature === true || row.mature === 't' })) as BoardSum[]
    },

    /** What may be filtered by in this time, the most frequent first. */
    async choices({ from, to }: Pick<BoardWhere, 'from' | 'to'>): Promise<Record<string, string[]>> {
      const of = async (column: string, table: 'fcr_daily' | 'ticket_outcomes'): Promise<string[]> => {
        const count = table === 'fcr_daily' ? sql`sum(tickets)` : sql`count(*)`
        const rows = await rowsOf<{ name: string }>(sql`
          SELECT ${sql.raw(column)} AS name FROM ${sql.raw(table)}
          WHERE day BETWEEN ${from} AND ${to} AND ${sql.raw(column)} <> '' GROUP BY 1 ORDER BY ${count} DESC, 1 LIMIT 50`)
        return rows.map(({ name }) => name)
      }
      const [brands = [], channels = [], groups = []] = await Promise.all([
        of('brand', 'fcr_daily'),
        of('channel', 'fcr_daily'),
        of('group_name', 'fcr_daily'),
      ])
      return { brands, channels, groups }
    },

    /** Tickets, as JSON of their reader, by day and number; go on after the cursor. `that` narrows to what is behind one number. */
    async tickets(
      where: BoardWhere,
      { that, after, most }: { that: BoardTicketsThat; after?: string | undefined; most: number },
    ): Promise<{ total: number; rows: { account: string; data: string; at: string }[] }> {
      const condition = sql`${conditionOf(where)} AND ${thatOf(that)}`
      const [day = '', ticket = '', account = ''] = after?.split(' ') ?? []
      const page =
        after === undefined
          ? sql`true`
          : sql`(day, ticket_id, account) < (${day}::date, ${ticket}, ${account})`
      const [counted] = await rowsOf<{ total: number }>(
        sql`SELECT count(*)::int AS total FROM ticket_outcomes WHERE ${condition}`,
      )
      const rows = await rowsOf<{ account: string; data: string; at: string }>(sql`
        SELECT account, data, concat_ws(' ', day, ticket_id, account) AS at FROM ticket_outcomes
        WHERE ${condition} AND ${page} ORDER BY day DESC, ticket_id DESC, account DESC LIMIT ${most}`)
      return { total: counted?.total ?? 0, rows }
    },

    /** Those of these tickets that this agent answered first. */
    async answeredBy(agentId: string, ticketIds: readonly string[]): Promise<Set<string>> {
      if (ticketIds.length === 0) return new Set()
      const rows = await rowsOf<{
        id: string
      }>(sql`SELECT ticket_id AS id FROM ticket_outcomes WHERE agent_id = ${agentId}
        AND ticket_id IN (SELECT json_array_elements_text(${JSON.stringify(ticketIds)}::json))`)
      return new Set(rows.map(({ id }) => id))
    },

    /** Until when anything is known to have happened. */
    async newest(): Promise<string | undefined> {
      const [row] = await rowsOf<{ at: string | null }>(sql`SELECT max(last_at) AS at FROM contact_tickets`)
      return row?.at ? new Date(row.at).toISOString() : undefined
    },
  }
}

/** What is behind a number. */
export type BoardTicketsThat =
  | {
      of: 'counted' | 'one_touch' | 'not_one_touch' | 'bot_contained' | 'bot_handed_over'
      matureUntil: string
    }
  | { of: 'first_contact' | 'lost'; window: number; matureUntil: string }
  | { of: 'limited'; limit?: string | undefined; matureUntil: string }
  | { of: 'excluded'; exclusion?: string | undefined }
  | { of: 'immature'; matureUntil: string }
  | { of: 'zendesk_differs'; matureUntil: string }

function thatOf(that: BoardTicketsThat): SQL {
  switch (that.of) {
    case 'excluded':
      return that.exclusion ? sql`excluded = ${that.exclusion}` : sql`excluded <> ''`
    case 'immature':
      return sql`excluded = '' AND day > ${that.matureUntil}`
    case 'zendesk_differs':
      return sql`day <= ${that.matureUntil} AND (in_zendesk AND zendesk_one_touch) <> (excluded = '' AND one_touch)`
    case 'counted':
      return counted(that)
    case 'one_touch':
      return sql`${counted(that)} AND one_touch`
    case 'not_one_touch':
      return sql`${counted(that)} AND NOT one_touch`
    case 'bot_contained':
      return sql`${counted(that)} AND bot = 'contained'`
    case 'bot_handed_over':
      return sql`${counted(that)} AND bot = 'handed_over'`
    case 'first_contact':
      return sql`${counted(that)} AND (back_after_days IS NULL OR back_after_days > ${that.window})`
    case 'lost':
      return sql`${counted(that)} AND back_after_days <= ${that.window}`
    case 'limited':
      return sql`${counted(that)} AND ${that.limit ? sql`limited = ${that.limit}` : sql`limited <> ''`}`
  }
}

const counted = ({ matureUntil }: { matureUntil: string }): SQL =>
  sql`excluded = '' AND day <= ${matureUntil}`

/** What the sums by day do not tell apart. */
const needsTickets = ({ stages, warehouses, carriers, categories, agentId }: BoardWhere): boolean =>
  stages.length + warehouses.length + carriers.length + categories.length > 0 || agentId !== undefined

function conditionOf(where: BoardWhere): SQL {
  const oneOf = (column: string, words: readonly string[]): SQL =>
    words.length === 0
      ? sql`true`
      : sql`${sql.raw(column)} IN (SELECT json_array_elements_text(${JSON.stringify(words)}::json))`
  const parts = [
    sql`day BETWEEN ${where.from} AND ${where.to}`,
    oneOf('brand', where.brands),
    oneOf('channel', where.channels),
    oneOf('group_name', where.groups),
    oneOf('cause', where.causes),
    ...(needsTickets(where)
      ? [
          oneOf('stage', where.stages),
          oneOf('warehouse', where.warehouses),
          oneOf('carrier', where.carriers),
          oneOf('category', where.categories),
          where.agentId === undefined ? sql`true` : sql`agent_id = ${where.agentId}`,
        ]
      : []),
  ]
  return sql.join(parts, sql` AND `)
}
