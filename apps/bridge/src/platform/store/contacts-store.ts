import { and, asc, eq, gt, gte, inArray, lt, lte, sql } from './drizzle.ts'
import type { Database } from './open-store.ts'
import { contactEvents, contactTerms, contactTickets, sharedCustomers } from './schema.ts'
import { storable } from './storable.ts'

/** An event as it is kept; `data` is the reader's own JSON, which the store does not look into. */
export interface ContactRow {
  /** Unique in the account. */
  id: string
  /**
   * Ids under which another teller may have told the same: webhook and export agree on what happened and not on the second. When one of
   * them is there, this one is not new.
   */
  otherIds: readonly string[]
  ticketId: string
  kind: string
  /** ISO 8601 in UTC. */
  at: string
  /** Of two tellings with one id the weightier one stays, whichever came first. */
  weight: number
  data: string
  /** What its ticket shares with others from now on: hashes of customers, orders. */
  terms: readonly string[]
}

export interface UnsettledTicket {
  ticketId: string
  version: number
}

/** As much as PostgreSQL binds in one statement, by far. */
const rowsAtOnce = 500

/** What happened to tickets. Append-only, each event once, whoever tells it and however often. */
export function createContactsStore(db: Database) {
  const eventsOf = async (
    account: string,
    ticketIds: readonly string[],
    kinds?: readonly string[],
  ): Promise<string[]> => {
    if (ticketIds.length === 0) return []
    const rows = await db
      .select({ data: contactEvents.data })
      .from(contactEvents)
      .where(
        and(
          eq(contactEvents.account, account),
          inArray(contactEvents.ticketId, [...ticketIds]),
          kinds && inArray(contactEvents.kind, [...kinds]),
        ),
      )
      .orderBy(asc(contactEvents.ticketId), asc(contactEvents.at), asc(contactEvents.id))
    return rows.map(({ data }) => data)
  }

  return {
    /** Keeps what is new. Answers the rows that were; committed with everything that rests on it when it resolves. */
    async append(account: string, given: readonly ContactRow[]): Promise<ContactRow[]> {
      const rows = distinct(given)
      if (rows.length === 0) return []
      return db.transaction(async (tx) => {
        const told = await knownWeights(
          tx,
          account,
          rows.flatMap(({ id, otherIds }) => (otherIds.length > 0 ? [id, ...otherIds] : [])),
        )
        const untold = rows.flatMap((row) => {
          const other = row.otherIds.find((id) => told.has(storable(id)))
          if (other === undefined || told.has(storable(row.id))) return row
          // Known under a neighbouring id: at most told better.
          return (told.get(storable(other)) ?? 0) < row.weight ? { ...row, id: other } : []
        })
        const fresh = new Set<string>()
        for (const some of chunks(untold)) {
          const inserted = await tx
            .insert(contactEvents)
            .values(some.map((row) => valuesOf(account, row)))
            .onConflictDoUpdate({
              target: [contactEvents.account, contactEvents.id],
              set: {
                kind: sql`excluded.kind`,
                at: sql`excluded.at`,
                weight: sql`excluded.weight`,
                data: sql`excluded.data`,
              },
              setWhere: sql`${contactEvents.weight} < excluded.weight`,
            })
            .returning({ id: contactEvents.id })
          for (const { id } of inserted) fresh.add(id)
        }
        const changed = untold.filter(({ id }) => fresh.has(storable(id)))
        await touch(tx, account, changed)
        return changed
      })
    },

    /** What is known of these tickets, all of it or these kinds, each ticket's in the order of time. */
    eventsOf,

    /**
     * These tickets, and those that share a customer, an order or a follow-up with one of them and were alive in this time. ISO 8601;
     * without a limit a shared mailbox brings all it ever wrote.
     */
    async related(
      account: string,
      ticketIds: readonly string[],
      { from, to }: { from: string; to: string },
    ): Promise<string[]> {
      if (ticketIds.length === 0) return []
      // One table at a time: without statistics, which a new or embedded database has none of, a join of all three takes seconds.
      const theirs = await db
        .selectDistinct({ term: contactTerms.term })
        .from(contactTerms)
        .where(and(eq(contactTerms.account, account), inArray(contactTerms.ticketId, [...ticketIds])))
      const terms = theirs.map(({ term }) => term)
      if (terms.length === 0) return [...ticketIds]
      const shared = await db
        .select({ customer: sharedCustomers.customer })
        .from(sharedCustomers)
        .where(and(eq(sharedCustomers.account, account), inArray(sharedCustomers.customer, terms)))
      // A relay's mailbox joins nobody, and would bring thousands.
      const relays = new Set(shared.map(({ customer }) => customer))
      const joining = terms.filter((term) => !relays.has(term))
      if (joining.length === 0) return [...ticketIds]
      const found = await db
        .selectDistinct({ ticketId: contactTerms.ticketId })
        .from(contactTerms)
        .where(and(eq(contactTerms.account, account), inArray(contactTerms.term, joining)))
      const others = found.map(({ ticketId }) => ticketId)
      if (others.length === 0) return [...ticketIds]
      const rows = await db
        .select({ ticketId: contactTickets.ticketId })
        .from(contactTickets)
        .where(
          and(
            eq(contactTickets.account, account),
            inArray(contactTickets.ticketId, others),
            lte(contactTickets.firstAt, to),
            gte(contactTickets.lastAt, from),
          ),
        )
      return [...new Set([...ticketIds, ...rows.map(({ ticketId }) => ticketId)])]
    },

    /** Tickets with one of these terms. */
    async withTerms(account: string, terms: readonly string[]): Promise<string[]> {
      if (terms.length === 0) return []
      const rows = await db
        .selectDistinct({ ticketId: contactTerms.ticketId })
        .from(contactTerms)
        .where(and(eq(contactTerms.account, account), inArray(contactTerms.term, [...terms])))
      return rows.map(({ ticketId }) => ticketId)
    },

    async accounts(): Promise<string[]> {
      const rows = await db.selectDistinct({ account: contactTickets.account }).from(contactTickets)
      return rows.map(({ account }) => account).sort()
    },

    /** All tickets, in an order that stands; go on after the last one. */
    async tickets(
      account: string,
      { after = '', most }: { after?: string; most: number },
    ): Promise<string[]> {
      const rows = await db
        .select({ ticketId: contactTickets.ticketId })
        .from(contactTickets)
        .where(and(eq(contactTickets.account, account), gt(contactTickets.ticketId, after)))
        .orderBy(asc(contactTickets.ticketId))
        .limit(most)
      return rows.map(({ ticketId }) => ticketId)
    },

    /** Tickets that have changed since somebody settled them. */
    async unsettled(account: string, most: number): Promise<UnsettledTicket[]> {
      return db
        .select({ ticketId: contactTickets.ticketId, version: contactTickets.version })
        .from(contactTickets)
        .where(
          and(
            eq(contactTickets.account, account),
            sql`${contactTickets.version} > ${contactTickets.settled}`,
          ),
        )
        .orderBy(asc(contactTickets.ticketId))
        .limit(most)
    },

    /** Counted up to this version: what changed after it was read is still unsettled. Give the transaction that counts. */
    async settle(
      account: string,
      tickets: readonly UnsettledTicket[],
      tx: Pick<Database, 'execute'> = db,
    ): Promise<void> {
      if (tickets.length === 0) return
      await tx.execute(sql`
        UPDATE contact_tickets t SET settled = greatest(t.settled, (one ->> 'version')::int)
        FROM json_array_elements(${JSON.stringify(tickets)}::json) AS one
        WHERE t.account = ${account} AND t.ticket_id = one ->> 'ticketId'`)
    },

    /** The newest moment at which something is known to have happened. */
    async newestAt(account: string): Promise<string | undefined> {
      const [row] = await db
        .select({ at: sql<string | null>`max(${contactTickets.lastAt})` })
        .from(contactTickets)
        .where(eq(contactTickets.account, account))
      return row?.at ? new Date(row.at).toISOString() : undefined
    },

    /** Forgets whole tickets on which nothing has happened since: half a history would say what is not true. At most so many. */
    async forget(before: string, most = 1_000): Promise<{ account: string; ticketId: string }[]> {
      return db.transaction(async (tx) => {
        const old = await tx
          .select({ account: contactTickets.account, ticketId: contactTickets.ticketId })
          .from(contactTickets)
          .where(lt(contactTickets.lastAt, before))
          .limit(most)
        for (const [account, some] of Map.groupBy(old, (one) => one.account)) {
          const ids = some.map(({ ticketId }) => ticketId)
          for (const table of [contactEvents, contactTerms, contactTickets]) {
            await tx.delete(table).where(and(eq(table.account, account), inArray(table.ticketId, ids)))
          }
        }
        return old
      })
    },
  }
}

