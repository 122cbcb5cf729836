import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape, type TRPCError } from '@trpc/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { type RequestHandler, type Response, Router } from 'express'
import { errorFacts } from '../platform/log.ts'
import { factsOf } from './request-log.ts'
import { callerOf } from './session-guard.ts'
import type { AppRouter, TrpcContext } from './trpc.ts'

/** A ticket needs one look-up; a client that sends more than this at once is not ours. */
const longestBatch = 10

/**
 * `/trpc`. A single call by POST, which is how the sidebar asks for a panel, is answered by a short route of our own on tRPC's wire;
 * batches, streams and GET go through tRPC's adapter, which turns each request into web streams and back. With a panel of 7 kB that
 * is 0.4 against 0.75 ms of CPU. Both end in the same router.
 */
export function trpcDoor(router: AppRouter): Router {
  const door = Router()
  door.use(routeName(Object.keys(router._def.procedures)))
  door.post('/:path', single(router))
  door.use(
    createExpressMiddleware({
      router,
      allowMethodOverride: true,
      maxBatchSize: longestBatch,
      createContext: ({ res }) => contextOf(res),
      onError: ({ error, ctx }) => {
        if (ctx) noteFailure(ctx, error)
      },
    }),
  )
  return door
}

const single =
  (router: AppRouter): RequestHandler<{ path: string }> =>
  async (request, response, next) => {
    if ('batch' in request.query) return next()
    const { path } = request.params
    const ctx = contextOf(response)
    try {
      const data = await callTRPCProcedure({
        router,
        path,
        type: 'mutation',
        allowMethodOverride: true,
        ctx,
        getRawInput: async () => request.body,
        signal: undefined,
        batchIndex: 0,
      })
      response.json({ result: { data } })
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause)
      noteFailure(ctx, error)
      const shape = getTRPCErrorShape({
        config: router._def._config,
        error,
        type: 'unknown',
        path,
        input: undefined,
        ctx,
      })
      response.status(getHTTPStatusCodeFromError(error)).json({ error: shape })
    }
  }

const contextOf = (response: Response): TrpcContext => ({
  caller: callerOf(response),
  facts: factsOf(response),
})

const noteFailure = ({ facts }: TrpcContext, error: TRPCError): void => {
  facts.reason = error.code.toLowerCase()
  if (error.code === 'INTERNAL_SERVER_ERROR') facts.error = errorFacts(error)
}

/** The names of known procedures are for the log; any other path is somebody's own text and stays out of it. */
const routeName =
  (procedures: readonly string[]): RequestHandler =>
  (request, response, next) => {
    const names = request.path.slice(1)
    const known = names.split(',').every((name) => procedures.includes(name))
    factsOf(response).route = known ? `/trpc/${names}` : '/trpc/unknown'
    next()
  }
