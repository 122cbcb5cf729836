import type { Failure } from '@throughline/shared/model'
import { type FailureKind, failureRetryable } from '@throughline/shared/vocabulary'

/**
 * The one error a connector throws on purpose. Anything else that leaves a connector is a bug and stays an exception.
 * `message` is for administrators: what failed, with the vendor's code in it; never personal data, never a secret.
 */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError'
  readonly kind: FailureKind
  /** Seconds to wait before asking again, where the vendor said so. */
  readonly retryAfter: number | undefined

  constructor(kind: FailureKind, message: string, options: { retryAfter?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.kind = kind
    this.retryAfter = options.retryAfter
  }

  /** The failure as an answer carries it. */
  toFailure(): Failure {
    return {
      kind: this.kind,
      detail: this.message,
      retryable: failureRetryable[this.kind],
      ...(this.retryAfter === undefined ? {} : { retryAfter: this.retryAfter }),
    }
  }
}

/** What an HTTP status means when the vendor has no better word. 2xx has no meaning here and gives `undefined`. */
export function failureOfStatus(status: number): FailureKind | undefined {
  if (status >= 200 && status < 300) return undefined
  if (status === 401 || status === 403) return 'unauthorized'
  if (status === 408) return 'timed_out'
  if (status === 429) return 'rate_limited'
  if (status >= 500) return 'unreachable'
  return 'unexpected_shape'
}

/** Seconds from a `Retry-After` header, RFC 9110 10.2.3: seconds, or a date compared with the reply's own `Date` header. */
export function retryAfterSeconds(headers: Readonly<Record<string, string | undefined>>): number | undefined {
  const header = headers['retry-after']
  if (!header) return undefined
  if (/^\d+$/.test(header.trim())) return Number(header.trim())
  const until = Date.parse(header)
  const now = Date.parse(headers.date ?? '')
  return Number.isNaN(until) || Number.isNaN(now) ? undefined : Math.max(0, Math.round((until - now) / 1000))
}
