import { createHash } from 'node:crypto'
import { and, asc, desc, eq, gt, inArray, sql } from './drizzle.ts'
import type { Database } from './open-store.ts'
import { botTalks } from './schema.ts'

/** What a chatbot did, as far as it is a contact. */
export interface NewTurn {
  /** The helpdesk's. */
  account: string
  keyId: string
  /** A keyed hash. */
  conversation: string
  handedOver: boolean
  /** Keyed hashes. */
  customer: readonly string[]
  brand?: string | undefined
  order?: { connection: string; key: string; number: string } | undefined
  /** ISO 8601 in UTC. */
  at: string
}

export interface KeptTurn extends Omit<NewTurn, 'keyId'> {
  id: number
  /** The conversation up to its first day of silence: `bot:` and a hash. */
  talk: string
}

export interface QuietTalk {
  account: string
  talk: string
  conversation: string
  handedOver: boolean
  /** When it was heard of last, ISO 8601 in UTC. */
  at: string
}

/** What chatbots did and nobody has counted yet. No sentence of a conversation is kept. */
export function createBotTalksStore(db: Database) {
  return {
    /** Goes on with the talk of its conversation that was heard of after `since`, or begins one. */
    async note({ account, keyId, conversation, at, ...turn }: NewTurn, since: string): Promise<void> {
      const asked = [account, keyId, conversation]
      const data = { ...turn, customer: [...turn.customer] }
      await db.transaction(async (tx) => {
        // A bot that asks two things at once begins one talk.
        await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${JSON.stringify(asked)}, 0))`)
        const [last] = await tx
          .select({ talk: botTalks.talk })
          .from(botTalks)
          .where(
            and(
              eq(botTalks.account, account),
              eq(botTalks.keyId, keyId),
              eq(botTalks.conversation, conversation),
              gt(botTalks.at, since),
            ),
          )
          .orderBy(desc(botTalks.id))
          .limit(1)
        const talk = last?.talk ?? `bot:${hashOf([...asked, at])}`
        await tx.insert(botTalks).values({ account, talk, keyId, conversation, data, at })
      })
    },

    /** What has not been told to whoever counts, the oldest first. */
    async untold(most: number): Promise<KeptTurn[]> {
      const rows = await db
        .select()
        .from(botTalks)
        .where(eq(botTalks.told, false))
        .orderBy(asc(botTalks.id))
        .limit(most)
      return rows.map(({ id, account, talk, conversation, data, at }) => ({
        ...data,
        id,
        account,
        talk,
        conversation,
        at: new Date(at).toISOString(),
      }))
    },

    async markTold(ids: readonly number[]): Promise<void> {
      if (ids.length > 0)
        await db
          .update(botTalks)
          .set({ told: true })
          .where(inArray(botTalks.id, [...ids]))
    },

    /** Talks of which nothing has been heard since, ISO 8601, and all has been told. */
    async quiet(since: string, most: number): Promise<QuietTalk[]> {
      const rows = await db
        .select({
          account: botTalks.account,
          talk: botTalks.talk,
          conversation: botTalks.conversation,
          handedOver: sql<boolean>`bool_or((${botTalks.data} ->> 'handedOver')::boolean)`,
          at: sql<string>`max(${botTalks.at})`,
        })
        .from(botTalks)
        .groupBy(botTalks.account, botTalks.talk, botTalks.conversation)
        .having(sql`max(${botTalks.at}) <= ${since} AND bool_and(${botTalks.told})`)
        .limit(most)
      return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
    },

    /** They are over and told of. */
    async forget(talks: readonly string[]): Promise<void> {
      if (talks.length > 0) await db.delete(botTalks).where(inArray(botTalks.talk, [...talks]))
    },
  }
}

const hashOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
