import type { RequestHandler, Response } from 'express'
import type { KeyRing } from '../platform/keys/key-ring.ts'
import { errorFacts } from '../platform/log.ts'
import { bearerOf } from './bearer.ts'
import type { BotCaller } from './bot-caller.ts'
import { BotProblem, internalProblem, problemOf } from './bot-problem.ts'
import { factsOf } from './request-log.ts'

const callers = new WeakMap<Response, BotCaller>()

/** Which bot calls, once `botGuard` has let the request in. */
export function botCallerOf(response: Response): BotCaller {
  const caller = callers.get(response)
  if (!caller) throw new Error('no bot has been let in: botGuard stands before this door')
  return caller
}

export const letIn = (response: Response, caller: BotCaller): void => {
  callers.set(response, caller)
}

export interface BotGuardOptions {
  keys: KeyRing
  connectionsFor(brandId: string | undefined): readonly string[]
}

/** Lets a request in that carries a valid API key. */
export const botGuard =
  ({ keys, connectionsFor }: BotGuardOptions): RequestHandler =>
  (request, response, next) => {
    const verdict = keys.verify(bearerOf(request) ?? '')
    if (!verdict.ok) {
      factsOf(response).reason = verdict.reason
      response.setHeader('WWW-Authenticate', 'Bearer realm="throughline"')
      return sendProblem(response, unauthorized)
    }
    const { id, scopes, brandId } = verdict.key
    letIn(response, {
      kind: 'bot',
      keyId: id,
      scopes,
      brandId,
      connections: connectionsFor(brandId),
      address: request.ip ?? '',
    })
    next()
  }

const unauthorized = new BotProblem({
  title: 'No valid API key',
  status: 401,
  detail: 'Send an API key as Authorization: Bearer tlk_… An administrator makes one with pnpm keys create.',
})

/** Answers with what was thrown: a problem as it is; a bug as one that says nothing, with its reason in the log. */
export function answerProblem(response: Response, error: unknown): void {
  const problem = problemOf(error)
  if (!problem) factsOf(response).error = errorFacts(error)
  sendProblem(response, problem ?? internalProblem)
}

function sendProblem(response: Response, { problem, retryAfterSeconds }: BotProblem): void {
  factsOf(response).reason ??= `problem_${problem.status}`
  if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', retryAfterSeconds)
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}
