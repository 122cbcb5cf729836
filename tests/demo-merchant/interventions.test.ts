import { createWorld, type WorldEvent, withEvent } from '@throughline/demo-merchant'
import { expect, test } from 'vitest'
import { at, friday } from './merchant.ts'
import { movingMerchant, toldBy } from './moving-merchant.ts'

const day = 24 * 3_600_000

test('a parcel that slips is not scanned, its estimate moves from today, and all that was to come comes later', async () => {
  const { does, parcelOf, carriers } = await movingMerchant()
  const { number, scans } = parcelOf('#1062')
  const planned = scans.findLast(({ kind }) => kind === 'delivered')?.at ?? 0
  expect(await carriers(number)).toMatchObject({ est_delivery_date: '2026-11-17T00:00:00Z' })
  const told = await does({ kind: 'parcel_slips', parcel: number, days: 2 })
  expect(toldBy(told)).toEqual(['easypost tracker.updated'])
  const tracker = await carriers(number)
  expect(tracker).toMatchObject({ status: 'in_transit', est_delivery_date: '2026-11-22T00:00:00Z' })
  expect(at(tracker, 'tracking_details.length')).toBe(4)
  expect(parcelOf('#1062').scans.findLast(({ kind }) => kind === 'delivered')?.at).toBe(planned + 2 * day)
})

test('a parcel that is delivered now is delivered for its carrier, and never again later', async () => {
  const { does, parcelOf, carriers, passes } = await movingMerchant()
  const { number } = parcelOf('#1062')
  await does({ kind: 'parcel_scanned', parcel: number, scan: 'out_for_delivery' })
  expect(await carriers(number)).toMatchObject({ status: 'out_for_delivery' })
  await does({ kind: 'parcel_scanned', parcel: number, scan: 'delivered' })
  expect(await carriers(number)).toMatchObject({ status: 'delivered', finalized: true })
  const later = await passes(4 * day)
  expect(later.filter(({ body }) => body.includes(number))).toEqual([])
})

test.each([
  ['lost', 'failure', 'lost'],
  ['customs', 'in_transit', 'held'],
  ['attempted', 'in_transit', 'delivery_exception'],
  ['damaged', 'in_transit', 'damaged'],
  ['going_back', 'return_to_sender', 'return'],
] as const)('a parcel that meets %s has EasyPost’s words for it', async (scan, status, detail) => {
  const { does, parcelOf, carriers } = await movingMerchant()
  const { number } = parcelOf('#1062')
  await does({ kind: 'parcel_scanned', parcel: number, scan })
  expect(await carriers(number)).toMatchObject({ status, status_detail: detail })
})

test('whoever was not at home gets another try on the next day', async () => {
  const { does, parcelOf, carriers, passes } = await movingMerchant()
  const { number } = parcelOf('#1062')
  await does({ kind: 'parcel_scanned', parcel: number, scan: 'attempted' })
  await passes(22 * 3_600_000)
  expect(await carriers(number)).toMatchObject({ status: 'out_for_delivery' })
  await passes(3 * 3_600_000)
  expect(await carriers(number)).toMatchObject({ status: 'delivered' })
})

test('what is lost stays lost', async () => {
  const { does, parcelOf, carriers, passes } = await movingMerchant()
  const { number } = parcelOf('#1062')
  await does({ kind: 'parcel_scanned', parcel: number, scan: 'lost' })
  await passes(10 * day)
  expect(await carriers(number)).toMatchObject({ status: 'failure' })
})

test('systems show what happened after their usual delays, unless they are to tell at once', async () => {
  const { merchant, parcelOf, carriers, passes, sent } = await movingMerchant()
  const { number } = parcelOf('#1062')
  merchant.intervene({ kind: 'parcel_scanned', parcel: number, scan: 'out_for_delivery' })
  await merchant.webhooks.settled()
  expect(sent).toEqual([])
  expect(await carriers(number)).toMatchObject({ status: 'in_transit' })
  const own = async (ms: number) => toldBy((await passes(ms)).filter(({ body }) => body.includes(number)))
  expect(await own(24 * 60_000)).toEqual([])
  expect(await own(60_000)).toEqual(['easypost tracker.updated'])
  expect(await carriers(number)).toMatchObject({ status: 'out_for_delivery' })
})

