import { shiphero } from '@throughline/bridge/connectors/shiphero/index.ts'
import type { RecordOf } from '@throughline/shared/model'
import type { HoldReason } from '@throughline/shared/vocabulary'
import { expect, test } from 'vitest'

// Synthetic replies, written by hand from https://developer.shiphero.com/schema/ for what no recording shows.

const answering = (field: string, nodes: readonly object[], more = false) => ({
  data: { [field]: { data: { pageInfo: { hasNextPage: more }, edges: nodes.map((node) => ({ node })) } } },
})

type Order = RecordOf<'warehouse_order'>['data']

const orderOf = (order: object, more = false): Order => {
  const [draft] =
    shiphero.explain.warehouse_order?.(
      answering('orders', [{ id: 'T3JkZXI6MQ==', order_number: '1042', ...order }], more),
    ) ?? []
  if (draft?.kind !== 'warehouse_order') throw new Error('no warehouse order')
  return draft.data
}

let lineCount = 0
const line = (parts: object) => {
  lineCount += 1
  return {
    node: { id: `line-${lineCount}`, sku: 'MUG', quantity: 2, fulfillment_status: 'pending', ...parts },
  }
}
const lines = (...parts: readonly object[]) => ({ pageInfo: { hasNextPage: false }, edges: parts.map(line) })
const label = (parts: object = {}) => ({
  tracking_number: '1Z999AA10123456784',
  carrier: 'ups',
  status: 'valid',
  ...parts,
})
const shipment = (parts: object = {}) => ({ id: 'U2hpcG1lbnQ6MQ==', shipping_labels: [label()], ...parts })
const sent = { quantity_shipped: 2, quantity_pending_fulfillment: 0, fulfillment_status: 'fulfilled' }

test('an order that nobody has touched is received', () => {
  expect(orderOf({ fulfillment_status: 'pending', line_items: lines({ quantity_allocated: 0 }) }).stage).toBe(
    'received',
  )
})

test('reserved stock is allocated, by the line’s own figure or by the allocations', () => {
  expect(orderOf({ fulfillment_status: 'pending', line_items: lines({ quantity_allocated: 2 }) }).stage).toBe(
    'allocated',
  )
  const byAllocation = orderOf({
    fulfillment_status: 'pending',
    line_items: lines({ id: 'L1' }),
    allocations: [
      { warehouse_id: 'V2FyZWhvdXNlOjE=', line_items: [{ line_item_id: 'L1', quantity_allocated: 2 }] },
    ],
  })
  expect(byAllocation.stage).toBe('allocated')
  expect(byAllocation.lines[0]?.allocatedQuantity).toBe(2)
})

test('a tote in which nothing lies yet is no picking', () => {
  const picks = [{ quantity: 2, picked_quantity: 0, current: true }]
  expect(
    orderOf({
      fulfillment_status: 'pending',
      line_items: lines({ quantity_allocated: 2, tote_picks: picks }),
    }).stage,
  ).toBe('allocated')
})

test('some of the units in a tote is picking, all of them is picked', () => {
  const pick = (units: number) => ({
    quantity_allocated: 2,
    tote_picks: [{ quantity: 2, picked_quantity: units, current: true }],
  })
  const status = { fulfillment_status: 'pending' }
  expect(orderOf({ ...status, line_items: lines(pick(1)) }).stage).toBe('picking')
  expect(orderOf({ ...status, line_items: lines(pick(2)) }).stage).toBe('picked')
  expect(orderOf({ ...status, line_items: lines(pick(2), pick(0)) }).stage).toBe('picking')
})

test('a pick that was undone counts no more', () => {
  const undone = { quantity_allocated: 2, tote_picks: [{ quantity: 2, picked_quantity: 2, current: false }] }
  const order = orderOf({ fulfillment_status: 'pending', line_items: lines(undone) })
  expect(order.stage).toBe('allocated')
  expect(order.lines[0]?.pickedQuantity).toBe(0)
})

test('a shipment without a label is packed', () => {
  const order = orderOf({
    fulfillment_status: 'pending',
    line_items: lines({ quantity_pending_fulfillment: 0 }),
    shipments: [shipment({ shipping_labels: [] })],
  })
  expect(order.stage).toBe('packed')
})

test('“fulfilled” means that a label was made, not that the carrier has the parcel', () => {
  const order = orderOf({ fulfillment_status: 'fulfilled', line_items: lines(sent), shipments: [shipment()] })
  expect(order.stage).toBe('labelled')
  expect(order.parcels).toMatchObject([{ trackingNumber: '1Z999AA10123456784', carrier: 'ups' }])
  expect(order.parcels[0]?.handedOver).toBeUndefined()
})

