import { z } from 'zod'
import {
  holdReasons,
  orderStatuses,
  paymentStatuses,
  shipmentFlags,
  shipmentStages,
} from '../vocabulary/index.ts'
import { Address } from './address.ts'
import { CalendarDate, Moment } from './moment.ts'
import { Money, RefundPart } from './money.ts'
import { Said } from './said.ts'

/** One line of an order. Quantities are units, never negative. */
export const OrderLine = z.object({
  id: z.string(),
  sku: z.string().optional(),
  title: z.string(),
  variant: z.string().optional(),
  /** Units ordered, before edits and refunds. */
  quantity: z.int().nonnegative(),
  /** Units still wanted, after edits, cancellations and refunds; absent when the source does not say. */
  currentQuantity: z.int().nonnegative().optional(),
  /** Units in fulfilments of the shop; a claim, not a scan. */
  fulfilledQuantity: z.int().nonnegative().optional(),
  refundedQuantity: z.int().nonnegative().optional(),
  /** What the customer pays for one unit after all discounts. */
  unitPrice: Money.optional(),
  requiresShipping: z.boolean().optional(),
})
export type OrderLine = z.infer<typeof OrderLine>

/** A parcel as a shop or a warehouse names it: the tracking number that the carrier can be asked about. */
export const Parcel = z.object({
  carrier: z.string().optional(),
  trackingNumber: z.string().optional(),
  url: z.url().optional(),
})
export type Parcel = z.infer<typeof Parcel>

/** A fulfilment: what the shop believes was sent together. One fulfilment may hold several parcels. */
export const Fulfilment = z.object({
  id: z.string(),
  name: z.string().optional(),
  createdAt: Moment.optional(),
  /** The shop's claim on the parcel's stage; the carrier's scans are in tracking records. */
  stage: z.enum(shipmentStages),
  flags: z.array(z.enum(shipmentFlags)),
  said: Said.optional(),
  parcels: z.array(Parcel),
  lines: z.array(z.object({ lineId: z.string(), quantity: z.int().nonnegative() })),
  estimatedDelivery: CalendarDate.optional(),
  deliveredAt: Moment.optional(),
  location: z.string().optional(),
})
export type Fulfilment = z.infer<typeof Fulfilment>

/** Money given back. `settled` is true only when the payment provider reported success. */
export const Refund = z.object({
  id: z.string(),
  amount: Money,
  createdAt: Moment.optional(),
  settled: z.boolean(),
  settledAt: Moment.optional(),
  said: Said.optional(),
  /** The return that this refund belongs to, by its vendor id. */
  returnId: z.string().optional(),
  /** Add up to `amount`; absent where the source does not take it apart. */
  parts: z.array(RefundPart).optional(),
  lines: z.array(
    z.object({ lineId: z.string().optional(), sku: z.string().optional(), quantity: z.int().nonnegative() }),
  ),
})
export type Refund = z.infer<typeof Refund>

/** Why the shop does not release an order to the warehouse. */
export const Hold = z.object({ reason: z.enum(holdReasons), said: Said.optional() })
export type Hold = z.infer<typeof Hold>

/** What the shop promised at checkout. Dates are of the destination's calendar; `service` is the name that the customer chose. */
export const DeliveryPromise = z.object({
  service: z.string().optional(),
  earliest: CalendarDate.optional(),
  latest: CalendarDate.optional(),
})
export type DeliveryPromise = z.infer<typeof DeliveryPromise>

/**
 * An order as an order management system holds it.
 * Source of the words: the vendor's table in its `map.ts`; what the table does not know is `unknown` with the vendor's words in `said`.
 */
export const Order = z.object({
  /** The vendor's own id, opaque. */
  id: z.string(),
  /** The number that the customer quotes, as the shop writes it, sign included: `#1042`. */
  number: z.string(),
  /** Other numbers by which customers and systems name it: confirmation number, purchase order, legacy id. */
  otherNumbers: z.array(z.string()),
  status: z.enum(orderStatuses),
  said: Said.optional(),
  payment: z.enum(paymentStatuses),
  paymentSaid: Said.optional(),
  placedAt: Moment.optional(),
  updatedAt: Moment.optional(),
  cancelledAt: Moment.optional(),
  closedAt: Moment.optional(),
  customer: z.object({
    id: z.string().optional(),
    name: z.string().optional(),
    emails: z.array(z.string()),
    phones: z.array(z.string()),
    locale: z.string().optional(),
  }),
  shippingAddress: Address.optional(),
  /** In the currency that the customer saw. */
  total: Money.optional(),
  totals: z
    .object({
      subtotal: Money,
      shipping: Money,
      tax: Money,
      discounts: Money,
      refunded: Money,
      outstanding: Money,
    })
    .partial(),
  lines: z.array(OrderLine),
  fulfilments: z.array(Fulfilment),
  holds: z.array(Hold),
  promise: DeliveryPromise.optional(),
  refunds: z.array(Refund),
  /** True when the source's own paging or limits left something out: the record is known to be incomplete. */
  incomplete: z.boolean(),
  /** The shop's own page for this order, for agents. */
  adminUrl: z.url().optional(),
})
export type Order = z.infer<typeof Order>
