import { vendure } from '@throughline/bridge/connectors/vendure/index.ts'
import type { Order, Stock } from '@throughline/shared/model'
import { expect, test } from 'vitest'

// Situations that no recorded reply shows; written by hand in Vendure's words.

const line = (id: string, quantity: number, parts: object = {}) => ({
  id,
  quantity,
  orderPlacedQuantity: quantity,
  proratedUnitPriceWithTax: 1000,
  productVariant: { sku: `SKU-${id}`, name: `Article ${id}` },
  ...parts,
})
const fulfilment = (id: string, state: string, units: Record<string, number>) => ({
  id,
  state,
  method: 'DHL',
  trackingCode: 'JD014600003SE',
  lines: Object.entries(units).map(([orderLineId, quantity]) => ({ orderLineId, quantity })),
})
const paid = (amount: number, ...refunds: object[]) => ({ state: 'Settled', amount, refunds })

const bare = {
  id: '7',
  code: 'ABC123',
  state: 'PaymentSettled',
  orderPlacedAt: '2026-11-16T10:00:00.000Z',
  currencyCode: 'EUR',
  totalWithTax: 3000,
  lines: [line('1', 2), line('2', 1)],
  fulfillments: [],
  payments: [paid(3000)],
}

const ordersOf = (data: object): Order[] =>
  (vendure.explain.order?.({ data }) ?? []).flatMap((draft) => (draft.kind === 'order' ? draft.data : []))
const orderOf = (parts: object = {}, settings: object = {}): Order => {
  const [order] = ordersOf({ ...settings, order: { ...bare, ...parts } })
  if (!order) throw new Error('no order')
  return order
}

test.each([
  ['paid', 'PaymentSettled', []],
  ['placed', 'PaymentAuthorized', []],
  ['in_warehouse', 'PaymentSettled', [fulfilment('1', 'Pending', { 1: 2 })]],
  ['in_warehouse', 'PaymentAuthorized', [fulfilment('1', 'Created', { 1: 2 })]],
  ['paid', 'PaymentSettled', [fulfilment('1', 'Cancelled', { 1: 2 })]],
  [
    'shipped',
    'PartiallyDelivered',
    [fulfilment('1', 'Delivered', { 1: 2 }), fulfilment('2', 'Shipped', { 2: 1 })],
  ],
  ['partially_shipped', 'PartiallyDelivered', [fulfilment('1', 'Delivered', { 1: 2 })]],
  ['on_hold', 'Modifying', []],
  ['on_hold', 'ArrangingAdditionalPayment', [fulfilment('1', 'Pending', { 1: 2 })]],
  ['partially_shipped', 'Modifying', [fulfilment('1', 'Shipped', { 1: 2 })]],
  ['delivered', 'Modifying', [fulfilment('1', 'Delivered', { 1: 2, 2: 1 })]],
  ['unknown', 'AwaitingEngraving', [fulfilment('1', 'Shipped', { 1: 2 })]],
])('an order is %s when Vendure says %s and this was sent', (status, state, fulfillments) => {
  expect(orderOf({ state, fulfillments })).toMatchObject({ status, said: state })
})

test('who changes an order holds it, and says why', () => {
  expect(orderOf({ state: 'ArrangingAdditionalPayment' }).holds).toEqual([
    { reason: 'payment', said: 'ArrangingAdditionalPayment' },
  ])
  expect(orderOf({ state: 'Modifying' }).holds).toEqual([{ reason: 'customer', said: 'Modifying' }])
  expect(orderOf().holds).toEqual([])
})

test.each([
  ['label_created', 'Pending', 'JD014600003SE'],
  ['pending', 'Pending', ''],
  ['pending', 'Created', null],
  ['in_transit', 'Shipped', 'JD014600003SE'],
  ['in_transit', 'Shipped', ''],
  ['delivered', 'Delivered', ''],
  ['cancelled', 'Cancelled', 'JD014600003SE'],
  ['unknown', 'AtTheEngraver', 'JD014600003SE'],
])('a parcel is %s when its fulfilment is %s with the number "%s"', (stage, state, trackingCode) => {
  const order = orderOf({ fulfillments: [{ ...fulfilment('1', state, { 1: 1 }), trackingCode }] })
  expect(order.fulfilments[0]).toMatchObject({ stage, said: state })
})

