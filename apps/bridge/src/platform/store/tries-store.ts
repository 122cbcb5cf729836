import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import { and, eq, lt, lte } from './drizzle.ts'
import type { Database } from './open-store.ts'
import { tries } from './schema.ts'

export interface TryLimit {
  /** Names it: tries of one limit are not those of another. */
  name: string
  most: number
  seconds: number
}

/** What is left of a limit after a try. */
export interface Tally {
  left: number
  /** Until all of it is there again. */
  resetSeconds: number
  /** The try was one too many. */
  isSpent: boolean
}

/** Tries that are counted in the database: the same for all bridges on it, and a restart forgives none. */
export function createTriesStore(db: Database) {
  const limiters = new Map<string, RateLimiterDrizzle>()
  const limiterOf = ({ name, most, seconds }: TryLimit): RateLimiterDrizzle => {
    const known = limiters.get(name)
    if (known) return known
    const made = new RateLimiterDrizzle({
      storeClient: db,
      schema: tries,
      keyPrefix: name,
      points: most,
      duration: seconds,
      clearExpiredByTimeout: false,
    })
    limiters.set(name, made)
    return made
  }
  async function count(limit: TryLimit, { key, tries }: { key: string; tries: number }): Promise<Tally> {
    const tally = ({ remainingPoints, msBeforeNext }: RateLimiterRes, isSpent: boolean): Tally => ({
      left: remainingPoints,
      resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
      isSpent,
    })
    try {
      return tally(await limiterOf(limit).consume(key, tries), false)
    } catch (verdict) {
      if (!(verdict instanceof RateLimiterRes)) throw verdict
      return tally(verdict, true)
    }
  }
  return {
    /** Takes some tries, and says what is left. */
    count,

    /** Takes one try. Resolves to the seconds to wait when there is none left, else to undefined. */
    async take(limit: TryLimit, key: string): Promise<number | undefined> {
      const { isSpent, resetSeconds } = await count(limit, { key, tries: 1 })
      return isSpent ? resetSeconds : undefined
    },

    /** Gives a try back. When it was the only one, nothing is left of it: the seconds that others wait would tell of it. */
    async giveBack(limit: TryLimit, key: string): Promise<void> {
      const limiter = limiterOf(limit)
      const { consumedPoints } = await limiter.reward(key)
      if (consumedPoints > 0) return
      // By its points: somebody may have taken one since.
      await db.delete(tries).where(and(eq(tries.key, limiter.getKey(key)), lte(tries.points, 0)))
    },

    /** Forgets those whose time was over before a time. */
    async forget(before: Date): Promise<void> {
      await db.delete(tries).where(lt(tries.expire, before))
    },
  }
}
