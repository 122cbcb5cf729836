import type { RequestHandler, Response } from 'express'
import { bearerOf } from './bearer.ts'
import type { Sessions } from './bridge-session.ts'
import type { Caller } from './caller.ts'
import { refuse } from './refuse.ts'
import { factsOf } from './request-log.ts'

const callers = new WeakMap<Response, Caller>()

/** Who asks, once `sessionGuard` has let the request in. */
export const callerOf = (response: Response): Caller | undefined => callers.get(response)

/** Lets a request in that carries a valid bridge session, from the page that the session was made for. */
export const sessionGuard =
  (sessions: Sessions): RequestHandler =>
  async (request, response, next) => {
    const verdict = await sessions.verify(bearerOf(request), request.headers.origin)
    if (!verdict.ok) {
      factsOf(response).reason = verdict.reason
      return refuse(response, 'UNAUTHORIZED')
    }
    const { caller } = verdict
    callers.set(response, caller)
    factsOf(response).installation = `${caller.subdomain}/${caller.installationId}`
    next()
  }
