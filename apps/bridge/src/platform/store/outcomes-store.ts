import { and, asc, eq, inArray, sql } from './drizzle.ts'
import type { Database } from './open-store.ts'
import { fcrDaily, sharedCustomers, ticketOutcomes } from './schema.ts'
import { storable } from './storable.ts'

/** The columns by which outcomes are added up. Empty text where nobody told. */
export interface OutcomePlace {
  /** `YYYY-MM-DD` */
  day: string
  brand: string
  channel: string
  groupName: string
  cause: string
  /** Empty where it counts. */
  excluded: string
  limited: string
}

/** What became of a ticket, as it is kept. `data` is the whole outcome as JSON of its reader. */
export interface OutcomeRow extends OutcomePlace {
  ticketId: string
  issueId: string
  solvedAt: string | null
  stage: string
  warehouse: string
  carrier: string
  category: string
  agentId: string | null
  orderConnection: string | null
  orderKey: string | null
  openedAt: string
  contacts: number
  inZendesk: boolean
  oneTouch: boolean
  zendeskOneTouch: boolean
  /** Null while it stands. */
  backAfterDays: number | null
  handedOn: boolean
  bot: '' | 'contained' | 'handed_over'
  data: string
}

/** What is added up. */
export interface DailyCount {
  tickets: number
  inZendesk: number
  zendeskOneTouch: number
  oneTouch: number
  stood1: number
  stood3: number
  stood7: number
  stood14: number
  stood30: number
  contacts: number
  handedOn: number
  botContained: number
  botHandedOver: number
}
export type DailyRow = OutcomePlace & DailyCount

export interface OrderName {
  connection: string
  key: string
}

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

const rowsAtOnce = 500

