import type { TRPC_ERROR_CODE_KEY } from '@trpc/server'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import type { Response } from 'express'

/** Every refusal that a door can make before an operation runs: its status and its words. */
const refusals = {
  BAD_REQUEST: {
    status: 400,
    message: 'The request could not be read. Send a JSON object as application/json.',
  },
  UNAUTHORIZED: { status: 401, message: 'Sign in again: there is no valid session for this request.' },
  FORBIDDEN: { status: 403, message: 'This is not for whom you have proven to be.' },
  NOT_FOUND: { status: 404, message: 'There is nothing at this address.' },
  METHOD_NOT_SUPPORTED: { status: 405, message: 'Ask by POST: the request is too long for an address.' },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    message: 'The request is too large. Send at most 1 MB: the newest comments are enough.',
  },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'Send JSON in UTF-8 with Content-Type: application/json.' },
  TOO_MANY_REQUESTS: {
    status: 429,
    message: 'Too many requests. Wait as long as Retry-After says, in seconds.',
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    message: 'The bridge failed. Its log says why, under this answer’s X-Request-Id.',
  },
  NOT_IMPLEMENTED: {
    status: 501,
    message: 'This bridge keeps no store, so there is nothing to watch. Ask panel.forTicket instead.',
  },
  SERVICE_UNAVAILABLE: { status: 503, message: 'The bridge is shutting down. Try again in a moment.' },
} satisfies Partial<Record<TRPC_ERROR_CODE_KEY, { status: number; message: string }>>

export type Refusal = keyof typeof refusals

export const refusalMessage = (refusal: Refusal): string => refusals[refusal].message

/** What an operation refuses, in a door's words. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly refusal: Refusal

  constructor(refusal: Refusal, message = refusalMessage(refusal)) {
    super(message)
    this.refusal = refusal
  }
}

/**
 * Ends a request with an error in tRPC's shape, so that one client reads the errors of every door. The body is the same for every
 * reason behind a refusal: what exactly was wrong is for our log, not for somebody who is trying keys.
 */
export function refuse(response: Response, refusal: Refusal): void {
  const { status, message } = refusals[refusal]
  response.status(status).json({
    error: { message, code: TRPC_ERROR_CODES_BY_KEY[refusal], data: { code: refusal, httpStatus: status } },
  })
}
