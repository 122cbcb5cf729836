import type { RequestHandler, Response } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Budget } from './rate-headers.ts'
import { refuse } from './refuse.ts'
import { factsOf } from './request-log.ts'

export interface LimitOptions {
  /** For the log: which limit it was. */
  name: string
  perMinute: number
  /** Whose budget it is; by default the network address's. */
  keyOf?: (response: Response) => string
  /** Hears what is left after each call. */
  tell?: (response: Response, budget: Budget) => void
  /** How a call too many is refused; by default in tRPC's shape. */
  refuseBy?: (response: Response, waitSeconds: number) => void
}

const seconds = 60

/**
 * So many calls a minute for each key; a batch counts as the calls in it. Kept in memory: each bridge counts for itself, and a
 * restart forgives.
 */
export function limit({ name, perMinute, keyOf, tell, refuseBy = refuseLate }: LimitOptions): RequestHandler {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: seconds })
  return async (request, response, next) => {
    const key = keyOf?.(response) ?? request.ip ?? ''
    const [verdict, isSpent] = await count(limiter, { key, calls: request.path.split(',').length })
    const resetSeconds = Math.max(1, Math.ceil(verdict.msBeforeNext / 1_000))
    tell?.(response, { name, most: perMinute, seconds, left: verdict.remainingPoints, resetSeconds })
    if (!isSpent) return next()
    factsOf(response).reason = `limit_${name}`
    refuseBy(response, resetSeconds)
  }
}

/** What a counter says, and whether it was one call too many. */
async function count(
  limiter: RateLimiterMemory,
  { key, calls }: { key: string; calls: number },
): Promise<[RateLimiterRes, boolean]> {
  try {
    return [await limiter.consume(key, calls), false]
  } catch (verdict) {
    if (!(verdict instanceof RateLimiterRes)) throw verdict
    return [verdict, true]
  }
}

function refuseLate(response: Response, waitSeconds: number): void {
  response.setHeader('Retry-After', waitSeconds)
  refuse(response, 'TOO_MANY_REQUESTS')
}
