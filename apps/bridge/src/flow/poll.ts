import type { FailureKind } from '@throughline/shared/vocabulary'
import type { Capability } from '../connectors/connector.ts'
import { nextAsk, nextAskOfMissing } from '../domain/polling-plan.ts'
import type { Poll, PollKey } from '../platform/store/polls-store.ts'
import type { Store } from '../platform/store/store.ts'
import type { Source, SourceAnswer } from './ask.ts'
import { mayAsk, type Run, runMs, type Wait } from './background.ts'
import { dueAt, earliest, idOf, type PlanPolls } from './plan-polls.ts'

const minute = 60_000

/** How long what failed waits, where the vendor did not say: the next run for what passes, longer for what somebody has to repair. */
const againAfter = {
  rate_limited: 2 * minute,
  unreachable: 2 * minute,
  timed_out: 2 * minute,
  unauthorized: 60 * minute,
  unexpected_shape: 60 * minute,
  not_supported: 24 * 60 * minute,
} satisfies Record<FailureKind, number>

export interface PollerOptions {
  store: Pick<Store, 'polls'>
  plan: PlanPolls
  /** Epoch milliseconds. */
  now: () => number
  wait: Wait
}

/** How a run went. `failure` ended it early. */
export interface Polled {
  asked: number
  failure?: FailureKind
}

/** Asks a source for what is due, with a memory: what it says is kept, and changes are told. */
export type PollDue = (source: Source, signal: AbortSignal) => Promise<Polled>

/**
 * Plans what has changed, then asks what is due, one call after the other, as long as the source has time for it. The first call that
 * fails ends the run: whoever is unwell is not asked for the rest.
 */
export function createPoller({ store, plan, now, wait }: PollerOptions): PollDue {
  return async (source, signal) => {
    const run: Run = { until: now() + runMs, now, wait, signal }
    const isOver = () => signal.aborted || now() >= run.until
    while (!isOver() && (await plan(source)) > 0);
    let asked = 0
    while (!isOver() && (await mayAsk(source, run))) {
      const claimed = await store.polls.claim(
        source.connection,
        (poll) => capabilityOf(source, poll)?.batch ?? 1,
      )
      if (claimed.length === 0) break
      const failure = await askAll(source, claimed)
      asked += claimed.length
      if (failure) return { asked, failure }
    }
    return { asked }
  }

  /** Asks one batch and decides on each of it; what failed ends the run, but for a reply that nobody can read. */
  async function askAll(source: Source, claimed: readonly Poll[]): Promise<FailureKind | undefined> {
    const capability = claimed[0] && capabilityOf(source, claimed[0])
    if (!capability) {
      await store.polls.drop(claimed)
      return undefined
    }
    const failure = await askBatch(source, capability, claimed)
    if (failure !== 'unexpected_shape' || claimed.length === 1) return failure
    return isolate(source, capability, claimed)
  }

  /** One parcel that the connector cannot read spoils its batch: it is looked for by halves. When both fail, it is not one parcel. */
  async function isolate(
    source: Source,
    capability: Capability,
    batch: readonly Poll[],
  ): Promise<FailureKind | undefined> {
    const middle = Math.ceil(batch.length / 2)
    const unread: (readonly Poll[])[] = []
    for (const half of [batch.slice(0, middle), batch.slice(middle)]) {
      const failure = await askBatch(source, capability, half)
      if (failure && failure !== 'unexpected_shape') return failure
      if (failure) unread.push(half)
    }
    const [half] = unread
    if (unread.length === 2) return 'unexpected_shape'
    return half && half.length > 1 ? isolate(source, capability, half) : undefined
  }

  async function askBatch(
    source: Source,
    capability: Capability,
    batch: readonly Poll[],
  ): Promise<FailureKind | undefined> {
    // In one tick, so that the source makes one call of it.
    const answers = await Promise.all(
      batch.map(async (poll) => {
        const asked = { value: poll.value, ...(poll.carrier && { carrier: poll.carrier }) }
        return { poll, answer: await source.ask(capability, asked, { background: true }) }
      }),
    )
    // What the store could not take stays ours until we would have come back, and is asked again then.
    const kept = answers.filter(({ answer }) => !answer.unkept)
    const next = kept.map(({ poll, answer }) => ({ poll, next: timeAfter(poll, answer, source) }))
    await store.polls.set(next.flatMap(({ poll, next: time }) => (time ? dueAt(poll, time) : [])))
    await store.polls.drop(next.flatMap(({ poll, next: time }) => (time ? [] : poll)))
    return answers.flatMap(({ answer }) => (answer.ok ? [] : answer.failure.kind))[0]
  }

  function timeAfter(poll: Poll, answer: SourceAnswer, { listed }: Source) {
    if (!answer.ok) {
      const { kind, retryAfter = 0 } = answer.failure
      return { at: now() + Math.max(againAfter[kind], retryAfter * 1_000), why: `failed: ${kind}` }
    }
    const askedAt = Date.parse(answer.asOf)
    const records = answer.data.records.filter(({ kind }) => kind === poll.kind)
    if (records.length === 0) return nextAskOfMissing(idOf(poll), { askedAt, since: Date.parse(poll.since) })
    return earliest(
      records.flatMap((record) => nextAsk(record, { askedAt, listed: listed.includes(record.kind) }) ?? []),
    )
  }
}

const capabilityOf = ({ capabilities }: Source, { kind, by }: PollKey): Capability | undefined =>
  capabilities.find((one) => one.kind === kind && one.by === by)