test('an order is picked, packed and handed over step by step, each told by whom it concerns', async () => {
  const { does, warehouse, shop, parcelOf } = await movingMerchant()
  const step = (name: 'pick' | 'pack' | 'hand_over') =>
    does({ kind: 'job_advanced', order: 'US-1038', job: 0, step: name })
  const picks = async () =>
    at(
      await warehouse(
        'US-1038',
        'line_items(first: 1) { edges { node { tote_picks { picked_quantity } } } }',
      ),
      'line_items.edges.0.node.tote_picks.0.picked_quantity',
    )
  expect(toldBy(await step('pick'))).toEqual(['wms Tote Complete'])
  expect(await picks()).toBe(1)

  expect(await shop('US-1038', 'displayFulfillmentStatus')).toEqual({
    displayFulfillmentStatus: 'UNFULFILLED',
  })
  expect(toldBy(await step('pack'))).toEqual([
    'easypost tracker.created',
    'shop-us fulfillments/create',
    'shop-us orders/updated',
    'wms Order Packed Out',
    'wms Package Added',
    'wms Shipment Update',
  ])
  expect(await shop('US-1038', 'displayFulfillmentStatus')).toEqual({ displayFulfillmentStatus: 'FULFILLED' })
  expect(await warehouse('US-1038', 'fulfillment_status shipments { picked_up }')).toEqual({
    fulfillment_status: 'fulfilled',
    shipments: [{ picked_up: null }],
  })

  expect(toldBy(await step('hand_over'))).toEqual([
    'easypost tracker.updated',
    'shop-us fulfillment_events/create',
    'shop-us fulfillments/update',
  ])
  expect(await warehouse('US-1038', 'shipments { picked_up }')).toEqual({ shipments: [{ picked_up: true }] })
  expect(parcelOf('US-1038').scans[0]).toMatchObject({ kind: 'accepted', place: 'reno' })
})

test('a short pick leaves the warehouse with fewer than the shop believes', async () => {
  const { does, warehouse, shop } = await movingMerchant()
  await does({ kind: 'short_picked', order: 'US-1038', job: 0, line: { position: 1, quantity: 1 } })
  await does({ kind: 'job_advanced', order: 'US-1038', job: 0, step: 'pack' })
  expect(
    at(
      await warehouse('US-1038', 'line_items(first: 1) { edges { node { quantity quantity_shipped } } }'),
      'line_items.edges.0.node',
    ),
  ).toEqual({ quantity: 1, quantity_shipped: 0 })
  expect(
    await shop('US-1038', 'fulfillments(first: 1) { fulfillmentLineItems(first: 1) { nodes { quantity } } }'),
  ).toEqual({ fulfillments: [{ fulfillmentLineItems: { nodes: [{ quantity: 1 }] } }] })
})

test('a held order stands still and nobody is told; released, it goes on', async () => {
  const { does, warehouse, passes } = await movingMerchant()
  const held = async () => at(await warehouse('#1080', 'holds { address_hold }'), 'holds.address_hold')
  expect(await does({ kind: 'job_held', order: '#1080', job: 0, hold: 'address' })).toEqual([])
  expect(await held()).toBe(true)
  expect((await passes(2 * day)).filter(({ body }) => body.includes('#1080'))).toEqual([])
  await does({ kind: 'job_released', order: '#1080', job: 0 })
  expect(await held()).toBe(false)
  expect(toldBy((await passes(day)).filter(({ body }) => body.includes('"#1080"')))).toContain(
    'wms Shipment Update',
  )
})

test('when the money arrives the shop lets go and the warehouse begins', async () => {
  const { does, shop, warehouse } = await movingMerchant()
  expect(await warehouse('#1077', 'fulfillment_status')).toBeUndefined()
  expect(toldBy(await does({ kind: 'payment_arrived', order: '#1077' }))).toEqual([
    'shop-eu fulfillment_holds/released',
    'shop-eu order_transactions/create',
    'shop-eu orders/updated',
  ])
  expect(await shop('#1077', 'displayFinancialStatus displayFulfillmentStatus')).toEqual({
    displayFinancialStatus: 'PAID',
    displayFulfillmentStatus: 'UNFULFILLED',
  })
  expect(await warehouse('#1077', 'fulfillment_status')).toEqual({ fulfillment_status: 'pending' })
})

