import type { Fact, OrderCard, OrderPromise, ReplyPromise } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import type { Sentence } from './sentence.ts'
import type { Speaker } from './speaker.ts'

/** When it comes: the promise that presses most and, where it fails, the earliest honest date or that there is none. */
export function promiseSentences({ status, headline, promises }: OrderCard, speaker: Speaker): Sentence[] {
  // Who sends it back, or has cancelled, no longer waits for it.
  if (status === 'cancelled' || headline.fact.topic === 'return') return []
  const deliveries = promises.filter(({ kind }) => kind === 'delivery')
  const given = deliveries.find(({ by }) => by !== 'carrier')
  const hasArrived = headline.fact.topic === 'shipment' && headline.fact.word === 'delivered'
  const sentence =
    (given && sentenceOf(given, speaker, hasArrived)) ??
    (hasArrived ? undefined : (estimated(deliveries, speaker) ?? dispatched(promises, speaker)))
  return sentence ? [sentence] : []
}

function sentenceOf(promise: OrderPromise, speaker: Speaker, hasArrived: boolean): Sentence | undefined {
  const { state, latest, expected, doneOn, evidence } = promise
  const promised = speaker.day(latest)
  const tell = (text: string, date?: CalendarDate): Sentence => ({
    text,
    facts: datedFacts(promise, evidence),
    promises: date ? [promiseOf('delivery', date, speaker)] : [],
  })
  if (doneOn !== undefined || hasArrived) {
    const isLate = doneOn !== undefined && doneOn > latest
    return isLate
      ? tell(speaker.say('promise_kept_late', { done: speaker.day(doneOn), promised }))
      : undefined
  }
  if (state === 'on_track') return tell(speaker.say('promise_on_track', { promised }), latest)
  if (state !== 'at_risk' && state !== 'broken') return undefined
  if (expected !== undefined && expected > latest)
    return tell(speaker.say('promise_late', { promised, expected: speaker.day(expected) }), expected)
  return tell(
    speaker.say(state === 'broken' ? 'promise_broken_undated' : 'promise_late_undated', { promised }),
  )
}

/** A carrier's estimate is told as what it is, and binds nobody. */
function estimated(deliveries: readonly OrderPromise[], speaker: Speaker): Sentence | undefined {
  const carriers = deliveries.find(({ by, doneOn }) => by === 'carrier' && doneOn === undefined)
  if (!carriers || (carriers.state === 'broken' && !carriers.expected)) return undefined
  const expected = speaker.day(carriers.expected ?? carriers.latest)
  return { text: speaker.say('estimate', { expected }), facts: datedFacts(carriers, carriers.evidence) }
}

function dispatched(promises: readonly OrderPromise[], speaker: Speaker): Sentence | undefined {
  const dispatch = promises.find(({ kind, state }) => kind === 'dispatch' && state === 'on_track')
  if (!dispatch) return undefined
  return {
    text: speaker.say('dispatch_on_track', { promised: speaker.day(dispatch.latest) }),
    facts: datedFacts(dispatch, dispatch.evidence),
    promises: [promiseOf('dispatch', dispatch.latest, speaker)],
  }
}

/** The evidence, and each date of the promise that none of it names: what we worked out ourselves rests on the promise's own source. */
export function datedFacts(
  { latest, expected, doneOn, source }: Pick<OrderPromise, 'latest' | 'expected' | 'doneOn' | 'source'>,
  evidence: readonly Fact[],
): Fact[] {
  const dates: [Fact['topic'], CalendarDate | undefined][] = [
    ['promise', latest],
    ['estimate', expected],
    ['promise', doneOn],
  ]
  const missing = dates.flatMap(([topic, value]): Fact[] =>
    value === undefined || evidence.some((fact) => fact.value === value)
      ? []
      : [{ topic, value, source, strength: 'assertion' }],
  )
  return [...evidence, ...missing]
}

export const promiseOf = (
  kind: ReplyPromise['kind'],
  latest: CalendarDate,
  speaker: Speaker,
): ReplyPromise => ({
  kind,
  latest,
  said: speaker.day(latest),
})
