import type { Fact } from '@throughline/shared/contract'
import type { CalendarDate, TrackingEvent } from '@throughline/shared/model'
import type { PlaceDays } from '../calendar/place-days.ts'
import { carrierClock, overdueAt, timeOf } from '../concerns/parts/clock.ts'
import { normaliseTrackingNumber } from '../identity/normalise.ts'
import { type MergedParcel, progressOf } from '../merge/parcels.ts'
import { thresholdsFor } from '../policy/thresholds-for.ts'
import {
  carrierWordOf,
  estimateOf,
  factOfEvent,
  factsOfParcel,
  lastScanOf,
} from '../proof/facts-of-parcel.ts'
import type { Part } from './part.ts'
import { heardAt, type PartContext, serviceOf } from './part-context.ts'
import { arrivalOf, transitCalendar } from './way.ts'

/** Seen at the door or, as good for the date, where the customer can fetch it. */
export const isArrived = (parcel: MergedParcel): boolean =>
  parcel.proof === 'proven' &&
  (parcel.stage === 'delivered' || parcel.stage === 'available_for_pickup') &&
  !isGoingBack(parcel)

/** The first day on which it was there, with the scan that proves it. */
export function arrivalFact(
  parcel: MergedParcel,
  days: PlaceDays,
): { on: CalendarDate | undefined; fact: Fact | undefined } {
  const scans = parcel.events.filter(
    ({ scan, stage }: TrackingEvent) => scan && (stage === 'available_for_pickup' || stage === 'delivered'),
  )
  const dated = scans
    .flatMap((event) => ({ event, on: days.of(event.at) }))
    .filter((one): one is { event: TrackingEvent; on: CalendarDate } => one.on !== undefined)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
  const [first] = dated
  if (first) return { on: first.on, fact: factOfEvent(parcel, first.event) }
  const on = parcel.stage === 'delivered' ? days.of(parcel.deliveredAt) : undefined
  return { on, fact: scans[0] ? factOfEvent(parcel, scans[0]) : factsOfParcel(parcel)[0] }
}

/** What is to be said of a parcel that has not arrived; `inside` for one that has not left, as far as anybody knows. */
export function parcelPart(parcel: MergedParcel, context: PartContext): Part | 'inside' {
  const { one } = context
  const evidence = factsOfParcel(parcel).slice(0, 1)
  const record = parcel.trackingNumber
    ? one.group.trackings.get(normaliseTrackingNumber(parcel.trackingNumber))
    : undefined
  const base = { parcel, evidence, heardAt: record && heardAt(record, one) }
  if (isLost(parcel)) return { ...base, hopeless: 'parcel_lost', lateBecause: 'parcel_lost' }
  if (isGoingBack(parcel)) return { ...base, hopeless: 'parcel_going_back', lateBecause: 'parcel_going_back' }
  if (parcel.proof === 'proven') return movingPart(parcel, { ...context, base })
  const isSaidToMove = progressOf(parcel.stage) >= progressOf('in_transit')
  // The carrier was asked and has not seen it, or nobody says that it has left.
  if (carrierWordOf(parcel) || !isSaidToMove) return 'inside'
  return {
    ...base,
    ...estimated(parcel, context),
    isClaimedDone: parcel.stage === 'delivered' || parcel.stage === 'available_for_pickup',
  }
}

function movingPart(
  parcel: MergedParcel,
  context: PartContext & { base: Pick<Part, 'evidence' | 'heardAt'> },
): Part {
  const { one, base, warehouse, destination } = context
  const scan = lastScanOf(parcel)
  const evidence = scan ? [scan] : base.evidence
  const estimate = estimated(parcel, context)
  const service = serviceOf(one, parcel.service)
  const calendar = service && transitCalendar(service.policy, warehouse, destination)
  const most = service?.policy.transitDays.most ?? 0
  const [seen, heard] = [timeOf(one, scan?.at), base.heardAt]
  const hours = thresholdsFor(one.policy, {
    carrier: parcel.carrier,
    service: parcel.service,
    warehouse: warehouse.name,
  }).silentParcelHours
  const isSilent =
    heard !== undefined &&
    overdueAt(seen, { hours, clock: carrierClock(one, parcel), until: heard }) !== undefined
  return {
    ...base,
    ...(estimate.expected ? estimate : byService()),
    evidence: [...evidence, ...(estimate.expected ? estimate.evidence.slice(-1) : [])],
    parcel,
    ...(isSilent && {
      worry: {
        reason: 'carrier_silent',
        soonest: calendar && arrivalOf(context.days.today, most, calendar),
      },
    }),
  }

  /** From the first scan on, by the policy's days; once they are used up, nobody knows a day. */
  function byService(): Pick<Part, 'expected' | 'lateBecause'> {
    const first = parcel.events.findLast(({ scan: isScan }) => isScan)
    const left = context.days.of(first?.at)
    const expected = calendar && left ? arrivalOf(left, most, calendar) : undefined
    return {
      expected: expected && expected >= context.days.today ? expected : undefined,
      lateBecause: 'warehouse_behind',
    }
  }
}

/** By the carrier's estimate, unless that day has passed: then it is no estimate any more. */
function estimated(
  parcel: MergedParcel,
  { days }: PartContext,
): Pick<Part, 'expected' | 'lateBecause' | 'evidence'> {
  const estimate = estimateOf(parcel)
  const isOpen = estimate !== undefined && parcel.eta !== undefined && parcel.eta >= days.today
  return {
    expected: isOpen ? parcel.eta : undefined,
    lateBecause: 'carrier_estimates_later',
    evidence: [...factsOfParcel(parcel).slice(0, 1), ...(isOpen ? [estimate] : [])],
  }
}

const isLost = ({ flags }: MergedParcel): boolean => flags.includes('lost')
const isGoingBack = ({ flags, stage }: MergedParcel): boolean =>
  flags.includes('returning') || stage === 'returned_to_sender' || stage === 'failed'
