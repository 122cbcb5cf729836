import type { Webhooks } from '../connectors/connector.ts'
import { leadsOf } from '../domain/identity/leads-of.ts'
import type { Source } from './ask.ts'
import { createReasker, type Reasked, type ReaskTiming, united } from './reask.ts'

/** A delivery as the inbox hands it out, for a limited time. */
export interface ClaimedWebhook {
  id: number
  topic: string
  body: string
  /** This one included. */
  attempts: number
}

/** Where webhooks wait between their acknowledgement and their effect: the store. */
export interface WebhookInbox {
  /** The oldest open ones of these connections, now ours. */
  claim(limit: number, connections: readonly string[]): Promise<ClaimedWebhook[]>
  /** Keeps them ours for another while. */
  hold(ids: readonly number[]): Promise<void>
  finish(id: number, outcome: string): Promise<void>
  postpone(id: number, waitMs: number): Promise<void>
}

/** A connection whose vendor sends webhooks. */
export interface Feed {
  /** With a memory: what it says is kept, and changes are told. */
  source: Source
  hints: Webhooks['hints']
}

export interface IngestOptions {
  inbox: WebhookInbox
  feeds: readonly Feed[]
  /** The sources that a record of this connection may lead to: those that serve a brand together with it. */
  leadsTo(connection: string): readonly Source[]
  /** Epoch milliseconds. */
  now: () => number
  /** Hears of bugs, and of a store that is away. */
  onError: (error: unknown) => void
  /** Hears how each delivery ended, and of each that has to wait. */
  onOutcome?: (told: { connection: string; outcome: string; attempts: number }) => void
  timing?: Partial<IngestTiming>
}

export interface IngestTiming extends ReaskTiming {
  /** How long after a wake-up deliveries are gathered. */
  gatherMs: number
  /** Finds what nobody woke us for: what was postponed, and what another bridge left behind when it died. */
  sweepMs: number
  /** What is in hand when the bridge stops may take this long; the rest is left to whoever comes next. */
  graceMs: number
}

const usual: IngestTiming = { gatherMs: 10, sweepMs: 5_000, graceMs: 3_000, settleMs: 40, spacingMs: 1_000 }

/** After each failed attempt; then it is given up, five hours after it came. Reconciliation finds what is left. */
const waitsMs = [2, 10, 30, 60, 300, 900, 1_800, 3_600, 3_600, 3_600, 3_600].map((seconds) => seconds * 1_000)
/** One connection's deliveries at once. Many, because most of a burst are one question, and wait for its turn. */
const mostInHand = 1_000
/** Bodies are large; once read they are let go. */
const claimedAtOnce = 100
/** A third of the time after which a delivery is free again for others. */
const holdEveryMs = 5_000

export interface Ingest {
  /** Something has just arrived for this connection. */
  wake(connection: string): void
  close(): Promise<void>
}

/**
 * Gives webhooks their effect. A webhook is a hint and nothing more: what it names is asked again at its source, and what the source says
 * now is kept. So it makes no difference in which order they come, how often, or how old they are.
 *
 * Each connection has a worker of its own: a vendor that hangs holds up nobody else.
 */
export function createIngest(options: IngestOptions): Ingest {
  const { feeds } = options
  const workers = new Map(feeds.map((feed) => [feed.source.connection, startWorker(feed, options)]))
  return {
    wake: (connection) => workers.get(connection)?.wake(),
    async close() {
      await Promise.all([...workers.values()].map((worker) => worker.close()))
    },
  }
}

