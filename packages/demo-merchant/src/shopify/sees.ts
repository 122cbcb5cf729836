import { heardAfter } from '../world/heard.ts'
import { hour, type Instant, minute } from '../world/time.ts'
import type {
  JobTruth,
  LineQuantity,
  OrderTruth,
  ParcelTruth,
  Prompt,
  ReturnTruth,
  Scan,
  ShopId,
} from '../world/truth.ts'

/** The warehouse system tells the shop of labels in its next synchronisation. */
const labelSync = 20 * minute

/**
 * Shopify follows parcels of some carriers by itself, hours late; of the carriers that serve the European shop it knows none, and its
 * fulfilments stay "fulfilled" for ever.
 */
const scanDelay: Record<ShopId, number | undefined> = { 'shop-eu': undefined, 'shop-us': 8 * hour }

/** The returns portal writes to the shop a while after it decided. */
const portalSync = 25 * minute

export const placed = (order: OrderTruth, at: Instant): boolean => order.placedAt <= at

export const cancelledBy = (order: OrderTruth, at: Instant): OrderTruth['cancelled'] =>
  order.cancelled && order.cancelled.at <= at ? order.cancelled : undefined

export const heldBy = (order: OrderTruth, at: Instant): OrderTruth['hold'] =>
  order.hold && order.hold.from <= at && !(order.hold.until !== undefined && order.hold.until <= at)
    ? order.hold
    : undefined

const toldOf = ({ toldAtOnce }: Prompt): Prompt => ({ toldAtOnce })

const isPrompt = ({ toldAtOnceFrom }: ReturnTruth, at: Instant): boolean =>
  toldAtOnceFrom !== undefined && at >= toldAtOnceFrom

/** A fulfilment as the shop holds it: created when it hears of the label. */
export interface SeenFulfilment {
  job: number
  shipment: number
  createdAt: Instant
  lines: LineQuantity[]
  parcels: ParcelTruth[]
  warehouse: JobTruth['warehouse']
}

/** A cancelled order takes no more fulfilments: a label made after the cancellation stays unknown to the shop. */
export function fulfilmentsSeen(order: OrderTruth, at: Instant): SeenFulfilment[] {
  const cancelledAt = cancelledBy(order, at)?.at ?? Number.POSITIVE_INFINITY
  return order.jobs.flatMap((job, jobIndex) =>
    job.shipments.flatMap((shipment, index) => {
      const createdAt = heardAfter(labelSync, { at: shipment.labelledAt, ...toldOf(shipment) })
      if (createdAt > at || createdAt >= cancelledAt) return []
      return {
        job: jobIndex,
        shipment: index,
        createdAt,
        lines: sumOf(shipment.parcels.flatMap((parcel) => parcel.lines)),
        parcels: shipment.parcels.filter((parcel) => !parcel.unknownToShop),
        warehouse: job.warehouse,
      }
    }),
  )
}

const sumOf = (lines: readonly LineQuantity[]): LineQuantity[] => {
  const sums = new Map<number, number>()
  for (const { position, quantity } of lines) sums.set(position, (sums.get(position) ?? 0) + quantity)
  return [...sums].map(([position, quantity]) => ({ position, quantity }))
}

export const unitsFulfilled = (order: OrderTruth, position: number, at: Instant): number =>
  fulfilmentsSeen(order, at)
    .flatMap((seen) => seen.lines)
    .filter((line) => line.position === position)
    .reduce((sum, line) => sum + line.quantity, 0)

/** Scans of which the shop heard, oldest first, each with the time at which it heard. */
export function scansSeen(shop: ShopId, parcel: ParcelTruth, at: Instant): (Scan & { heardAt: Instant })[] {
  const delay = scanDelay[shop]
  if (delay === undefined) return []
  return parcel.scans
    .map((scan) => ({ ...scan, heardAt: heardAfter(delay, scan) }))
    .filter((scan) => scan.heardAt <= at)
}

/** The dock's word comes with the warehouse's next synchronisation. */
export const dockHeardAt = (truth: ReturnTruth, at: Instant): Instant =>
  heardAfter(labelSync, { at, toldAtOnce: isPrompt(truth, at) })

/** A return as the shop holds it. The portal's returns come to the shop once approved. */
export interface SeenReturn {
  index: number
  truth: ReturnTruth
  status: 'REQUESTED' | 'OPEN' | 'DECLINED' | 'CANCELED' | 'CLOSED'
  createdAt: Instant
  approvedAt?: Instant
  closedAt?: Instant
  receivedAt?: Instant
  inspectedAt?: Instant
}

export function returnsSeen(order: OrderTruth, at: Instant): SeenReturn[] {
  return order.returns.flatMap((truth, index) => {
    const lag = truth.portal === 'loop' ? portalSync : 0
    const heard = (event: Instant | undefined): Instant | undefined => {
      if (event === undefined) return undefined
      const heardAt = heardAfter(lag, { at: event, toldAtOnce: isPrompt(truth, event) })
      return heardAt <= at ? heardAt : undefined
    }
    const createdAt = heard(truth.portal === 'loop' ? truth.approvedAt : truth.requestedAt)
    if (createdAt === undefined) return []
    const approvedAt = heard(truth.approvedAt)
    const closedAt = truth.shopNeverHeard ? undefined : heard(truth.closedAt)
    const cancelledAt = heard(truth.cancelledAt)
    const declinedAt = heard(truth.declined?.at)
    const status = cancelledAt
      ? 'CANCELED'
      : declinedAt
        ? 'DECLINED'
        : closedAt
          ? 'CLOSED'
          : approvedAt
            ? 'OPEN'
            : 'REQUESTED'
    return {
      index,
      truth,
      status,
      createdAt,
      approvedAt,
      closedAt: cancelledAt ?? closedAt,
      // The dock reports to the shop itself, whatever the portal says.
      receivedAt:
        truth.receivedAt !== undefined && dockHeardAt(truth, truth.receivedAt) <= at
          ? truth.receivedAt
          : undefined,
      inspectedAt: truth.shopNeverHeard ? undefined : heard(truth.inspected?.at),
    }
  })
}

/** When the shop's copy of an order last changed. */
export function updatedAt(order: OrderTruth, at: Instant): Instant {
  const times = [
    order.placedAt,
    order.payment.paidAt,
    order.cancelled?.at,
    order.hold?.from,
    order.hold?.until,
    ...fulfilmentsSeen(order, at).flatMap((seen) => [
      seen.createdAt,
      ...seen.parcels.flatMap((parcel) => scansSeen(order.shop, parcel, at).map((scan) => scan.heardAt)),
    ]),
    ...returnsSeen(order, at).flatMap((seen) => [
      seen.createdAt,
      seen.approvedAt,
      seen.closedAt,
      seen.receivedAt,
      seen.inspectedAt,
    ]),
    ...order.refunds.flatMap((refund) => [refund.issuedAt, refund.settledAt, refund.failedAt]),
  ]
  return Math.max(...times.filter((time): time is Instant => time !== undefined && time <= at))
}
