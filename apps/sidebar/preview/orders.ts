import type {
  CardLine,
  CardParcel,
  CardReturn,
  CardWarehouse,
  OrderCard,
  OrderPromise,
} from '@throughline/shared/contract'
import type { Money, TrackingEvent } from '@throughline/shared/model'
import { at, somewhere, utc } from './clock.ts'
import { endedLedger, issuedLedger, overdueLedger, receivedLedger, toPostLedger } from './ledgers.ts'
import {
  countedTwice,
  customs,
  gone,
  lateForSaturday,
  notBooked,
  notChecked,
  refundLate,
  rescuable,
  rescue,
  shortPick,
  silent,
  stockUnknown,
  stuck,
  willMiss,
} from './worries.ts'

export const euro = (minor: number): Money => ({ minor, currency: 'EUR' })
const yen = (minor: number): Money => ({ minor, currency: 'JPY' })

export const order = (parts: Partial<OrderCard> & Pick<OrderCard, 'number' | 'headline'>): OrderCard => ({
  ref: { connection: 'shop-eu', key: `gid://shop/Order/${parts.number}` },
  shop: 'Shop EU',
  placedAt: utc('2026-11-12T08:14:00'),
  total: euro(24500),
  status: 'shipped',
  payment: 'paid',
  reasons: [{ by: 'email', shown: 'ada@example.com', places: ['requester_identity'] }],
  contactDiffers: false,
  quiet: false,
  customer: { name: 'Ada Lovelace', emails: ['ada@example.com'], phones: ['+49 151 12345678'] },
  address: {
    name: 'Ada Lovelace',
    lines: ['Torstraße 140', 'Hinterhaus, 2. OG'],
    city: 'Berlin',
    postcode: '10119',
    country: 'DE',
  },
  totals: { subtotal: euro(24010), shipping: euro(490), tax: euro(3911) },
  concerns: [],
  promises: [],
  holds: [],
  lines: [],
  parcels: [],
  warehouse: [],
  returns: [],
  refunds: [],
  conflicts: [],
  incomplete: false,
  adminUrl: 'https://admin.shop.example/orders/1042',
  ...parts,
})

const scarf: CardLine = {
  title: 'Wool scarf',
  variant: 'Moss green',
  sku: 'SCARF-MOSS',
  ordered: 2,
  shipped: 2,
  unitPrice: euro(6900),
}
const mug: CardLine = {
  title: 'Stoneware mug',
  variant: '350 ml',
  sku: 'MUG-350',
  ordered: 1,
  shipped: 1,
  unitPrice: euro(2410),
}
const lamp: CardLine = {
  title: 'Desk lamp',
  sku: 'LAMP-01',
  ordered: 1,
  shipped: 0,
  unitPrice: euro(7800),
}

const scan = (event: Partial<TrackingEvent> & Pick<TrackingEvent, 'stage'>): TrackingEvent => ({
  flags: [],
  scan: true,
  ...event,
})

const dhlScans: TrackingEvent[] = [
  scan({
    stage: 'in_transit',
    at: at('2026-11-19T14:05'),
    place: 'Leipzig',
    said: 'Die Sendung wurde im Paketzentrum bearbeitet',
  }),
  scan({
    stage: 'in_transit',
    at: at('2026-11-18T22:41'),
    place: 'Hamburg',
    said: 'Die Sendung wurde im Start-Paketzentrum bearbeitet',
  }),
  scan({ stage: 'in_transit', at: at('2026-11-17T18:20'), place: 'Hamburg', said: 'Abgeholt' }),
  scan({
    stage: 'label_created',
    at: at('2026-11-17T09:02'),
    scan: false,
    said: 'Die Sendung wurde elektronisch angekündigt',
  }),
]

const promiseFor = (
  latest: string,
  parts: Pick<OrderPromise, 'state' | 'reason'> & Partial<OrderPromise>,
): OrderPromise => ({ kind: 'delivery', by: 'shop', source: 'shop-eu', latest, evidence: [], ...parts })

