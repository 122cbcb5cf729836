import { getTRPCErrorFromUnknown, getTRPCErrorShape, type TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { Response } from 'express'
import { errorFacts } from '../platform/log.ts'
import { factsOf } from './request-log.ts'
import { callerOf } from './session-guard.ts'
import type { AppRouter, TrpcContext } from './trpc.ts'

/** What every call of a door around the router needs. */
export const contextOf = (response: Response): TrpcContext => ({
  caller: callerOf(response),
  facts: factsOf(response),
})

export const noteFailure = ({ facts }: TrpcContext, error: TRPCError): void => {
  facts.reason = error.code.toLowerCase()
  if (error.code === 'INTERNAL_SERVER_ERROR') facts.error = errorFacts(error)
}

export interface FailedCall {
  router: AppRouter
  path: string
  cause: unknown
}

/** What went wrong, noted for the log and in the shape in which tRPC tells it. */
export const failureOf = (response: Response, { router, path, cause }: FailedCall) => {
  const ctx = contextOf(response)
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
  return { status: getHTTPStatusCodeFromError(error), shape }
}

export const answerFailure = (response: Response, call: FailedCall): void => {
  const { status, shape } = failureOf(response, call)
  response.status(status).json({ error: shape })
}
