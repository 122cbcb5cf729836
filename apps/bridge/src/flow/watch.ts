import { createHash } from 'node:crypto'
import type { Panel, PanelRequest } from '@throughline/shared/contract'
import type { AskOptions } from './ask.ts'
import type { ChangeFeed } from './change-feed.ts'
import { createTurnAlarm } from './next-turn.ts'
import { once } from './once.ts'
import type { PanelFlow } from './panel.ts'
import type { Scope } from './scope.ts'
import type { TermOf } from './term-of.ts'
import { createTermsOf } from './terms-of.ts'

/** Webhooks of one event come in bursts (order, fulfilment, tracking): one composition for all that arrive within this time. */
const burstMs = 40

/** A panel, and the id to resume after. */
export interface WatchEvent {
  id: string
  panel: Panel
}

export interface WatchOptions {
  flow: Pick<PanelFlow, 'compose'>
  changes: Pick<ChangeFeed, 'subscribe'>
  termOf: TermOf
}

export interface WatchRequest {
  request: PanelRequest
  scope: Scope
  /** Of the last event that arrived, after a drop: what has not changed since is not sent again. One that is not ours is as none. */
  lastEventId?: string | undefined
  signal: AbortSignal
}

export type Watch = (watch: WatchRequest) => AsyncGenerator<WatchEvent, void, void>

/**
 * A ticket's panel for as long as somebody looks at it. First what is known, at once; then what the sources say now; then whenever a
 * record changes on which it rests, or time alone makes it say something else. Only what differs from the last event is sent, so a resumed watch neither repeats nor loses.
 */
export function createWatch({ flow, changes, termOf }: WatchOptions): Watch {
  const termsOf = createTermsOf(termOf)

  return async function* watch({ request, scope, lastEventId, signal }) {
    let terms: ReadonlySet<string> = new Set()
    let sent = eventOf(lastEventId)
    const alarm = createAlarm(signal)
    const unsubscribe = changes.subscribe(() => terms, alarm.ring)
    const turn = createTurnAlarm(alarm.ring)
    const compose = async (asking: AskOptions) => {
      const composed = await flow.compose(request, scope, asking)
      terms = termsOf(composed)
      turn.follow(composed)
      return composed
    }
    const news = (panel: Panel): WatchEvent[] => {
      const said = fingerprint(panel)
      if (said === sent.said) return []
      sent = { count: sent.count + 1, said }
      return [{ id: `${sent.count}-${said}`, panel }]
    }
    try {
      const first = await compose(request.fresh ? { fresh: true } : { remembered: 'then_ask' })
      yield* news(first.panel)
      // What a quick source changes rings at once, by the store; the end of all rings for the ages.
      if (first.refreshes.length > 0) Promise.all(first.refreshes).then(alarm.ring, alarm.fail)
      while (await alarm.rings()) yield* news((await compose({ remembered: 'unless_new' })).panel)
    } finally {
      turn.stop()
      unsubscribe()
    }
  }
}

/** Equal for panels that say the same, whenever they were composed. */
const fingerprint = once(({ asOf: _, ...said }: Panel): string =>
  createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22),
)

/** What an event's id says: the how many-th of its watch it is, which makes it unlike any other, and what its panel said. */
function eventOf(id = ''): { count: number; said: string } {
  const [, count = '0', said = ''] = /^(\d{1,9})-([\w-]{22})$/.exec(id) ?? []
  return { count: Number(count), said }
}

/** Rings once for all that happens while nobody listens, a short while after the first. */
function createAlarm(signal: AbortSignal) {
  let isRinging = false
  let bug: { error: unknown } | undefined
  let wake: (() => void) | undefined
  signal.addEventListener('abort', () => wake?.(), { once: true })
  const ring = (): void => {
    isRinging = true
    wake?.()
  }
  return {
    ring,
    /** What is no source's failure is a bug: it ends the watch. */
    fail(error: unknown): void {
      bug = { error }
      ring()
    },
    /** False when the watch is over. */
    async rings(): Promise<boolean> {
      if (!isRinging && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      if (signal.aborted) return false
      await new Promise((resolve) => setTimeout(resolve, burstMs))
      if (bug) throw bug.error
      isRinging = false
      return !signal.aborted
    },
  }
}
