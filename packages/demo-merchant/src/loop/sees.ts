import { heardAfter } from '../world/heard.ts'
import { day, hour, type Instant } from '../world/time.ts'
import type { OrderTruth, Prompt, ReturnTruth, World } from '../world/truth.ts'

/** The portal serves the European shop alone. */
const shop = 'shop-eu'

/** Carriers report to the portal a few times a day. */
const carrierDelay = 3 * hour

/** When the portal shows a scan. */
export const shownAt = (scan: { at: Instant } & Prompt): Instant => heardAfter(carrierDelay, scan)

/** A label that nobody used expires. https://docs.loopreturns.com */
const labelLife = 28 * day

export interface SeenReturn {
  order: OrderTruth
  index: number
  truth: ReturnTruth
  state: 'open' | 'closed' | 'cancelled' | 'expired' | 'review'
  labelStatus: 'new' | 'pre_transit' | 'in_transit' | 'out_for_delivery' | 'delivered' | undefined
  labelUpdatedAt: Instant | undefined
  updatedAt: Instant
}

/** Every return that was asked for in the portal by then, oldest first. It knows labels and parcels, not what the dock found. */
export const returnsSeen = (world: World, at: Instant): SeenReturn[] =>
  world.orders
    .filter((order) => order.shop === shop)
    .flatMap((order) => order.returns.map((truth, index) => ({ order, truth, index })))
    .filter(({ truth }) => truth.portal === 'loop' && truth.requestedAt <= at)
    .map(({ order, truth, index }) => ({ order, truth, index, ...stateOf(truth, at) }))
    .toSorted((a, b) => a.truth.requestedAt - b.truth.requestedAt)

function stateOf(
  truth: ReturnTruth,
  at: Instant,
): Pick<SeenReturn, 'state' | 'labelStatus' | 'labelUpdatedAt' | 'updatedAt'> {
  const past = (time: Instant | undefined): time is Instant => time !== undefined && time <= at
  const scans = truth.label?.parcel.scans.filter((scan) => shownAt(scan) <= at) ?? []
  const last = scans.at(-1)
  const labelled = truth.label && past(truth.label.at) ? truth.label : undefined
  const expiry = labelled && !last ? labelled.at + labelLife : undefined
  const labelStatus = !labelled
    ? undefined
    : last?.kind === 'delivered'
      ? 'delivered'
      : last?.kind === 'out_for_delivery'
        ? 'out_for_delivery'
        : last
          ? 'in_transit'
          : labelled.at + day <= at
            ? 'pre_transit'
            : 'new'
  const labelUpdatedAt = last ? shownAt(last) : labelled?.at
  const state =
    past(truth.cancelledAt) || past(truth.declined?.at)
      ? 'cancelled'
      : past(truth.processedAt)
        ? 'closed'
        : past(truth.review?.from) && !past(truth.review?.until)
          ? 'review'
          : past(expiry)
            ? 'expired'
            : 'open'
  const times = [
    truth.requestedAt,
    truth.approvedAt,
    truth.cancelledAt,
    truth.declined?.at,
    truth.processedAt,
    labelUpdatedAt,
    expiry,
  ]
  return { state, labelStatus, labelUpdatedAt, updatedAt: Math.max(...times.filter(past)) }
}
