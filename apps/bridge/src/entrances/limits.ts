import type { RequestHandler } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { refuse } from './refuse.ts'
import { factsOf } from './request-log.ts'

export interface LimitOptions {
  /** For the log: which limit it was. */
  name: string
  perMinute: number
  /** Whose budget it is; by default the network address's. */
  keyOf?: (response: Parameters<RequestHandler>[1]) => string
}

/**
 * So many calls a minute for each key; a batch counts as the calls in it. Kept in memory: each bridge counts for itself, and a
 * restart forgives.
 */
export function limit({ name, perMinute, keyOf }: LimitOptions): RequestHandler {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return async (request, response, next) => {
    const key = keyOf?.(response) ?? request.ip ?? ''
    try {
      await limiter.consume(key, request.path.split(',').length)
    } catch (verdict) {
      if (!(verdict instanceof RateLimiterRes)) throw verdict
      factsOf(response).reason = `limit_${name}`
      response.setHeader('Retry-After', Math.max(1, Math.ceil(verdict.msBeforeNext / 1_000)))
      return refuse(response, 'TOO_MANY_REQUESTS')
    }
    next()
  }
}
