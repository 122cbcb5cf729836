import type { Concern, Fact, LineStock, OrderPromise } from '@throughline/shared/contract'
import { at, utc } from './clock.ts'

const fact = (parts: Partial<Fact> & Pick<Fact, 'topic' | 'value' | 'source'>): Fact => ({
  strength: 'assertion',
  ...parts,
})

const promised = fact({ topic: 'promise', value: '2026-11-21', source: 'shop-eu', strength: 'system_record' })
const estimated = fact({
  topic: 'estimate',
  value: '2026-11-24',
  source: 'easypost',
  at: at('2026-11-19T14:05'),
})
const leipzig = fact({
  topic: 'shipment',
  value: 'in_transit',
  source: 'easypost',
  strength: 'scan',
  at: at('2026-11-19T14:05'),
  place: 'Leipzig',
  said: 'Die Sendung wurde im Paketzentrum bearbeitet',
})

export const lateForSaturday: OrderPromise = {
  kind: 'delivery',
  by: 'shop',
  source: 'shop-eu',
  service: 'Standard (2–4 days)',
  latest: '2026-11-21',
  state: 'at_risk',
  reason: 'carrier_estimates_later',
  expected: '2026-11-24',
  evidence: [promised, estimated],
}

export const willMiss: Concern = {
  kind: 'promise_at_risk',
  severity: 'warning',
  owner: 'support',
  next: 'tell_customer',
  due: '2026-11-20',
  evidence: [promised, estimated, leipzig],
  values: { promised: '2026-11-21', expected: '2026-11-24', carrier: 'DHL' },
}

/** Still in the warehouse, and a faster service would save it. */
export const rescuable: OrderPromise = {
  ...lateForSaturday,
  reason: 'warehouse_behind',
  upgrade: {
    service: 'Express',
    cost: { minor: 990, currency: 'EUR' },
    arrives: '2026-11-21',
    before: at('2026-11-20T14:00'),
  },
  evidence: [promised],
}

export const stuck: Concern = {
  kind: 'stuck_in_warehouse',
  severity: 'critical',
  owner: 'warehouse',
  next: 'ask_warehouse',
  since: utc('2026-11-17T07:15:00'),
  due: '2026-11-19',
  evidence: [
    fact({
      topic: 'warehouse',
      value: 'picking',
      source: 'wms',
      at: utc('2026-11-17T07:15:00'),
      place: 'Main DC',
    }),
  ],
  values: { hours: 75, warehouse: 'Main DC' },
}

export const rescue: Concern = {
  ...willMiss,
  severity: 'critical',
  next: 'upgrade_shipping',
  evidence: [promised, ...stuck.evidence],
}

export const shortPick: Concern = {
  kind: 'short_pick',
  severity: 'warning',
  owner: 'warehouse',
  next: 'offer_alternative',
  about: 'SCARF-MOSS',
  due: '2026-11-23',
  evidence: [
    fact({ topic: 'quantity', value: '1', source: 'wms', strength: 'scan', at: utc('2026-11-17T07:15:00') }),
    fact({ topic: 'quantity', value: '2', source: 'shop-eu', strength: 'system_record' }),
  ],
  values: { article: 'Wool scarf', quantity: 1, otherQuantity: 2 },
}

export const notChecked: Concern = {
  kind: 'pack_not_verified',
  severity: 'notice',
  owner: 'warehouse',
  next: 'check_contents',
  evidence: [fact({ topic: 'warehouse', value: 'packed', source: 'wms', at: utc('2026-11-17T15:10:00') })],
  values: {},
}

export const silent: Concern = {
  kind: 'silent_parcel',
  severity: 'warning',
  owner: 'carrier',
  next: 'open_trace',
  about: '00340434161094027318',
  since: at('2026-11-18T07:00'),
  due: '2026-11-20',
  evidence: [{ ...leipzig, at: at('2026-11-18T07:00') }],
  values: { hours: 52, carrier: 'DHL', place: 'Leipzig' },
}

export const customs: Concern = {
  kind: 'customs_hold',
  severity: 'notice',
  owner: 'customer',
  next: 'send_customs_documents',
  due: '2026-11-24',
  evidence: [
    fact({
      topic: 'shipment',
      value: 'in_transit',
      source: 'easypost',
      at: at('2026-11-18T09:00'),
      place: 'Basel',
      said: 'Zollabfertigung',
    }),
  ],
  values: { days: 2, carrier: 'DHL' },
}

export const notBooked: Concern = {
  kind: 'delivered_order_open',
  severity: 'notice',
  owner: 'support',
  next: 'update_shop',
  evidence: [
    fact({
      topic: 'shipment',
      value: 'delivered',
      source: 'easypost',
      strength: 'scan',
      at: at('2026-11-18T11:12'),
      place: 'Berlin',
    }),
    fact({ topic: 'order', value: 'shipped', source: 'shop-eu' }),
  ],
  values: {},
}

export const refundLate: Concern = {
  kind: 'refund_overdue',
  severity: 'critical',
  owner: 'finance',
  next: 'issue_refund',
  about: 'RMA-1009',
  since: at('2026-11-17T00:00'),
  due: '2026-11-17',
  evidence: [
    fact({
      topic: 'return',
      value: 'inspected',
      source: 'loop',
      strength: 'system_record',
      at: at('2026-11-10T11:00'),
    }),
  ],
  values: { amount: { minor: 8900, currency: 'EUR' }, businessDays: 3, deadline: '2026-11-17' },
}

export const countedTwice: LineStock = {
  places: [
    { source: 'shop-eu', location: 'Main DC', sellable: 4, onHand: 6, reserved: 2 },
    { source: 'wms', location: 'Main DC', sellable: 1, onHand: 3, reserved: 2, inbound: 20 },
    { source: 'shop-eu', location: 'Store Berlin', sellable: 1 },
  ],
  disagrees: true,
  replacement: { possible: 'yes', from: 'Main DC', shipsOn: '2026-11-20', arrives: '2026-11-24' },
}

export const gone: LineStock = {
  places: [{ source: 'wms', location: 'Main DC', sellable: 0, onHand: 0 }],
  disagrees: false,
  replacement: { possible: 'no' },
}

export const stockUnknown: LineStock = {
  places: [{ source: 'wms', location: 'Main DC' }],
  disagrees: false,
  replacement: { possible: 'unknown' },
}
