import type { SourceRecord } from '@throughline/shared/model'
import type { RecordKind } from '@throughline/shared/vocabulary'
import { articlesToExchange, articlesToSend } from '../stock/wanted-articles.ts'
import { identityOf } from './identity-of.ts'
import { normaliseOrderNumber, normaliseTrackingNumber } from './normalise.ts'

/** A number that a record brings, and what other sources may know by it. */
export interface Lead {
  kind: RecordKind
  by: 'order_number' | 'shop_order_id' | 'tracking_number' | 'sku'
  value: string
  carrier?: string | undefined
}

/** What the other systems can be asked once this record is known. A record leads to other kinds than its own; a parcel leads nowhere. */
export function leadsOf(record: SourceRecord): Lead[] {
  if (record.kind === 'tracking' || record.kind === 'stock') return []
  const { orderNumbers, shopOrderIds, trackingNumbers } = identityOf(record)
  const leads: Lead[] = trackingNumbers.map((number) => ({
    kind: 'tracking',
    by: 'tracking_number',
    value: normaliseTrackingNumber(number),
    carrier: carrierOf(record, number),
  }))
  for (const kind of ['order', 'warehouse_order', 'return'] as const) {
    if (kind === record.kind) continue
    const [shopOrderId] = shopOrderIds
    const [orderNumber] = orderNumbers
    // The shop's own id is exact; numbers repeat between shops.
    if (kind === 'order' && shopOrderId) leads.push({ kind, by: 'shop_order_id', value: shopOrderId })
    else if (orderNumber) leads.push({ kind, by: 'order_number', value: normaliseOrderNumber(orderNumber) })
  }
  for (const value of articlesIn(record)) leads.push({ kind: 'stock', by: 'sku', value })
  return leads
}

/** Articles whose stock decides what happens next: those still to be sent, and those that go out in exchange. */
function articlesIn(record: SourceRecord): string[] {
  if (record.kind === 'order') return articlesToSend(record.data)
  return record.kind === 'return' ? articlesToExchange(record.data) : []
}

function carrierOf(
  record: Exclude<SourceRecord, { kind: 'tracking' | 'stock' }>,
  number: string,
): string | undefined {
  const parcels =
    record.kind === 'order' ? record.data.fulfilments.flatMap((one) => one.parcels) : record.data.parcels
  return parcels.find((parcel) => parcel.trackingNumber === number)?.carrier
}
