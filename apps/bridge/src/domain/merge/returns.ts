import type { CardRefund, CardReturn } from '@throughline/shared/contract'
import type { Moment, RecordOf, Refund, Return } from '@throughline/shared/model'
import type { ReturnStage } from '@throughline/shared/vocabulary'
import { normaliseTrackingNumber } from '../identity/normalise.ts'
import type { OrderGroup } from './order-group.ts'
import type { MergedParcel } from './parcels.ts'
import { bareId } from './same-order.ts'
import { millisOf } from './ship-window.ts'

/** What one system says of one return. */
export interface ReturnWord {
  source: string
  stage: ReturnStage
  said?: string | undefined
  at?: Moment | undefined
}

export interface MergedReturn extends Omit<CardReturn, 'ledger'> {
  words: ReturnWord[]
  /** What each system said, as it said it. */
  records: readonly RecordOf<'return'>[]
}

/** How far a return is. Ends other than the money's are below zero: they are not further than anything. */
const progress: Record<ReturnStage, number> = {
  unknown: -2,
  cancelled: -1,
  declined: -1,
  requested: 0,
  approved: 1,
  label_sent: 2,
  in_transit: 3,
  received: 4,
  inspected: 5,
  closed: 6,
  refund_issued: 7,
  exchanged: 8,
  refunded: 8,
}

export const returnProgress = (stage: ReturnStage): number => progress[stage]

/** Two systems keep one return under two ids: how far apart their clocks and their people may be when neither knows the other's. */
const sameReturnMs = 3 * 86_400_000

/** Two systems, two clocks, and some of them write whole seconds. */
const clockSlackMs = 60_000

/** Whether a refund can be for a return that was asked for then: not made before it. A time that nobody knows speaks against nothing. */
export function isAfterAsking(refunded: Moment | undefined, requested: Moment | undefined): boolean {
  const [made, asked] = [millisOf(refunded), millisOf(requested)]
  return made === undefined || asked === undefined || made >= asked - clockSlackMs
}

/** Unites the shop's native return with the returns system's, adds the refunds, and leaves refunds without a return for themselves. */
export function returnsOf(
  group: OrderGroup,
  parcels: readonly MergedParcel[],
): { returns: MergedReturn[]; refunds: CardRefund[] } {
  const bundles: RecordOf<'return'>[][] = []
  for (const record of group.returns) {
    const home = bundles.find((bundle) => bundle.every((other) => isSameReturn(other, record)))
    if (home) home.push(record)
    else bundles.push([record])
  }
  const { order } = group
  const refunds = order?.data.refunds ?? []
  const homes = refunds.map((refund) => homeOf(refund, bundles))
  const returns = bundles.map((bundle, at) =>
    mergeReturn(bundle, {
      refunds: refunds
        .filter((_, index) => homes[index] === at)
        .map((refund) => cardRefund(refund, order?.connection)),
      parcels,
      order,
    }),
  )
  const unbound = refunds.filter((_, index) => homes[index] === -1)
  return { returns, refunds: unbound.map((refund) => cardRefund(refund, order?.connection)) }
}

type Bundle = readonly RecordOf<'return'>[]

/**
 * Which return a refund belongs to, -1 for none: the one that it names, the one that names it, or the only one that was asked for
 * before the refund and has all of its articles.
 */
function homeOf(refund: Refund, bundles: readonly Bundle[]): number {
  const { returnId } = refund
  const id = bareId(refund.id)
  const named = bundles.findIndex((bundle) =>
    bundle.some(
      ({ data }) =>
        (returnId !== undefined && bareId(data.id) === bareId(returnId)) ||
        data.refundIds?.some((known) => bareId(known) === id),
    ),
  )
  if (named >= 0 || returnId !== undefined) return named
  const fitting = bundles.filter((bundle) => bundle.some(({ data }) => isOfArticles(refund, data)))
  const [only] = fitting
  return only && fitting.length === 1 ? bundles.indexOf(only) : -1
}

function isOfArticles({ lines, createdAt }: Refund, { requestedAt, lines: back, stage }: Return): boolean {
  const areKnown = millisOf(createdAt) !== undefined && millisOf(requestedAt) !== undefined
  if (!areKnown || !isAfterAsking(createdAt, requestedAt)) return false
  if (stage === 'declined' || stage === 'cancelled') return false
  return (
    lines.length > 0 &&
    lines.every(({ lineId, sku }) =>
      back.some((line) =>
        line.orderLineId !== undefined && lineId !== undefined
          ? bareId(line.orderLineId) === bareId(lineId)
          : sku !== undefined && line.sku === sku,
      ),
    )
  )
}

/** A return whose order no source shows. */
export const looseReturn = (record: RecordOf<'return'>): MergedReturn =>
  mergeReturn([record], { refunds: [], parcels: [], order: undefined })