test('when the stock arrives nothing is missing any more', async () => {
  const { does, warehouse } = await movingMerchant()
  const missing = async () =>
    at(
      await warehouse('#1068', 'line_items(first: 1) { edges { node { backorder_quantity } } }'),
      'line_items.edges.0.node.backorder_quantity',
    )
  expect(await missing()).toBe(1)
  expect(toldBy(await does({ kind: 'stock_arrived', order: '#1068', job: 0 }))).toEqual([
    'wms Order Allocated',
  ])
  expect(await missing()).toBe(0)
})

test('a cancelled order is paid back and dropped by the warehouse', async () => {
  const { does, shop, warehouse, passes } = await movingMerchant()
  const told = await does({ kind: 'order_cancelled', order: 'US-1038', warehouseMissesIt: false })
  expect(toldBy(told)).toEqual([
    'shop-us order_transactions/create',
    'shop-us orders/cancelled',
    'shop-us orders/updated',
    'shop-us refunds/create',
    'wms Order Canceled',
  ])
  expect(await shop('US-1038', 'cancelReason displayFinancialStatus')).toEqual({
    cancelReason: 'CUSTOMER',
    displayFinancialStatus: 'REFUNDED',
  })
  expect(await warehouse('US-1038', 'fulfillment_status')).toEqual({ fulfillment_status: 'canceled' })
  await passes(3 * day)
  expect(await warehouse('US-1038', 'shipments { picked_up }')).toEqual({ shipments: [] })
})

test('where the warehouse misses the cancellation, it sends what the shop has cancelled', async () => {
  const { does, shop, warehouse } = await movingMerchant()
  await does({ kind: 'order_cancelled', order: 'US-1038', warehouseMissesIt: true })
  await does({ kind: 'job_advanced', order: 'US-1038', job: 0, step: 'pack' })
  expect(await warehouse('US-1038', 'fulfillment_status')).toEqual({ fulfillment_status: 'fulfilled' })
  expect(await shop('US-1038', 'cancelReason fulfillments(first: 1) { id }')).toEqual({
    cancelReason: 'CUSTOMER',
    fulfillments: [],
  })
})

test('a return goes its whole way, and each system learns its part', async () => {
  const { does, shop, portal, warehouse, merchant } = await movingMerchant()
  const order = '#1037'
  expect(toldBy(await does({ kind: 'return_approved', order, index: 0 }))).toEqual([
    'easypost tracker.created',
    'loop label.created',
    'loop return.updated',
    'shop-eu returns/approve',
  ])
  expect(await portal(order)).toMatchObject({ state: 'open', label_status: 'new' })

  expect(toldBy(await does({ kind: 'return_received', order, index: 0 }))).toEqual([
    'easypost tracker.updated',
    'loop label.updated',
    'shop-eu reverse_fulfillment_orders/dispose',
  ])
  expect(await portal(order)).toMatchObject({ label_status: 'delivered' })
  expect(await warehouse(order, 'returns { status total_items_received }')).toEqual({
    returns: [{ status: 'received', total_items_received: 1 }],
  })

  expect(toldBy(await does({ kind: 'return_inspected', order, index: 0, result: 'RESTOCKED' }))).toEqual([
    'shop-eu returns/process',
  ])
  expect(await warehouse(order, 'returns { status }')).toEqual({ returns: [{ status: 'complete' }] })

  expect(toldBy(await does({ kind: 'return_refunded', order, index: 0 }))).toEqual([
    'loop return.closed',
    'shop-eu order_transactions/create',
    'shop-eu orders/updated',
    'shop-eu refunds/create',
    'shop-eu returns/close',
  ])
  const refunds =
    'refunds(first: 1) { totalRefundedSet { shopMoney { amount } } transactions(first: 1) { nodes { status } } }'
  expect(await shop(order, refunds)).toEqual({
    // What the tent cost.
    refunds: [
      {
        totalRefundedSet: { shopMoney: { amount: '389.0' } },
        transactions: { nodes: [{ status: 'PENDING' }] },
      },
    ],
  })
  expect(await portal(order)).toMatchObject({ state: 'closed' })

  const number = merchant.world.orders.find(({ name }) => name === order)?.refunds.length ?? 0
  expect(toldBy(await does({ kind: 'refund_settled', order, index: number - 1 }))).toEqual([
    'shop-eu orders/updated',
  ])
  expect(await shop(order, refunds)).toMatchObject({
    refunds: [{ transactions: { nodes: [{ status: 'SUCCESS' }] } }],
  })
})