export const parcel = (parts: Partial<CardParcel> & Pick<CardParcel, 'stage'>): CardParcel => ({
  carrier: 'DHL',
  trackingNumber: '00340434161094027318',
  flags: [],
  proof: 'proven',
  events: dhlScans,
  sources: ['easypost', 'shop-eu'],
  sides: [
    { source: 'easypost', value: parts.stage, proven: true, at: at('2026-11-19T14:05') },
    { source: 'shop-eu', value: 'in_transit', proven: false, at: utc('2026-11-17T15:12:00') },
  ],
  contents: [{ title: 'Wool scarf', quantity: 2 }],
  direction: 'outbound',
  url: 'https://track.example/00340434161094027318',
  service: 'Paket',
  ...parts,
})

export const delivered = parcel({
  stage: 'delivered',
  trackingNumber: '1Z999AA10123456784',
  carrier: 'UPS',
  service: 'Standard',
  deliveredAt: at('2026-11-18T11:12'),
  signedBy: 'A. Lovelace',
  contents: [{ title: 'Stoneware mug', quantity: 1 }],
  url: 'https://track.example/1Z999AA10123456784',
  events: [
    scan({
      stage: 'delivered',
      at: somewhere('2026-11-18T11:12'),
      place: 'Berlin',
      said: 'DELIVERED: FRONT DESK',
    }),
    scan({
      stage: 'out_for_delivery',
      at: somewhere('2026-11-18T07:50'),
      place: 'Berlin',
      said: 'Out For Delivery Today',
    }),
    scan({
      stage: 'in_transit',
      flags: ['customs'],
      at: somewhere('2026-11-16T03:10'),
      place: 'Köln',
      said: 'Import Scan',
    }),
    scan({
      stage: 'in_transit',
      at: somewhere('2026-11-15T21:02'),
      place: 'Louisville, KY',
      said: 'Departed from Facility',
    }),
    scan({
      stage: 'in_transit',
      at: somewhere('2026-11-15T17:40'),
      place: 'Louisville, KY',
      said: 'Arrived at Facility',
    }),
    scan({
      stage: 'label_created',
      at: somewhere('2026-11-14T10:00'),
      scan: false,
      said: 'Shipper created a label, UPS has not received the package yet.',
    }),
  ],
})

const packed: CardWarehouse = {
  source: 'wms',
  warehouse: 'Main DC',
  stage: 'handed_over',
  flags: ['pack_verified'],
  holds: [],
  shipBy: '2026-11-18',
  updatedAt: utc('2026-11-17T15:10:00'),
  lines: [
    { id: '1', sku: 'SCARF-MOSS', title: 'Wool scarf', quantity: 2, pickedQuantity: 2, shippedQuantity: 2 },
  ],
}

export const scarfReturn: CardReturn = {
  number: 'RMA-1009',
  stage: 'received',
  requestedAt: utc('2026-11-13T09:00:00'),
  approvedAt: utc('2026-11-13T09:04:00'),
  receivedAt: at('2026-11-18T10:30'),
  lines: [{ title: 'Wool scarf', quantity: 1, received: 1, reason: 'Too short', outcome: 'refund' }],
  refundAmount: euro(6900),
  refunds: [],
  statusUrl: 'https://returns.example/RMA-1009',
  sources: ['loop', 'shop-eu'],
  sides: [],
  ledger: receivedLedger,
}

/** What the ticket is about: on its way, and later than promised. */
export const inTransit = order({
  number: '#1042',
  reasons: [
    { by: 'email', shown: 'ada@example.com', places: ['requester_identity'] },
    { by: 'order_number', shown: '#1042', places: ['subject', 'description'] },
  ],
  headline: {
    fact: {
      topic: 'shipment',
      word: 'in_transit',
      proof: 'proven',
      source: 'easypost',
      carrier: 'DHL',
      place: 'Leipzig',
      at: at('2026-11-19T14:05'),
    },
  },
  promise: { service: 'Standard (2–4 days)', latest: '2026-11-21' },
  promises: [lateForSaturday],
  concerns: [willMiss],
  lines: [scarf, mug],
  parcels: [parcel({ stage: 'in_transit', eta: '2026-11-24' }), delivered],
  warehouse: [packed],
  returns: [scarfReturn],
})

