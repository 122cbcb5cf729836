import type {
  Moment,
  Order,
  RecordOf,
  Return,
  Stock,
  Tracking,
  WarehouseOrder,
} from '@throughline/shared/model'

/** A moment whose zone is known, from ISO 8601 in UTC. */
export const at = (instant: string): Moment => ({
  instant,
  local: instant.slice(0, 19),
  offset: '+00:00',
  zoneKnown: true,
})

const envelope = (connection: string, key: string) => ({
  connection,
  key,
  version: '1',
  observedAt: '2026-11-20T09:00:00.000Z',
})

/** Ada's order #1042 of two lanterns, paid, not fulfilled; anything may be said differently. */
export const order = (
  said: Partial<Order> = {},
  { connection = 'shop-eu' }: { connection?: string } = {},
): RecordOf<'order'> => {
  const data: Order = {
    id: `gid://shopify/Order/${said.number ?? '#1042'}`,
    number: '#1042',
    otherNumbers: [],
    status: 'paid',
    payment: 'paid',
    placedAt: at('2026-11-12T10:00:00.000Z'),
    customer: { name: 'Ada Lovelace', emails: ['ada@example.com'], phones: [] },
    total: { minor: 24_500, currency: 'EUR' },
    totals: {},
    lines: [{ id: 'line-1', sku: 'LANTERN', title: 'Lantern', quantity: 2, currentQuantity: 2 }],
    fulfilments: [],
    holds: [],
    refunds: [],
    incomplete: false,
    ...said,
  }
  return { ...envelope(connection, data.id), kind: 'order', data }
}

/** The warehouse's side of Ada's order. */
export const warehouseOrder = (
  said: Partial<WarehouseOrder> = {},
  { connection = 'wms' }: { connection?: string } = {},
): RecordOf<'warehouse_order'> => {
  const data: WarehouseOrder = {
    id: `wo-${said.orderNumber ?? '#1042'}`,
    orderNumber: '#1042',
    stage: 'received',
    flags: [],
    holds: [],
    customer: { name: 'Ada Lovelace', emails: ['ada@example.com'], phones: [] },
    lines: [{ id: 'wl-1', sku: 'LANTERN', quantity: 2 }],
    parcels: [],
    incomplete: false,
    ...said,
  }
  return { ...envelope(connection, data.id), kind: 'warehouse_order', data }
}

/** A parcel that DHL scanned in Leipzig. */
export const tracking = (
  said: Partial<Tracking> = {},
  { connection = 'easypost', key }: { connection?: string; key?: string } = {},
): RecordOf<'tracking'> => {
  const data: Tracking = {
    carrier: 'DHL',
    trackingNumber: 'JJD1',
    stage: 'in_transit',
    flags: [],
    events: [
      { at: at('2026-11-19T13:05:00.000Z'), stage: 'in_transit', flags: [], scan: true, place: 'Leipzig' },
    ],
    ...said,
  }
  return { ...envelope(connection, key ?? `trk-${data.trackingNumber}`), kind: 'tracking', data }
}

/** A return that Ada asked for, of one lantern. */
export const returned = (
  said: Partial<Return> = {},
  { connection = 'loop', key }: { connection?: string; key?: string } = {},
): RecordOf<'return'> => {
  const data: Return = {
    id: 'ret-1',
    orderNumber: '#1042',
    stage: 'approved',
    customerEmails: ['ada@example.com'],
    requestedAt: at('2026-11-18T08:00:00.000Z'),
    lines: [{ id: 'rl-1', sku: 'LANTERN', title: 'Lantern', quantity: 1 }],
    parcels: [],
    incomplete: false,
    ...said,
  }
  return { ...envelope(connection, key ?? data.id), kind: 'return', data }
}

/** A fulfilment of both lanterns in one parcel. */
export const fulfilment = (
  said: Partial<Order['fulfilments'][number]> = {},
): Order['fulfilments'][number] => ({
  id: 'ful-1',
  stage: 'label_created',
  flags: [],
  parcels: [{ carrier: 'DHL', trackingNumber: 'JJD1' }],
  lines: [{ lineId: 'line-1', quantity: 2 }],
  ...said,
})

/** What the warehouse in Berlin has of an article. */
export const stock = (
  said: Partial<Stock> = {},
  { connection = 'wms' }: { connection?: string } = {},
): RecordOf<'stock'> => {
  const data: Stock = {
    sku: 'LANTERN',
    levels: [{ location: 'Berlin', available: 4, onHand: 6, reserved: 2 }],
    incomplete: false,
    ...said,
  }
  return { ...envelope(connection, data.sku), kind: 'stock', data }
}
