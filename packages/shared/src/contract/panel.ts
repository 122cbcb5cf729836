import { z } from 'zod'
import {
  Address,
  CalendarDate,
  Failure,
  Hold,
  Key,
  KeyKind,
  KeyPlace,
  Moment,
  Money,
  RefundPart,
  Said,
  TrackingEvent,
  WarehouseLine,
} from '../model/index.ts'
import {
  orderStatuses,
  owners,
  panelNotices,
  paymentStatuses,
  recordKinds,
  returnStages,
  shipmentFlags,
  shipmentStages,
  warehouseFlags,
  warehouseStages,
} from '../vocabulary/index.ts'
import { HandOver } from './bot.ts'
import { Concern } from './concern.ts'
import { conflictFields } from './conflict-field.ts'
import { strengths } from './fact.ts'
import { LineStock } from './line-stock.ts'
import { OrderPromise } from './promise.ts'
import { ReturnLedger } from './return-ledger.ts'
import { TicketContext } from './ticket.ts'

/** Names one record of one connection, for choices that stick and for React keys. */
export const Ref = z.object({ connection: z.string().max(100), key: z.string().max(300) })
export type Ref = z.infer<typeof Ref>

/** Why an order is shown: the key, where it stood, in the customer's writing. */
export const Reason = z.object({ by: KeyKind, shown: z.string(), places: z.array(KeyPlace) })
export type Reason = z.infer<typeof Reason>

/**
 * The one line that answers "where is it?". `proven` means physically scanned or confirmed by the party that did it; `claimed` is a
 * status field. `word` is a word of the vocabulary that `topic` names. `beyond` is what is merely claimed further than the proof.
 */
const Fact = z.discriminatedUnion('topic', [
  z.object({ topic: z.literal('order'), word: z.enum(orderStatuses) }),
  z.object({ topic: z.literal('warehouse'), word: z.enum(warehouseStages) }),
  z.object({ topic: z.literal('shipment'), word: z.enum(shipmentStages) }),
  z.object({ topic: z.literal('return'), word: z.enum(returnStages) }),
])
const Circumstances = z.object({
  proof: z.enum(['proven', 'claimed']),
  source: z.string(),
  at: Moment.optional(),
  place: z.string().optional(),
  carrier: z.string().optional(),
  said: Said.optional(),
  /** The number of the return that it is about, where its system gives one. */
  about: z.string().optional(),
  /** With a return that is `in_transit`: the carrier has delivered it to us, and nobody has booked it. */
  arrived: z.boolean().optional(),
})
export const Statement = z.intersection(Fact, Circumstances)
export type Statement = z.infer<typeof Statement>

export const Headline = z.object({ fact: Statement, beyond: Statement.optional() })
export type Headline = z.infer<typeof Headline>

/** One side of a disagreement: who says what, since when. `value` is a word of a vocabulary, a number or a tracking number. */
export const Side = z.object({
  source: z.string(),
  value: z.string(),
  said: Said.optional(),
  at: Moment.optional(),
  proven: z.boolean(),
  /** How much it can carry; absent where the source's word is all there is. */
  strength: z.enum(strengths).optional(),
})
export type Side = z.infer<typeof Side>

/** Two or more sources say different things of the same. Kept with all sides, never averaged away. `about` names the parcel, article or return. */
export const Conflict = z.object({
  field: z.enum(conflictFields),
  about: z.string().optional(),
  sides: z.array(Side).min(2),
  /** The source that is probably wrong: it merely claims what another has proven otherwise. Absent where nothing tells. */
  likelyWrong: z.string().optional(),
  /** Who has to mend it; absent where nothing tells. */
  owner: z.enum(owners).optional(),
})
export type Conflict = z.infer<typeof Conflict>

export const CardLine = z.object({
  title: z.string(),
  variant: z.string().optional(),
  sku: z.string().optional(),
  ordered: z.int().nonnegative(),
  current: z.int().nonnegative().optional(),
  shipped: z.int().nonnegative().optional(),
  returned: z.int().nonnegative().optional(),
  refunded: z.int().nonnegative().optional(),
  unitPrice: Money.optional(),
  /** Absent when no source of stock was asked for this article. */
  stock: LineStock.optional(),
})
export type CardLine = z.infer<typeof CardLine>

