import { ZafError, type ZafFailure } from '../zaf/zaf-error.ts'

/** Why there is no panel at all: beside the helpdesk's reasons, those of a bridge that was reached with a session. */
export type FailureKind = ZafFailure | 'session_expired' | 'bridge_failed' | 'unknown'

export type Failure = {
  kind: FailureKind
  /** For an administrator; English, without personal data. */
  detail: string
}

export class BridgeError extends Error {
  override readonly name = 'BridgeError'
  readonly kind: FailureKind

  constructor(kind: FailureKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}

export const failureOf = (error: unknown): Failure =>
  error instanceof BridgeError || error instanceof ZafError
    ? { kind: error.kind, detail: error.message }
    : { kind: 'unknown', detail: error instanceof Error ? error.message : String(error) }

const passing: FailureKind[] = ['bridge_unreachable', 'bridge_failed', 'no_answer']

/** Whether asking again by ourselves can help. The others wait for a person. */
export const mayPass = (error: unknown): boolean => passing.includes(failureOf(error).kind)
