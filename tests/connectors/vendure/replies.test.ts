import type { ConnectorError } from '@throughline/bridge/connectors/errors.ts'
import { vendure } from '@throughline/bridge/connectors/vendure/index.ts'
import type { Order, Stock } from '@throughline/shared/model'
import { expect } from 'vitest'
import { readReply, testWithReplies } from '../../kit/replies.ts'

// What a person reads in the replies of a running Vendure 3.7.3; each expectation was written with the reply beside it.

const bodyOf = (name: string): unknown => {
  const reply = readReply(`vendure/${name}.json`)
  return typeof reply === 'object' && reply && 'body' in reply ? reply.body : undefined
}

const ordersIn = (name: string): Order[] =>
  (vendure.explain.order?.(bodyOf(name)) ?? []).flatMap((draft) => (draft.kind === 'order' ? draft.data : []))
const stockIn = (name: string): Stock[] =>
  (vendure.explain.stock?.(bodyOf(name)) ?? []).flatMap((draft) => (draft.kind === 'stock' ? draft.data : []))

const failureIn = (name: string): { kind: string; message: string } => {
  try {
    ordersIn(name)
  } catch (error) {
    const { kind, message } = error as ConnectorError
    return { kind, message }
  }
  throw new Error(`${name} gave records`)
}

const euro = (minor: number) => ({ minor, currency: 'EUR' })

testWithReplies('an order that arrived, and of which one shoe is to be paid back', () => {
  const [order, ...others] = ordersIn('order-o1')
  expect(others).toEqual([])
  expect(order).toMatchObject({
    id: '1',
    number: 'RQAD9A891M3SB7ER',
    status: 'delivered',
    said: 'Delivered',
    placedAt: { instant: '2026-11-21T22:58:00.939Z', zoneKnown: true },
    customer: { id: '1', name: 'Ada Lovelace', emails: ['ada@example.com'] },
    shippingAddress: { lines: ['Unter den Linden 1'], city: 'Berlin', postcode: '10117', country: 'DE' },
    total: euro(29155),
    totals: { shipping: euro(595) },
    promise: { service: 'DHL Standard' },
    holds: [],
    incomplete: false,
    fulfilments: [
      {
        id: '1',
        stage: 'delivered',
        said: 'Delivered',
        parcels: [{ carrier: 'DHL', trackingNumber: 'JD014600003SE' }],
        lines: [
          { lineId: '1', quantity: 2 },
          { lineId: '2', quantity: 1 },
        ],
        deliveredAt: { instant: '2026-11-21T22:58:01.000Z' },
      },
    ],
  })
})

testWithReplies('a refund that Vendure calls pending is ordered and has paid nothing back', () => {
  const [order] = ordersIn('order-o1')
  expect(order).toMatchObject({
    payment: 'paid',
    paymentSaid: 'Settled, refund Pending',
    totals: { refunded: euro(0) },
    refunds: [
      {
        id: '1',
        amount: euro(9520),
        settled: false,
        said: 'Pending, too small',
        lines: [{ lineId: '1', sku: 'SHOE-42', quantity: 1 }],
      },
    ],
  })
  expect(order?.refunds[0]).not.toHaveProperty('settledAt', expect.anything())
  expect(order?.lines).toMatchObject([
    { id: '1', sku: 'SHOE-42', quantity: 2, fulfilledQuantity: 2, refundedQuantity: 1 },
    { id: '2', sku: 'SHOE-43', quantity: 1, fulfilledQuantity: 1, refundedQuantity: 0 },
  ])
})

testWithReplies(
  'the last change is that of the delivery: the order’s own time is the time of its placing',
  () => {
    expect(ordersIn('order-o1')[0]?.updatedAt).toMatchObject({ instant: '2026-11-21T22:58:01.000Z' })
  },
)

testWithReplies('an order of which nothing was sent is paid', () => {
  expect(ordersIn('order-o2')).toMatchObject([
    { number: '13VERU9C9ENG5HWS', status: 'paid', payment: 'paid', fulfilments: [], refunds: [] },
  ])
})