/** One parcel, united from shop, warehouse and carrier by its tracking number. */
export const CardParcel = z.object({
  carrier: z.string().optional(),
  trackingNumber: z.string().optional(),
  stage: z.enum(shipmentStages),
  flags: z.array(z.enum(shipmentFlags)),
  /** `proven` when the carrier scanned it; else a claim of the shop or the warehouse. */
  proof: z.enum(['proven', 'claimed']),
  said: Said.optional(),
  service: z.string().optional(),
  eta: CalendarDate.optional(),
  deliveredAt: Moment.optional(),
  signedBy: z.string().optional(),
  url: z.url().optional(),
  /** Newest first. */
  events: z.array(TrackingEvent),
  /** Who named this parcel, connections in order of proof. */
  sources: z.array(z.string()),
  contents: z.array(z.object({ title: z.string(), quantity: z.int().nonnegative() })),
  direction: z.enum(['outbound', 'return']),
  /** What each system says of it, agreed or not, in the order of `sources`. */
  sides: z.array(Side),
})
export type CardParcel = z.infer<typeof CardParcel>

export const CardWarehouse = z.object({
  source: z.string(),
  warehouse: z.string().optional(),
  stage: z.enum(warehouseStages),
  flags: z.array(z.enum(warehouseFlags)),
  said: Said.optional(),
  holds: z.array(Hold),
  shipBy: CalendarDate.optional(),
  updatedAt: Moment.optional(),
  lines: z.array(WarehouseLine),
})
export type CardWarehouse = z.infer<typeof CardWarehouse>

export const CardRefund = z.object({
  amount: Money,
  createdAt: Moment.optional(),
  settled: z.boolean(),
  settledAt: Moment.optional(),
  said: Said.optional(),
  /** Add up to `amount`; absent where the shop does not take it apart. */
  parts: z.array(RefundPart).optional(),
  source: z.string(),
})
export type CardRefund = z.infer<typeof CardRefund>

/** One return, united from the shop's native return and the returns system where both know it. */
export const CardReturn = z.object({
  number: z.string().optional(),
  stage: z.enum(returnStages),
  said: Said.optional(),
  requestedAt: Moment.optional(),
  approvedAt: Moment.optional(),
  receivedAt: Moment.optional(),
  closedAt: Moment.optional(),
  lines: z.array(
    z.object({
      title: z.string(),
      quantity: z.int().nonnegative(),
      received: z.int().nonnegative().optional(),
      reason: z.string().optional(),
      outcome: z.string().optional(),
    }),
  ),
  refundAmount: Money.optional(),
  refunds: z.array(CardRefund),
  exchangeOrderNumber: z.string().optional(),
  declineReason: Said.optional(),
  statusUrl: z.url().optional(),
  sources: z.array(z.string()),
  /** What each system says of it, agreed or not. */
  sides: z.array(Side),
  ledger: ReturnLedger,
})
export type CardReturn = z.infer<typeof CardReturn>

/** One order as the agent reads it. */
export const OrderCard = z.object({
  ref: Ref,
  number: z.string(),
  /** The shop that sold it, by its configured title. */
  shop: z.string(),
  placedAt: Moment.optional(),
  total: Money.optional(),
  status: z.enum(orderStatuses),
  statusSaid: Said.optional(),
  payment: z.enum(paymentStatuses),
  headline: Headline,
  /** What is wrong, the worst first. */
  concerns: z.array(Concern),
  /** What the customer was promised, the one that presses most first. */
  promises: z.array(OrderPromise),
  reasons: z.array(Reason).min(1),
  /** The contact on the order differs from the requester's: shown only because its number was named and an agent chose it. */
  contactDiffers: z.boolean(),
  /** Nothing open: one line is enough. */
  quiet: z.boolean(),
  customer: z.object({
    name: z.string().optional(),
    emails: z.array(z.string()),
    phones: z.array(z.string()),
  }),
  address: Address.optional(),
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
  promise: z
    .object({
      service: z.string().optional(),
      earliest: CalendarDate.optional(),
      latest: CalendarDate.optional(),
    })
    .optional(),
  holds: z.array(Hold.extend({ source: z.string() })),
  lines: z.array(CardLine),
  parcels: z.array(CardParcel),
  warehouse: z.array(CardWarehouse),
  returns: z.array(CardReturn),
  /** Refunds that belong to no return. */
  refunds: z.array(CardRefund),
  conflicts: z.array(Conflict),
  /** A source left something out (paging, limits): what is shown may not be all. */
  incomplete: z.boolean(),
  adminUrl: z.url().optional(),
})
export type OrderCard = z.infer<typeof OrderCard>

