import { z } from 'zod'
import { returnStages } from '../vocabulary/index.ts'
import { Moment } from './moment.ts'
import { Money, RefundPart } from './money.ts'
import { Parcel } from './order.ts'
import { Said } from './said.ts'

/** One returned item. Quantities are units; `received` and `refunded` are absent when the source does not say. */
export const ReturnLine = z.object({
  id: z.string(),
  orderLineId: z.string().optional(),
  sku: z.string().optional(),
  title: z.string().optional(),
  quantity: z.int().nonnegative(),
  receivedQuantity: z.int().nonnegative().optional(),
  refundedQuantity: z.int().nonnegative().optional(),
  reason: z.string().optional(),
  /** What the customer gets for it, in the vendor's word: refund, credit, exchange … */
  outcome: z.string().optional(),
})
export type ReturnLine = z.infer<typeof ReturnLine>

/** An article that goes out in exchange. */
const ExchangeLine = z.object({
  sku: z.string().optional(),
  title: z.string().optional(),
  quantity: z.int().nonnegative(),
})

/** A return (RMA). Return, refund and exchange are three things: a return may close without any refund. */
export const Return = z.object({
  id: z.string(),
  /** The number that the customer knows, where the system has one. */
  number: z.string().optional(),
  /** The order's number as the customer knows it. */
  orderNumber: z.string(),
  /** The shop's vendor id of the order. */
  shopOrderId: z.string().optional(),
  stage: z.enum(returnStages),
  said: Said.optional(),
  customerEmails: z.array(z.string()),
  requestedAt: Moment.optional(),
  approvedAt: Moment.optional(),
  /** When the customer got the label. */
  labelSentAt: Moment.optional(),
  receivedAt: Moment.optional(),
  /** When the last of the goods was looked at. */
  inspectedAt: Moment.optional(),
  closedAt: Moment.optional(),
  updatedAt: Moment.optional(),
  lines: z.array(ReturnLine),
  parcels: z.array(Parcel),
  /** What the return system says on the way of its parcel. */
  parcelSaid: Said.optional(),
  /** What the customer is to get back in money. */
  refundAmount: Money.optional(),
  /** Add up to `refundAmount`, or to nothing where no money is due; absent where the source does not take it apart. */
  refundParts: z.array(RefundPart).optional(),
  /** The shop's vendor ids of the refunds that this return made. */
  refundIds: z.array(z.string()).optional(),
  /** Refunds that the return system knows; dates come from the order's refunds. */
  refundSettled: z.boolean().optional(),
  exchangeOrderNumber: z.string().optional(),
  /** What is to be sent in exchange; absent where the source does not name it. */
  exchangeLines: z.array(ExchangeLine).optional(),
  declineReason: Said.optional(),
  statusUrl: z.url().optional(),
  incomplete: z.boolean(),
})
export type Return = z.infer<typeof Return>