type Writer = Pick<Database, 'select' | 'insert' | 'execute'>

/** One row for each event: the weightiest telling. Sorted, so that two bridges that write the same wait for each other in one order. */
function distinct(rows: readonly ContactRow[]): ContactRow[] {
  const byId = new Map<string, ContactRow>()
  /** Id of a neighbour → the id under which it is told here. */
  const told = new Map<string, string>()
  for (const row of rows) {
    const id = byId.has(row.id) ? row.id : (told.get(row.id) ?? row.id)
    const known = byId.get(id)
    const otherIds = known ? [...new Set([...known.otherIds, ...row.otherIds, row.id])] : row.otherIds
    const better = !known || known.weight < row.weight ? row : known
    byId.set(id, { ...better, id, otherIds: otherIds.filter((other) => other !== id) })
    if (!known) for (const other of row.otherIds) told.set(other, id)
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Of those that are known, how much weight they have. */
async function knownWeights(
  tx: Writer,
  account: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: contactEvents.id, weight: contactEvents.weight })
    .from(contactEvents)
    .where(
      and(
        eq(contactEvents.account, account),
        // As one text: an array of parameters is bound as JSON by neither driver alike.
        sql`${contactEvents.id} IN (SELECT json_array_elements_text(${JSON.stringify(ids.map(storable))}::json))`,
      ),
    )
  return new Map(rows.map(({ id, weight }) => [id, weight]))
}

