import type { SourceRecord } from '@throughline/shared/model'
import type { FailureKind } from '@throughline/shared/vocabulary'
import { LRUCache } from 'lru-cache'
import {
  type Capability,
  type Hint,
  type LookupKey,
  type Reask,
  tracedAtOnce,
} from '../connectors/connector.ts'
import {
  normaliseEmail,
  normaliseOrderNumber,
  normaliseReturnNumber,
  normaliseTrackingNumber,
} from '../domain/identity/normalise.ts'
import { bareId } from '../domain/merge/same-order.ts'
import type { Source } from './ask.ts'

/** One event comes as several webhooks (order, fulfilment, tracking) within milliseconds: they are one question. */
const settleMs = 40
/** The same thing is asked at most once in this time, and always once after the last hint. */
const spacingMs = 1_000
/** Upstream calls at once for webhooks: the other places of the source are for agents, who wait. */
const callsAtOnce = 2
/** An allowance may come back sooner than it was said to. */
const longestPauseMs = 1_000

export interface ReaskTiming {
  settleMs: number
  spacingMs: number
}

export interface ReaskOptions {
  source: Source
  /** Epoch milliseconds. */
  now: () => number
  timing?: ReaskTiming
}

/** `unkept`: the source answered and the store could not take it. */
export type Reasked =
  | { ok: true; records: SourceRecord[] }
  | { ok: false; reason: FailureKind | 'unkept'; retryAfter?: number | undefined }

export interface Reasker {
  /** Asks the source anew, after this moment. Whoever hints at the same meanwhile shares the answer. Rejects with a bug. */
  ask(hint: Hint): Promise<Reasked>
  close(): void
}

interface Waiting {
  id: string
  hint: Hint
  answered: PromiseWithResolvers<Reasked>
}

