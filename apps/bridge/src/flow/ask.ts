import type { Answer, SourceRecord } from '@throughline/shared/model'
import type { RecordKind } from '@throughline/shared/vocabulary'
import DataLoader from 'dataloader'
import { LRUCache } from 'lru-cache'
import type {
  Asked,
  Capability,
  ChangedReply,
  Connector,
  ConnectorDefinition,
  LookupKey,
  Reask,
  Reply,
} from '../connectors/connector.ts'
import { ConnectorError } from '../connectors/errors.ts'
import type { NumberStyle } from '../domain/identity/same-order-number.ts'
import { sortByAsked } from '../domain/identity/sort-by-asked.ts'
import { breakerRestMs, createResilience } from '../platform/resilience.ts'
import { createAllowanceMeter } from './allowance.ts'

/**
 * How long an answer is given again to whoever asks the same. Long enough for the agents who open one ticket together, short enough
 * that nobody sees an order change late; the panel shows the answer's own age either way.
 */
const sharedAnswerMs = 10_000

/** Nobody waits for background work, and a page of a hundred parcels takes a vendor seconds. */
const patientMs = 30_000
/** Background work looks again after this time whether agents have left a place free. */
const agentsFirstMs = 250

/** What one source says to one value. `strangers` counts records that belonged to nobody who was asked for; they are gone. */
export interface Finding {
  records: SourceRecord[]
  strangers: number
  /** It may hold more for this value than was read. Of several values in one call it does not tell which: then it may be any of them. */
  more?: true
}

export interface AskOptions {
  /** Ask upstream now, whatever was said a moment ago: the agent's Retry. */
  fresh?: boolean
  /**
   * What a source with a memory (`remember.ts`) may do with it: `while_current` answers from it for a minute, webhooks included, and
   * asks when that is older; `then_ask` answers from it then, too, and asks behind it; `unless_new` asks only what was never asked.
   */
  remembered?: 'while_current' | 'then_ask' | 'unless_new'
  /** Nobody waits for it: asked upstream now, with patience. Ask `backgroundWait` before. */
  background?: boolean
}

/** One page of what a source says has changed. */
export interface ChangedPage {
  records: SourceRecord[]
  next?: string | undefined
}

/**
 * `refresh` is there when the answer was remembered and the source is being asked behind it; it resolves when that has ended.
 * `unkept` when the store could not take what the source said.
 */
export type SourceAnswer = Answer<Finding> & { refresh?: Promise<void>; unkept?: true }

/** One connection as the flow sees it: what it can be asked, and a way to ask that never throws for a reason the agent should read. */
export interface Source {
  connection: string
  title: string
  vendor: string
  capabilities: readonly Capability[]
  numbers: NumberStyle
  ask(capability: Capability, asked: Asked, options?: AskOptions): Promise<SourceAnswer>
  /** What to ask for parts that webhooks name, where this source needs to be asked that first. */
  trace?(ids: readonly string[]): Promise<Answer<Reask[]>>
  /** A page of what changed at or after a time, as `Connector.changedSince`; there where the vendor can tell. Background work. */
  changedSince?(since: string, cursor?: string): Promise<Answer<ChangedPage>>
  /** Kinds of which `changedSince` tells every change. */
  listed: readonly RecordKind[]
  /** False while its breaker is open or it told us to wait. */
  isReady(): boolean
  /** Why and how long background work must leave this source alone; `undefined` when it may ask. */
  backgroundWait(): BackgroundWait | undefined
}

export interface BackgroundWait {
  ms: number
  why:
    | 'it rests after failures'
    | 'it told us to wait'
    | 'agents are asking'
    | 'the rest of its allowance is for agents'
}

export interface SourceOptions {
  connection: string
  title: string
  definition: Pick<ConnectorDefinition, 'title' | 'capabilities' | 'concurrency' | 'listed'>
  connector: Connector
  numbers?: NumberStyle
  /** Epoch milliseconds. */
  now: () => number
  /** For one question. */
  timeoutMs: number
}