/** What became of tickets, and its sums by day. */
export function createOutcomesStore(db: Database) {
  return {
    /**
     * Keeps outcomes and moves the sums by the difference: what an event costs does not depend on how many tickets there are. `along` is
     * committed with it or not at all. Answers how many were others than before, and the orders whose contacts may have changed.
     */
    async put(
      account: string,
      outcomes: readonly OutcomeRow[],
      along: (tx: Transaction) => Promise<void> = async () => {},
    ): Promise<{ changed: number; orders: OrderName[] }> {
      const orders = new Map<string, OrderName>()
      let changes = 0
      await db.transaction(async (tx) => {
        // One at a time: two bridges that count the same ticket for the first time would both add it.
        await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`outcomes ${account}`}, 0))`)
        for (const rows of chunks(outcomes)) {
          const before = await rowsOf(tx, account, rows)
          const changed = rows.filter((row) => !isEqual(before.get(row.ticketId), row))
          const replaced = changed.flatMap(({ ticketId }) => before.get(ticketId) ?? [])
          for (const row of [...changed, ...replaced]) {
            const { orderConnection: connection, orderKey: key } = row
            if (connection !== null && key !== null) orders.set(`${connection} ${key}`, { connection, key })
          }
          changes += changed.length
          await keep(tx, account, changed)
          await move(tx, account, differences(replaced, changed))
        }
        await along(tx)
      })
      return { changed: changes, orders: [...orders.values()] }
    },

    /** Of these tickets, as JSON of their reader. */
    async of(account: string, ticketIds: readonly string[]): Promise<string[]> {
      if (ticketIds.length === 0) return []
      const rows = await db
        .select({ data: ticketOutcomes.data })
        .from(ticketOutcomes)
        .where(and(eq(ticketOutcomes.account, account), inArray(ticketOutcomes.ticketId, [...ticketIds])))
        .orderBy(asc(ticketOutcomes.ticketId))
      return rows.map(({ data }) => data)
    },

    /** Who of these is shared. */
    async shared(account: string, customers: readonly string[]): Promise<Set<string>> {
      if (customers.length === 0) return new Set()
      const rows = await db
        .select({ customer: sharedCustomers.customer })
        .from(sharedCustomers)
        .where(and(eq(sharedCustomers.account, account), inArray(sharedCustomers.customer, [...customers])))
      return new Set(rows.map(({ customer }) => customer))
    },

    async setShared(account: string, customers: readonly string[]): Promise<void> {
      if (customers.length === 0) return
      await db
        .insert(sharedCustomers)
        .values(customers.map((customer) => ({ account, customer })))
        .onConflictDoNothing()
    },

    /** The contacts of customers on one order, and the first of them; by the outcomes of every account. */
    async contactsOf(orders: readonly OrderName[]): Promise<(OrderName & OrderContacts)[]> {
      if (orders.length === 0) return []
      const found = await db.execute(sql`
        SELECT one ->> 'connection' AS connection, one ->> 'key' AS key,
          coalesce(sum(t.contacts) FILTER (WHERE t.excluded NOT IN ('spam', 'deleted', 'test', 'side_conversation')), 0)::int AS contacts,
          min(t.opened_at) FILTER (WHERE t.contacts > 0) AS first_at,
          array_remove(array_agg(t.ticket_id ORDER BY t.opened_at), NULL) AS tickets
        FROM json_array_elements(${JSON.stringify(orders)}::json) AS one
        LEFT JOIN ticket_outcomes t ON t.order_connection = one ->> 'connection' AND t.order_key = one ->> 'key'
        GROUP BY 1, 2`)
      const { rows = [] }: { rows?: ContactsRow[] } = Object(found)
      return rows.map(({ connection, key, contacts, first_at: firstAt, tickets }) => ({
        connection,
        key,
        contacts,
        firstContactAt: firstAt === null ? null : new Date(firstAt).toISOString(),
        tickets: tickets ?? [],
      }))
    },

    /** Forgets tickets, and takes them out of the sums. */
    async forget(account: string, ticketIds: readonly string[]): Promise<void> {
      if (ticketIds.length === 0) return
      await db.transaction(async (tx) => {
        await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`outcomes ${account}`}, 0))`)
        const gone = await tx
          .delete(ticketOutcomes)
          .where(and(eq(ticketOutcomes.account, account), inArray(ticketOutcomes.ticketId, [...ticketIds])))
          .returning()
        await move(tx, account, differences(gone.map(rowIn), []))
      })
    },

    /** The sums as they are kept. */
    async daily(account: string): Promise<DailyRow[]> {
      const rows = await db.select().from(fcrDaily).where(eq(fcrDaily.account, account))
      return rows.map(({ account: _, ...row }) => row)
    },

    /** The sums as the outcomes give them: what `daily` has to be. */
    async dailyAnew(account: string): Promise<DailyRow[]> {
      const found = await db.execute(sumsOf(account))
      const { rows = [] }: { rows?: Record<string, unknown>[] } = Object(found)
      return rows.map((row) => dailyIn(row))
    },

    /** Makes the sums anew from the outcomes. */
    async recount(account: string): Promise<void> {
      await db.transaction(async (tx) => {
        await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`outcomes ${account}`}, 0))`)
        await tx.delete(fcrDaily).where(eq(fcrDaily.account, account))
        await tx.execute(sql`INSERT INTO fcr_daily (account, day, brand, channel, group_name, cause, excluded, limited,
          tickets, in_zendesk, zendesk_one_touch, one_touch, stood_1, stood_3, stood_7, stood_14, stood_30, contacts,
          handed_on, bot_contained, bot_handed_over) SELECT ${account}, sums.* FROM (${sumsOf(account)}) AS sums`)
      })
    },
  }
}

export interface OrderContacts {
  contacts: number
  /** ISO 8601 in UTC. */
  firstContactAt: string | null
  tickets: string[]
}
interface ContactsRow extends OrderName {
  contacts: number
  first_at: string | null
  tickets: string[] | null
}

const chunks = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / rowsAtOnce) }, (_, at) =>
    items.slice(at * rowsAtOnce, (at + 1) * rowsAtOnce),
  )

type Kept = typeof ticketOutcomes.$inferSelect

const rowIn = ({ account: _, solvedAt, openedAt, bot, ...row }: Kept): OutcomeRow => ({
  ...row,
  bot: bot as OutcomeRow['bot'],
  solvedAt: solvedAt && new Date(solvedAt).toISOString(),
  openedAt: new Date(openedAt).toISOString(),
})

async function rowsOf(
  tx: Transaction,
  account: string,
  rows: readonly OutcomeRow[],
): Promise<Map<string, OutcomeRow>> {
  const found = await tx
    .select()
    .from(ticketOutcomes)
    .where(
      and(
        eq(ticketOutcomes.account, account),
        inArray(
          ticketOutcomes.ticketId,
          rows.map(({ ticketId }) => ticketId),
        ),
      ),
    )
  return new Map(found.map((row) => [row.ticketId, rowIn(row)]))
}

const isEqual = (a: OutcomeRow | undefined, b: OutcomeRow): boolean =>
  a !== undefined && (Object.keys(b) as (keyof OutcomeRow)[]).every((name) => a[name] === b[name])

async function keep(tx: Transaction, account: string, rows: readonly OutcomeRow[]): Promise<void> {
  if (rows.length === 0) return
  const { account: _, ticketId: __, ...columns } = ticketOutcomes
  const changing = Object.entries(columns).filter(([name]) => name in (rows[0] ?? {}))
  await tx
    .insert(ticketOutcomes)
    .values(rows.map((row) => ({ account, ...row, data: storable(row.data) })))
    .onConflictDoUpdate({
      target: [ticketOutcomes.account, ticketOutcomes.ticketId],
      set: Object.fromEntries(
        changing.map(([name, column]) => [
          name,
          sql.raw(`excluded."${'name' in column ? column.name : name}"`),
        ]),
      ),
    })
}

/** The sums that one outcome adds. */
const countOf = (row: OutcomeRow): DailyCount => {
  const stands = (days: number) => Number(row.backAfterDays === null || row.backAfterDays > days)
  return {
    tickets: 1,
    inZendesk: Number(row.inZendesk),
    zendeskOneTouch: Number(row.inZendesk && row.zendeskOneTouch),
    oneTouch: Number(row.oneTouch),
    stood1: stands(1),
    stood3: stands(3),
    stood7: stands(7),
    stood14: stands(14),
    stood30: stands(30),
    contacts: row.contacts,
    handedOn: Number(row.handedOn),
    botContained: Number(row.bot === 'contained'),
    botHandedOver: Number(row.bot === 'handed_over'),
  }
}

const placeNames = ['day', 'brand', 'channel', 'groupName', 'cause', 'excluded', 'limited'] as const
const countNames = Object.keys(countOf({} as OutcomeRow)) as (keyof DailyCount)[]

const placeOf = (row: OutcomePlace): OutcomePlace => ({
  day: row.day,
  brand: row.brand,
  channel: row.channel,
  groupName: row.groupName,
  cause: row.cause,
  excluded: row.excluded,
  limited: row.limited,
})

/** What the sums change by when some outcomes go and others come. */
function differences(gone: readonly OutcomeRow[], come: readonly OutcomeRow[]): DailyRow[] {
  const sums = new Map<string, DailyRow>()
  const add = (row: OutcomeRow, sign: 1 | -1) => {
    const place = placeOf(row)
    const name = JSON.stringify(place)
    const sum = sums.get(name) ?? ({ ...place, ...zero } as DailyRow)
    const count = countOf(row)
    for (const one of countNames) sum[one] += sign * count[one]
    sums.set(name, sum)
  }
  for (const row of gone) add(row, -1)
  for (const row of come) add(row, 1)
  return [...sums.values()].filter((row) => countNames.some((name) => row[name] !== 0))
}

const zero = Object.fromEntries(countNames.map((name) => [name, 0]))

async function move(tx: Transaction, account: string, rows: readonly DailyRow[]): Promise<void> {
  if (rows.length === 0) return
  const columns = fcrDaily
  await tx
    .insert(fcrDaily)
    .values(rows.map((row) => ({ account, ...row })))
    .onConflictDoUpdate({
      target: [columns.account, ...placeNames.map((name) => columns[name])],
      set: Object.fromEntries(
        countNames.map((name) => [
          name,
          sql`${columns[name]} + ${sql.raw(`excluded.${columns[name].name}`)}`,
        ]),
      ),
    })
  await tx.delete(fcrDaily).where(and(eq(fcrDaily.account, account), eq(fcrDaily.tickets, 0)))
}

const sumsOf = (account: string) => sql`
  SELECT day, brand, channel, group_name, cause, excluded, limited, count(*)::int AS tickets,
    count(*) FILTER (WHERE in_zendesk)::int AS in_zendesk,
    count(*) FILTER (WHERE in_zendesk AND zendesk_one_touch)::int AS zendesk_one_touch,
    count(*) FILTER (WHERE one_touch)::int AS one_touch,
    count(*) FILTER (WHERE back_after_days IS NULL OR back_after_days > 1)::int AS stood_1,
    count(*) FILTER (WHERE back_after_days IS NULL OR back_after_days > 3)::int AS stood_3,
    count(*) FILTER (WHERE back_after_days IS NULL OR back_after_days > 7)::int AS stood_7,
    count(*) FILTER (WHERE back_after_days IS NULL OR back_after_days > 14)::int AS stood_14,
    count(*) FILTER (WHERE back_after_days IS NULL OR back_after_days > 30)::int AS stood_30,
    sum(contacts)::int AS contacts, count(*) FILTER (WHERE handed_on)::int AS handed_on,
    count(*) FILTER (WHERE bot = 'contained')::int AS bot_contained,
    count(*) FILTER (WHERE bot = 'handed_over')::int AS bot_handed_over
  FROM ticket_outcomes WHERE account = ${account} GROUP BY 1, 2, 3, 4, 5, 6, 7`

function dailyIn(row: Record<string, unknown>): DailyRow {
  const text = (name: string) => {
    const value = row[name]
    return value instanceof Date ? value.toISOString().slice(0, 10) : String(value)
  }
  const place = placeNames.map((name) => [name, text(fcrDaily[name].name)])
  const counts = countNames.map((name) => [name, Number(row[fcrDaily[name].name])])
  return Object.fromEntries([...place, ...counts]) as DailyRow
}