/** Turns hints into questions to one source: equal ones once, in batches, a few calls at a time. */
export function createReasker({ source, now, timing = { settleMs, spacingMs } }: ReaskOptions): Reasker {
  const waiting = new Map<string, Waiting>()
  const settling: Waiting[] = []
  const ready = new Map<string, Waiting>()
  const timers = new Set<NodeJS.Timeout>()
  const askedAt = new LRUCache<string, number>({ max: 5_000 })
  let isAsking = false

  const later = (ms: number, run: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      run()
    }, ms)
    timers.add(timer)
  }

  const ask = (given: Hint): Promise<Reasked> => {
    const hint = 'trace' in given ? given : normalised(given)
    const id = 'trace' in hint ? `trace ${hint.trace}` : `${hint.kind} ${hint.by} ${hint.value}`
    const known = waiting.get(id)
    if (known) return known.answered.promise
    const one: Waiting = { id, hint, answered: Promise.withResolvers() }
    waiting.set(id, one)
    const rest = (askedAt.get(id) ?? Number.NEGATIVE_INFINITY) + timing.spacingMs - now()
    if (rest > timing.settleMs) later(Math.min(rest, timing.spacingMs), () => settled([one]))
    else {
      settling.push(one)
      if (settling.length === 1) later(timing.settleMs, () => settled(settling.splice(0)))
    }
    return one.answered.promise
  }

  const settled = (these: readonly Waiting[]): void => {
    for (const one of these) ready.set(one.id, one)
    if (!isAsking) void askReady()
  }

  const askReady = async (): Promise<void> => {
    isAsking = true
    while (ready.size > 0) {
      const refusal = await untilWelcome()
      if (refusal) {
        for (const { id, answered } of ready.values()) {
          waiting.delete(id)
          answered.resolve(refusal)
        }
        ready.clear()
        break
      }
      const round = nextRound(ready.values(), source.capabilities)
      for (const { id } of round) {
        ready.delete(id)
        waiting.delete(id)
        askedAt.set(id, now())
      }
      await Promise.all([traceAll(round), ...round.map(askOne)])
    }
    isAsking = false
  }

  /** Agents come first; a source that rests or told us to wait is not waited for here. */
  const untilWelcome = async (): Promise<Reasked | undefined> => {
    let hasGivenWay = false
    for (;;) {
      const wait = source.backgroundWait()
      if (!wait || (hasGivenWay && wait.why === 'agents are asking')) return undefined
      const retryAfter = wait.ms / 1_000
      if (wait.why === 'it rests after failures') return { ok: false, reason: 'unreachable', retryAfter }
      if (wait.why === 'it told us to wait') return { ok: false, reason: 'rate_limited', retryAfter }
      hasGivenWay = true
      await new Promise<void>((resolve) => later(Math.min(wait.ms, longestPauseMs), resolve))
    }
  }

  const askOne = async ({ hint, answered }: Waiting): Promise<void> => {
    if ('trace' in hint) return
    const capability = capabilityOf(hint, source.capabilities)
    if (!capability) return answered.resolve({ ok: true, records: [] })
    const { value, carrier } = hint
    try {
      const asked = { value, ...(carrier && { carrier }) }
      const answer = await source.ask(capability, asked, { background: true })
      if (!answer.ok) answered.resolve(failed(answer.failure))
      else if (answer.unkept) answered.resolve({ ok: false, reason: 'unkept' })
      else answered.resolve({ ok: true, records: answer.data.records })
    } catch (bug) {
      answered.reject(bug)
    }
  }

  const traceAll = async (round: readonly Waiting[]): Promise<void> => {
    const parts = round.flatMap((one) => ('trace' in one.hint ? [{ ...one, part: one.hint.trace }] : []))
    if (parts.length === 0) return
    const tell = (reasked: Reasked) => {
      for (const { answered } of parts) answered.resolve(reasked)
    }
    const fail = (bug: unknown) => {
      for (const { answered } of parts) answered.reject(bug)
    }
    try {
      const found = await source.trace?.(parts.map(({ part }) => part))
      if (found && !found.ok) return tell(failed(found.failure))
      // Not awaited: what is found waits for the next round, and this one must end before.
      Promise.all((found?.data ?? []).map(ask)).then((all) => tell(united(all)), fail)
    } catch (bug) {
      fail(bug)
    }
  }

  return {
    ask,
    close() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      ready.clear()
    },
  }
}

/** One outcome for all: the first failure, or every record. */
export const united = (all: readonly Reasked[]): Reasked =>
  all.find((one) => !one.ok) ?? { ok: true, records: all.flatMap((one) => (one.ok ? one.records : [])) }

const failed = ({ kind, retryAfter }: { kind: FailureKind; retryAfter?: number | undefined }): Reasked => ({
  ok: false,
  reason: kind,
  retryAfter,
})

/** As many as fit into a few calls of each capability; the others wait for their turn. */
function nextRound(ready: Iterable<Waiting>, capabilities: readonly Capability[]): Waiting[] {
  const places = new Map<Capability | 'trace' | undefined, number>()
  return [...ready].filter(({ hint }) => {
    const place = 'trace' in hint ? 'trace' : capabilityOf(hint, capabilities)
    const most = place === 'trace' ? tracedAtOnce : (place?.batch ?? 1) * callsAtOnce
    const taken = places.get(place) ?? 0
    places.set(place, taken + 1)
    return taken < most
  })
}

const capabilityOf = ({ kind, by }: Reask, capabilities: readonly Capability[]): Capability | undefined =>
  capabilities.find((one) => one.kind === kind && one.by === by)

/** The form in which look-ups ask too, so that one memory serves both. */
const forms: Partial<Record<LookupKey, (value: string) => string>> = {
  email: normaliseEmail,
  order_number: normaliseOrderNumber,
  return_number: normaliseReturnNumber,
  tracking_number: normaliseTrackingNumber,
  shop_order_id: bareId,
}

const normalised = (hint: Reask): Reask => ({ ...hint, value: forms[hint.by]?.(hint.value) ?? hint.value })