test('an American refund brings the tax back that was added', async () => {
  const { does, shop } = await movingMerchant()
  const before = await shop('US-1022', 'refunds(first: 5) { id }')
  expect(before).toEqual({ refunds: [] })
  await does({ kind: 'return_refunded', order: 'US-1022', index: 0 })
  // The jacket at 279.00 and 8 per cent.
  expect(await shop('US-1022', 'refunds(first: 5) { totalRefundedSet { shopMoney { amount } } }')).toEqual({
    refunds: [{ totalRefundedSet: { shopMoney: { amount: '301.32' } } }],
  })
})

test('a customer who was unknown places an order, and the shop knows both', async () => {
  const { does, shop } = await movingMerchant()
  const customer = { email: 'noah.fielding@example.net', name: 'Noah Fielding' }
  const told = await does({ kind: 'order_placed', shop: 'shop-eu', customer, sku: 'NL-LAMP' })
  expect(toldBy(told)).toEqual(['shop-eu orders/create'])
  expect(JSON.parse(told[0]?.body ?? '')).toMatchObject({ name: '#1081', email: customer.email })
  expect(
    await shop(
      '#1081',
      'email customer { displayName numberOfOrders } lineItems(first: 5) { nodes { sku } }',
    ),
  ).toEqual({
    email: customer.email,
    customer: { displayName: 'Noah Fielding', numberOfOrders: '1' },
    lineItems: { nodes: [{ sku: 'NL-LAMP' }] },
  })
})

test('a customer who is known orders under the same account', async () => {
  const { does, shop } = await movingMerchant()
  const customer = { email: 'Katharina.Brandt@example.org', name: 'K. Brandt' }
  await does({ kind: 'order_placed', shop: 'shop-eu', customer, sku: 'NL-STOVE' })
  expect(await shop('#1081', 'customer { displayName numberOfOrders }')).toEqual({
    customer: { displayName: 'Katharina Brandt', numberOfOrders: '2' },
  })
})

test('what is not there cannot happen, and says so', async () => {
  const { merchant } = await movingMerchant()
  expect(() => merchant.intervene({ kind: 'payment_arrived', order: '#9999' })).toThrow('no order #9999')
  expect(() => merchant.intervene({ kind: 'parcel_slips', parcel: 'XYZ', days: 1 })).toThrow('no parcel XYZ')
  expect(() => merchant.intervene({ kind: 'return_approved', order: '#1062', index: 0 })).toThrow(
    'no return of #1062',
  )
  expect(merchant.events()).toEqual([])
})

test('a world and its events always give the same world, and leave the world before as it was', () => {
  const events: WorldEvent[] = [
    { kind: 'payment_arrived', order: '#1077', at: friday, toldAtOnce: false },
    { kind: 'job_advanced', order: '#1077', job: 0, step: 'pack', at: friday + 60_000, toldAtOnce: true },
    { kind: 'return_approved', order: '#1037', index: 0, at: friday + 120_000, toldAtOnce: false },
  ]
  const world = createWorld({ now: friday })
  const told = () => events.reduce(withEvent, world)
  expect(told()).toEqual(told())
  expect(world).toEqual(createWorld({ now: friday }))
  expect(told()).not.toEqual(world)
})

test('nothing that had happened changes when something else happens', () => {
  const world = createWorld({ now: friday })
  const after = withEvent(world, {
    kind: 'parcel_slips',
    parcel: '09980000280540R',
    days: 5,
    at: friday,
    toldAtOnce: true,
  })
  const past = (of: typeof world) =>
    of.orders.map(({ name, jobs }) => ({
      name,
      scans: jobs.flatMap((job) =>
        job.shipments.flatMap(({ parcels }) =>
          parcels.flatMap(({ scans }) => scans.filter((scan) => scan.at <= friday)),
        ),
      ),
    }))
  expect(past(after)).toEqual(past(world))
})
