import { randomUUID } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import type { Log, LogFields } from '../platform/log.ts'

/** What the doors say of a request for its one line in the log. */
export type RequestFacts = Pick<
  LogFields,
  'route' | 'reason' | 'installation' | 'outcome' | 'ended' | 'connections' | 'counts' | 'failures' | 'error'
> & { requestId: string }

const facts = new WeakMap<Response, RequestFacts>()

/** The facts of the request that this response answers. */
export const factsOf = (response: Response): RequestFacts => {
  const known = facts.get(response) ?? { requestId: randomUUID() }
  facts.set(response, known)
  return known
}

/** One line for each request once it is answered or given up, in words of ours only; probes are too many to be worth one. */
export const requestLog =
  (log: Log): RequestHandler =>
  (request, response, next) => {
    const started = performance.now()
    response.setHeader('X-Request-Id', factsOf(response).requestId)
    response.once('close', () => {
      const { route = 'unknown', ...said } = factsOf(response)
      // A stream is over when its reader leaves; any other answer was given up.
      const status = response.writableFinished || said.ended ? response.statusCode : 499
      if ((route === '/healthz' || route === '/readyz') && status < 500) return
      const level = status >= 500 || said.error ? 'error' : status >= 400 ? 'warn' : 'info'
      const ms = Math.round((performance.now() - started) * 10) / 10
      log[level]('request', { method: request.method, route, status, ms, ...said })
    })
    next()
  }
