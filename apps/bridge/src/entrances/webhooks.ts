import express, { type ErrorRequestHandler, type RequestHandler, type Response, Router } from 'express'
import type { Incoming, Verdict } from '../connectors/connector.ts'
import { errorFacts } from '../platform/log.ts'
import { limit } from './limits.ts'
import { factsOf } from './request-log.ts'

/** Vendors send up to 1 MB; what is larger than this is not a webhook. */
const largestBody = '2mb'
/** The most impatient vendor hangs up after 5 s and counts a failure: a store that is slower than this is away. */
const usualPatienceMs = 4_000
/** Zendesk tries again only when asked to within a minute. */
const retryAfterSeconds = '30'

/** One address that a vendor posts to: `/webhooks/<name>`. */
export interface Hook {
  /** The connection, or `zendesk/<subdomain>`. Its deliveries are kept under it. */
  name: string
  secrets: readonly string[]
  verify(incoming: Incoming, secrets: readonly string[]): Verdict
  /** The JSON that the vendor wants to read; an empty 200 where it is absent. */
  acknowledgement?: unknown
}

export interface WebhookDoorOptions {
  hooks: readonly Hook[]
  /** Resolves when it is committed: `false` when this event was there already. */
  keep(delivery: { connection: string; eventId: string; topic: string; body: string }): Promise<boolean>
  /** Called once a delivery is kept. */
  onKept(name: string): void
  perMinute: number
  now: () => number
  /** How long a vendor waits for the store, in milliseconds. */
  patienceMs?: number
}

/**
 * `POST /webhooks/<connection>` and `/webhooks/zendesk/<subdomain>`: prove who sent it, keep it, say yes. In this order, and nothing
 * else: no vendor is asked before the answer, and no yes is said to what could be lost.
 */
export function webhookDoor(options: WebhookDoorOptions): Router {
  const hooks = new Map(options.hooks.map((hook) => [hook.name, hook]))
  const door = Router()
  door.post(
    '/*path',
    limit({ name: 'webhooks', perMinute: options.perMinute }),
    (request, response, next) => {
      const hook = hooks.get(request.path.replace(/^\/|\/$/g, ''))
      factsOf(response).route = `/webhooks/${hook?.name ?? 'unknown'}`
      if (!hook) return answer(response, 404, 'There is no connection with webhooks at this address.')
      hookOf.set(response, hook)
      next()
    },
    // The signature is over the bytes as they came; a sender who packs them is none of ours.
    express.raw({ type: () => true, limit: largestBody, inflate: false }),
    receive(options),
  )
  door.use(refused)
  return door
}

const hookOf = new WeakMap<Response, Hook>()

const receive =
  ({ keep, onKept, now, patienceMs = usualPatienceMs }: WebhookDoorOptions): RequestHandler =>
  async (request, response, next) => {
    const hook = hookOf.get(response)
    if (!hook) return next()
    const facts = factsOf(response)
    const rawBody: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
    )
    const verdict = hook.verify({ rawBody, headers, now: now() }, hook.secrets)
    if (!verdict.ok) {
      facts.reason = `webhook_${verdict.reason}`
      return answer(response, 401, 'This was not signed with the secret of this connection, or long ago.')
    }
    const { eventId, topic } = verdict
    if (topic === undefined) {
      facts.outcome = 'test'
      return acknowledge(response, hook)
    }
    try {
      const body = rawBody.toString('utf8')
      const isNew = await within(patienceMs, keep({ connection: hook.name, eventId, topic, body }))
      facts.outcome = isNew ? 'kept' : 'duplicate'
      if (isNew) onKept(hook.name)
    } catch (error) {
      facts.reason = 'store_away'
      facts.error = errorFacts(error)
      response.setHeader('Retry-After', retryAfterSeconds)
      return answer(response, 503, 'This could not be kept just now. Send it again.')
    }
    acknowledge(response, hook)
  }

const acknowledge = (response: Response, { acknowledgement }: Hook): void => {
  if (acknowledgement === undefined) response.status(200).end()
  else response.status(200).json(acknowledgement)
}

/** For the administrator who reads the vendor's list of failed deliveries. */
const answer = (response: Response, status: number, error: string): void => {
  response.status(status).json({ error })
}

// biome-ignore lint/complexity/useMaxParams: Express knows an error handler by its four parameters
const refused: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  if (response.headersSent || typeof status !== 'number' || status < 400 || status >= 500) return next(error)
  if (status === 413) return answer(response, 413, 'This is larger than 2 MB.')
  return answer(response, status, 'This could not be read.')
}

class StoreTooSlow extends Error {
  override readonly name = 'StoreTooSlow'
}

/** What is late may still succeed: then the sender's next try is found to be a duplicate. */
async function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreTooSlow()), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
