import type { ConnectionId } from '../connections.ts'
import type { Notice } from './notice.ts'
import { headersFor } from './sign.ts'

/** How far a webhook came. `given_up` after the last try, `dropped` when the merchant was told to lose it. */
export type DeliveryState =
  | 'sending'
  | 'retrying'
  | 'acknowledged'
  | 'given_up'
  | 'dropped'
  | 'nobody_listens'

/** One webhook on its way, as a spectator sees it. */
export interface Delivery {
  connection: ConnectionId
  topic: string
  what: string
  order: string
  state: DeliveryState
  attempts: number
  /** Of the last answer: its status, or why there was none. */
  answer?: string
  /** Milliseconds until the last answer. */
  tookMs?: number
  /** The second of two equal ones. */
  isDuplicate?: boolean
}

export interface Envelope {
  url: string
  headers: Record<string, string>
  body: string
}

/** How a body leaves: resolves to the status that came back. */
export type Post = (envelope: Envelope, signal: AbortSignal) => Promise<number>

/** Written once: every try sends the same bytes, as all four vendors do. */
export function envelopeFor(notice: Notice, url: string): Envelope {
  const body = JSON.stringify(notice.body(notice.at))
  return { url, body, headers: headersFor(notice, body) }
}

/** Vendors retry over hours; a spectator has a minute. */
const pausesMs = [1_000, 4_000, 15_000]
/** Five seconds is what the most impatient vendor gives. */
const patienceMs = 5_000

interface DeliverOptions {
  envelope: Envelope
  delivery: Delivery
  post: Post
  /** Resolves after so many milliseconds; rejects when the merchant closes. */
  pause: (ms: number) => Promise<void>
  signal: AbortSignal
  /** The clock of the machine in milliseconds. */
  elapsed: () => number
  changed: (delivery: Delivery) => void
}

/** Sends until somebody answers 2xx. The first try is over when `first` resolves; the rest goes on by itself. */
export function deliver(options: DeliverOptions): { first: Promise<void>; done: Promise<void> } {
  const { envelope, post, pause, signal, elapsed, changed } = options
  let delivery = options.delivery
  const tell = (news: Partial<Delivery>) => {
    delivery = { ...delivery, ...news }
    changed(delivery)
  }
  const attempt = async (): Promise<boolean> => {
    const started = elapsed()
    const answer = await post(envelope, AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])).then(
      (status) => ({ ok: status >= 200 && status < 300, said: String(status) }),
      (error: unknown) => ({ ok: false, said: reasonOf(error) }),
    )
    tell({
      attempts: delivery.attempts + 1,
      answer: answer.said,
      tookMs: Math.round(elapsed() - started),
      state: answer.ok ? 'acknowledged' : 'retrying',
    })
    return answer.ok
  }
  const retry = async (): Promise<void> => {
    for (const ms of pausesMs) {
      await pause(ms)
      if (await attempt()) return
    }
    tell({ state: 'given_up' })
  }
  const tried = attempt()
  return {
    first: tried.then(() => undefined),
    done: tried.then((isDone) => (isDone || signal.aborted ? undefined : retry())),
  }
}

/** `fetch` hides the reason in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${patienceMs / 1000} s`
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message
}

/** Posts over HTTP. */
export const postByFetch: Post = async ({ url, headers, body }, signal) => {
  const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
  await response.arrayBuffer()
  return response.status
}