/**
 * An order that may be hers: its number was named, and nothing on it confirms the person. Holds just enough for an agent to decide,
 * masked (`A… L…`, `a•••@example.com`), because it may be a stranger's.
 */
export const Candidate = z.object({
  ref: Ref,
  number: z.string(),
  shop: z.string(),
  placedAt: Moment.optional(),
  maskedName: z.string().optional(),
  maskedEmail: z.string().optional(),
  reasons: z.array(Reason).min(1),
})
export type Candidate = z.infer<typeof Candidate>

/** How one source did. A source that was not needed has state `not_asked`. */
export const SourceStatus = z.object({
  connection: z.string(),
  /** As configured: `Shop EU`. */
  title: z.string(),
  /** The vendor's name: `Shopify`. */
  vendor: z.string(),
  kinds: z.array(z.enum(recordKinds)),
  state: z.enum(['answered', 'partial', 'failed', 'not_asked']),
  /** When the oldest of the data shown was said, ISO 8601 in UTC. */
  asOf: z.iso.datetime().optional(),
  /** Only for `partial` and `failed`. `partial`: it answered one question and failed another. */
  failure: Failure.optional(),
  /** What may be missing because of the failure. */
  missing: z.array(z.enum(recordKinds)),
  /** Records that it returned for others than asked, dropped before anybody saw them. */
  strangers: z.int().nonnegative(),
  /** Kinds of which it may hold more of this customer than was read; the newest were. Absent where it said all it knows. */
  more: z.array(z.enum(recordKinds)).min(1).optional(),
})
export type SourceStatus = z.infer<typeof SourceStatus>

/** What was searched for, so that "none" can be checked by a person. */
const Searched = Key.pick({ kind: true, shown: true, places: true })
export type Searched = z.infer<typeof Searched>

/**
 * All that the sidebar shows for a ticket. Never blank: `outcome` is one of four words, and `sources` says how each system did.
 *
 * - `found`: at least one order (or loose parcel or return) is shown.
 * - `several`: nothing is certain, an agent must choose among `candidates`.
 * - `none`: every source that could know answered, and none knows anything.
 * - `unavailable`: nothing was found and a source that could know did not answer: there may be orders.
 *
 * `notice` names what no retry can help: the ticket's brand is connected to nothing, so nobody was asked.
 */
export const Panel = z.object({
  outcome: z.enum(['found', 'several', 'none', 'unavailable']),
  notice: z.enum(panelNotices).optional(),
  /** When this panel was composed, ISO 8601 in UTC. */
  asOf: z.iso.datetime(),
  requester: z.object({ name: z.string().optional() }),
  searched: z.array(Searched),
  /** More keys stood in the ticket than we ask for. */
  searchedTruncated: z.boolean(),
  /** The order that the ticket is about first. */
  orders: z.array(OrderCard),
  candidates: z.array(Candidate),
  /** Parcels and returns that were named in the ticket and belong to no order that we can see. */
  looseParcels: z.array(CardParcel),
  looseReturns: z.array(CardReturn.extend({ orderNumber: z.string() })),
  /** Conversations with bots that led here, the newest first. */
  handOvers: z.array(HandOver),
  sources: z.array(SourceStatus),
})
export type Panel = z.infer<typeof Panel>

/** What the agent decided for this ticket: orders confirmed as hers and orders dismissed as not hers. */
export const Choices = z.object({
  confirmed: z.array(Ref).max(50).default([]),
  dismissed: z.array(Ref).max(50).default([]),
})
export type Choices = z.infer<typeof Choices>

/** Input of `panel.forTicket`. `fresh` asks every source again, for the agent's Retry. */
export const PanelRequest = z.object({
  ticket: TicketContext,
  choices: Choices.default({ confirmed: [], dismissed: [] }),
  fresh: z.boolean().default(false),
})
export type PanelRequest = z.infer<typeof PanelRequest>

/** Input of `orders.search`: an e-mail, a phone, an order, return or tracking number that an agent typed. Answers with a panel. */
export const SearchRequest = z.object({
  query: z.string().trim().min(2).max(320),
  brandId: z.string().max(40).optional(),
})
export type SearchRequest = z.infer<typeof SearchRequest>
