import type { FailureKind } from '@throughline/shared/vocabulary'
import type { HttpReply } from '../http.ts'

/** Zendesk's API did not give what was asked. The message may be shown to an administrator: no token and no person is in it. */
export class ZendeskFailure extends Error {
  override readonly name = 'ZendeskFailure'
  readonly kind: FailureKind
  /** Seconds, when Zendesk says so. */
  readonly retryAfter: number | undefined

  constructor(kind: FailureKind, message: string, retryAfter?: number) {
    super(message)
    this.kind = kind
    this.retryAfter = retryAfter
  }

  /** Of a reply that is no success. `what` begins the sentence. */
  static of({ status, headers }: Pick<HttpReply, 'status' | 'headers'>, what: string): ZendeskFailure {
    const after = Number(headers['retry-after'])
    const retryAfter = Number.isFinite(after) && after >= 0 ? Math.min(after, 3_600) : undefined
    if (status === 429) return new ZendeskFailure('rate_limited', `${what} asks to wait`, retryAfter ?? 60)
    if (status === 401 || status === 403 || status === 400) {
      return new ZendeskFailure('unauthorized', `${what} refused (${status})`)
    }
    if (status >= 500) return new ZendeskFailure('unreachable', `${what} failed (${status})`, retryAfter)
    return new ZendeskFailure('unexpected_shape', `${what} answered ${status}`)
  }
}
