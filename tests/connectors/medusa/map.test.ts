import { medusa } from '@throughline/bridge/connectors/medusa/index.ts'
import type { Order, Return } from '@throughline/shared/model'
import { expect, test } from 'vitest'

// Situations that no recorded reply shows; written by hand in Medusa's words.

const item = (id: string, quantity: number, detail: object = {}) => ({
  id,
  product_title: 'Trail Shoe',
  variant_title: '42',
  variant_sku: `SKU-${id}`,
  quantity,
  total: quantity * 10,
  detail: { fulfilled_quantity: 0, return_received_quantity: 0, ...detail },
})
const fulfilment = (id: string, times: object, units: Record<string, number> = {}) => ({
  id,
  ...times,
  labels: [],
  items: Object.entries(units).map(([line_item_id, quantity]) => ({ line_item_id, quantity })),
})
const at = '2026-11-17T09:00:00.000Z'

const bare = {
  id: 'order_1',
  display_id: 1042,
  status: 'pending',
  fulfillment_status: 'not_fulfilled',
  payment_status: 'captured',
  email: 'ada@example.com',
  currency_code: 'eur',
  created_at: '2026-11-16T10:00:00.000Z',
  total: 30,
  items: [item('1', 2), item('2', 1)],
  fulfillments: [] as object[],
}

const orderOf = (parts: object = {}): Order => {
  const [order] = (medusa.explain.order?.({ order: { ...bare, ...parts } }) ?? []).flatMap((draft) =>
    draft.kind === 'order' ? draft.data : [],
  )
  if (!order) throw new Error('no order')
  return order
}

test.each<[string, ...string[]]>([
  ['paid', 'pending', 'not_fulfilled', 'captured'],
  ['placed', 'pending', 'not_fulfilled', 'authorized'],
  ['paid', 'pending', 'canceled', 'captured'],
  ['in_warehouse', 'pending', 'partially_fulfilled', 'captured'],
  ['in_warehouse', 'pending', 'fulfilled', 'captured'],
  ['partially_shipped', 'pending', 'partially_shipped', 'captured'],
  ['shipped', 'pending', 'shipped', 'captured'],
  ['delivered', 'pending', 'delivered', 'captured'],
  ['delivered', 'completed', 'delivered', 'captured'],
  ['shipped', 'archived', 'shipped', 'captured'],
  ['closed', 'completed', 'not_fulfilled', 'captured'],
  ['cancelled', 'canceled', 'shipped', 'captured'],
  ['on_hold', 'requires_action', 'not_fulfilled', 'awaiting'],
  ['unknown', 'pending', 'levitating', 'captured'],
  ['unknown', 'dreaming', 'shipped', 'captured'],
])('an order is %s when Medusa says %s, %s and %s', (status, ...words) => {
  const [word, fulfillment_status, payment_status] = words
  expect(orderOf({ status: word, fulfillment_status, payment_status })).toMatchObject({
    status,
    said: `${word}, ${fulfillment_status}`,
  })
})

test('delivered in part is shipped when the rest is on its way, and partly shipped when it is not', () => {
  const parts = { fulfillment_status: 'partially_delivered' }
  const delivered = fulfilment('f1', { shipped_at: at, delivered_at: at }, { 1: 2 })
  const shipped = fulfilment('f2', { shipped_at: at }, { 2: 1 })
  expect(orderOf({ ...parts, fulfillments: [delivered, shipped] }).status).toBe('shipped')
  expect(orderOf({ ...parts, fulfillments: [delivered] }).status).toBe('partially_shipped')
  const taken = fulfilment('f2', { shipped_at: at, canceled_at: at }, { 2: 1 })
  expect(orderOf({ ...parts, fulfillments: [delivered, taken] }).status).toBe('partially_shipped')
})

test.each([
  ['pending', 'not_paid'],
  ['pending', 'awaiting'],
  ['pending', 'requires_action'],
  ['pending', 'partially_authorized'],
  ['authorized', 'authorized'],
  ['partially_paid', 'partially_captured'],
  ['paid', 'captured'],
  ['partially_refunded', 'partially_refunded'],
  ['refunded', 'refunded'],
  ['voided', 'canceled'],
  ['unknown', 'gambled'],
])('a payment is %s when Medusa says %s', (payment, payment_status) => {
  expect(orderOf({ payment_status })).toMatchObject({ payment, paymentSaid: payment_status })
})

