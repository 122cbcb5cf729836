import {
  type Address,
  type Fulfilment,
  type Hold,
  type Moment,
  type Order,
  RefundPart,
  type Return,
  type SourceRecord,
  type Stock,
  type Tracking,
  type WarehouseOrder,
} from '@throughline/shared/model'
import { foldTracking } from '../connectors/tracking-fold.ts'
import type { OrderEntry, ReturnEntry, StockEntry, TrackingEntry, WarehouseEntry } from './schema.ts'

/** One entry of the file with its kind. */
export type Entry =
  | { kind: 'order'; entry: OrderEntry }
  | { kind: 'warehouse_order'; entry: WarehouseEntry }
  | { kind: 'tracking'; entry: TrackingEntry }
  | { kind: 'return'; entry: ReturnEntry }
  | { kind: 'stock'; entry: StockEntry }

/** Who says what where the file does not say who. */
const usual: Record<Entry['kind'], string> = {
  order: 'shop',
  warehouse_order: 'wms',
  tracking: 'carrier',
  return: 'returns',
  stock: 'wms',
}

export const connectionOf = ({ kind, entry }: Entry): string => entry.from ?? usual[kind]

/**
 * The record that a connector would have made of it, heard `now` (epoch milliseconds); while its system is down it was heard when
 * the last thing happened that it tells.
 */
export function recordOf(one: Entry, { now, isDown }: { now: number; isDown: boolean }): SourceRecord {
  const envelope = {
    connection: connectionOf(one),
    version: '1',
    observedAt: new Date(isDown ? Math.min(now, newestIn(one.entry) ?? 0) : now).toISOString(),
  }
  switch (one.kind) {
    case 'order': {
      const data = orderOf(one.entry)
      return { ...envelope, kind: 'order', key: data.id, data }
    }
    case 'warehouse_order': {
      const data = warehouseOrderOf(one.entry)
      return { ...envelope, kind: 'warehouse_order', key: data.id, data }
    }
    case 'tracking': {
      const data = trackingOf(one.entry)
      return { ...envelope, kind: 'tracking', key: `${data.carrier} ${data.trackingNumber}`, data }
    }
    case 'return': {
      const data = returnOf(one.entry)
      return { ...envelope, kind: 'return', key: data.id, data }
    }
    case 'stock': {
      const data = stockOf(one.entry)
      return { ...envelope, kind: 'stock', key: data.sku, data }
    }
  }
}

/** `ada` is Ada with ada@example.com; an address is itself. */
export function personOf(by: string): { name: string; emails: string[]; phones: string[] } {
  const name = by.split('@')[0] ?? by
  return {
    name: name.charAt(0).toUpperCase() + name.slice(1),
    emails: [by.includes('@') ? by : `${by}@example.com`],
    phones: [],
  }
}

function orderOf(entry: OrderEntry): Order {
  const lines = entry.lines.map((line, at) => ({
    id: `line-${at + 1}`,
    sku: line.sku,
    title: ('title' in line ? line.title : undefined) ?? line.sku ?? `Article ${at + 1}`,
    quantity: line.quantity,
    ...('wanted' in line && { currentQuantity: line.wanted }),
    ...('fulfilled' in line && { fulfilledQuantity: line.fulfilled }),
    ...('refunded' in line && { refundedQuantity: line.refunded }),
    ...('ships' in line && { requiresShipping: line.ships }),
    unitPrice: line.price,
  }))
  const lineIdOf = (sku: string) => lines.find((line) => line.sku === sku)?.id ?? sku
  const fulfilments = entry.parcels.map(
    (parcel, at): Fulfilment => ({
      id: `fulfilment-${at + 1}`,
      createdAt: parcel.at,
      stage: parcel.stage,
      flags: parcel.flags,
      parcels: parcel.tracking ? [{ trackingNumber: parcel.tracking, carrier: parcel.carrier ?? 'DHL' }] : [],
      lines: parcel.lines.map(({ sku, quantity }) => ({ lineId: lineIdOf(sku), quantity })),
      estimatedDelivery: parcel.eta,
      deliveredAt: parcel.delivered,
    }),
  )
  return {
    id: `shop-order-${entry.from ?? usual.order}-${entry.order}`,
    number: entry.order,
    otherNumbers: [],
    status: entry.status,
    payment: entry.payment,
    placedAt: entry.placed,
    updatedAt: entry.updated,
    cancelledAt: entry.cancelled,
    customer: personOf(entry.by),
    shippingAddress: addressOf(entry.to),
    total: entry.total,
    totals: { ...(entry.shipping && { shipping: entry.shipping }) },
    lines,
    fulfilments,
    holds: holdsOf(entry.holds),
    promise: entry.promise,
    refunds: entry.refunds.map((refund, at) => ({
      id: refund.id ?? `refund-${at + 1}`,
      amount: refund.amount,
      createdAt: refund.at,
      settled: refund.settled !== false,
      ...(typeof refund.settled === 'object' && { settledAt: refund.settled }),
      returnId: refund.for,
      lines: refund.lines.map(({ sku, quantity }) => ({ lineId: lineIdOf(sku), sku, quantity })),
    })),
    incomplete: entry.incomplete,
  }
}

