import { randomUUID } from 'node:crypto'
import { and, asc, desc, eq, gt, inArray, isNull, lt, or, sql } from './drizzle.ts'
import type { Database } from './open-store.ts'
import { changesChannel } from './records-store.ts'
import { botAnswers, changes, handOvers, recordTerms } from './schema.ts'

/** A day that the bot gave the customer. */
export interface KeptBotPromise {
  kind: 'delivery' | 'dispatch' | 'refund'
  /** `YYYY-MM-DD` */
  latest: string
  order: string
}

/** One thing that a bot did in a conversation. */
export interface KeptAnswer {
  keyId: string
  /** A keyed hash: who reads the table learns no id of the bot's platform. */
  conversation: string
  operation: string
  order?: string | undefined
  promise?: KeptBotPromise | undefined
  /** ISO 8601 in UTC. */
  at: string
}

export interface NewHandOver {
  keyId: string
  conversation: string
  level: number
  reason: string
  ticketId: string | undefined
  /** Which the key of the bot may ask. */
  connections: readonly string[]
  /** What it can be found by, in the store's form: contacts as keyed hashes. */
  terms: readonly string[]
  /** The order that was verified. */
  order: { connection: string; key: string; number: string } | undefined
  /** ISO 8601 in UTC. */
  at: string
}

export interface KeptHandOver extends Omit<NewHandOver, 'keyId' | 'terms'> {
  id: string
  answered: readonly { operation: string; order?: string; at: string }[]
  promised: readonly KeptBotPromise[]
}

/** Which hand-overs are wanted: of a ticket, of verified orders, or of unverified people who named one of these terms. */
export interface WantedHandOvers {
  ticketId: string | undefined
  orders: readonly { connection: string; key: string }[]
  terms: readonly string[]
  /** ISO 8601. */
  after: string
  most: number
}

/** A conversation with a bot says this much of itself; an agent reads no more. */
const mostAnswers = 20

/** What bots answered, and what they gave to humans. No sentence of a conversation is kept. */
export function createHandOversStore(db: Database) {
  const saidIn = async ({ keyId, conversation }: Pick<NewHandOver, 'keyId' | 'conversation'>) => {
    const rows = await db
      .select()
      .from(botAnswers)
      .where(and(eq(botAnswers.keyId, keyId), eq(botAnswers.conversation, conversation)))
      .orderBy(asc(botAnswers.at), asc(botAnswers.id))
    // The same question twice is told once, at its last time.
    const answered = new Map(
      rows.map(({ operation, orderNumber, at }) => [
        JSON.stringify([operation, orderNumber]),
        { operation, ...(orderNumber !== null && { order: orderNumber }), at: new Date(at).toISOString() },
      ]),
    )
    // A new day takes the one before back.
    const promised = new Map(
      rows.flatMap(({ promise }) =>
        promise ? [[JSON.stringify([promise.kind, promise.order]), promise] as const] : [],
      ),
    )
    return {
      answered: [...answered.values()].slice(-mostAnswers),
      promised: [...promised.values()].slice(-mostAnswers),
    }
  }

  return {
    async note({ keyId, conversation, operation, order, promise, at }: KeptAnswer): Promise<void> {
      await db.insert(botAnswers).values({
        keyId,
        conversation,
        operation,
        orderNumber: order ?? null,
        promise: promise ?? null,
        at,
      })
    },

    /** Keeps it with all that was noted of this conversation, and tells everybody who watches this order, customer or ticket. */
    async create(one: NewHandOver): Promise<{ id: string }> {
      const { order, ticketId, connections, terms, ...rest } = one
      const id = randomUUID()
      const said = await saidIn(one)
      await db.transaction(async (tx) => {
        await tx.insert(handOvers).values({
          ...rest,
          ...said,
          id,
          ticketId: ticketId ?? null,
          connections: [...connections],
          terms: [...terms],
          orderConnection: order?.connection ?? null,
          orderKey: order?.key ?? null,
          orderNumber: order?.number ?? null,
        })
        const known = order
          ? await tx
              .select({ term: recordTerms.term })
              .from(recordTerms)
              .where(and(eq(recordTerms.connection, order.connection), eq(recordTerms.key, order.key)))
          : []
        const named = ticketId === undefined ? [] : [`ticket:${ticketId}`]
        const touched = [...new Set([...terms, ...known.map(({ term }) => term), ...named])]
        if (touched.length === 0) return
        const [change] = await tx
          .insert(changes)
          .values({
            connection: order?.connection ?? 'bots',
            kind: 'hand_over',
            key: order?.key ?? id,
            terms: touched,
            at: one.at,
          })
          .returning({ id: changes.id })
        await tx.execute(sql`SELECT pg_notify(${changesChannel}, ${String(change?.id ?? '')})`)
      })
      return { id }
    },

    /** The newest first. */
    async find({ ticketId, orders, terms, after, most }: WantedHandOvers): Promise<KeptHandOver[]> {
      const byConnection = Map.groupBy(orders, ({ connection }) => connection)
      const any = or(
        ticketId === undefined ? undefined : eq(handOvers.ticketId, ticketId),
        ...[...byConnection].map(([connection, own]) =>
          and(
            eq(handOvers.orderConnection, connection),
            inArray(
              handOvers.orderKey,
              own.map(({ key }) => key),
            ),
          ),
        ),
        terms.length === 0
          ? undefined
          : and(
              isNull(handOvers.orderKey),
              // As one text: an array of parameters is bound as JSON by neither driver alike.
              sql`${handOvers.terms} && (SELECT array_agg(value) FROM json_array_elements_text(${JSON.stringify(terms)}::json))`,
            ),
      )
      if (!any) return []
      const rows = await db
        .select()
        .from(handOvers)
        .where(and(any, gt(handOvers.at, after)))
        .orderBy(desc(handOvers.at))
        .limit(most)
      return rows.map(toKept)
    },

    /** Forgets what happened before these times, ISO 8601. */
    async forget(before: { answers: string; handOvers: string }): Promise<void> {
      await db.delete(botAnswers).where(lt(botAnswers.at, before.answers))
      await db.delete(handOvers).where(lt(handOvers.at, before.handOvers))
    },
  }
}

const toKept = (row: typeof handOvers.$inferSelect): KeptHandOver => ({
  id: row.id,
  conversation: row.conversation,
  level: row.level,
  reason: row.reason,
  ticketId: row.ticketId ?? undefined,
  connections: row.connections,
  order:
    row.orderConnection !== null && row.orderKey !== null && row.orderNumber !== null
      ? { connection: row.orderConnection, key: row.orderKey, number: row.orderNumber }
      : undefined,
  answered: row.answered,
  promised: row.promised,
  at: new Date(row.at).toISOString(),
})