export const quiet = order({
  number: '#1017',
  total: euro(8900),
  placedAt: utc('2026-09-28T18:20:00'),
  status: 'delivered',
  quiet: true,
  headline: {
    fact: {
      topic: 'shipment',
      word: 'delivered',
      proof: 'proven',
      source: 'easypost',
      carrier: 'DHL',
      place: 'Berlin',
      at: at('2026-10-03T12:40', '+02:00'),
    },
  },
  lines: [mug],
  parcels: [delivered],
})

/** The shop says delivered, the carrier has only seen it move. */
export const contradicted = order({
  number: '#1055',
  headline: {
    fact: {
      topic: 'shipment',
      word: 'in_transit',
      proof: 'proven',
      source: 'easypost',
      carrier: 'DHL',
      place: 'Hamburg',
      at: at('2026-11-18T22:41'),
    },
    beyond: {
      topic: 'shipment',
      word: 'delivered',
      proof: 'claimed',
      source: 'shop-eu',
      at: utc('2026-11-19T09:30:00'),
    },
  },
  lines: [scarf],
  parcels: [parcel({ stage: 'in_transit', flags: ['delayed'], eta: '2026-11-23' })],
  conflicts: [
    {
      field: 'shipment_stage',
      about: '00340434161094027318',
      sides: [
        {
          source: 'easypost',
          value: 'in_transit',
          proven: true,
          at: at('2026-11-18T22:41'),
          said: 'Die Sendung wurde bearbeitet',
        },
        { source: 'shop-eu', value: 'delivered', proven: false, at: utc('2026-11-19T09:30:00') },
      ],
      likelyWrong: 'shop-eu',
      owner: 'support',
    },
    {
      field: 'quantity',
      about: 'SCARF-MOSS',
      sides: [
        { source: 'shop-eu', value: '2', proven: false },
        { source: 'wms', value: '1', proven: true, at: utc('2026-11-17T15:10:00') },
      ],
    },
  ],
})

/** Held, short and backordered: the warehouse cannot go on. */
export const held = order({
  number: '#1061',
  total: euro(17700),
  status: 'on_hold',
  payment: 'authorized',
  headline: {
    fact: {
      topic: 'warehouse',
      word: 'allocated',
      proof: 'proven',
      source: 'wms',
      at: utc('2026-11-17T07:15:00'),
    },
  },
  promises: [promiseFor('2026-11-18', { state: 'broken', reason: 'on_hold' })],
  holds: [{ reason: 'fraud', said: 'High risk: billing and shipping country differ', source: 'shop-eu' }],
  lines: [lamp, { ...scarf, shipped: 0 }],
  warehouse: [
    {
      source: 'wms',
      warehouse: 'Main DC',
      stage: 'allocated',
      flags: ['on_hold', 'short', 'backordered'],
      holds: [{ reason: 'address' }],
      shipBy: '2026-11-17',
      updatedAt: utc('2026-11-17T07:15:00'),
      lines: [
        { id: '1', title: 'Desk lamp', quantity: 1, allocatedQuantity: 0, backorderedQuantity: 1 },
        { id: '2', title: 'Wool scarf', quantity: 2, allocatedQuantity: 1, pickedQuantity: 0 },
      ],
    },
  ],
})

/** Only claims: a label, and the shop that calls it shipped. */
export const labelOnly = order({
  number: '#1063',
  headline: {
    fact: {
      topic: 'warehouse',
      word: 'packed',
      proof: 'proven',
      source: 'wms',
      at: utc('2026-11-19T15:40:00'),
      place: 'Main DC',
    },
    beyond: {
      topic: 'shipment',
      word: 'label_created',
      proof: 'claimed',
      source: 'shop-eu',
      carrier: 'DHL',
      at: utc('2026-11-19T15:44:00'),
    },
  },
  promises: [promiseFor('2026-11-25', { state: 'on_track', reason: 'nothing_against_it' })],
  lines: [scarf],
  parcels: [
    parcel({ stage: 'label_created', proof: 'claimed', events: [], sources: ['shop-eu'], sides: [] }),
  ],
  warehouse: [{ ...packed, stage: 'packed' }],
})

