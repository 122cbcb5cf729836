import express, {
  type ErrorRequestHandler,
  type NextFunction,
  type Request,
  type Response,
  Router,
} from 'express'
import { bearerOf } from './bearer.ts'
import { answerProblem, type BotGuardOptions, botCallerOf, botGuard } from './bot-guard.ts'
import type { BotOperations } from './bot-operations.ts'
import { BotProblem } from './bot-problem.ts'
import { botTrpcDoor } from './bot-trpc.ts'
import { limit } from './limits.ts'
import { type McpDoorOptions, mcpDoor, operationCalledIn } from './mcp.ts'
import { type OAuthOptions, oauthDoor } from './oauth.ts'
import { openApiDocument } from './openapi.ts'
import { type Budget, tellBudget } from './rate-headers.ts'
import { pagePolicy, referencePage } from './reference/page.ts'
import { factsOf } from './request-log.ts'
import { restDoor } from './rest.ts'

export interface BotDoorsOptions extends BotGuardOptions {
  operations: BotOperations
  /** As configured, without a slash at the end. */
  publicUrl: string
  /** Calls of one network address, whether or not they carry a key. */
  addressPerMinute: number
  /** Absent: API keys alone open `/mcp`. */
  oauth?: OAuthOptions | undefined
  alsoAtMcp?: McpDoorOptions['also'] | undefined
  /** Takes calls off the budget of a key. */
  spend(keyId: string, calls: number): Promise<Budget & { isSpent: boolean }>
}

/** A conversation's turn is short; what is longer is no bot of ours. */
const longestBody = '16kb'

/** `/v1`, `/mcp` and, for callers with an API key, `/trpc`: three doors onto the same verbs. */
export function botDoors(options: BotDoorsOptions): Router {
  const { operations, publicUrl, addressPerMinute, spend, oauth, alsoAtMcp, ...guarding } = options
  const doors = Router()
  const perAddress = limit({
    name: 'address',
    perMinute: addressPerMinute,
    tell: tellBudget,
    refuseBy: (response, seconds) => answerProblem(response, new BotProblem(addressSpent, seconds)),
  })
  const document = openApiDocument(operations, { publicUrl })
  doors.get('/v1/openapi.json', perAddress, (_, response) => {
    factsOf(response).route = '/v1/openapi.json'
    response.json(document)
  })
  const page = referencePage(document)
  doors.get('/v1/docs', perAddress, (_, response) => {
    factsOf(response).route = '/v1/docs'
    response.setHeader('Content-Security-Policy', pagePolicy)
    response.type('html').send(page)
  })
  const keyGuard = botGuard(guarding)
  const counted = [
    express.json({ limit: longestBody, strict: false }),
    async (request: Request, response: Response, next: NextFunction): Promise<void> => {
      const budget = await spend(botCallerOf(response).keyId, callsIn(request))
      tellBudget(response, budget)
      if (!budget.isSpent) return next()
      answerProblem(response, new BotProblem(keySpent, budget.resetSeconds))
    },
  ]
  const guards = [perAddress, keyGuard, ...counted]
  doors.use('/v1', guards, restDoor(operations))
  const mcp = mcpDoor({ operations, publicUrl, also: alsoAtMcp })
  if (oauth) {
    const { metadata, guard, requireScope } = oauthDoor({ ...oauth, ...guarding, publicUrl })
    doors.get(
      ['/.well-known/oauth-protected-resource', '/.well-known/oauth-protected-resource/mcp'],
      metadata,
    )
    const eitherGuard = (request: Request, response: Response, next: NextFunction) =>
      (carriesKey(request) ? keyGuard : guard)(request, response, next)
    const needs = requireScope((body) => operationCalledIn(body, operations)?.scope)
    doors.use('/mcp', perAddress, eitherGuard, ...counted, needs, mcp)
  } else doors.use('/mcp', guards, mcp)
  const asProcedures = botTrpcDoor(operations)
  const trpc = Router().use(guards, asProcedures)
  doors.use('/trpc', (request, response, next) => {
    if (carriesKey(request)) trpc(request, response, next)
    else next()
  })
  doors.use(unreadable)
  return doors
}

const carriesKey = (request: Request): boolean => bearerOf(request)?.startsWith('tlk_') ?? false

/** A batch counts as the calls in it: tRPC names them in its path, JSON-RPC lists them in its body. */
const callsIn = ({ path, body }: Request): number =>
  Math.max(1, path.split(',').length, Array.isArray(body) ? body.length : 0)

/** What the body parser refused, in words that say what to send. */
// biome-ignore lint/complexity/useMaxParams: Express knows an error handler by its four parameters
const unreadable: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500
  if (status === 413) return answerProblem(response, tooLarge)
  if (typeof status === 'number' && status >= 400 && status < 500) return answerProblem(response, noJson)
  answerProblem(response, error)
}

const late = 'Wait as long as Retry-After says, in seconds; RateLimit tells beforehand what is left.'
const addressSpent = {
  title: 'Too many calls',
  status: 429,
  detail: `Too many calls come from this network address. ${late}`,
}
const keySpent = {
  title: 'Too many calls',
  status: 429,
  detail: `This API key has used up its calls. ${late}`,
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
