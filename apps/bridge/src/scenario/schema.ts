import { RefundPart } from '@throughline/shared/model'
import {
  holdReasons,
  orderStatuses,
  paymentStatuses,
  recordKinds,
  returnStages,
  shipmentFlags,
  shipmentStages,
  warehouseFlags,
  warehouseStages,
} from '@throughline/shared/vocabulary'
import { z } from 'zod'
import { Policy } from '../domain/policy/policy.ts'
import { Amount, Day, Now, Units, When } from './short-forms.ts'

// The words of a scenario file, for a person who writes one by hand: docs/scenarios.md.

const Name = z.string().min(1)
const count = z.int().nonnegative()
const country = z.string().regex(/^[A-Z]{2}$/, 'is not a country code of two capitals, such as DE')
const Place = z.strictObject({
  city: Name.optional(),
  postcode: Name.optional(),
  country: country.optional(),
})
const Hold = z.strictObject({ reason: z.enum(holdReasons), said: Name.optional() })
const holds = z.array(z.enum(holdReasons).or(Hold)).default([])

const LineFields = z.strictObject({
  sku: Name.optional(),
  title: Name.optional(),
  quantity: count,
  price: Amount.optional(),
  /** Units still wanted. */
  wanted: count.optional(),
  fulfilled: count.optional(),
  refunded: count.optional(),
  ships: z.boolean().optional(),
})
/** A line in a word or, with more to say, as a block. */
const orInAWord = <Fields extends z.ZodType>(fields: Fields) =>
  z.union([Units, fields], {
    error: ({ input }) =>
      typeof input === 'string'
        ? 'is no line; write it as "2 LANTERN" or "2 LANTERN at 89.00 EUR"'
        : undefined,
  })
const Line = orInAWord(LineFields)

const ShopParcel = z.strictObject({
  tracking: Name.optional(),
  carrier: Name.optional(),
  stage: z.enum(shipmentStages).default('label_created'),
  flags: z.array(z.enum(shipmentFlags)).default([]),
  at: When.optional(),
  eta: Day.optional(),
  delivered: When.optional(),
  lines: z.array(Units).default([]),
})

const Refund = z.strictObject({
  id: Name.optional(),
  amount: Amount,
  at: When.optional(),
  settled: z.boolean().or(When).default(false),
  /** The return that it belongs to. */
  for: Name.optional(),
  lines: z.array(Units).default([]),
})

const envelope = { from: Name.optional() }

const OrderEntry = z.strictObject({
  ...envelope,
  order: Name,
  by: Name.default('ada'),
  status: z.enum(orderStatuses).default('paid'),
  payment: z.enum(paymentStatuses).default('paid'),
  placed: When.optional(),
  updated: When.optional(),
  cancelled: When.optional(),
  to: Place.default({ city: 'Berlin', postcode: '10115', country: 'DE' }),
  total: Amount.optional(),
  shipping: Amount.optional(),
  lines: z.array(Line).default([{ quantity: 1, sku: 'LANTERN' }]),
  promise: z
    .strictObject({ service: Name.optional(), earliest: Day.optional(), latest: Day.optional() })
    .optional(),
  holds,
  parcels: z.array(ShopParcel).default([]),
  refunds: z.array(Refund).default([]),
  incomplete: z.boolean().default(false),
})

const WarehouseLine = z.strictObject({
  sku: Name,
  quantity: count,
  allocated: count.optional(),
  picked: count.optional(),
  shipped: count.optional(),
  backordered: count.optional(),
})

const WarehouseEntry = z.strictObject({
  ...envelope,
  warehouse_order: Name,
  by: Name.default('ada'),
  stage: z.enum(warehouseStages).default('received'),
  flags: z.array(z.enum(warehouseFlags)).default([]),
  holds,
  warehouse: Name.optional(),
  created: When.optional(),
  updated: When.optional(),
  ship_by: Day.optional(),
  to: Place.default({ city: 'Berlin', postcode: '10115', country: 'DE' }),
  lines: z.array(orInAWord(WarehouseLine)).default([{ quantity: 1, sku: 'LANTERN' }]),
  parcels: z
    .array(
      z.strictObject({
        tracking: Name.optional(),
        carrier: Name.optional(),
        service: Name.optional(),
        labelled: When.optional(),
        handed_over: z.boolean().optional(),
        delivered: z.boolean().optional(),
        cancelled: z.boolean().optional(),
      }),
    )
    .default([]),
  incomplete: z.boolean().default(false),
})

const TrackingEvent = z.strictObject({
  at: When.optional(),
  stage: z.enum(shipmentStages).default('in_transit'),
  flags: z.array(z.enum(shipmentFlags)).default([]),
  /** A label, a forecast and an exception message are no scans. */
  scan: z.boolean().default(true),
  place: Name.optional(),
  said: Name.optional(),
})