test('several numbers in one field are several parcels, and a link is a link', () => {
  const parcelsOf = (trackingCode: string) =>
    orderOf({ fulfillments: [{ ...fulfilment('1', 'Shipped', {}), trackingCode }] }).fulfilments[0]?.parcels
  expect(parcelsOf('1Z999AA10123456784, 1Z999AA10123456785')).toEqual([
    { carrier: 'DHL', trackingNumber: '1Z999AA10123456784' },
    { carrier: 'DHL', trackingNumber: '1Z999AA10123456785' },
  ])
  expect(parcelsOf('https://track.example.com/?n=1')).toEqual([
    { carrier: 'DHL', url: 'https://track.example.com/?n=1' },
  ])
})

const refund = (state: string, total: number, parts: object = {}) => ({
  id: 'r1',
  state,
  total,
  lines: [],
  ...parts,
})

test.each([
  ['paid', [paid(3000)]],
  ['partially_paid', [paid(2000)]],
  ['paid', [paid(2000), paid(1000)]],
  ['authorized', [{ state: 'Authorized', amount: 3000 }]],
  ['pending', [{ state: 'Declined', amount: 3000 }]],
  ['paid', [{ state: 'Declined', amount: 3000 }, paid(3000)]],
  ['pending', []],
  ['voided', [{ state: 'Cancelled', amount: 3000 }]],
  ['paid', [paid(3000, refund('Pending', 3000))]],
  ['paid', [paid(3000, refund('Failed', 3000))]],
  ['partially_refunded', [paid(3000, refund('Settled', 1000))]],
  ['partially_refunded', [paid(3000, refund('Settled', 2999))]],
  ['refunded', [paid(3000, refund('Settled', 3000))]],
  ['unknown', [{ state: 'OnTheMoon', amount: 3000 }]],
])('the payment is %s', (payment, payments) => {
  expect(orderOf({ payments })).toMatchObject({ payment })
})

test('an order that costs nothing is paid; one that was cancelled before anybody paid is not', () => {
  expect(orderOf({ payments: [], totalWithTax: 0 }).payment).toBe('paid')
  expect(orderOf({ payments: [], totalWithTax: 0, state: 'Cancelled' }).payment).toBe('pending')
})

test('a settled refund names the day; an adjustment by hand leaves it whole', () => {
  const parts = {
    items: 900,
    shipping: 100,
    adjustment: 0,
    createdAt: '2026-11-18T09:00:00.000Z',
    updatedAt: '2026-11-20T09:00:00.000Z',
  }
  const settledAt = { type: 'ORDER_REFUND_TRANSITION', createdAt: '2026-11-19T09:00:00.000Z' }
  const order = orderOf({
    payments: [paid(3000, refund('Settled', 1000, parts))],
    history: { items: [{ ...settledAt, data: { refundId: 'r1', to: 'Settled' } }] },
  })
  expect(order.refunds).toMatchObject([
    {
      settled: true,
      settledAt: { instant: '2026-11-19T09:00:00.000Z' },
      parts: [
        { part: 'goods', amount: { minor: 900, currency: 'EUR' } },
        { part: 'shipping', amount: { minor: 100, currency: 'EUR' } },
      ],
    },
  ])
  const ofAnother = { items: [{ ...settledAt, data: { refundId: 'r9', to: 'Settled' } }] }
  const adjusted = orderOf({
    payments: [paid(3000, refund('Settled', 1100, { ...parts, adjustment: 100 }))],
    history: ofAnother,
  })
  expect(adjusted.refunds[0]?.parts).toBeUndefined()
  expect(adjusted.refunds[0]?.settledAt).toMatchObject({ instant: '2026-11-20T09:00:00.000Z' })
})

test('units that were cancelled and refunded are counted once', () => {
  const twoOfThree = refund('Settled', 2000, { lines: [{ orderLineId: '1', quantity: 2 }] })
  const lineOf = (quantity: number, refunds: object[]) =>
    orderOf({ lines: [line('1', quantity, { orderPlacedQuantity: 3 })], payments: [paid(3000, ...refunds)] })
      .lines[0]
  expect(lineOf(1, [twoOfThree])).toMatchObject({ quantity: 3, currentQuantity: 1, refundedQuantity: 2 })
  expect(lineOf(3, [twoOfThree])).toMatchObject({ quantity: 3, currentQuantity: 1 })
  expect(lineOf(3, [{ ...twoOfThree, state: 'Failed' }])).toMatchObject({
    currentQuantity: 3,
    refundedQuantity: 0,
  })
  // Added by the staff after the order was placed.
  expect(orderOf({ lines: [line('1', 2, { orderPlacedQuantity: 0 })] }).lines[0]).toMatchObject({
    quantity: 2,
    currentQuantity: 2,
  })
})

