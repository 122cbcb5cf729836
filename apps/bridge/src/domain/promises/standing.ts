import type { Fact, PromiseReason } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import type { PromiseState } from '@throughline/shared/vocabulary'
import type { Delivery } from './delivery.ts'
import type { Part } from './part.ts'

/** How a word on a day of delivery stands. */
export interface Standing {
  state: PromiseState
  reason: PromiseReason
  expected?: CalendarDate | undefined
  doneOn?: CalendarDate | undefined
  /** The parcel that decides. */
  about?: string | undefined
  evidence: Fact[]
  /** What decides, while it has not arrived. */
  part?: Part
}

/** Whether everything arrives by this day. What is broken or kept stays so, however time goes on. */
export function standingOf(delivery: Delivery, latest: CalendarDate): Standing {
  const { done, parts, days } = delivery
  if (done) return doneStanding(done, latest)
  const [worst] = parts
    .map((part) => ({ part, ...verdictOn(part, delivery, latest) }))
    .toSorted((a, b) => rank.indexOf(a.state) - rank.indexOf(b.state))
  if (!worst) return { state: 'unknown', reason: 'nothing_known', evidence: [] }
  const { part, state, reason } = worst
  const expected = part.hopeless ? undefined : expectedOf(parts, days.today)
  // What speaks against the date speaks against an estimate that would still keep it.
  const isHonest = state === 'on_track' || (expected !== undefined && expected > latest)
  const isSeveral = parts.length > 1 || delivery.arrivedOn !== undefined
  return {
    state,
    reason,
    expected: isHonest ? expected : undefined,
    about: isSeveral ? part.parcel?.trackingNumber : undefined,
    evidence: part.evidence,
    part,
  }
}

const rank: readonly PromiseState[] = ['broken', 'at_risk', 'unknown', 'on_track']

const doneStanding = ({ on, evidence }: NonNullable<Delivery['done']>, latest: CalendarDate): Standing => {
  // It has arrived and nobody says when: whether in time cannot be told, not today and not later.
  if (on === undefined) return { state: 'unknown', reason: 'nothing_known', evidence }
  return on <= latest
    ? { state: 'kept', reason: 'done_in_time', doneOn: on, evidence }
    : { state: 'broken', reason: 'done_late', doneOn: on, evidence }
}

function verdictOn(
  part: Part,
  { days, arrivedOn }: Delivery,
  latest: CalendarDate,
): { state: PromiseState; reason: PromiseReason } {
  if (part.hopeless) return { state: 'broken', reason: part.hopeless }
  // Another part came too late: this one can only be later.
  if (arrivedOn !== undefined && arrivedOn > latest) return { state: 'broken', reason: 'date_passed' }
  if (days.today > latest) {
    // Who was last heard before the day ended may have delivered since.
    const isKnown = part.heardAt !== undefined && days.at(part.heardAt) > latest && !part.isClaimedDone
    return isKnown
      ? { state: 'broken', reason: 'date_passed' }
      : { state: 'unknown', reason: 'nothing_known' }
  }
  if (part.isClaimedDone) return { state: 'unknown', reason: 'nothing_known' }
  if (part.worry && isAfter(part.worry.soonest, latest))
    return { state: 'at_risk', reason: part.worry.reason }
  if (part.expected !== undefined) {
    return part.expected > latest
      ? { state: 'at_risk', reason: part.lateBecause }
      : { state: 'on_track', reason: 'nothing_against_it' }
  }
  if (!part.worry && part.leavesOn !== undefined && part.leavesOn >= latest)
    return { state: 'at_risk', reason: part.lateBecause }
  return part.evidence.length > 0
    ? { state: 'on_track', reason: 'nothing_against_it' }
    : { state: 'unknown', reason: 'nothing_known' }
}

/** A day that nobody knows may be any. */
const isAfter = (soonest: CalendarDate | undefined, latest: CalendarDate): boolean =>
  soonest === undefined || soonest > latest

/** The day on which the last of them comes; absent as soon as one has no day, or its day is over. */
function expectedOf(parts: readonly Part[], today: CalendarDate): CalendarDate | undefined {
  const all = parts.map(({ expected }) => expected)
  const known = all.flatMap((one) => one ?? []).toSorted()
  const last = known.at(-1)
  return known.length === all.length && last !== undefined && last >= today ? last : undefined
}