const TrackingEntry = z.strictObject({
  ...envelope,
  tracking: Name,
  carrier: Name.default('DHL'),
  service: Name.optional(),
  /** By default the stage of the last event. */
  stage: z.enum(shipmentStages).optional(),
  flags: z.array(z.enum(shipmentFlags)).default([]),
  eta: Day.optional(),
  updated: When.optional(),
  is_return: z.boolean().optional(),
  /** Oldest first. */
  events: z.array(TrackingEvent).default([]),
})

const ReturnEntry = z.strictObject({
  ...envelope,
  return: Name,
  order: Name,
  by: Name.default('ada'),
  stage: z.enum(returnStages).default('requested'),
  requested: When.optional(),
  approved: When.optional(),
  label_sent: When.optional(),
  inspected: When.optional(),
  received: When.optional(),
  closed: When.optional(),
  updated: When.optional(),
  lines: z
    .array(
      orInAWord(
        z.strictObject({
          sku: Name,
          quantity: count,
          received: count.optional(),
          refunded: count.optional(),
          reason: Name.optional(),
          outcome: Name.optional(),
        }),
      ),
    )
    .default([{ quantity: 1, sku: 'LANTERN' }]),
  parcels: z.array(z.strictObject({ tracking: Name, carrier: Name.optional() })).default([]),
  refund: Amount.optional(),
  settled: z.boolean().optional(),
  exchange: Name.optional(),
  /** What is to be sent in exchange. */
  exchange_for: z.array(Units).optional(),
  /** Of what the refund is made; deductions are below zero. */
  parts: z.partialRecord(RefundPart.shape.part, Amount).optional(),
  declined: Name.optional(),
})

const StockEntry = z.strictObject({
  ...envelope,
  stock: Name,
  levels: z
    .array(
      z.strictObject({
        place: Name,
        sellable: z.int().optional(),
        on_hand: z.int().optional(),
        reserved: z.int().optional(),
        inbound: z.int().optional(),
        backordered: z.int().optional(),
        updated: When.optional(),
      }),
    )
    .min(1),
})

/** The kinds of record by the key that names the document. A return names its order too, so it is looked for before the order. */
export const entrySchemas = {
  return: ReturnEntry,
  warehouse_order: WarehouseEntry,
  tracking: TrackingEntry,
  stock: StockEntry,
  order: OrderEntry,
} as const

export type OrderEntry = z.output<typeof OrderEntry>
export type WarehouseEntry = z.output<typeof WarehouseEntry>
export type TrackingEntry = z.output<typeof TrackingEntry>
export type ReturnEntry = z.output<typeof ReturnEntry>
export type StockEntry = z.output<typeof StockEntry>

/** What a file of expectations may say. Details are compared in part: what is not named is not looked at. */
const Details = z.record(z.string(), z.unknown())
const Expectation = z.strictObject({
  outcome: z.enum(['found', 'several', 'none', 'unavailable']).optional(),
  /** The order that the rest speaks of; by default the first of the panel. */
  order: Name.optional(),
  status: z.enum(orderStatuses).optional(),
  headline: Name.or(Details).optional(),
  beyond: Name.or(Details).optional(),
  quiet: z.boolean().optional(),
  /** Exactly these, in any order. */
  concerns: z.array(Name.or(Details)).optional(),
  /** Each is among the promises of the order. */
  promises: z.array(Details).optional(),
  /** Of the order's only return, or of the one that `return` names. */
  ledger: Details.optional(),
  /** By article. */
  stock: z.record(z.string(), Details).optional(),
  /** What else the order's card says, in part. */
  card: Details.optional(),
  /** By connection: answered, partial, failed, not_asked. */
  sources: z.record(z.string(), Name).optional(),
  /** Kinds of concerns and names of promises' parts that must not be there. */
  absent: z.array(Name).optional(),
})
export type Expectation = z.output<typeof Expectation>

export const ScenarioFile = z.strictObject({
  title: Name,
  /** What happened, for people. */
  story: z.string().optional(),
  now: Now,
  policy: Policy.prefault({}),
  /** Days by country: `{ DE: [2026-12-25] }`. */
  holidays: z.record(country, z.array(Day)).default({}),
  ticket: z.strictObject({ by: Name.optional(), text: z.string().default('') }).prefault({}),
  /** What is connected, besides whoever says something here. */
  systems: z
    .record(Name, z.array(z.enum(recordKinds)).min(1))
    .default({ shop: ['order'], wms: ['warehouse_order'], carrier: ['tracking'], returns: ['return'] }),
  /** Connections that do not answer. What they say in `records` is what they said before. */
  outages: z.array(Name).default([]),
  records: z.array(z.looseObject({})).default([]),
  commitments: z
    .array(
      z.strictObject({
        by: z.enum(['agent', 'bot']).default('agent'),
        kind: z.enum(['delivery', 'dispatch', 'refund']).default('delivery'),
        latest: Day,
        at: When,
        order: Name.optional(),
        about: Name.optional(),
      }),
    )
    .default([]),
  expect: Expectation.optional(),
})
export type ScenarioFile = z.output<typeof ScenarioFile>