/**
 * The seam between vendors and everybody else. Inside it vendors throw; outside it every question has an answer.
 *
 * - Questions of one tick are batched to the capability's size; equal questions share one upstream call.
 * - Each record is checked against the value that asked for it (`sortByAsked`), because upstreams ignore filters silently.
 * - A bug is no answer: anything but a `ConnectorError` or a policy's verdict is thrown on.
 */
export function createSource(options: SourceOptions): Source {
  const { connection, definition, connector, now, timeoutMs } = options
  const numbers = options.numbers ?? {}
  const pause = createPause(now)
  const meter = createAllowanceMeter(now)
  const resilience = createResilience({
    timeoutMs,
    patientMs,
    concurrency: definition.concurrency,
    isTransient: (error) => error instanceof ConnectorError && error.kind === 'unreachable',
    isUnwell: (error) =>
      error instanceof ConnectorError && (error.kind === 'unreachable' || error.kind === 'timed_out'),
  })

  let agentsAsking = 0
  /** One upstream call: refused while the vendor wants us to wait, counted, and read for what it still allows. */
  const call = async <R extends Reply>(
    upstream: (signal: AbortSignal) => Promise<R>,
    background: boolean,
  ): Promise<R> => {
    pause.refuse()
    const before = background ? meter.left() : undefined
    if (!background) agentsAsking += 1
    try {
      const reply = await resilience.run(upstream, { patient: background })
      pause.note(reply)
      if (reply.allowance) meter.note(reply.allowance, before)
      return reply
    } finally {
      if (!background) agentsAsking -= 1
    }
  }
  /**
   * A reply is as old as its question: taken before the call. Of two that are under way at once the one that ends last may say what was
   * true first; whoever asked after a change has the later stamp, and is believed.
   */
  const timeStamp = (): string => new Date(now()).toISOString()
  const stamped = ({ records }: Reply, observedAt: string): SourceRecord[] =>
    records.map((draft): SourceRecord => ({ ...draft, connection, observedAt }))

  const answerBatch = async (
    { kind, by }: { kind: RecordKind; by: LookupKey },
    values: readonly Asked[],
    background: boolean,
  ) => {
    const question = { kind, by, values, ...(background && { patient: true }) }
    const observedAt = timeStamp()
    const reply = await call((signal) => connector.ask(question, signal), background)
    const { perValue, strangers } = sortByAsked(stamped(reply, observedAt), { kind, by, values, numbers })
    // Strangers are the batch's; they are told once, with its first value.
    return perValue.map(
      (own, at): Stamped => ({
        asOf: observedAt,
        records: own,
        strangers: at === 0 ? strangers : 0,
        ...(reply.more && { more: true }),
      }),
    )
  }

  const loaders = new Map<Capability, Record<'agents' | 'background', DataLoader<Asked, Stamped, string>>>()
  for (const capability of definition.capabilities) {
    const cacheKeyFn = (asked: Asked) => `${asked.value} ${asked.carrier ?? ''}`
    loaders.set(capability, {
      agents: new DataLoader((values) => answerBatch(capability, values, false), {
        maxBatchSize: capability.batch,
        cacheKeyFn,
        cacheMap: new LRUCache<string, Promise<Stamped>>({
          max: 1_000,
          ttl: sharedAnswerMs,
          ttlResolution: 0,
          perf: { now },
        }),
      }),
      // Not shared with agents: they would wait for its patience.
      background: new DataLoader((values) => answerBatch(capability, values, true), {
        maxBatchSize: capability.batch,
        cacheKeyFn,
        cache: false,
      }),
    })
  }

  const failed = (error: unknown, background = false): Answer<never> => {
    const known = asConnectorError(error, {
      verdict: resilience.verdictOf(error),
      timeoutMs: background ? patientMs : timeoutMs,
    })
    if (known.kind === 'rate_limited') pause.until(known.retryAfter)
    return { ok: false, source: connection, failure: known.toFailure() }
  }

  const trace = async (ids: readonly string[]): Promise<Answer<Reask[]>> => {
    try {
      pause.refuse()
      const upstream = async (signal: AbortSignal) => (await connector.trace?.(ids, signal)) ?? []
      const data = await resilience.run(upstream, { patient: true })
      return { ok: true, source: connection, asOf: timeStamp(), data }
    } catch (error) {
      return failed(error, true)
    }
  }

  const changedSince = async (since: string, cursor?: string): Promise<Answer<ChangedPage>> => {
    const asOf = timeStamp()
    try {
      const none: ChangedReply = { records: [] }
      const reply = await call(
        async (signal) => (await connector.changedSince?.(since, cursor, signal)) ?? none,
        true,
      )
      return { ok: true, source: connection, asOf, data: { records: stamped(reply, asOf), next: reply.next } }
    } catch (error) {
      return failed(error, true)
    }
  }

  return {
    connection,
    title: options.title,
    vendor: definition.title,
    capabilities: definition.capabilities,
    numbers,
    listed: connector.changedSince ? (definition.listed ?? []) : [],
    isReady: () => !resilience.isOpen() && pause.secondsLeft() === 0,
    backgroundWait() {
      const [restMs, told, spentMs] = [resilience.restMs(), pause.secondsLeft(), meter.waitMs()]
      if (restMs > 0) return { ms: restMs, why: 'it rests after failures' }
      if (told > 0) return { ms: told * 1_000, why: 'it told us to wait' }
      if (agentsAsking * 2 > definition.concurrency) return { ms: agentsFirstMs, why: 'agents are asking' }
      return spentMs > 0 ? { ms: spentMs, why: 'the rest of its allowance is for agents' } : undefined
    },
    async ask(capability, asked, { fresh = false, background = false } = {}) {
      const loader = loaders.get(capability)?.[background ? 'background' : 'agents']
      if (!loader)
        throw new Error(
          `${connection} was asked ${capability.kind} by ${capability.by}, which it does not declare`,
        )
      if (fresh) loader.clear(asked)
      try {
        const { asOf, ...data } = await loader.load(asked)
        return { ok: true, source: connection, asOf, data }
      } catch (error) {
        loader.clear(asked)
        return failed(error, background)
      }
    },
    ...(connector.trace && { trace }),
    ...(connector.changedSince && { changedSince }),
  }
}