test('an order of which a part was cancelled is worth what she was charged, so that its refund is not all of it', () => {
  const cut = { lines: [line('1', 1, { orderPlacedQuantity: 3 })], totalWithTax: 1000 }
  expect(orderOf(cut).total).toEqual({ minor: 3000, currency: 'EUR' })
  expect(orderOf({ ...cut, payments: [] }).total).toEqual({ minor: 1000, currency: 'EUR' })
  expect(
    orderOf({ ...cut, payments: [{ state: 'Declined', amount: 3000 }], totalWithTax: 0 }).total,
  ).toBeUndefined()
  expect(orderOf({ totalWithTax: 1000 }).total).toEqual({ minor: 1000, currency: 'EUR' })
})

const precision = (digits: number) => ({
  globalSettings: { serverConfig: { moneyStrategyPrecision: digits } },
})

test('amounts are counted as the shop counts them, whatever the currency', () => {
  expect(orderOf({}, precision(2)).total).toEqual({ minor: 3000, currency: 'EUR' })
  expect(orderOf({ totalWithTax: 30_005 }, precision(3)).total).toEqual({ minor: 3001, currency: 'EUR' })
  expect(orderOf({ currencyCode: 'JPY' }, precision(2)).total).toEqual({ minor: 30, currency: 'JPY' })
  expect(orderOf({ currencyCode: 'JPY' }, precision(0)).total).toEqual({ minor: 3000, currency: 'JPY' })
  expect(orderOf({ currencyCode: 'KWD' }, precision(2)).total).toEqual({ minor: 30_000, currency: 'KWD' })
  expect(orderOf({ discounts: [{ amountWithTax: -500 }, { amountWithTax: -100 }] }).totals.discounts).toEqual(
    {
      minor: 600,
      currency: 'EUR',
    },
  )
})

test('a cart is no order, whoever sends it', () => {
  const cart = { ...bare, state: 'AddingItems', orderPlacedAt: null }
  expect(ordersOf({ orders: { totalItems: 2, items: [cart, bare] } }).map(({ status }) => status)).toEqual([
    'paid',
  ])
})

test('a delivery is dated by its own step, not by that of another parcel', () => {
  const step = (fulfillmentId: number, createdAt: string) => ({
    type: 'ORDER_FULFILLMENT_TRANSITION',
    createdAt,
    data: { fulfillmentId, from: 'Shipped', to: 'Delivered' },
  })
  const order = orderOf({
    fulfillments: [fulfilment('1', 'Delivered', { 1: 2 }), fulfilment('11', 'Delivered', { 2: 1 })],
    history: { items: [step(11, '2026-11-19T10:00:00.000Z'), step(1, '2026-11-18T10:00:00.000Z')] },
  })
  expect(order.fulfilments.map(({ deliveredAt }) => deliveredAt?.instant)).toEqual([
    '2026-11-18T10:00:00.000Z',
    '2026-11-19T10:00:00.000Z',
  ])
})

const stockOf = (parts: object, settings: object = { globalSettings: { trackInventory: true } }): Stock[] => {
  const level = { stockOnHand: 3, stockAllocated: 5, stockLocation: { id: '1', name: 'Hamburg' } }
  const variant = { id: '1', sku: 'MUG', trackInventory: 'INHERIT', stockLevels: [level], ...parts }
  const data = { ...settings, productVariants: { totalItems: 1, items: [variant] } }
  return (vendure.explain.stock?.({ data }) ?? []).flatMap((draft) =>
    draft.kind === 'stock' ? draft.data : [],
  )
}

test('more may be promised than there is', () => {
  expect(stockOf({})).toEqual([
    {
      sku: 'MUG',
      levels: [{ location: 'Hamburg', locationId: '1', onHand: 3, reserved: 5, available: -2 }],
      incomplete: false,
    },
  ])
})

test('what a shop does not count has no number', () => {
  const uncounted = [{ sku: 'MUG', levels: [{ location: 'Hamburg', locationId: '1' }], incomplete: false }]
  expect(stockOf({ trackInventory: 'FALSE' })).toEqual(uncounted)
  expect(stockOf({}, { globalSettings: { trackInventory: false } })).toEqual(uncounted)
  expect(
    stockOf({ trackInventory: 'TRUE' }, { globalSettings: { trackInventory: false } })[0]?.levels[0]?.onHand,
  ).toBe(3)
  expect(stockOf({ sku: null })).toEqual([])
})