test('picked up by the carrier is handed over, told by the label or by its shipment', () => {
  const base = { fulfillment_status: 'fulfilled', line_items: lines(sent) }
  expect(orderOf({ ...base, shipments: [shipment({ picked_up: true })] }).stage).toBe('handed_over')
  const byLabel = orderOf({
    ...base,
    shipments: [shipment({ shipping_labels: [label({ picked_up: true })] })],
  })
  expect(byLabel.stage).toBe('handed_over')
  expect(byLabel.parcels[0]?.handedOver).toBe(true)
})

test('one of two parcels picked up is not yet an order handed over', () => {
  const order = orderOf({
    fulfillment_status: 'fulfilled',
    line_items: lines(sent),
    shipments: [
      shipment({
        shipping_labels: [
          label({ picked_up: true }),
          label({ tracking_number: '1Z999AA10123456785', picked_up: false }),
        ],
      }),
    ],
  })
  expect(order.stage).toBe('labelled')
  expect(order.parcels.map(({ handedOver }) => handedOver)).toEqual([true, false])
})

test('delivered, by the warehouse’s word, was handed over', () => {
  const order = orderOf({
    fulfillment_status: 'fulfilled',
    line_items: lines(sent),
    shipments: [shipment({ delivered: true })],
  })
  expect(order.stage).toBe('handed_over')
  expect(order.parcels[0]).toMatchObject({ delivered: true, handedOver: true })
})

test('of a part shipment the stage is that of the part which is still there', () => {
  const order = orderOf({
    fulfillment_status: 'pending',
    line_items: lines(sent, {
      quantity_shipped: 0,
      quantity_allocated: 0,
      quantity_pending_fulfillment: 2,
      backorder_quantity: 2,
    }),
    shipments: [shipment({ picked_up: true })],
  })
  expect(order).toMatchObject({ stage: 'received', flags: ['backordered'] })
  expect(
    order.lines.map(({ shippedQuantity, backorderedQuantity }) => [shippedQuantity, backorderedQuantity]),
  ).toEqual([
    [2, undefined],
    [0, 2],
  ])
  expect(order.parcels[0]?.handedOver).toBe(true)
})

test('a pick that came back with less than was wanted is short', () => {
  const short = {
    quantity_allocated: 1,
    backorder_quantity: 1,
    tote_picks: [{ quantity: 2, picked_quantity: 1, current: true }],
  }
  expect(orderOf({ fulfillment_status: 'pending', line_items: lines(short) }).flags).toEqual([
    'short',
    'backordered',
  ])
})

test('a backorder before any picking is backordered and not short', () => {
  expect(
    orderOf({ fulfillment_status: 'pending', line_items: lines({ backorder_quantity: 2, tote_picks: [] }) })
      .flags,
  ).toEqual(['backordered'])
})

test('an order closed with less than was ordered is short', () => {
  const order = orderOf({
    fulfillment_status: 'fulfilled',
    line_items: lines({ ...sent, quantity_shipped: 1 }),
    shipments: [shipment()],
  })
  expect(order).toMatchObject({ stage: 'labelled', flags: ['short'] })
})

const holds: [name: string, reason: HoldReason][] = [
  ['fraud_hold', 'fraud'],
  ['address_hold', 'address'],
  ['shipping_method_hold', 'shipping_method'],
  ['operator_hold', 'operator'],
  ['payment_hold', 'payment'],
  ['client_hold', 'customer'],
  ['moonphase_hold', 'unknown'],
]

test.each(holds)('%s holds the order, for the reason %s', (name, reason) => {
  const order = orderOf({
    fulfillment_status: 'pending',
    holds: { [name]: true, other: true, address_hold: name === 'address_hold' },
  })
  expect(order.flags).toEqual(['on_hold'])
  expect(order.holds).toEqual([{ reason, said: name }])
})

test('holds that are all lifted hold nothing', () => {
  const order = orderOf({
    fulfillment_status: 'pending',
    holds: Object.fromEntries(holds.map(([name]) => [name, false])),
  })
  expect(order).toMatchObject({ flags: [], holds: [] })
})

test('a date until which it is held is told in the warehouse’s words', () => {
  expect(orderOf({ fulfillment_status: 'pending', hold_until_date: '2026-12-01T00:00:00' }).said).toBe(
    'pending, held until 2026-12-01',
  )
})

test('a merchant’s own status is unknown where nothing else tells the stage, and keeps its words', () => {
  const order = orderOf({
    fulfillment_status: 'Awaiting Engraving',
    line_items: lines({ quantity_allocated: 0 }),
  })
  expect(order).toMatchObject({ stage: 'unknown', said: 'Awaiting Engraving' })
})

test('a merchant’s own status does not hide what was allocated or labelled', () => {
  const status = { fulfillment_status: 'Awaiting Engraving' }
  expect(orderOf({ ...status, line_items: lines({ quantity_allocated: 2 }) })).toMatchObject({
    stage: 'allocated',
    said: 'Awaiting Engraving',
  })
  expect(orderOf({ ...status, line_items: lines(sent), shipments: [shipment()] }).stage).toBe('labelled')
})

