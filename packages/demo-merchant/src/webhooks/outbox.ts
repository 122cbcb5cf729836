import type { ConnectionId } from '../connections.ts'
import type { Instant } from '../world/time.ts'
import type { World } from '../world/truth.ts'
import { type Delivery, deliver, envelopeFor, type Post } from './delivery.ts'
import type { Notice } from './notice.ts'
import { noticesIn } from './notices-in.ts'

/** How a system treats its webhooks, on purpose. */
export interface Mood {
  /** Each is sent twice. */
  duplicate: boolean
  /** What is due at once is sent newest first. */
  reorder: boolean
  /** None is sent. */
  drop: boolean
}

export const goodMood: Mood = { duplicate: false, reorder: false, drop: false }

export interface OutboxOptions {
  world: () => World
  now: () => Instant
  /** Where a system's webhooks go; `undefined` while nobody subscribed. */
  target: (connection: ConnectionId) => string | undefined
  mood: (connection: ConnectionId) => Mood
  post: Post
  pause: (ms: number) => Promise<void>
  elapsed: () => number
  signal: AbortSignal
  /** Takes note of a new delivery, with what it was sent for; returns what to call whenever it changed. */
  log: (delivery: Delivery, cause: number) => (delivery: Delivery) => void
}

/** Tells every system's subscribers what shows in it, once. */
export interface Outbox {
  /** What became visible since the last time, oldest first; each is told once. */
  due(): Notice[]
  /** Sends what is due, a system's webhooks one after another, systems side by side. `cause` comes back to `log`. */
  send(due: readonly { notice: Notice; cause: number }[]): void
  /** The next change that shows anywhere, or in one of some orders. */
  next(orders?: readonly string[]): Notice | undefined
  /** Resolves when everything was sent once. */
  sent(): Promise<void>
  /** Resolves when nothing is on its way, retries included. */
  settled(): Promise<void>
}

interface Sending {
  notice: Notice
  cause: number
  isDuplicate: boolean
}

export function createOutbox(options: OutboxOptions): Outbox {
  const { world, now, target, mood, signal, log } = options
  const told = new Set(noticesIn(world()).flatMap((notice) => (notice.at <= now() ? notice.id : [])))
  // What is rewritten in the past is not told again: only what shows from the last look on is news.
  let lookedAt = second(now())
  const lines = new Map<ConnectionId, Promise<void>>()
  const underWay = new Set<Promise<void>>()

  const track = (work: Promise<void>) => {
    const quiet = work.catch(() => undefined).finally(() => underWay.delete(quiet))
    underWay.add(quiet)
  }

  const sendOne = async ({ notice, cause, isDuplicate }: Sending): Promise<void> => {
    const { connection, topic, what, order } = notice
    const url = target(connection)
    const sketch: Delivery = {
      connection,
      topic,
      what,
      order,
      state: 'sending',
      attempts: 0,
      ...(isDuplicate && { isDuplicate }),
    }
    if (signal.aborted) return
    if (mood(connection).drop) return void log({ ...sketch, state: 'dropped' }, cause)
    if (!url) return void log({ ...sketch, state: 'nobody_listens' }, cause)
    const changed = log(sketch, cause)
    const { first, done } = deliver({
      ...options,
      envelope: envelopeFor(notice, url),
      delivery: sketch,
      changed,
    })
    track(done)
    await first
  }

  return {
    due() {
      const until = now()
      const due = noticesIn(world()).filter(({ id, at }) => at >= lookedAt && at <= until && !told.has(id))
      for (const { id } of due) told.add(id)
      lookedAt = second(until)
      return due
    },
    send(due) {
      for (const [connection, own] of Map.groupBy(due, ({ notice }) => notice.connection)) {
        const { reorder, duplicate } = mood(connection)
        const ordered = reorder ? own.toReversed() : own
        const line = (lines.get(connection) ?? Promise.resolve()).then(async () => {
          for (const one of ordered) {
            await sendOne({ ...one, isDuplicate: false })
            if (duplicate) await sendOne({ ...one, isDuplicate: true })
          }
        })
        lines.set(connection, line)
        track(line)
      }
    },
    next: (orders) =>
      noticesIn(world()).find(
        ({ id, at, order }) => at > now() && !told.has(id) && (!orders || orders.includes(order)),
      ),
    async sent() {
      await Promise.allSettled(lines.values())
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

/** Facts have whole seconds. */
const second = (at: Instant): Instant => Math.floor(at / 1_000) * 1_000
