import { initTRPC, TRPCError } from '@trpc/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { RequestHandler } from 'express'
import { errorFacts } from '../platform/log.ts'
import type { BotCaller } from './bot-caller.ts'
import { botCallerOf } from './bot-guard.ts'
import type { BotOperation, BotOperations } from './bot-operations.ts'
import { internalProblem, type Problem, problemOf } from './bot-problem.ts'
import { factsOf } from './request-log.ts'
import { runBotOperation } from './run-bot-operation.ts'

interface Context {
  caller: BotCaller
  onBug(error: unknown): void
}

const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => ({
    code: shape.code,
    message: error.message,
    data: { ...shape.data, problem: problemIn(error) },
  }),
})

/** Ours, or what tRPC itself refuses: an unknown verb, a wrong method or type, an address that cannot be read. */
function problemIn({ cause, code, message }: TRPCError): Problem {
  const known = problemOf(cause)
  const status = getHTTPStatusCodeFromError(new TRPCError({ code }))
  if (known || status >= 500) return (known ?? internalProblem).problem
  const detail = `${message}. ${howToAsk}`
  return { type: 'about:blank', title: 'Wrong request', status, detail: detail.slice(0, 1_000) }
}

const howToAsk =
  'POST /trpc/<name of an operation> with its input as JSON and Content-Type: application/json; /v1/openapi.json lists them all.'

const codes: Record<number, TRPCError['code']> = {
  400: 'BAD_REQUEST',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  429: 'TOO_MANY_REQUESTS',
  501: 'NOT_IMPLEMENTED',
}

const procedureOf = (operation: BotOperation) =>
  t.procedure
    // The operation checks its input itself, so that each door says the same of a wrong one.
    .input((given: unknown) => given)
    .mutation(async ({ input, ctx: { caller, onBug } }) => {
      try {
        return await runBotOperation(operation, { input, caller })
      } catch (cause) {
        const known = problemOf(cause)
        if (!known) onBug(cause)
        const { problem } = known ?? internalProblem
        throw new TRPCError({
          code: codes[problem.status] ?? 'INTERNAL_SERVER_ERROR',
          message: problem.detail,
          cause: known,
        })
      }
    })

/** The verbs of bots as tRPC procedures: `order.status` and so on, all mutations, because questions carry what customers say. */
export function botTrpcDoor(operations: BotOperations): RequestHandler {
  const router = t.router(
    Object.fromEntries(
      Object.entries(Object.groupBy(operations, ({ name }) => name.split('.', 1)[0] ?? name)).map(
        ([group, some = []]) => [
          group,
          t.router(
            Object.fromEntries(some.map((one) => [one.name.slice(group.length + 1), procedureOf(one)])),
          ),
        ],
      ),
    ),
  )
  return createExpressMiddleware({
    router,
    maxBatchSize: 10,
    createContext: ({ res }): Context => {
      factsOf(res).route = '/trpc/bot'
      return {
        caller: botCallerOf(res),
        onBug: (error) => {
          factsOf(res).error = errorFacts(error)
        },
      }
    },
  })
}