interface Stamped extends Finding {
  asOf: string
}

/** Converts once: what a vendor threw or a policy decided becomes a named failure. Everything else is a bug and goes on. */
function asConnectorError(
  error: unknown,
  {
    verdict,
    timeoutMs,
  }: { verdict: ReturnType<ReturnType<typeof createResilience>['verdictOf']>; timeoutMs: number },
): ConnectorError {
  if (error instanceof ConnectorError) return error
  if (verdict === 'timed_out')
    return new ConnectorError('timed_out', `no answer within ${timeoutMs} ms`, { cause: error })
  if (verdict === 'breaker_open') {
    return new ConnectorError(
      'unreachable',
      `not asked: it failed 5 times in a row and rests for ${breakerRestMs / 1000} s`,
      {
        cause: error,
        retryAfter: breakerRestMs / 1000,
      },
    )
  }
  if (verdict === 'too_busy') {
    return new ConnectorError('rate_limited', 'not asked: too many questions of ours are waiting for it', {
      cause: error,
    })
  }
  throw error
}

/** Holds questions back while the vendor's own words say that they would be refused. */
function createPause(now: () => number) {
  let until = 0
  const secondsLeft = () => Math.max(0, Math.ceil((until - now()) / 1000))
  return {
    secondsLeft,
    /** Without a hint from the vendor we try again at once: guessing a wait would hide a source that is back. */
    until(seconds: number | undefined) {
      if (seconds !== undefined) until = Math.max(until, now() + seconds * 1000)
    },
    note({ allowance }: Reply) {
      if (!allowance || allowance.remaining > 0 || !allowance.restorePerSecond) return
      until = Math.max(
        until,
        now() + Math.ceil((1 - allowance.remaining) / allowance.restorePerSecond) * 1000,
      )
    },
    refuse() {
      const left = secondsLeft()
      if (left > 0) {
        throw new ConnectorError('rate_limited', `not asked: it told us to wait, ${left} s are left`, {
          retryAfter: left,
        })
      }
    },
  }
}
