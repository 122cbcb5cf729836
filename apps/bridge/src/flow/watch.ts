import { createHash } from 'node:crypto'
import type { Panel, PanelRequest } from '@throughline/shared/contract'
import { identityTerms } from '../domain/identity/identity-terms.ts'
import type { AskOptions } from './ask.ts'
import type { Composed, PanelFlow, Scope } from './panel.ts'

/** Webhooks of one event come in bursts (order, fulfilment, tracking): one composition for all that arrive within this time. */
const burstMs = 40

/** A panel, and the id to resume after. */
export interface WatchEvent {
  id: string
  panel: Panel
}

/** Tells who watches when something changed that may concern them. `terms` are in the store's form. */
export interface ChangeFeed {
  /** Calls on each change with one of the terms of `about()`, read anew each time. Returns what ends it. */
  subscribe(about: () => ReadonlySet<string>, hear: () => void): () => void
}

export interface WatchOptions {
  flow: Pick<PanelFlow, 'compose'>
  changes: ChangeFeed
  /** The form in which the store keeps a value: e-mails and phones hashed. */
  termOf: (by: string, value: string) => string
}

export interface WatchRequest {
  request: PanelRequest
  scope: Scope
  /** Of the last event that arrived, after a drop: what has not changed since is not sent again. */
  lastEventId?: string | undefined
  signal: AbortSignal
}

export type Watch = (watch: WatchRequest) => AsyncGenerator<WatchEvent, void, void>

/**
 * A ticket's panel for as long as somebody looks at it. First what is known, at once; then what the sources say now; then whenever a
 * record changes on which it rests. Only what differs from the last event is sent, so a resumed watch neither repeats nor loses.
 */
export function createWatch({ flow, changes, termOf }: WatchOptions): Watch {
  const termsOf = ({ restsOn }: Composed): Set<string> => {
    const terms = new Set(restsOn.keys.map(({ kind, value }) => termOf(kind, value)))
    for (const record of restsOn.records) {
      const identity = identityTerms(record)
      for (const value of identity.orderNumbers) terms.add(termOf('order_number', value))
      for (const value of identity.shopOrderIds) terms.add(termOf('shop_order_id', value))
      for (const value of identity.trackingNumbers) terms.add(termOf('tracking_number', value))
      for (const value of identity.returnNumbers) terms.add(termOf('return_number', value))
    }
    return terms
  }

  return async function* watch({ request, scope, lastEventId, signal }) {
    let terms = new Set<string>()
    let sent = lastEventId
    const alarm = createAlarm(signal)
    const unsubscribe = changes.subscribe(() => terms, alarm.ring)
    const compose = async (asking: AskOptions) => {
      const composed = await flow.compose(request, scope, asking)
      terms = termsOf(composed)
      return composed
    }
    const news = (panel: Panel): WatchEvent[] => {
      const id = fingerprint(panel)
      if (id === sent) return []
      sent = id
      return [{ id, panel }]
    }
    try {
      const first = await compose(request.fresh ? { fresh: true } : { remembered: 'then_ask' })
      yield* news(first.panel)
      if (first.refreshes.length > 0) {
        await Promise.all(first.refreshes)
        yield* news((await compose({ remembered: 'unless_new' })).panel)
      }
      while (await alarm.rings()) yield* news((await compose({ remembered: 'unless_new' })).panel)
    } finally {
      unsubscribe()
    }
  }
}

/** Equal for panels that say the same, whenever they were composed. */
const fingerprint = ({ asOf: _, ...said }: Panel): string =>
  createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22)

/** Rings once for all that happens while nobody listens, a short while after the first. */
function createAlarm(signal: AbortSignal) {
  let isRinging = false
  let wake: (() => void) | undefined
  signal.addEventListener('abort', () => wake?.(), { once: true })
  return {
    ring(): void {
      isRinging = true
      wake?.()
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
      isRinging = false
      return !signal.aborted
    },
  }
}
