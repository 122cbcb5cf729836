import { z } from 'zod'
import { type DeskRefusal, DeskRefused } from '../flow/bot-desk.ts'

/** What a bot is told that got no answer, RFC 9457. The same at every door. */
export const Problem = z.object({
  type: z.literal('about:blank'),
  title: z.string().max(100),
  status: z.int().min(400).max(599),
  detail: z.string().max(1_000).describe('What was wrong and what to send instead'),
})
export type Problem = z.infer<typeof Problem>

/** A problem on its way out. */
export class BotProblem extends Error {
  override readonly name = 'BotProblem'
  readonly problem: Problem
  readonly retryAfterSeconds: number | undefined

  constructor(problem: Omit<Problem, 'type'>, retryAfterSeconds?: number) {
    super(problem.detail)
    this.problem = { type: 'about:blank', ...problem }
    this.retryAfterSeconds = retryAfterSeconds
  }
}

const refusals: Record<DeskRefusal, Omit<Problem, 'type'>> = {
  not_found: {
    title: 'Not found',
    status: 404,
    detail:
      'There is nothing that this verification may see under this number. Ask the customer for the order number and start a verification.',
  },
  too_many_tries: {
    title: 'Too many tries',
    status: 429,
    detail: 'Wait as long as Retry-After says, in seconds, or hand over to a human.',
  },
  level_too_low: {
    title: 'Verification needed',
    status: 403,
    detail:
      'This needs a customer who is verified at level 2. Start a verification with sendCode or a platform token.',
  },
  no_store: {
    title: 'Not available',
    status: 501,
    detail:
      'This bridge keeps no store (store: false), so it can keep no verification, promise or hand-over.',
  },
}

/** Anything that was thrown, as a problem; undefined for a bug, which is for the log alone. */
export function problemOf(error: unknown): BotProblem | undefined {
  if (error instanceof BotProblem) return error
  if (error instanceof DeskRefused) return new BotProblem(refusals[error.refusal], error.retryAfterSeconds)
  return undefined
}

export const internalProblem = new BotProblem({
  title: 'The bridge failed',
  status: 500,
  detail: 'The bridge failed. Its log says why, under this answer’s X-Request-Id.',
})

const wrongType = 'Invalid input: expected object'
const missing = /^Invalid input: expected (\w+), received undefined$/

/** Which part of an input is wrong, in words that say what to send. */
export function inputProblem(error: z.core.$ZodError): BotProblem {
  const issues = error.issues
    .slice(0, 5)
    .map(({ path, message }) =>
      path.length === 0 && message.startsWith(wrongType)
        ? 'Send a JSON object with the fields of the operation, in UTF-8 and with Content-Type: application/json'
        : `${path.join('.') || 'the body'}: ${message.replace(missing, 'is missing; send a $1')}`,
    )
  return new BotProblem({ title: 'Wrong input', status: 400, detail: issues.join('; ').slice(0, 1_000) })
}