test('a status that is not told is unknown', () => {
  expect(orderOf({ fulfillment_status: null })).toMatchObject({ stage: 'unknown', said: undefined })
})

test('cancelled is cancelled in both spellings, and holds no stock back', () => {
  const line_items = lines({ backorder_quantity: 2, quantity_allocated: 0 })
  expect(orderOf({ fulfillment_status: 'canceled', line_items })).toMatchObject({
    stage: 'cancelled',
    flags: [],
  })
  expect(orderOf({ fulfillment_status: 'Cancelled', line_items }).stage).toBe('cancelled')
})

test('a cancelled order whose parcel was picked up has left, whatever the status says', () => {
  const order = orderOf({
    fulfillment_status: 'canceled',
    line_items: lines(sent),
    shipments: [shipment({ picked_up: true })],
  })
  expect(order).toMatchObject({ stage: 'handed_over', said: 'canceled' })
})

test('a label that was refunded or voided is cancelled and counts for nothing', () => {
  for (const gone of [{ refunded: true }, { status: 'voided' }]) {
    const order = orderOf({
      fulfillment_status: 'pending',
      line_items: lines({ quantity_allocated: 2 }),
      shipments: [shipment({ shipping_labels: [label(gone)] })],
    })
    expect(order.stage).toBe('allocated')
    expect(order.parcels[0]?.cancelled).toBe(true)
  }
})

test('a carrier’s page is kept, a web search is none', () => {
  const urlOf = (tracking_url: string) =>
    orderOf({
      fulfillment_status: 'fulfilled',
      shipments: [shipment({ shipping_labels: [label({ tracking_url })] })],
    }).parcels[0]?.url
  expect(urlOf('https://www.ups.com/track?tracknum=1Z999AA10123456784')).toBe(
    'https://www.ups.com/track?tracknum=1Z999AA10123456784',
  )
  expect(urlOf('https://www.google.com/search?q=1Z999AA10123456784')).toBeUndefined()
  expect(urlOf('javascript:alert(1)')).toBeUndefined()
})

test('personal data that the token must not see is missing, and the order is still an order', () => {
  const address = {
    first_name: null,
    last_name: null,
    address1: null,
    city: null,
    country_code: 'US',
    phone: null,
    email: null,
  }
  const order = orderOf({ fulfillment_status: 'pending', email: null, shipping_address: address })
  expect(order).toMatchObject({
    orderNumber: '1042',
    stage: 'received',
    customer: { name: undefined, emails: [], phones: [] },
  })
})

test('a day to ship by is a day, never shifted', () => {
  expect(orderOf({ required_ship_date: '2026-11-18T00:00:00' }).shipBy).toBe('2026-11-18')
})

test('more lines or more orders than one page holds makes the record incomplete', () => {
  expect(orderOf({ line_items: { pageInfo: { hasNextPage: true }, edges: [line({})] } }).incomplete).toBe(
    true,
  )
  expect(orderOf({ line_items: lines({}) }, true).incomplete).toBe(true)
  expect(orderOf({ line_items: lines({}) }).incomplete).toBe(false)
})

test('lines that were not told may still be owed: the order is not called handed over', () => {
  const order = orderOf({
    fulfillment_status: 'pending',
    line_items: { pageInfo: { hasNextPage: true }, edges: [line(sent)] },
    shipments: [shipment({ picked_up: true })],
  })
  expect(order.stage).toBe('received')
})

test('stock of one article is one record with a level for each warehouse, oversold ones below zero', () => {
  const product = (warehouse: string, available: number) => ({
    sku: 'MUG',
    warehouse_id: `id-${warehouse}`,
    warehouse_identifier: warehouse,
    on_hand: 5,
    available,
    allocated: 3,
    backorder: 0,
    updated_at: '2026-11-18T09:00:00',
  })
  const records =
    shiphero.explain.stock?.(answering('warehouse_products', [product('Primary', 2), product('Reno', -1)])) ??
    []
  expect(records.map(({ key, data }) => [key, data])).toEqual([
    [
      'MUG',
      {
        sku: 'MUG',
        incomplete: false,
        levels: [
          expect.objectContaining({
            location: 'Primary',
            available: 2,
            onHand: 5,
            reserved: 3,
            backordered: 0,
          }),
          expect.objectContaining({
            location: 'Reno',
            available: -1,
            updatedAt: { local: '2026-11-18T09:00:00', zoneKnown: false },
          }),
        ],
      },
    ],
  ])
})

test('an error beside an order that is there makes the order incomplete', () => {
  const body = {
    ...answering('orders', [
      { id: 'T3JkZXI6MQ==', order_number: '1042', fulfillment_status: 'pending', shipments: null },
    ]),
    errors: [{ message: 'shipments failed', code: 1, field: 'shipments', operation: 'orders' }],
  }
  expect(shiphero.explain.warehouse_order?.(body)).toMatchObject([
    { data: { orderNumber: '1042', incomplete: true } },
  ])
})