/** Delivered three days late, and lost in part. */
export const lateAndDamaged = order({
  number: '#1033',
  status: 'delivered',
  payment: 'partially_refunded',
  headline: {
    fact: {
      topic: 'shipment',
      word: 'delivered',
      proof: 'proven',
      source: 'easypost',
      carrier: 'UPS',
      place: 'Berlin',
      at: somewhere('2026-11-18T11:12'),
    },
  },
  promises: [promiseFor('2026-11-15', { state: 'broken', reason: 'done_late', doneOn: '2026-11-18' })],
  lines: [{ ...mug, refunded: 1 }],
  parcels: [{ ...delivered, flags: ['damaged', 'delayed'] }],
  refunds: [
    { amount: euro(2410), createdAt: utc('2026-11-19T08:00:00'), settled: false, source: 'shop-eu' },
    {
      amount: euro(490),
      createdAt: utc('2026-11-18T08:00:00'),
      settled: true,
      settledAt: utc('2026-11-19T02:00:00'),
      source: 'shop-eu',
    },
  ],
  totals: { subtotal: euro(2410), shipping: euro(490), refunded: euro(2900) },
})

const returnIn = (parts: Partial<CardReturn>): CardReturn => ({ ...scarfReturn, ...parts })

/** Returns in several stages. */
export const returning = order({
  number: '#1029',
  status: 'delivered',
  headline: {
    fact: {
      topic: 'return',
      word: 'refund_issued',
      proof: 'claimed',
      source: 'loop',
      at: utc('2026-11-19T16:00:00'),
    },
  },
  lines: [{ ...scarf, returned: 1, refunded: 1 }, mug],
  parcels: [
    delivered,
    parcel({
      stage: 'delivered',
      direction: 'return',
      flags: [],
      trackingNumber: '00340434161094099999',
      contents: [],
    }),
  ],
  returns: [
    returnIn({
      stage: 'refund_issued',
      ledger: issuedLedger,
      refunds: [
        { amount: euro(6900), createdAt: utc('2026-11-19T16:00:00'), settled: false, source: 'shop-eu' },
      ],
    }),
    returnIn({
      number: 'RMA-1010',
      stage: 'exchanged',
      ledger: endedLedger,
      exchangeOrderNumber: '#1070',
      refundAmount: undefined,
      receivedAt: undefined,
    }),
    returnIn({
      number: 'RMA-1011',
      stage: 'declined',
      ledger: endedLedger,
      declineReason: 'Worn, tags removed',
      receivedAt: undefined,
      approvedAt: undefined,
      refundAmount: undefined,
    }),
    returnIn({
      number: 'RMA-1012',
      stage: 'closed',
      ledger: endedLedger,
      closedAt: utc('2026-11-16T16:00:00'),
      refundAmount: undefined,
    }),
    returnIn({ number: 'RMA-1013', stage: 'label_sent', receivedAt: undefined, ledger: toPostLedger }),
  ],
})

/** Words that we do not know, kept as the vendors said them. */
export const unrecognised = order({
  number: '#1066',
  status: 'unknown',
  statusSaid: 'AWAITING_NEXUS',
  payment: 'unknown',
  total: yen(12450),
  headline: {
    fact: {
      topic: 'shipment',
      word: 'unknown',
      proof: 'claimed',
      source: 'easypost',
      carrier: 'Yamato',
      said: 'センター保管中',
      at: somewhere('2026-11-19T09:00'),
    },
  },
  parcels: [
    parcel({
      stage: 'unknown',
      proof: 'claimed',
      carrier: 'Yamato',
      said: 'センター保管中',
      trackingNumber: '4410-2345-6789',
      events: [
        {
          stage: 'unknown',
          flags: [],
          scan: false,
          at: somewhere('2026-11-19T09:00'),
          place: '京都',
          said: 'センター保管中',
        },
      ],
    }),
  ],
  warehouse: [{ ...packed, stage: 'unknown', said: 'ZONE-7 WAVE HELD', flags: [] }],
})