function startWorker({ source, hints }: Feed, options: IngestOptions) {
  const { inbox, leadsTo, now, onError, onOutcome = () => {} } = options
  const { connection } = source
  const timing = { ...usual, ...options.timing }
  const reasker = createReasker({ source, now, timing })
  const inHand = new Map<number, Promise<void>>()
  const alarm = createAlarm()
  let isTaking = true
  /** Until those who wait for what is in hand have waited long enough. */
  let isOpen = true

  /** How it ended, or why it has to wait. */
  const effectOf = async ({
    topic,
    body,
  }: Pick<ClaimedWebhook, 'topic' | 'body'>): Promise<string | (Reasked & { ok: false })> => {
    const parsed = jsonOf(body)
    if (parsed === undefined) return 'not_json'
    const found = hints({ topic, body: parsed })
    if (!found) return 'topic_unknown'
    if (found.length === 0) return 'nothing_to_ask'
    const asked = united(await Promise.all(found.map(reasker.ask)))
    if (!asked.ok) return asked
    await followParcels(asked)
    return 'asked'
  }

  /**
   * A parcel that nobody knew is asked at the carriers, so that it is there when a ticket comes. Other systems tell of their own changes,
   * and a carrier that is away tells later.
   */
  const followParcels = async ({ records }: Reasked & { ok: true }): Promise<void> => {
    const parcels = records.flatMap(leadsOf).filter(({ kind }) => kind === 'tracking')
    const questions = parcels.flatMap(({ kind, by, value, carrier }) =>
      leadsTo(connection).flatMap((carriers) => {
        const capability = carriers.capabilities.find((one) => one.kind === kind && one.by === by)
        const asked = { value, ...(carrier && { carrier }) }
        return capability ? [carriers.ask(capability, asked, { remembered: 'unless_new' })] : []
      }),
    )
    for (const one of await Promise.allSettled(questions)) if (one.status === 'rejected') onError(one.reason)
  }

  const handle = async ({ id, attempts, topic, body }: ClaimedWebhook): Promise<void> => {
    const end = async (outcome: string) => {
      await inbox.finish(id, outcome)
      onOutcome({ connection, outcome, attempts })
    }
    try {
      // It was in hand whenever the bridge died: it may be the reason.
      if (attempts > waitsMs.length + 1) return await end('gave_up_died')
      const effect = await effectOf({ topic, body }).catch((bug: unknown) => {
        onError(bug)
        return { ok: false as const, reason: 'bug', retryAfter: undefined }
      })
      if (!isOpen) return
      if (typeof effect === 'string') return await end(effect)
      const waitMs = waitsMs[attempts - 1]
      if (waitMs === undefined) return await end(`gave_up_${effect.reason}`)
      await inbox.postpone(id, Math.max(waitMs, (effect.retryAfter ?? 0) * 1_000))
      onOutcome({ connection, outcome: `waits_${effect.reason}`, attempts })
    } catch (error) {
      // The store is away. The claim ends by itself, and then somebody takes it up again.
      if (isOpen) onError(error)
    }
  }

  const take = async (): Promise<'more' | 'none'> => {
    const free = Math.min(mostInHand - inHand.size, claimedAtOnce)
    if (free === 0) return 'none'
    const claimed = await inbox.claim(free, [connection])
    for (const delivery of claimed) {
      // A claim that ran out while we were still at it.
      if (inHand.has(delivery.id)) continue
      const done = handle(delivery).then(() => {
        inHand.delete(delivery.id)
        if (inHand.size === mostInHand - 1) alarm.ring()
      })
      inHand.set(delivery.id, done)
    }
    return claimed.length === free ? 'more' : 'none'
  }

  const run = async (): Promise<void> => {
    while (isTaking) {
      let left: 'more' | 'none' = 'none'
      try {
        left = await take()
      } catch (error) {
        onError(error)
      }
      if (left === 'more') continue
      await alarm.rings(timing.sweepMs)
      await alarm.passes(timing.gatherMs)
    }
  }
  const running = run()
  const holding = setInterval(() => {
    if (inHand.size > 0) inbox.hold([...inHand.keys()]).catch(onError)
  }, holdEveryMs)
  holding.unref()

  return {
    wake: alarm.ring,
    async close(): Promise<void> {
      isTaking = false
      alarm.end()
      await running
      await Promise.race([
        Promise.all(inHand.values()),
        new Promise((resolve) => setTimeout(resolve, timing.graceMs).unref()),
      ])
      isOpen = false
      clearInterval(holding)
      reasker.close()
      await Promise.allSettled([...inHand.keys()].map((id) => inbox.postpone(id, 0)))
    },
  }
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Rings once for all that happens while nobody listens. Does not keep a process alive. */
function createAlarm() {
  let isRinging = false
  let isOver = false
  const sleepers = new Set<() => void>()
  let listener: (() => void) | undefined
  const sleep = (ms: number, asleep: (wake: () => void) => void = () => {}): Promise<void> =>
    new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        sleepers.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      timer.unref()
      sleepers.add(wake)
      asleep(wake)
    })
  return {
    ring(): void {
      isRinging = true
      listener?.()
    },
    /** Until it rings, or after this time. */
    async rings(ms: number): Promise<void> {
      if (!isRinging && !isOver) {
        await sleep(ms, (wake) => {
          listener = wake
        })
      }
      isRinging = false
    },
    /** This time, unless it is over before. */
    passes: async (ms: number): Promise<void> => (isOver ? undefined : sleep(ms)),
    end(): void {
      isOver = true
      for (const wake of [...sleepers]) wake()
    },
  }
}
