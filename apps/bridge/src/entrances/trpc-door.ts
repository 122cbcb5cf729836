import { type AnyTRPCProcedure, callTRPCProcedure } from '@trpc/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import { type RequestHandler, Router } from 'express'
import { refuse } from './refuse.ts'
import type { RepeatedAnswers } from './repeated-answers.ts'
import { factsOf } from './request-log.ts'
import type { Streams } from './streams.ts'
import type { AppRouter } from './trpc.ts'
import { answerFailure, contextOf, noteFailure } from './trpc-call.ts'
import { trpcStream } from './trpc-stream.ts'

/** A ticket needs one look-up; a client that sends more than this at once is not ours. */
const longestBatch = 10

export interface TrpcDoorOptions {
  router: AppRouter
  streams: Streams
  answers: RepeatedAnswers
  /** Epoch milliseconds. */
  now: () => number
}

/**
 * `/trpc`. What the sidebar asks by POST, a panel or a stream of them, is answered by short routes of our own on tRPC's wire; batches
 * and GET go through tRPC's adapter, which turns each request into web streams and back. With a panel of 7 kB that is 0.4 against
 * 0.75 ms of CPU. All end in the same router.
 */
export function trpcDoor({ router, streams, answers, now }: TrpcDoorOptions): Router {
  // Under their full names, which its type does not say.
  const procedures = new Map(Object.entries<unknown>(router._def.procedures)) as Map<string, AnyTRPCProcedure>
  const isStream = (path: string) => procedures.get(path)?._def.type === 'subscription'
  const streamed = trpcStream({ router, streams, now })
  const called = single(router, answers)
  const door = Router()
  door.use(routeName([...procedures.keys()]))
  door.post('/:path', (request, response, next) => {
    if ('batch' in request.query) return next()
    return (isStream(request.params.path) ? streamed : called)(request, response, next)
  })
  door.get('/:path', (request, response, next) => {
    if (!isStream(request.params.path)) return next()
    // By GET the ticket's text would stand in the address, and addresses end up in logs.
    response.setHeader('Allow', 'POST')
    refuse(response, 'METHOD_NOT_SUPPORTED')
  })
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
  (router: AppRouter, answers: RepeatedAnswers): RequestHandler<{ path: string }> =>
  async (request, response) => {
    if (answers.repeat(request, response)) return
    const { path } = request.params
    const answer = answers.open(request, response)
    try {
      const data = await callTRPCProcedure({
        router,
        path,
        type: 'mutation',
        allowMethodOverride: true,
        ctx: { ...contextOf(response), mayRepeat: answer.mayRepeat },
        getRawInput: async () => request.body,
        signal: undefined,
        batchIndex: 0,
      })
      answer.send(data)
    } catch (cause) {
      answerFailure(response, { router, path, cause })
    }
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