const valuesOf = (account: string, { id, ticketId, kind, at, weight, data }: ContactRow) => ({
  account,
  id: storable(id),
  ticketId: storable(ticketId),
  kind,
  at,
  weight,
  data: storable(data),
})

/** The tickets have changed, and are found by more than before. */
async function touch(tx: Writer, account: string, rows: readonly ContactRow[]): Promise<void> {
  const tickets = [...Map.groupBy(rows, ({ ticketId }) => ticketId)].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const some of chunks(tickets)) {
    const values = some.map(([ticketId, own]) => {
      const times = own.map(({ at }) => at).sort()
      const [firstAt = '', lastAt = firstAt] = [times[0], times.at(-1)]
      return { account, ticketId: storable(ticketId), firstAt, lastAt, version: 1 }
    })
    await tx
      .insert(contactTickets)
      .values(values)
      .onConflictDoUpdate({
        target: [contactTickets.account, contactTickets.ticketId],
        set: {
          firstAt: sql`least(${contactTickets.firstAt}, excluded.first_at)`,
          lastAt: sql`greatest(${contactTickets.lastAt}, excluded.last_at)`,
          version: sql`${contactTickets.version} + 1`,
        },
      })
  }
  const terms = new Map(
    rows.flatMap(({ ticketId, terms: own }) =>
      own.map(
        (term) =>
          [`${term} ${ticketId}`, { account, term: storable(term), ticketId: storable(ticketId) }] as const,
      ),
    ),
  )
  const sorted = [...terms].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  for (const some of chunks(sorted)) await tx.insert(contactTerms).values(some).onConflictDoNothing()
}

const chunks = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / rowsAtOnce) }, (_, at) =>
    items.slice(at * rowsAtOnce, (at + 1) * rowsAtOnce),
  )
