import type { RecordOf, SourceRecord } from '@throughline/shared/model'
import type { OrderStatus, ReturnStage, ShipmentStage, WarehouseStage } from '@throughline/shared/vocabulary'
import { millisOf } from './merge/ship-window.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Nothing is asked more often than this in the background: a scan needs about as long from the courier's hand to the carrier's API. */
export const leastMs = 15 * minute

/** Of each wait up to a tenth is added, by record: what was saved together is not asked together for ever. */
const spreadShare = 0.1

/** Quiet for two weeks, it is asked daily; for two months, never again: an agent's look or a webhook brings it back. */
const slowAfter = 14 * day
const neverAfter = 60 * day

export interface LastAsk {
  /** Epoch milliseconds: when its source said this last. */
  askedAt: number
  /** Its source lists what has changed; the record itself is asked only for what such lists leave out. */
  listed?: boolean
}

/** When to ask again, in epoch milliseconds, and why then: a few words for whoever reads the table. */
export interface NextAsk {
  at: number
  why: string
}

/** Again and again, or one last time not before `once`. */
type Pace = { every: number; why: string } | { once: number; why: string } | undefined

/** When a record should be asked for again, or `undefined` when it has nothing more to tell. */
export function nextAsk(record: SourceRecord, { askedAt, listed = false }: LastAsk): NextAsk | undefined {
  const pace = listed ? paceOfListed(record, askedAt) : paceOf(record, askedAt)
  if (!pace) return undefined
  const spread = fractionOf(`${record.connection} ${record.kind} ${record.key}`)
  if ('once' in pace) {
    if (askedAt >= pace.once) return undefined
    return { at: Math.max(pace.once, askedAt + leastMs) + Math.round(spread * hour), why: pace.why }
  }
  const wait = Math.max(leastMs, pace.every * (1 + spreadShare * spread))
  return { at: askedAt + Math.round(wait), why: pace.why }
}

/**
 * When a number should be asked for again of which its source knew nothing. The wait grows with the time since we first wanted to
 * know: a label's number reaches the carrier within hours, and what is not there after a month was never sent.
 */
export function nextAskOfMissing(
  id: string,
  { askedAt, since }: { askedAt: number; since: number },
): NextAsk | undefined {
  const age = Math.max(0, askedAt - since)
  if (age > 30 * day) return undefined
  const wait = Math.min(day, Math.max(hour, age / 2)) * (1 + spreadShare * fractionOf(id))
  return { at: askedAt + Math.round(wait), why: 'not found yet' }
}

function paceOf(record: SourceRecord, askedAt: number): Pace {
  switch (record.kind) {
    case 'tracking':
      return paceOfParcel(record, askedAt)
    case 'order':
      return fading(paceOfOrder(record), quietOf(record, askedAt))
    case 'warehouse_order':
      return fading(paceOfWarehouse(record, askedAt), quietOf(record, askedAt))
    case 'return':
      return fading(paceOfReturn(record), quietOf(record, askedAt))
    case 'stock':
      // Nobody waits for a stock level; it is asked when a panel needs it.
      return undefined
  }
}

/** Lists miss little: what a vendor leaves out of them (Shopify's carrier events, ShipHero's totes) waits a day at most. */
function paceOfListed(record: SourceRecord, askedAt: number): Pace {
  const pace = paceOf(record, askedAt)
  return pace && 'every' in pace && record.kind !== 'tracking'
    ? { every: Math.max(pace.every, day), why: `${pace.why}; its source lists changes` }
    : pace
}

// ── parcels ──

const parcelPaces = {
  pending: { every: 6 * hour, why: 'no parcel yet' },
  // Most labels are scanned within a day: two hours tell a forgotten parcel on the same day.
  label_created: { every: 2 * hour, why: 'label not scanned' },
  // A parcel on its way is scanned two to four times a day.
  in_transit: { every: 4 * hour, why: 'moving' },
  // The last hours are when customers write.
  out_for_delivery: { every: 15 * minute, why: 'out for delivery' },
  available_for_pickup: { every: 4 * hour, why: 'waits to be picked up' },
  delivered: undefined,
  returned_to_sender: undefined,
  // The carrier gave it up; that it goes back is said within days, if at all.
  failed: { every: day, why: 'delivery failed' },
  cancelled: undefined,
  not_found: { every: 4 * hour, why: 'carrier has no data' },
  unknown: { every: 6 * hour, why: 'status not recognised' },
} satisfies Record<ShipmentStage, Pace>

function paceOfParcel(record: RecordOf<'tracking'>, askedAt: number): Pace {
  const { stage, eta, deliveredAt } = record.data
  // Signature and photo come later than the scan, and some parcels get a second, contrary one: one look after a day.
  if (stage === 'delivered')
    return { once: (millisOf(deliveredAt) ?? lastSign(record)) + day, why: 'proof of delivery' }
  const quiet = quietOf(record, askedAt)
  // Nobody drives around with a parcel overnight: the delivery scan was forgotten, or the parcel went back to the depot.
  const isStale = stage === 'out_for_delivery' && quiet > 18 * hour
  const pace: Pace = isStale ? parcelPaces.in_transit : parcelPaces[stage]
  const isExpected = stage === 'in_transit' || stage === 'label_created' || isStale
  return fading(isExpected && isDue(eta, askedAt) ? { every: hour, why: 'due today' } : pace, quiet)
}

