import { draftParcel, scansOf } from '../draft.ts'
import { carrierOf } from '../ordinary.ts'
import { shops } from '../shops.ts'
import { day } from '../time.ts'
import type { LineQuantity, OrderTruth, ReturnTruth } from '../truth.ts'
import { changeReturn } from './change.ts'
import type { Moment } from './event.ts'

const promptly = (
  one: ReturnTruth | undefined,
  { at, toldAtOnce }: Moment,
): Pick<ReturnTruth, 'toldAtOnceFrom'> => ({
  toldAtOnceFrom: toldAtOnce ? (one?.toldAtOnceFrom ?? at) : undefined,
})

/** The customer asks; the European shop's customers in the portal, the American shop's in the shop. */
export const returnRequested = (
  order: OrderTruth,
  { line }: { line: LineQuantity },
  { at, toldAtOnce }: Moment,
): OrderTruth => ({
  ...order,
  returns: [
    ...order.returns,
    {
      requestedAt: at,
      ...promptly(undefined, { at, toldAtOnce }),
      lines: [{ ...line, reason: 'changed_mind', comment: '' }],
      portal: order.shop === 'shop-eu' ? 'loop' : 'shop',
      review: { from: at },
    },
  ],
})

/** Somebody at the returns desk says yes, and the customer gets a label. */
export const returnApproved = (
  order: OrderTruth,
  { index }: { index: number },
  { at, toldAtOnce }: Moment,
): OrderTruth =>
  changeReturn(order, index, (one) => ({
    ...one,
    ...promptly(one, { at, toldAtOnce }),
    review: one.review && { ...one.review, until: at },
    approvedAt: one.approvedAt ?? at,
    label: one.label ?? {
      at,
      toldAtOnce,
      parcel: draftParcel({
        carrier: carrierOf(order.buyer.person, order.number),
        order: { number: order.number, person: order.buyer.person },
        // Outbound parcels have the numbers below five.
        nth: 5 + index,
        service: 'Return',
      }),
    },
  }))

/** The dock has it, and if the carrier never said so, it says so now. */
export const returnReceived = (
  order: OrderTruth,
  { index }: { index: number },
  { at, toldAtOnce }: Moment,
): OrderTruth =>
  changeReturn(order, index, (one) => ({
    ...one,
    ...promptly(one, { at, toldAtOnce }),
    receivedAt: at,
    label: one.label && arrived(one.label, order, { at, toldAtOnce }),
  }))

function arrived(
  label: NonNullable<ReturnTruth['label']>,
  order: OrderTruth,
  { at, toldAtOnce }: Moment,
): ReturnTruth['label'] {
  const scans = label.parcel.scans.filter((scan) => scan.at <= at)
  if (scans.some(({ kind }) => kind === 'delivered')) return label
  const [scan] = scansOf([['delivered', order.jobs[0]?.warehouse ?? 'leipzig', at]])
  if (!scan) return label
  return { ...label, parcel: { ...label.parcel, scans: [...scans, { ...scan, toldAtOnce }] } }
}

export const returnInspected = (
  order: OrderTruth,
  { index, result }: { index: number; result: 'RESTOCKED' | 'NOT_RESTOCKED' },
  { at, toldAtOnce }: Moment,
): OrderTruth =>
  changeReturn(order, index, (one) => ({
    ...one,
    ...promptly(one, { at, toldAtOnce }),
    inspected: { at, result },
  }))

/** The value of the goods is paid back, with the tax that was added to it; the bank confirms it two days later. */
export function returnRefunded(
  order: OrderTruth,
  { index }: { index: number },
  { at, toldAtOnce }: Moment,
): OrderTruth {
  const { percent, included } = shops[order.shop].tax
  const lines = order.returns[index]?.lines ?? []
  const value = lines.reduce((sum, { position, quantity }) => {
    const line = order.lines[position - 1]
    return line ? sum + quantity * (line.unitMinor - Math.round(line.discountMinor / line.quantity)) : sum
  }, 0)
  const closed = changeReturn(order, index, (one) => ({
    ...one,
    ...promptly(one, { at, toldAtOnce }),
    processedAt: one.processedAt ?? at,
    closedAt: at,
    shopNeverHeard: false,
  }))
  return {
    ...closed,
    refunds: [
      ...order.refunds,
      {
        issuedAt: at,
        settledAt: at + 2 * day,
        minor: included ? value : Math.round((value * (100 + percent)) / 100),
        lines: lines.map(({ position, quantity }) => ({ position, quantity })),
        forReturn: index,
      },
    ],
  }
}

export const refundSettled = (
  order: OrderTruth,
  { index }: { index: number },
  { at }: Moment,
): OrderTruth => ({
  ...order,
  refunds: order.refunds.map((refund, number) => (number === index ? { ...refund, settledAt: at } : refund)),
})
