import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import { lt } from './drizzle.ts'
import type { Database } from './open-store.ts'
import { tries } from './schema.ts'

export interface TryLimit {
  /** Names it: tries of one limit are not those of another. */
  name: string
  most: number
  seconds: number
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
  return {
    /** Takes one try. Resolves to the seconds to wait when there is none left, else to undefined. */
    async take(limit: TryLimit, key: string): Promise<number | undefined> {
      try {
        await limiterOf(limit).consume(key)
        return undefined
      } catch (verdict) {
        if (!(verdict instanceof RateLimiterRes)) throw verdict
        return Math.max(1, Math.ceil(verdict.msBeforeNext / 1_000))
      }
    },

    /** Gives a try back. */
    async giveBack(limit: TryLimit, key: string): Promise<void> {
      await limiterOf(limit).reward(key)
    },

    /** Forgets those whose time was over before a time. */
    async forget(before: Date): Promise<void> {
      await db.delete(tries).where(lt(tries.expire, before))
    },
  }
}
