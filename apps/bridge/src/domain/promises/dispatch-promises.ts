import type { Fact, OrderPromise } from '@throughline/shared/contract'
import type { CalendarDate } from '@throughline/shared/model'
import { placeDays } from '../calendar/place-days.ts'
import type { OrderCase } from '../case/order-case.ts'
import { factOfEvent } from '../proof/facts-of-parcel.ts'
import type { Delivery } from './delivery.ts'
import { promiseFact } from './promise-fact.ts'
import type { Standing } from './standing.ts'

/** What agents and bots said on the day of departure. Kept when the carrier has scanned the last parcel, on the warehouse's calendar. */
export function dispatchPromises(one: OrderCase, delivery: Delivery): OrderPromise[] {
  return one.commitments
    .filter(({ kind }) => kind === 'dispatch')
    .map(({ by, latest, madeAt, about }) => {
      const { evidence, ...standing } = dispatchStanding(one, delivery, latest)
      const word = promiseFact({ value: latest, source: by, at: madeAt, about })
      return {
        kind: 'dispatch',
        by,
        source: by,
        latest,
        madeAt,
        about,
        ...standing,
        evidence: [word, ...evidence],
      }
    })
}

function dispatchStanding(
  { parcels, now }: OrderCase,
  { parts, warehouse }: Delivery,
  latest: CalendarDate,
): Omit<Standing, 'part'> {
  const days = placeDays(warehouse.timeZone, now)
  const inside = parts.find(({ leavesOn }) => leavesOn !== undefined)
  if (!inside) {
    const { on, evidence } = departureOf(parcels, days.of)
    if (on === undefined) return { state: 'unknown', reason: 'nothing_known', evidence }
    return on <= latest
      ? { state: 'kept', reason: 'done_in_time', doneOn: on, evidence }
      : { state: 'broken', reason: 'done_late', doneOn: on, evidence }
  }
  const { leavesOn, heardAt, worry, lateBecause, evidence } = inside
  const expected = worry === undefined && warehouse.isStated ? leavesOn : undefined
  if (days.today > latest) {
    const isKnown = heardAt !== undefined && days.at(heardAt) > latest
    return isKnown
      ? { state: 'broken', reason: 'date_passed', expected, evidence }
      : { state: 'unknown', reason: 'nothing_known', evidence }
  }
  if (worry) return { state: 'at_risk', reason: worry.reason, evidence }
  if (leavesOn !== undefined && leavesOn > latest)
    return { state: 'at_risk', reason: lateBecause, expected, evidence }
  return { state: 'on_track', reason: 'nothing_against_it', expected, evidence }
}

/** When the last parcel was scanned for the first time; no day while one was never scanned, or nobody dated it. */
function departureOf(
  parcels: OrderCase['parcels'],
  dayOf: (moment: Fact['at']) => CalendarDate | undefined,
): { on: CalendarDate | undefined; evidence: Fact[] } {
  const outbound = parcels.filter(({ direction, stage }) => direction === 'outbound' && stage !== 'cancelled')
  const first = outbound.map((parcel) => {
    const event = parcel.events.findLast(({ scan }) => scan)
    return { on: dayOf(event?.at), fact: event && factOfEvent(parcel, event) }
  })
  const known = first.flatMap(({ on }) => on ?? []).toSorted()
  return {
    on: known.length === outbound.length ? known.at(-1) : undefined,
    evidence: first.flatMap(({ fact }) => fact ?? []),
  }
}
