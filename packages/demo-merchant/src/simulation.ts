import { type Clock, createClock } from './clock.ts'
import type { ConnectionId } from './connections.ts'
import { type ControlLog, createControlLog, type Entry } from './control/log.ts'
import { type Post, postByFetch } from './webhooks/delivery.ts'
import type { Notice } from './webhooks/notice.ts'
import { createOutbox, goodMood, type Mood, type Outbox } from './webhooks/outbox.ts'
import { createWorld } from './world/create-world.ts'
import type { Intervention, WorldEvent } from './world/events/event.ts'
import { withEvent } from './world/events/with-event.ts'
import { day, type Instant } from './world/time.ts'
import type { World } from './world/truth.ts'

export interface SimulationOptions {
  seed: number | undefined
  /** The machine's clock, epoch milliseconds. */
  now: () => number
  webhookTarget: ((connection: ConnectionId) => string | undefined) | undefined
  /** How webhooks leave; over HTTP unless told. */
  post?: Post
  /** Waits between tries; real time unless told. */
  pause?: (ms: number) => Promise<void>
}

/** The world in motion: its clock, what people do to it, and what its systems tell of that. */
export interface Simulation {
  world(): World
  clock: Clock
  /** What was done to the world, oldest first: with the seed it is the whole story. */
  events(): readonly WorldEvent[]
  /**
   * Makes something happen now. Resolves to its line in the log.
   * @throws Error that names what is not there
   */
  intervene(intervention: Intervention, said?: { what: string; note?: string | undefined }): number
  /** Whether what is done from now on is told by every system on the spot, instead of after its usual delay. */
  tellsAtOnce(): boolean
  tellAtOnce(wanted: boolean): void
  /**
   * Moves the clock as life would: a day at a time, and nothing is a day late. A jump over many days would let webhooks arrive that are
   * too old to be believed.
   */
  travelTo(at: Instant): Promise<void>
  /** The next change that shows anywhere, or in one of some orders. */
  next(orders?: readonly string[]): Notice | undefined
  mood(connection: ConnectionId): Mood
  setMood(connection: ConnectionId, mood: Partial<Mood>): void
  log: ControlLog
  /** Resolves when no webhook is on its way. */
  settled(): Promise<void>
  close(): void
}

/** A timer cannot sleep longer than 2^31 ms; nobody watches for an hour either. */
const longestSleepMs = 60_000

export function createSimulation(options: SimulationOptions): Simulation {
  const clock = createClock(options.now)
  const closing = new AbortController()
  const log = createControlLog()
  const moods = new Map<ConnectionId, Mood>()
  const mood = (connection: ConnectionId) => moods.get(connection) ?? goodMood
  const events: WorldEvent[] = []
  let world = createWorld({ seed: options.seed, now: clock.now() })
  let isPrompt = false
  let timer: NodeJS.Timeout | undefined

  const outbox: Outbox = createOutbox({
    world: () => world,
    now: clock.now,
    target: options.webhookTarget ?? (() => undefined),
    mood,
    post: options.post ?? postByFetch,
    pause: options.pause ?? pauseUntil(closing.signal),
    elapsed: () => performance.now(),
    signal: closing.signal,
    log(first, cause) {
      const id = log.add({ kind: 'webhook', at: clock.now(), cause, delivery: first })
      return (delivery) =>
        log.change(id, (entry) => (entry.kind === 'webhook' ? { ...entry, delivery } : entry))
    },
  })

  /** Tells what shows now, under the line that caused it. What time alone brought gets lines of its own. */
  const tell = (because: number | undefined) => {
    const causes = new Map<string, number>()
    const causeOf = (notice: Notice): number => {
      const story = because === undefined ? storyOf(notice) : ''
      const { at, what, order } = notice
      const cause =
        because ?? causes.get(story) ?? log.add({ kind: 'happened', at, what, orders: [order], webhooks: 0 })
      causes.set(story, cause)
      log.change(cause, oneWebhookMore)
      return cause
    }
    outbox.send(outbox.due().map((notice) => ({ notice, cause: causeOf(notice) })))
    schedule()
  }
  const schedule = () => {
    clearTimeout(timer)
    if (closing.signal.aborted) return
    const { now, speed } = { now: clock.now(), speed: clock.state().speed }
    const at = outbox.next()?.at
    const wait = at === undefined ? longestSleepMs : Math.min(longestSleepMs, (at - now) / speed)
    timer = setTimeout(() => tell(undefined), Math.max(20, wait))
    timer.unref()
  }
  const unhear = clock.onChange(() => tell(undefined))
  schedule()

  return {
    world: () => world,
    clock,
    events: () => events,
    intervene(intervention, said) {
      // Vendors know whole seconds, and an event must not lie ahead of the clock.
      const at = Math.floor(clock.now() / 1000) * 1000
      const event: WorldEvent = { ...intervention, at, toldAtOnce: isPrompt }
      const before = world
      world = withEvent(world, event)
      events.push(event)
      const orders = world.orders.filter((order) => !before.orders.includes(order)).map(({ name }) => name)
      const id = log.add({
        kind: 'happened',
        at,
        what: said?.what ?? intervention.kind.replaceAll('_', ' '),
        orders,
        ...(said?.note && { note: said.note }),
        webhooks: 0,
      })
      tell(id)
      return id
    },
    async travelTo(at) {
      while (clock.now() < at) {
        clock.jumpTo(Math.min(at, clock.now() + day))
        await outbox.sent()
      }
    },
    tellsAtOnce: () => isPrompt,
    tellAtOnce(wanted) {
      isPrompt = wanted
    },
    next: outbox.next,
    mood,
    setMood: (connection, change) => void moods.set(connection, { ...mood(connection), ...change }),
    log,
    settled: outbox.settled,
    close() {
      closing.abort()
      clearTimeout(timer)
      unhear()
    },
  }
}

/** What a spectator takes for one thing, however many systems tell of it. */
const storyOf = ({ order, what, at }: Notice): string => [order, what, at].join('|')

const oneWebhookMore = (entry: Entry): Entry =>
  entry.kind === 'happened' || entry.kind === 'clock' ? { ...entry, webhooks: entry.webhooks + 1 } : entry

const pauseUntil =
  (signal: AbortSignal) =>
  (ms: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, ms)
      timer.unref()
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        reject(new Error('The merchant closes.'))
      })
    })
