import { type RequestHandler, Router } from 'express'
import { factsOf } from './request-log.ts'

export interface Readiness {
  /** False while the bridge is shutting down. */
  isOpen(): boolean
  /** Whether each connection is asked at the moment, by its id. */
  connections(): Readonly<Record<string, boolean>>
}

/**
 * `/healthz`: the process answers. `/readyz`: it can serve; a resting connection does not make it unready, because every other
 * bridge would find the same vendor down and the panel names it.
 */
export function health(readiness: Readiness): Router {
  const router = Router()
  const named =
    (route: string, handler: RequestHandler): RequestHandler =>
    (request, response, next) => {
      factsOf(response).route = route
      response.setHeader('Cache-Control', 'no-store')
      return handler(request, response, next)
    }
  router.get(
    '/healthz',
    named('/healthz', (_, response) => {
      response.json({ status: 'ok' })
    }),
  )
  router.get(
    '/readyz',
    named('/readyz', (_, response) => {
      const connections = Object.entries(readiness.connections()).map(([id, ready]) => [
        id,
        ready ? 'ready' : 'resting',
      ])
      const open = readiness.isOpen()
      response
        .status(open ? 200 : 503)
        .json({ status: open ? 'ready' : 'closing', connections: Object.fromEntries(connections) })
    }),
  )
  return router
}
