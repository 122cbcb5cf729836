import type { Panel } from '@throughline/shared/contract'
import { type Told, WatchRefused } from '../bridge/told.ts'
import { watchSleep } from './slept.ts'
import { createTimer } from './timer.ts'

/**
 * How the panel keeps up with the bridge.
 *
 * - `connecting`: for the first time.
 * - `live`: changes arrive by themselves. A short interruption, such as the end of a session, is none.
 * - `reconnecting`: they do not, and we are trying.
 * - `paused`: nobody looks, or somebody does again just now.
 * - `unsupported`: this bridge cannot tell of changes; it must be asked.
 */
export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'paused' | 'unsupported'

/** The bridge is silent for 15 s at most; three times that, and the connection leads nowhere. */
const silenceMs = 45_000
/** A proxy that holds events back lets nothing through at all. */
const connectMs = 10_000
/** As long as an interruption may last without being one. */
const graceMs = 3_000
const firstWaitMs = 1_000
const longestWaitMs = 30_000
/** A bridge that stops sends all its watchers elsewhere: not all in one moment. */
const spreadMs = 2_000

export type LiveReport = {
  state: LiveState
  /** Attempts in a row that came to nothing. */
  failures: number
  /** When the bridge last gave a sign of life: what is shown was true then. Milliseconds since 1970. */
  heardAt: number | undefined
}

export type LiveOptions = {
  /** Opens a stream that resumes after an event, if there was one. */
  open(lastEventId: string | undefined, signal: AbortSignal): AsyncIterable<Told>
  onPanel(panel: Panel): void
  onState(report: LiveReport): void
  /** Milliseconds since 1970. */
  now(): number
  /** From 0 to 1. */
  random?: () => number
}

export type Live = {
  /** Lets go of the stream while nobody looks. */
  pause(): void
  resume(): void
  /** Connects at once, whatever it waits for: the network is another. */
  reconnect(): void
  stop(): void
}

/** A watch over one ticket that outlives broken connections, ended sessions, closed bridges and the computer's sleep. Begins at once. */
export function createLive({ open, onPanel, onState, now, random = Math.random }: LiveOptions): Live {
  let state: LiveState = 'connecting'
  let failures = 0
  /** Since a stream last lived: one that breaks as soon as it is open is no reason to hurry. */
  let breaks = 0
  let heardAt: number | undefined
  let lastEventId: string | undefined
  let attempt: AbortController | undefined
  const waiting = createTimer()
  const silence = createTimer()
  const grace = createTimer()

  const enter = (next: LiveState, failed = failures): void => {
    if (state === next && failures === failed) return
    state = next
    failures = failed
    onState({ state, failures, heardAt })
  }

  const letGo = (): void => {
    attempt?.abort()
    attempt = undefined
    waiting.clear()
    silence.clear()
  }

  const connect = async (): Promise<void> => {
    letGo()
    const own = new AbortController()
    attempt = own
    if (!grace.isSet()) grace.set(graceMs, () => enter('reconnecting'))
    silence.set(connectMs, () => again())
    try {
      for await (const told of open(lastEventId, own.signal)) {
        // What was let go of may still have had something in its hands.
        if (attempt !== own) return
        if (told.kind === 'ended') return after(told.why)
        hear(told)
      }
      if (attempt === own) again()
    } catch (error) {
      if (attempt === own) again(error)
    }
  }

  const hear = (told: Told): void => {
    silence.set(silenceMs, () => again())
    grace.clear()
    heardAt = now()
    enter('live', 0)
    if (told.kind === 'alive') breaks = 0
    if (told.kind !== 'panel') return
    lastEventId = told.id
    onPanel(told.panel)
  }

  /** The bridge ended it and said why: no failure. */
  const after = (why: Extract<Told, { kind: 'ended' }>['why']): void => {
    wait(why === 'session_over' ? 0 : random() * spreadMs)
  }

  /** Longer after each failure, and not all sidebars in the same moment. */
  const again = (error?: unknown): void => {
    if (error instanceof WatchRefused && error.reason === 'not_supported') {
      letGo()
      grace.clear()
      enter('unsupported')
      return
    }
    const atLeast = error instanceof WatchRefused ? error.retryAfterMs : 0
    const backoff = Math.min(longestWaitMs, firstWaitMs * 2 ** breaks)
    breaks += 1
    enter(state, failures + 1)
    wait(atLeast + backoff * (0.5 + random() / 2))
  }

  const wait = (ms: number): void => {
    letGo()
    if (!grace.isSet() && state !== 'reconnecting') grace.set(graceMs, () => enter('reconnecting'))
    waiting.set(ms, () => void connect())
  }

  const stopWatchingSleep = watchSleep(now, () => {
    if (state !== 'paused' && state !== 'unsupported') void connect()
  })
  void connect()

  return {
    pause() {
      letGo()
      grace.clear()
      breaks = 0
      enter('paused', 0)
    },
    resume() {
      if (state === 'paused' && !attempt) void connect()
    },
    reconnect() {
      breaks = 0
      if (state !== 'paused' && state !== 'unsupported') void connect()
    },
    stop() {
      letGo()
      grace.clear()
      stopWatchingSleep()
    },
  }
}