testWithReplies('one of four shoes is on its way', () => {
  expect(ordersIn('order-o3')).toMatchObject([
    {
      number: '8G3U9KEVV9N2FXL5',
      status: 'partially_shipped',
      fulfilments: [
        {
          stage: 'in_transit',
          said: 'Shipped',
          parcels: [{ trackingNumber: '1Z999AA10123456784' }],
          lines: [{ lineId: '4', quantity: 1 }],
        },
      ],
      lines: [{ quantity: 4, currentQuantity: 4, fulfilledQuantity: 1 }],
    },
  ])
})

testWithReplies(
  'a cancelled order keeps what was ordered and what she was charged; Vendure’s own total is nothing',
  () => {
    const [order] = ordersIn('order-o4')
    expect(order).toMatchObject({
      number: 'EPW7LGBPJSLFEV11',
      status: 'cancelled',
      cancelledAt: { instant: '2026-11-21T22:58:03.000Z' },
      payment: 'paid',
      total: euro(10115),
      lines: [{ quantity: 1, currentQuantity: 0 }],
      refunds: [],
    })
    expect(order?.totals).not.toHaveProperty('shipping', expect.anything())
  },
)

testWithReplies('the orders of one customer, newest first, are hers alone', () => {
  const orders = ordersIn('customer-orders-by-email')
  expect(orders.map(({ number }) => number)).toEqual([
    'EPW7LGBPJSLFEV11',
    '8G3U9KEVV9N2FXL5',
    '13VERU9C9ENG5HWS',
    'RQAD9A891M3SB7ER',
  ])
  for (const { customer } of orders) expect(customer.emails).toEqual(['ada@example.com'])
})

testWithReplies('a name finds three customers, and each order says whose it is', () => {
  expect(ordersIn('orders-by-lastname').map(({ number, customer }) => [number, customer.emails[0]])).toEqual([
    ['SGLZDE8W2BWUJXQ2', 'xada@example.com'],
    ['PUF362HLBQ58XBG7', 'bob@example.com'],
    ['EPW7LGBPJSLFEV11', 'ada@example.com'],
    ['8G3U9KEVV9N2FXL5', 'ada@example.com'],
    ['13VERU9C9ENG5HWS', 'ada@example.com'],
    ['RQAD9A891M3SB7ER', 'ada@example.com'],
  ])
})

testWithReplies('a list, a code and a transaction give orders too', () => {
  expect(ordersIn('orders-list')).toHaveLength(6)
  expect(ordersIn('orders-by-code').map(({ number }) => number)).toEqual(['8G3U9KEVV9N2FXL5'])
  expect(ordersIn('orders-by-transaction')).toEqual([])
})

testWithReplies('an address in capitals is nobody’s, and an order that is not there is none', () => {
  expect(ordersIn('customers-by-email-upper')).toEqual([])
  expect(ordersIn('err-not-found')).toEqual([])
})

testWithReplies('what is reserved is not available', () => {
  expect(stockIn('stock-levels')).toMatchObject([
    {
      sku: 'SHOE-42',
      levels: [
        { location: 'Default Stock Location', locationId: '1', onHand: 17, reserved: 5, available: 12 },
      ],
    },
    { sku: 'SHOE-43', levels: [{ onHand: 19, reserved: 3, available: 16 }] },
  ])
})

testWithReplies('a refusal with HTTP 200 is a refusal, and says which right is missing', () => {
  expect(failureIn('err-unauthorized')).toEqual({
    kind: 'unauthorized',
    message: expect.stringContaining('ReadOrder'),
  })
})

testWithReplies(
  'a filter that this Vendure does not have is named, with the version that was checked',
  () => {
    const { kind, message } = failureIn('err-orders-by-email')
    expect(kind).toBe('unexpected_shape')
    expect(message).toContain('customerEmailAddress of OrderFilterParameter')
    expect(message).toContain('3.7.3')
    expect(message).not.toContain('ada@')
  },
)

testWithReplies('a page that is too long is refused in Vendure’s words', () => {
  expect(failureIn('err-take-too-big')).toEqual({
    kind: 'not_supported',
    message: expect.stringContaining('Cannot take more than 1000 results'),
  })
})

testWithReplies('the reply to an order of ours is no answer to a question', () => {
  for (const name of ['fulfillment-created', 'fulfillment-delivered', 'order-cancelled', 'refund-created'])
    expect(failureIn(name), name).toEqual({
      kind: 'not_supported',
      message: expect.stringContaining('ask for the order itself'),
    })
})