// ── orders, in the shop and in the warehouse ──

const orderPaces = {
  placed: { every: 2 * hour, why: 'waits for payment' },
  paid: { every: hour, why: 'waits for the warehouse' },
  on_hold: { every: 4 * hour, why: 'on hold' },
  in_warehouse: { every: hour, why: 'in the warehouse' },
  partially_shipped: { every: 4 * hour, why: 'partly shipped' },
  // Its parcels are asked on their own; the shop adds only what it is told.
  shipped: { every: 12 * hour, why: 'shipped' },
  delivered: undefined,
  cancelled: undefined,
  closed: undefined,
  unknown: { every: 6 * hour, why: 'status not recognised' },
} satisfies Record<OrderStatus, Pace>

function paceOfOrder({ data, observedAt }: RecordOf<'order'>): Pace {
  const { status, cancelledAt, refunds } = data
  // A refund that was ordered is settled by the payment provider within days; a cancellation without one is over.
  if (status === 'cancelled' && refunds.some(({ settled }) => !settled))
    return { once: (millisOf(cancelledAt) ?? Date.parse(observedAt)) + 3 * day, why: 'refund not settled' }
  return orderPaces[status]
}

const warehousePaces = {
  received: { every: 2 * hour, why: 'waits in the warehouse' },
  allocated: { every: 2 * hour, why: 'waits to be picked' },
  // From the first pick on, a warehouse needs hours, and an agent can still stop it.
  picking: { every: hour, why: 'being picked' },
  picked: { every: hour, why: 'picked' },
  packed: { every: hour, why: 'packed' },
  labelled: { every: hour, why: 'labelled' },
  handed_over: undefined,
  cancelled: undefined,
  unknown: { every: 4 * hour, why: 'status not recognised' },
} satisfies Record<WarehouseStage, Pace>

function paceOfWarehouse({ data }: RecordOf<'warehouse_order'>, askedAt: number): Pace {
  const pace: Pace = warehousePaces[data.stage]
  if (!pace) return undefined
  if (data.flags.includes('on_hold')) return { every: 4 * hour, why: 'on hold' }
  // The day on which it must leave decides whether the promise holds.
  return isDue(data.shipBy, askedAt) ? { every: 30 * minute, why: 'must ship today' } : pace
}

// ── returns ──

const returnPaces = {
  requested: { every: 6 * hour, why: 'waits for approval' },
  approved: { every: 12 * hour, why: 'waits for the customer' },
  declined: undefined,
  label_sent: { every: 12 * hour, why: 'waits for the customer' },
  in_transit: { every: 6 * hour, why: 'on its way back' },
  // From here the customer waits for money.
  received: { every: 4 * hour, why: 'waits for inspection' },
  inspected: { every: 4 * hour, why: 'waits for the refund' },
  refund_issued: { every: day, why: 'refund not settled' },
  refunded: undefined,
  exchanged: undefined,
  closed: undefined,
  cancelled: undefined,
  unknown: { every: 12 * hour, why: 'status not recognised' },
} satisfies Record<ReturnStage, Pace>

const paceOfReturn = ({ data }: RecordOf<'return'>): Pace =>
  data.stage === 'refund_issued' && data.refundSettled ? undefined : returnPaces[data.stage]

// ── time ──

function fading(pace: Pace, quiet: number): Pace {
  if (!pace || 'once' in pace || quiet <= slowAfter) return pace
  return quiet > neverAfter ? undefined : { every: Math.max(pace.every, day), why: `${pace.why}, long quiet` }
}

const quietOf = (record: SourceRecord, askedAt: number): number => askedAt - lastSign(record)

/** When something was last heard of it. Never later than we heard it: a carrier's clock in the future would keep it alive for ever. */
function lastSign(record: SourceRecord): number {
  const seen = Date.parse(record.observedAt)
  const told = signsOf(record).flatMap((moment) => millisOf(moment) ?? [])
  return told.length > 0 ? Math.min(seen, Math.max(...told)) : seen
}

function signsOf(record: SourceRecord) {
  switch (record.kind) {
    case 'tracking':
      // A carrier's refresh is no sign of life, a scan is.
      return record.data.events.length > 0
        ? record.data.events.map(({ at }) => at)
        : [record.data.shippedAt ?? record.data.updatedAt]
    case 'order':
      return [record.data.updatedAt ?? record.data.placedAt]
    case 'warehouse_order':
      return [record.data.updatedAt ?? record.data.createdAt]
    case 'return':
      return [record.data.updatedAt ?? record.data.requestedAt]
    case 'stock':
      return []
  }
}

/** From the first place on earth where the day begins until two days after it ended: then the estimate was wrong. */
function isDue(date: string | undefined, at: number): boolean {
  if (!date) return false
  const starts = Date.parse(`${date}T00:00:00Z`) - 14 * hour
  return at >= starts && at < starts + 14 * hour + 3 * day
}

/** The same record gets the same place between 0 and 1, on every bridge: FNV-1a, mixed, because alone it puts neighbours side by side. */
function fractionOf(id: string): number {
  let hash = 0x811c9dc5
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000
}