/** Long words, foreign scripts and markup, as customers and vendors really send them. */
export const awkward = order({
  number: '#EU-2026-000000000000000000001042-REPLACEMENT-PARTIAL',
  shop: 'Throughline Home & Living Deutschland/Österreich/Schweiz (B2B)',
  total: { minor: 123456789012, currency: 'JPY' },
  customer: {
    name: '\u202eمحمد الفاتح <b>',
    emails: ['a.very.long.address.that.never.seems.to.end@subdomain.of.a.subdomain.example.com'],
    phones: [],
  },
  headline: {
    fact: {
      topic: 'shipment',
      word: 'available_for_pickup',
      proof: 'proven',
      source: 'easypost',
      carrier: 'Österreichische Paketzustellungsgesellschaft',
      place: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
      at: at('2026-11-19T14:05'),
    },
  },
  lines: [
    {
      ...scarf,
      title: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft-Schal',
      variant: '<script>alert(1)</script>',
    },
  ],
  parcels: [
    parcel({
      stage: 'available_for_pickup',
      flags: ['action_required', 'attempted', 'customs', 'delayed'],
      trackingNumber: 'AAAAAAAAAABBBBBBBBBBCCCCCCCCCCDDDDDDDDDDEEEEEEEEEE',
      events: [
        {
          stage: 'available_for_pickup',
          flags: [],
          scan: true,
          place: 'דואר ישראל',
          said: 'החבילה ממתינה לאיסוף',
          at: somewhere('2026-11-19T14:05'),
        },
      ],
      url: 'javascript:alert(1)',
    }),
  ],
  incomplete: true,
})

/** Too slow in the warehouse, short, and still to be rescued by a faster service. */
export const stuckAndShort = order({
  number: '#1071',
  status: 'in_warehouse',
  headline: {
    fact: {
      topic: 'warehouse',
      word: 'picking',
      proof: 'proven',
      source: 'wms',
      place: 'Main DC',
      at: utc('2026-11-17T07:15:00'),
    },
  },
  promises: [rescuable],
  concerns: [rescue, stuck, shortPick, notChecked],
  lines: [
    { ...scarf, shipped: 0, stock: countedTwice },
    { ...mug, shipped: 0, stock: gone },
    { ...lamp, stock: stockUnknown },
  ],
  warehouse: [{ ...packed, stage: 'picking', flags: ['short'] }],
})

/** The carrier says nothing any more. */
export const goneSilent = order({
  ...inTransit,
  number: '#1072',
  ref: { connection: 'shop-eu', key: '1072' },
  headline: { fact: { ...inTransit.headline.fact, at: at('2026-11-18T07:00') } },
  promises: [
    promiseFor('2026-11-24', {
      by: 'agent',
      state: 'on_track',
      reason: 'nothing_against_it',
      madeAt: utc('2026-11-16T10:00:00'),
    }),
  ],
  concerns: [silent, customs, notBooked],
  returns: [],
})

/** The goods are back and the money is late. */
export const refundOverdue = order({
  number: '#1073',
  status: 'delivered',
  headline: {
    fact: {
      topic: 'return',
      word: 'inspected',
      proof: 'claimed',
      source: 'loop',
      at: at('2026-11-10T11:00'),
    },
  },
  concerns: [refundLate],
  lines: [{ ...scarf, returned: 1 }],
  parcels: [delivered],
  returns: [returnIn({ stage: 'inspected', ledger: overdueLedger, refundAmount: euro(8900) })],
})

/** Received in time, and the clock runs. */
export const refundRunning = order({
  ...refundOverdue,
  number: '#1074',
  headline: {
    fact: {
      topic: 'return',
      word: 'received',
      proof: 'claimed',
      source: 'loop',
      at: at('2026-11-18T10:30'),
    },
  },
  concerns: [],
  returns: [scarfReturn],
})
