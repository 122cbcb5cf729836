import { ordinaryParcel } from '../ordinary.ts'
import { hour, type Instant, minute, shiftDate } from '../time.ts'
import type { JobTruth, OrderTruth, ParcelTruth, ShipmentTruth } from '../truth.ts'
import { type JobStep, jobSteps, type Moment } from './event.ts'

/** The warehouse's usual pace from now on, for a job of which nobody knows yet when it will be done. */
export function planned(order: OrderTruth, index: number, at: Instant): JobTruth {
  const job = order.jobs[index]
  if (!job) throw new Error(`There is no job number ${index + 1} of ${order.name}.`)
  if (job.shipments.length > 0) return job
  const later = (time: Instant | undefined, otherwise: Instant): Instant => time ?? otherwise
  const allocatedAt = later(job.allocatedAt, Math.max(at, job.receivedAt) + 20 * minute)
  const pickingAt = later(job.pickingAt, Math.max(at, allocatedAt) + 2 * hour)
  const pickedAt = later(job.pickedAt, Math.max(at, pickingAt) + 30 * minute)
  const packedAt = later(job.packedAt, Math.max(at, pickedAt) + 85 * minute)
  const labelledAt = Math.max(at, packedAt) + 5 * minute
  const parcel = ordinaryParcel(
    { number: order.number, person: order.buyer.person },
    { labelledAt, nth: index },
  )
  const shipments = [{ labelledAt, parcels: [{ ...parcel, lines: job.lines }] }]
  return { ...job, allocatedAt, pickingAt, pickedAt, packedAt, shipments }
}

/** What has not happened yet does not happen, until somebody plans it again. */
export function unplanned(job: JobTruth, at: Instant): JobTruth {
  const kept = (time: Instant | undefined): Instant | undefined =>
    time !== undefined && time <= at ? time : undefined
  return {
    ...job,
    allocatedAt: kept(job.allocatedAt),
    pickingAt: kept(job.pickingAt),
    pickedAt: kept(job.pickedAt),
    packedAt: kept(job.packedAt),
    shipments: job.shipments.filter((shipment) => shipment.labelledAt <= at),
  }
}

/** When a step is done, as planned; `undefined` when nothing is left to do it with. */
function timeOf(job: JobTruth, step: JobStep, at: Instant): Instant | undefined {
  if (step === 'allocate') return job.allocatedAt
  if (step === 'pick') return job.pickedAt
  if (step === 'pack') return job.shipments.find((shipment) => shipment.labelledAt > at)?.labelledAt
  const waiting = job.shipments.flatMap(({ parcels }) => parcels).filter((parcel) => isWaiting(parcel, at))
  return waiting.length > 0 ? Math.min(...waiting.map((parcel) => parcel.scans[0]?.at ?? at)) : undefined
}

const isWaiting = ({ scans }: ParcelTruth, at: Instant): boolean => !(scans[0] && scans[0].at <= at)

/** Moves the rest of a job forward in time so that the step is done now. Steps before it are done then, too. */
export function advanced(job: JobTruth, step: JobStep, { at, toldAtOnce }: Moment): JobTruth {
  const time = timeOf(job, step, at)
  if (time === undefined || time <= at) return job
  const sooner = (fact: Instant): Instant => (fact > at ? Math.max(at, fact - (time - at)) : fact)
  const maybe = (fact: Instant | undefined): Instant | undefined => (fact === undefined ? fact : sooner(fact))
  const days = Math.round((time - at) / (24 * hour))
  const parcelOf = (parcel: ParcelTruth): ParcelTruth => ({
    ...parcel,
    scans: parcel.scans.map((scan) => {
      const moved = sooner(scan.at)
      return { ...scan, at: moved, toldAtOnce: scan.toldAtOnce || (moved === at && toldAtOnce) }
    }),
    estimates: parcel.estimates.map((one) =>
      one.at > at ? { ...one, at: sooner(one.at), date: shiftDate(one.date, -days), toldAtOnce } : one,
    ),
  })
  const shipmentOf = (shipment: ShipmentTruth): ShipmentTruth => {
    const labelledAt = sooner(shipment.labelledAt)
    return {
      ...shipment,
      labelledAt,
      toldAtOnce: shipment.toldAtOnce || (labelledAt === at && toldAtOnce),
      parcels: shipment.parcels.map(parcelOf),
    }
  }
  return {
    ...job,
    receivedAt: sooner(job.receivedAt),
    allocatedAt: maybe(job.allocatedAt),
    pickingAt: maybe(job.pickingAt),
    pickedAt: maybe(job.pickedAt),
    packedAt: maybe(job.packedAt),
    shipments: job.shipments.map(shipmentOf),
  }
}

/** The first step that is not done yet. */
export const nextStep = (job: JobTruth, at: Instant): JobStep | undefined =>
  jobSteps.find((step) => {
    if (step === 'pack' && job.shipments.length === 0) return true
    const time = timeOf(job, step, at)
    return step === 'allocate' || step === 'pick' ? time === undefined || time > at : time !== undefined
  })
