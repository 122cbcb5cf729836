import { z } from 'zod'
import { failureKinds } from '../vocabulary/index.ts'

/** Why a source gave no answer. `detail` is for administrators: no personal data, no secrets. */
export const Failure = z.object({
  kind: z.enum(failureKinds),
  detail: z.string(),
  retryable: z.boolean(),
  /** Seconds to wait, when the source said so. */
  retryAfter: z.number().nonnegative().optional(),
})
export type Failure = z.infer<typeof Failure>

/**
 * A source's answer is data or a failure with a name. An empty `data` is an answer: asked, and nothing found.
 * `asOf` is when the source said it, ISO 8601 in UTC. `lastGood` is what it said before it failed.
 */
export type Answer<T> =
  | { ok: true; source: string; asOf: string; data: T }
  | { ok: false; source: string; failure: Failure; lastGood?: { asOf: string; data: T } }
