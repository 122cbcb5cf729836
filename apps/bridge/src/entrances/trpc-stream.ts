import { createHash } from 'node:crypto'
import type { StreamEnding } from '@throughline/shared/contract'
import { callTRPCProcedure } from '@trpc/server'
import type { RequestHandler, Response } from 'express'
import type { Caller } from './caller.ts'
import { openEventStream } from './event-stream.ts'
import { refuse } from './refuse.ts'
import { factsOf } from './request-log.ts'
import { callerOf } from './session-guard.ts'
import type { Streams } from './streams.ts'
import type { AppRouter } from './trpc.ts'
import { answerFailure, contextOf, failureOf } from './trpc-call.ts'

export interface TrpcStreamOptions {
  router: AppRouter
  streams: Streams
  /** Epoch milliseconds. */
  now: () => number
}

/**
 * Answers a subscription by POST with server-sent events, for as long as its session lives, its reader reads and the bridge is open.
 * What is wrong before the first event is an ordinary refusal with its status.
 */
export const trpcStream =
  ({ router, streams, now }: TrpcStreamOptions): RequestHandler<{ path: string }> =>
  async (request, response) => {
    const { path } = request.params
    const caller = callerOf(response)
    if (!caller) return refuse(response, 'UNAUTHORIZED')
    const place = takePlace(response, { streams, caller, what: whatOf(path, request.body) })
    if (!place) return
    try {
      const answers = (await callTRPCProcedure({
        router,
        path,
        type: 'subscription',
        ctx: contextOf(response),
        getRawInput: async () => request.body,
        signal: place.left,
        batchIndex: 0,
      })) as AsyncIterable<unknown>
      // Parsed by now: a ticket's text may have 300 kB, and the stream lives for minutes.
      request.body = undefined
      const failed = (cause: unknown) => failureOf(response, { router, path, cause }).shape
      await pour(answers, response, { place, failed, lifeMs: caller.expiresAt - now() })
    } catch (cause) {
      answerFailure(response, { router, path, cause })
    }
  }

/** One of the open streams that a bridge and a session may have. */
interface Place {
  /** Aborted once nobody reads any more. */
  left: AbortSignal
  /** Calls when the bridge wants the stream to end, also when it has wanted it before. */
  onEnd(end: (ending: StreamEnding) => void): void
}

/** `undefined` when there is none; the request has been refused then. The place is free again when the response is over. */
function takePlace(
  response: Response,
  { streams, caller, what }: { streams: Streams; caller: Caller; what: string },
): Place | undefined {
  const leaving = new AbortController()
  let ending: StreamEnding | undefined
  let end: ((ending: StreamEnding) => void) | undefined
  const admission = streams.admit({
    sessionId: caller.sessionId,
    what,
    end(why) {
      ending = why
      end?.(why)
      leaving.abort()
    },
  })
  if (!admission.ok) {
    factsOf(response).reason = 'limit_streams'
    response.setHeader('Retry-After', admission.retryAfterSeconds)
    refuse(response, admission.refusal)
    return undefined
  }
  response.once('close', () => {
    leaving.abort()
    admission.leave()
  })
  return {
    left: leaving.signal,
    onEnd(call) {
      end = call
      if (ending) call(ending)
    },
  }
}

/** Writes the answers out until the first of: no more answers, the reader leaves or stalls, the session is over, the bridge ends it. */
async function pour(
  answers: AsyncIterable<unknown>,
  response: Response,
  { place, failed, lifeMs }: { place: Place; failed: (cause: unknown) => unknown; lifeMs: number },
): Promise<void> {
  const facts = factsOf(response)
  const stream = openEventStream(response)
  const sessionEnd = setTimeout(() => stream.end('session_over'), Math.max(0, lifeMs))
  place.onEnd(stream.end)
  response.once('close', () => clearTimeout(sessionEnd))
  let sent = 0
  try {
    for await (const answer of answers) {
      if (stream.isOver()) break
      await stream.send(answer)
      sent += 1
      facts.counts = { ...facts.counts, sent }
    }
    stream.end('done')
  } catch (cause) {
    stream.fail(failed(cause))
  }
}

/** Equal for requests for the same, wherever they resume. */
const whatOf = (path: string, body: unknown): string => {
  const asked = typeof body === 'object' && body !== null ? { ...body, lastEventId: undefined } : body
  return createHash('sha256')
    .update(`${path} ${JSON.stringify(asked)}`)
    .digest('base64url')
}
