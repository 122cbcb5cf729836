import type { LineQuantity, OrderTruth, WarehouseHold } from '../truth.ts'
import { changeJob } from './change.ts'
import type { JobStep, Moment } from './event.ts'
import { advanced, planned, unplanned } from './plan.ts'

export const jobAdvanced = (
  order: OrderTruth,
  { job: index, step }: { job: number; step: JobStep },
  moment: Moment,
): OrderTruth => changeJob(order, index, () => advanced(planned(order, index, moment.at), step, moment))

/** The pick is finished with what there is; the rest goes on as it would have. */
export const shortPicked = (
  order: OrderTruth,
  { job: index, line }: { job: number; line: LineQuantity },
  moment: Moment,
): OrderTruth =>
  changeJob(order, index, () => ({
    ...advanced(planned(order, index, moment.at), 'pick', moment),
    shortPick: line,
  }))

export const jobHeld = (
  order: OrderTruth,
  { job: index, hold: kind }: { job: number; hold: WarehouseHold },
  { at }: Moment,
): OrderTruth => changeJob(order, index, (job) => ({ ...unplanned(job, at), hold: { kind, from: at } }))

export function jobReleased(order: OrderTruth, { job: index }: { job: number }, { at }: Moment): OrderTruth {
  const released = changeJob(order, index, (job) => ({
    ...job,
    hold: job.hold && { ...job.hold, until: at },
  }))
  const job = released.jobs[index]
  const isShort = job?.backorder && !(job.backorder.until !== undefined && job.backorder.until <= at)
  return isShort ? released : changeJob(released, index, () => planned(released, index, at))
}

export function stockArrived(order: OrderTruth, { job: index }: { job: number }, { at }: Moment): OrderTruth {
  const there = changeJob(order, index, (job) => ({
    ...job,
    backorder: job.backorder && { ...job.backorder, until: at },
    allocatedAt: job.allocatedAt ?? at,
  }))
  return changeJob(there, index, () => planned(there, index, at))
}
