import type { SourceRecord } from '@throughline/shared/model'
import { identityTerms } from '../domain/identity/identity-terms.ts'
import { type NextAsk, nextAsk, nextAskOfMissing } from '../domain/polling-plan.ts'
import { parcelsOf, questionOf } from '../domain/polling-questions.ts'
import type { Poll, PollKey } from '../platform/store/polls-store.ts'
import type { Store } from '../platform/store/store.ts'
import type { Source } from './ask.ts'

/** A run plans what has changed in portions, so that the embedded database answers agents in between. */
const portion = 200

export interface PlannerOptions {
  store: Pick<Store, 'records' | 'polls' | 'answers' | 'terms'>
  /** The sources that a record of this connection may lead to: those that serve a brand together with it. */
  leadsTo(connection: string): readonly Source[]
  /** Epoch milliseconds. */
  now: () => number
}

/** Decides for what has changed at this source when it is asked for again. Resolves to how many records that were; 0 when all are planned. */
export type PlanPolls = (source: Source) => Promise<number>

/**
 * Every record that is new or has changed, by whatever way it came, is planned once: its own question, and the parcels that it names
 * and nobody asked for yet. A question is due when the first of the records that it is about is.
 */
export function createPlanner({ store, leadsTo, now }: PlannerOptions): PlanPolls {
  return async (source) => {
    const fresh = await store.records.unplanned(source.connection, portion)
    if (fresh.length === 0) return 0
    const records = fresh.map(({ record }) => record)
    const own = unique(records.flatMap((record) => ownQuestion(record, source)))
    const parcels = unique(records.flatMap((record) => parcelQuestions(record, leadsTo(source.connection))))
    const known = await recordsOf([...own, ...parcels])

    const next = own.map((poll) => ({ poll, next: nextOf(known(poll), source) }))
    await store.polls.set(next.flatMap(({ poll, next: time }) => (time ? dueAt(poll, time) : [])))
    await store.polls.drop(next.flatMap(({ poll, next: time }) => (time ? [] : poll)))
    // What a carrier knows has a plan of its own.
    const unknown = parcels.filter((poll) => known(poll).length === 0)
    await store.polls.addNew((await Promise.all(unknown.map(firstAsk))).flat())
    await store.records.setPlanned(
      source.connection,
      fresh.map(({ id }) => id),
    )
    return fresh.length
  }

  /** What is known to each question: the records of its source that it would bring. */
  async function recordsOf(questions: readonly PollKey[]) {
    const termOf = ({ by, value }: PollKey) => store.terms.termOf(by, value)
    const found = await store.records.withTerms([...new Set(questions.map(termOf))])
    const byTerm = new Map<string, SourceRecord[]>()
    for (const record of found) {
      for (const term of store.terms.termsOf(identityTerms(record)))
        byTerm.set(term, [...(byTerm.get(term) ?? []), record])
    }
    return (poll: PollKey): SourceRecord[] =>
      (byTerm.get(termOf(poll)) ?? []).filter(
        ({ connection, kind }) => connection === poll.connection && kind === poll.kind,
      )
  }

  /** A parcel of which a carrier was never asked is due now; one that it did not know, later. */
  async function firstAsk(parcel: Wanted): Promise<Poll[]> {
    const since = Date.parse(parcel.since)
    if (!nextAskOfMissing(idOf(parcel), { askedAt: now(), since })) return []
    const answered = await store.answers.recall(parcel)
    const again = answered && nextAskOfMissing(idOf(parcel), { askedAt: Date.parse(answered.asOf), since })
    return [dueAt(parcel, again ?? { at: now(), why: 'new parcel' })]
  }
}

type Wanted = Omit<Poll, 'dueAt' | 'why'>

/** When the first of these has something new to tell; asking brought all of them when the newest was seen. */
function nextOf(records: readonly SourceRecord[], { listed }: Pick<Source, 'listed'>): NextAsk | undefined {
  const askedAt = Math.max(...records.map(({ observedAt }) => Date.parse(observedAt)))
  return earliest(
    records.flatMap((record) => nextAsk(record, { askedAt, listed: listed.includes(record.kind) }) ?? []),
  )
}

export const earliest = (times: readonly NextAsk[]): NextAsk | undefined =>
  times.toSorted((a, b) => a.at - b.at)[0]

export const dueAt = (wanted: Wanted, { at, why }: NextAsk): Poll => ({
  ...wanted,
  dueAt: new Date(at).toISOString(),
  why,
})

export const idOf = ({ connection, value }: PollKey): string => `${connection} ${value}`

function ownQuestion(record: SourceRecord, { connection, capabilities }: Source): Wanted[] {
  const question = questionOf(record, capabilities)
  return question ? [{ connection, ...question, since: record.observedAt }] : []
}

const parcelQuestions = (record: SourceRecord, sources: readonly Source[]): Wanted[] =>
  parcelsOf(record).flatMap(({ trackingNumber, carrier, since }) =>
    sources
      .filter(({ capabilities }) =>
        capabilities.some(({ kind, by }) => kind === 'tracking' && by === 'tracking_number'),
      )
      .map(({ connection }) => ({
        connection,
        kind: 'tracking',
        by: 'tracking_number',
        value: trackingNumber,
        carrier,
        since: new Date(since).toISOString(),
      })),
  )

const unique = (wanted: readonly Wanted[]): Wanted[] => [
  ...new Map(wanted.map((one) => [`${one.connection} ${one.kind} ${one.by} ${one.value}`, one])).values(),
]