test.each([
  ['pending', 'created', {}],
  ['pending', 'packed', { packed_at: at }],
  ['in_transit', 'shipped', { packed_at: at, shipped_at: at }],
  ['delivered', 'delivered', { packed_at: at, delivered_at: at }],
  ['cancelled', 'canceled', { packed_at: at, shipped_at: at, delivered_at: at, canceled_at: at }],
])('a parcel without a number is %s when it is %s', (stage, word, times) => {
  expect(orderOf({ fulfillments: [fulfilment('f1', times)] }).fulfilments[0]).toMatchObject({
    stage,
    said: word,
  })
})

test('a number makes a label of what is packed, and of what was cancelled no delivery', () => {
  const labels = [
    { tracking_number: 'JD01', tracking_url: 'not a link' },
    { tracking_number: '', tracking_url: '' },
  ]
  const packed = { ...fulfilment('f1', { packed_at: at }), labels }
  expect(orderOf({ fulfillments: [packed] }).fulfilments[0]).toMatchObject({
    stage: 'label_created',
    parcels: [{ trackingNumber: 'JD01' }],
  })
  const cancelled = fulfilment('f1', { delivered_at: at, canceled_at: at })
  expect(orderOf({ fulfillments: [cancelled] }).fulfilments[0]?.deliveredAt).toBeUndefined()
})

test('amounts are whole units of the currency, to its last digit', () => {
  expect(orderOf({ total: 245 }).total).toEqual({ minor: 24_500, currency: 'EUR' })
  expect(orderOf({ total: 245.1 }).total).toEqual({ minor: 24_510, currency: 'EUR' })
  expect(orderOf({ total: 245, currency_code: 'jpy' }).total).toEqual({ minor: 245, currency: 'JPY' })
  expect(orderOf({ total: 24.5, currency_code: 'kwd' }).total).toEqual({ minor: 24_500, currency: 'KWD' })
})

test('a return takes its units out of Medusa’s total; what she was asked for is the first total', () => {
  const items = [item('1', 2, { return_received_quantity: 1 })]
  expect(orderOf({ items, total: 10, summary: { original_order_total: 30 } }).total).toMatchObject({
    minor: 3_000,
  })
  expect(orderOf({ items, total: 10 }).total).toBeUndefined()
  // An edit that added an article.
  expect(orderOf({ total: 50, summary: { original_order_total: 30 } }).total).toMatchObject({ minor: 5_000 })
})

test('each refund stands for itself where Medusa names them', () => {
  const refund = (id: string, amount: number) => ({ id, amount, note: 'gesture', created_at: at })
  const payment_collections = [
    {
      id: 'col',
      refunded_amount: 15,
      payments: [{ id: 'p1', refunds: [refund('r1', 10), refund('r2', 5)] }],
    },
  ]
  expect(orderOf({ payment_collections }).refunds).toMatchObject([
    {
      id: 'r1',
      amount: { minor: 1_000 },
      settled: true,
      createdAt: { instant: at },
      said: 'refunded, gesture',
    },
    { id: 'r2', amount: { minor: 500 } },
  ])
  expect(orderOf({ payment_collections: [{ id: 'col', refunded_amount: 0 }] }).refunds).toEqual([])
})

test('a number of the shop’s own comes first, and Medusa’s is kept beside it', () => {
  expect(orderOf()).toMatchObject({ number: '#1042', otherNumbers: [] })
  expect(orderOf({ custom_display_id: 'EU-7' })).toMatchObject({ number: 'EU-7', otherNumbers: ['1042'] })
})

const returnsOf = (parts: object): Return[] =>
  (
    medusa.explain.return?.({
      returns: [{ id: 'ret_1', order_id: 'order_1', status: 'requested', ...parts }],
    }) ?? []
  ).flatMap((draft) => (draft.kind === 'return' ? draft.data : []))

test.each([
  ['requested', 'open'],
  ['requested', 'requested'],
  ['received', 'partially_received'],
  ['received', 'received'],
  ['cancelled', 'canceled'],
  ['unknown', 'evaporated'],
])('a return is %s when Medusa says %s', (stage, status) => {
  expect(returnsOf({ status })).toMatchObject([{ stage, said: status }])
})
