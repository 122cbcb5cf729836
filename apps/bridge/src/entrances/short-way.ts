import type { IncomingMessage, RequestListener } from 'node:http'
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express'
import { bearerOf } from './bearer.ts'
import type { Sessions } from './bridge-session.ts'
import { type RepeatedAnswers, sendAgain } from './repeated-answers.ts'

/** Longer ones come in several pieces. */
const longestBody = 64_000

export interface ShortWayOptions {
  app: Express
  /** What a request meets before its operation: each may refuse it, as in the app. */
  guards: readonly RequestHandler[]
  sessions: Pick<Sessions, 'lastSeen'>
  answers: Pick<RepeatedAnswers, 'find'>
  onError: (error: unknown, request: Request, response: Response) => void
}

/**
 * The app, with a short way through it for what was just answered: the same guards in the same order, and then the bytes, without a
 * router, a parser or tRPC between them. Whatever is not plainly such a request takes the usual way, its body unread.
 */
export function shortWay({ app, guards, sessions, answers, onError }: ShortWayOptions): RequestListener {
  return (request, response) => {
    const caller = isPlain(request) ? sessions.lastSeen(bearerOf(request)) : undefined
    if (!caller) return app(request, response)
    request.once('readable', () => {
      const body: Buffer | null = request.read()
      const isWhole = body?.length === Number(request.headers['content-length'])
      const answer = body && isWhole ? answers.find({ caller, url: request.url ?? '', body }) : undefined
      if (!answer) {
        if (body) request.unshift(body)
        return app(request, response)
      }
      const [asked, answered] = asExpress(app, request, response)
      const pass = (at: number): void => {
        const guard = guards[at]
        const next: NextFunction = (error?: unknown) =>
          error ? onError(error, asked, answered) : pass(at + 1)
        if (!guard) {
          sendAgain(answered, answer)
          return
        }
        // One that waits says only by its promise that it failed.
        const done: unknown = guard(asked, answered, next)
        if (done instanceof Promise) done.catch(next)
      }
      pass(0)
    })
  }
}

const isPlain = ({ method, headers }: IncomingMessage): boolean =>
  method === 'POST' &&
  headers['content-type'] === 'application/json' &&
  headers['content-encoding'] === undefined &&
  Number(headers['content-length']) <= longestBody

/** Gives them what Express gives: guards ask for `ip` and answer with `json`. */
function asExpress(app: Express, ...[request, response]: Parameters<RequestListener>): [Request, Response] {
  const asked: Request = Object.setPrototypeOf(request, app.request)
  const answered: Response = Object.setPrototypeOf(response, app.response)
  asked.res = answered
  return [asked, answered]
}