function mergeReturn(
  bundle: readonly RecordOf<'return'>[],
  {
    refunds,
    parcels,
    order,
  }: { refunds: CardRefund[]; parcels: readonly MergedParcel[]; order: RecordOf<'order'> | undefined },
): MergedReturn {
  const words = bundle.map(
    ({ connection, data }): ReturnWord => ({
      source: connection,
      stage: data.stage,
      said: data.said,
      at: data.updatedAt,
    }),
  )
  const lead = words.reduce((best, word) => (progress[word.stage] > progress[best.stage] ? word : best))
  const all = bundle.map((one) => one.data)
  const first = <T>(pick: (data: Return) => T | undefined): T | undefined =>
    all.map(pick).find((value) => value !== undefined)
  const detailed = all.reduce((best, one) => (one.lines.length > best.lines.length ? one : best))
  const requestedAt = first((one) => one.requestedAt)
  // Whoever says that it paid is done with the goods; that money moved, the shop would know.
  const isUnpaid =
    isMoney(lead.stage) && lead.source !== order?.connection && knowsNoRefund(order, { refunds, requestedAt })
  const furthest = isUnpaid ? 'inspected' : lead.stage
  const stage = stageWithMoney(stageWithParcel(furthest, all, parcels), refunds)
  return {
    number: first((one) => one.number),
    stage,
    said: lead.said,
    requestedAt,
    approvedAt: first((one) => one.approvedAt),
    receivedAt: first((one) => one.receivedAt),
    closedAt: first((one) => one.closedAt),
    lines: detailed.lines.map((line) => ({
      title: line.title ?? line.sku ?? line.id,
      quantity: line.quantity,
      received: line.receivedQuantity,
      reason: line.reason,
      outcome: line.outcome,
    })),
    refundAmount: first((one) => one.refundAmount),
    refunds,
    exchangeOrderNumber: first((one) => one.exchangeOrderNumber),
    declineReason: first((one) => one.declineReason),
    statusUrl: first((one) => one.statusUrl),
    sources: words.map((word) => word.source),
    sides: words.map(({ source, stage: value, said, at }) => ({ source, value, said, at, proven: false })),
    words,
    records: bundle,
  }
}

const isMoney = (stage: ReturnStage): boolean => stage === 'refund_issued' || stage === 'refunded'

/** A return that is approved in the systems and scanned by the carrier is on its way; nobody has to type that. */
function stageWithParcel(
  stage: ReturnStage,
  all: readonly Return[],
  parcels: readonly MergedParcel[],
): ReturnStage {
  if (stage !== 'approved' && stage !== 'label_sent') return stage
  const numbers = new Set(
    all
      .flatMap((one) => one.parcels)
      .flatMap(({ trackingNumber }) => (trackingNumber ? [normaliseTrackingNumber(trackingNumber)] : [])),
  )
  const moves = parcels.some(
    (parcel) =>
      parcel.proof === 'proven' &&
      parcel.trackingNumber &&
      numbers.has(normaliseTrackingNumber(parcel.trackingNumber)),
  )
  return moves ? 'in_transit' : stage
}

/** The shop's whole order is known, and no refund in it can be the one that a returns system speaks of. */
export function knowsNoRefund(
  order: RecordOf<'order'> | undefined,
  { refunds, requestedAt }: Pick<MergedReturn, 'refunds' | 'requestedAt'>,
): boolean {
  if (!order || order.data.incomplete || refunds.length > 0) return false
  return !order.data.refunds.some(({ createdAt }) => isAfterAsking(createdAt, requestedAt))
}

/** The order's refunds know what the returns system does not: whether the money was really sent. */
function stageWithMoney(stage: ReturnStage, refunds: readonly CardRefund[]): ReturnStage {
  if (refunds.length === 0 || progress[stage] < 0) return stage
  return refunds.every((refund) => refund.settled) ? 'refunded' : 'refund_issued'
}

const cardRefund = (refund: Refund, source = ''): CardRefund => ({
  amount: refund.amount,
  createdAt: refund.createdAt,
  settled: refund.settled,
  settledAt: refund.settledAt,
  said: refund.said,
  ...(refund.parts && { parts: refund.parts }),
  source,
})

/** Never within one system: there, two returns are two returns. */
function isSameReturn(a: RecordOf<'return'>, b: RecordOf<'return'>): boolean {
  if (a.connection === b.connection) return false
  const numbers = (one: Return) =>
    one.parcels.flatMap(({ trackingNumber }) =>
      trackingNumber ? [normaliseTrackingNumber(trackingNumber)] : [],
    )
  if (numbers(a.data).some((number) => numbers(b.data).includes(number))) return true
  const [one, other] = [skusOf(a.data), skusOf(b.data)]
  const shares = one.length === 0 || other.length === 0 || one.some((sku) => other.includes(sku))
  const [from, to] = [millisOf(a.data.requestedAt), millisOf(b.data.requestedAt)]
  return shares && (from === undefined || to === undefined || Math.abs(from - to) <= sameReturnMs)
}

const skusOf = (data: Return): string[] => data.lines.flatMap(({ sku }) => (sku ? [sku] : []))