function warehouseOrderOf(entry: WarehouseEntry): WarehouseOrder {
  return {
    id: [entry.from ?? usual.warehouse_order, entry.warehouse_order, entry.warehouse]
      .filter(Boolean)
      .join(' '),
    orderNumber: entry.warehouse_order,
    stage: entry.stage,
    flags: entry.flags,
    holds: holdsOf(entry.holds),
    warehouse: entry.warehouse,
    customer: personOf(entry.by),
    shippingAddress: addressOf(entry.to),
    createdAt: entry.created,
    updatedAt: entry.updated,
    shipBy: entry.ship_by,
    lines: entry.lines.map((line, at) => ({
      id: `warehouse-line-${at + 1}`,
      sku: line.sku,
      quantity: line.quantity,
      ...('picked' in line && { pickedQuantity: line.picked }),
      ...('allocated' in line && { allocatedQuantity: line.allocated }),
      ...('shipped' in line && { shippedQuantity: line.shipped }),
      ...('backordered' in line && { backorderedQuantity: line.backordered }),
    })),
    parcels: entry.parcels.map((parcel) => ({
      trackingNumber: parcel.tracking,
      carrier: parcel.carrier ?? (parcel.tracking ? 'DHL' : undefined),
      service: parcel.service,
      labelledAt: parcel.labelled,
      handedOver: parcel.handed_over,
      delivered: parcel.delivered,
      cancelled: parcel.cancelled,
    })),
    incomplete: entry.incomplete,
  }
}

/** Folded as the connectors fold what carriers send. */
function trackingOf(entry: TrackingEntry): Tracking {
  const folded = foldTracking(entry.events, { stage: entry.stage ?? 'not_found', flags: entry.flags })
  return {
    ...folded,
    carrier: entry.carrier,
    trackingNumber: entry.tracking,
    service: entry.service,
    eta: entry.eta,
    updatedAt: entry.updated ?? entry.events.at(-1)?.at,
    isReturn: entry.is_return,
  }
}

function returnOf(entry: ReturnEntry): Return {
  return {
    id: entry.return,
    number: entry.return,
    orderNumber: entry.order,
    stage: entry.stage,
    customerEmails: personOf(entry.by).emails,
    requestedAt: entry.requested,
    approvedAt: entry.approved,
    labelSentAt: entry.label_sent,
    inspectedAt: entry.inspected,
    receivedAt: entry.received,
    closedAt: entry.closed,
    updatedAt:
      entry.updated ??
      newestOf([
        entry.requested,
        entry.approved,
        entry.label_sent,
        entry.received,
        entry.inspected,
        entry.closed,
      ]),
    lines: entry.lines.map((line, at) => ({
      id: `return-line-${at + 1}`,
      sku: line.sku,
      title: line.sku,
      quantity: line.quantity,
      ...('received' in line && { receivedQuantity: line.received }),
      ...('refunded' in line && { refundedQuantity: line.refunded }),
      ...('reason' in line && { reason: line.reason }),
      ...('outcome' in line && { outcome: line.outcome }),
    })),
    parcels: entry.parcels.map(({ tracking, carrier }) => ({
      trackingNumber: tracking,
      carrier: carrier ?? 'DHL',
    })),
    refundAmount: entry.refund,
    refundSettled: entry.settled,
    refundParts:
      entry.parts &&
      RefundPart.shape.part.options.flatMap((part) => {
        const amount = entry.parts?.[part]
        return amount ? [{ part, amount }] : []
      }),
    exchangeOrderNumber: entry.exchange,
    exchangeLines: entry.exchange_for?.map(({ sku, quantity }) => ({ sku, title: sku, quantity })),
    declineReason: entry.declined,
    incomplete: false,
  }
}

const stockOf = ({ stock, levels }: StockEntry): Stock => ({
  sku: stock,
  levels: levels.map((level) => ({
    location: level.place,
    available: level.sellable,
    onHand: level.on_hand,
    reserved: level.reserved,
    inbound: level.inbound,
    backordered: level.backordered,
    updatedAt: level.updated,
  })),
  incomplete: false,
})

/** The newest instant in it. Promised days are no instants. */
function newestIn(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const own = 'instant' in value && typeof value.instant === 'string' ? [Date.parse(value.instant)] : []
  const all = [...own, ...Object.values(value).flatMap((part) => newestIn(part) ?? [])]
  return all.length > 0 ? Math.max(...all) : undefined
}

const newestOf = (moments: readonly (Moment | undefined)[]): Moment | undefined =>
  moments.filter((one) => one !== undefined).at(-1)

const holdsOf = (holds: OrderEntry['holds']): Hold[] =>
  holds.map((hold) => (typeof hold === 'string' ? { reason: hold } : hold))

const addressOf = ({ city, postcode, country }: OrderEntry['to']): Address => ({
  lines: [],
  city,
  postcode,
  country,
})
