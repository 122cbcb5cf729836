import { heardAfter } from '../world/heard.ts'
import { hour, type Instant } from '../world/time.ts'
import type { JobTruth, OrderTruth, ShipmentTruth, WarehouseHold } from '../world/truth.ts'
import { warehouses } from '../world/warehouses.ts'

/** The warehouse system sees its own floor at once, and nothing of what carriers do after the door. */
export const known = (order: OrderTruth, at: Instant): boolean =>
  order.jobs.some((job) => job.receivedAt <= at)

export const past = (time: Instant | undefined, at: Instant): boolean => time !== undefined && time <= at

export const holdOf = ({ hold }: JobTruth, at: Instant): WarehouseHold | undefined =>
  hold && past(hold.from, at) && !past(hold.until, at) ? hold.kind : undefined

export const backorderOf = ({ backorder }: JobTruth, at: Instant): JobTruth['backorder'] =>
  backorder && past(backorder.from, at) && !past(backorder.until, at) ? backorder : undefined

export const labelled = (job: JobTruth, at: Instant): ShipmentTruth[] =>
  job.shipments.filter((shipment) => shipment.labelledAt <= at)

/** Only a warehouse with hand-held scanners tells of the hand-over, within the hour; elsewhere it stays null for ever. */
export function handedOver(job: JobTruth, shipment: ShipmentTruth, at: Instant): true | null {
  if (!warehouses[job.warehouse].reportsHandover) return null
  const taken = shipment.parcels.every((parcel) =>
    past(parcel.scans[0] && heardAfter(hour, parcel.scans[0]), at),
  )
  return taken || null
}

export function updatedAt(order: OrderTruth, at: Instant): Instant {
  const times = order.jobs.flatMap((job) => [
    job.receivedAt,
    job.hold?.from,
    job.hold?.until,
    job.backorder?.from,
    job.allocatedAt,
    job.pickingAt,
    job.pickedAt,
    job.packedAt,
    job.cancelledAt,
    ...job.shipments.map((shipment) => shipment.labelledAt),
  ])
  return Math.max(...times.filter((time): time is Instant => time !== undefined && time <= at))
}

/** A free word: `pending`, `fulfilled` once every label is made, `canceled`. */
export function fulfilmentStatus(order: OrderTruth, at: Instant): string {
  if (order.jobs.every((job) => past(job.cancelledAt, at))) return 'canceled'
  const done = order.jobs.every(
    (job) => job.shipments.length > 0 && labelled(job, at).length === job.shipments.length,
  )
  return done ? 'fulfilled' : 'pending'
}
