import express, { type ErrorRequestHandler, Router } from 'express'
import { bearerOf } from './bearer.ts'
import { answerProblem, type BotGuardOptions, botCallerOf, botGuard } from './bot-guard.ts'
import type { BotOperations } from './bot-operations.ts'
import { BotProblem } from './bot-problem.ts'
import { botTrpcDoor } from './bot-trpc.ts'
import { mcpDoor } from './mcp.ts'
import { openApiDocument } from './openapi.ts'
import { factsOf } from './request-log.ts'
import { restDoor } from './rest.ts'

export interface BotDoorsOptions extends BotGuardOptions {
  operations: BotOperations
  /** As configured, without a slash at the end. */
  publicUrl: string
  /** Takes one call off the budget of a key. @throws BotProblem when it is spent */
  spend(keyId: string): Promise<void>
}

/** A conversation's turn is short; what is longer is no bot of ours. */
const longestBody = '16kb'

/** `/v1`, `/mcp` and, for callers with an API key, `/trpc`: three doors onto the same verbs. */
export function botDoors({ operations, publicUrl, spend, ...guarding }: BotDoorsOptions): Router {
  const doors = Router()
  const document = openApiDocument(operations, { publicUrl })
  doors.get('/v1/openapi.json', (_, response) => {
    factsOf(response).route = '/v1/openapi.json'
    response.json(document)
  })
  const guards = [
    botGuard(guarding),
    express.json({ limit: longestBody, strict: false }),
    async (_: express.Request, response: express.Response, next: express.NextFunction): Promise<void> => {
      try {
        await spend(botCallerOf(response).keyId)
      } catch (error) {
        return answerProblem(response, error)
      }
      next()
    },
  ]
  doors.use('/v1', guards, restDoor(operations))
  doors.use('/mcp', guards, mcpDoor(operations))
  const asProcedures = botTrpcDoor(operations)
  const trpc = Router().use(guards, asProcedures)
  doors.use('/trpc', (request, response, next) => {
    if (bearerOf(request)?.startsWith('tlk_')) trpc(request, response, next)
    else next()
  })
  doors.use(unreadable)
  return doors
}

/** What the body parser refused, in words that say what to send. */
// biome-ignore lint/complexity/useMaxParams: Express knows an error handler by its four parameters
const unreadable: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500
  if (status === 413) return answerProblem(response, tooLarge)
  if (typeof status === 'number' && status >= 400 && status < 500) return answerProblem(response, noJson)
  answerProblem(response, error)
}

const tooLarge = new BotProblem({
  title: 'Too large',
  status: 413,
  detail: `Send at most ${longestBody}: the fields of the operation and nothing else.`,
})
const noJson = new BotProblem({
  title: 'No JSON',
  status: 400,
  detail: 'Send a JSON object in UTF-8 with Content-Type: application/json.',
})
