import type { ConnectorError } from '@throughline/bridge/connectors/errors.ts'
import { medusa } from '@throughline/bridge/connectors/medusa/index.ts'
import type { Order, Return, Stock } from '@throughline/shared/model'
import { expect } from 'vitest'
import { readReply, testWithReplies } from '../../kit/replies.ts'

// What a person reads in the replies of a running Medusa 2.21.2; each expectation was written with the reply beside it.

const bodyOf = (name: string): unknown => {
  const reply = readReply(`medusa/${name}.json`)
  return typeof reply === 'object' && reply && 'body' in reply ? reply.body : undefined
}

const ordersIn = (name: string): Order[] =>
  (medusa.explain.order?.(bodyOf(name)) ?? []).flatMap((draft) => (draft.kind === 'order' ? draft.data : []))
const returnsIn = (name: string): Return[] =>
  (medusa.explain.return?.(bodyOf(name)) ?? []).flatMap((draft) =>
    draft.kind === 'return' ? draft.data : [],
  )
const stockIn = (name: string): Stock[] =>
  (medusa.explain.stock?.(bodyOf(name)) ?? []).flatMap((draft) => (draft.kind === 'stock' ? draft.data : []))

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

testWithReplies('an order that Medusa still calls pending was delivered, says its fulfilment', () => {
  const [order, ...others] = ordersIn('order-o1')
  expect(others).toEqual([])
  expect(order).toMatchObject({
    id: 'order_01M804E9F1H48NF06FACMWY1D2',
    number: '#1',
    status: 'delivered',
    said: 'pending, delivered',
    payment: 'paid',
    paymentSaid: 'captured',
    placedAt: { instant: '2026-11-21T22:43:12.489Z', zoneKnown: true },
    customer: {
      id: 'cus_01M804E96CW0GFVSYDTPV1J358',
      name: 'Ada Lovelace',
      emails: ['ada@example.com'],
      phones: ['+4930123456'],
    },
    shippingAddress: { lines: ['Unter den Linden 1'], city: 'Berlin', postcode: '10117', country: 'DE' },
    total: euro(24500),
    refunds: [],
    holds: [],
    incomplete: false,
  })
})

testWithReplies('a fulfilment is as far as the last of its times', () => {
  expect(ordersIn('order-o1')[0]?.fulfilments).toMatchObject([
    {
      id: 'ful_01M804EBBCA88GVC8XWN1A9ZB3',
      stage: 'delivered',
      said: 'delivered',
      createdAt: { instant: '2026-11-21T22:43:14.413Z' },
      deliveredAt: { instant: '2026-11-21T22:43:15.424Z' },
      parcels: [{ trackingNumber: 'JD014600003SE', url: 'https://track.example/JD014600003SE' }],
      lines: [
        { lineId: 'ordli_01M804E9F50TWCZTC3626D9C5F', quantity: 1 },
        { lineId: 'ordli_01M804E9F5QRV211YBYDBKWT10', quantity: 2 },
      ],
    },
  ])
})

testWithReplies('the way back is not what the customer chose at checkout, though it stands first', () => {
  expect(ordersIn('order-o1')[0]?.promise).toEqual({ service: 'DHL Standard' })
})

testWithReplies('an order of which nothing was sent is paid; one of four shoes is on its way', () => {
  expect(ordersIn('order-o2')).toMatchObject([{ number: '#2', status: 'paid', fulfilments: [] }])
  expect(ordersIn('order-o3')).toMatchObject([
    {
      number: '#3',
      status: 'partially_shipped',
      payment: 'pending',
      fulfilments: [
        { stage: 'in_transit', said: 'shipped', parcels: [{ trackingNumber: '1Z999AA10123456784' }] },
      ],
      lines: [
        { sku: 'SHOE-42', quantity: 4, currentQuantity: 4, fulfilledQuantity: 1, unitPrice: euro(8000) },
      ],
    },
  ])
})

testWithReplies(
  'a cancelled order is cancelled; one whose fulfilment was cancelled still has to be sent',
  () => {
    expect(ordersIn('order-o4')).toMatchObject([
      { number: '#4', status: 'cancelled', lines: [{ quantity: 1, currentQuantity: 0 }] },
    ])
    expect(ordersIn('order-o7')).toMatchObject([
      {
        number: '#7',
        status: 'placed',
        said: 'pending, canceled',
        fulfilments: [{ stage: 'cancelled', parcels: [] }],
        lines: [{ quantity: 1, currentQuantity: 1, fulfilledQuantity: 0 }],
      },
    ])
  },
)

testWithReplies(
  'what came back is no longer wanted, what was paid back is known, and what is left is not the price',
  () => {
    const [order] = ordersIn('order-o6')
    expect(order).toMatchObject({
      number: '#6',
      status: 'shipped',
      payment: 'partially_refunded',
      refunds: [{ amount: euro(8000), settled: true, said: 'refunded_amount' }],
      totals: { refunded: euro(8000) },
      lines: [{ quantity: 1, currentQuantity: 0 }],
      // The label of this parcel has an empty link.
      fulfilments: [{ parcels: [{ trackingNumber: 'RR123456785DE' }] }],
    })
    expect(order).not.toHaveProperty('total', expect.anything())
    expect(order?.fulfilments[0]?.parcels[0]).not.toHaveProperty('url', expect.anything())
  },
)

testWithReplies('an order and its customer may spell the address differently: both are hers', () => {
  const orders = ordersIn('orders-by-customer')
  expect(orders.map(({ number, customer }) => [number, customer.emails])).toEqual([
    ['#7', ['ada@example.com']],
    ['#6', ['ada@example.com']],
    ['#5', ['Ada@Example.com']],
  ])
})

testWithReplies('a filter that Medusa ignores brings everybody’s orders, and each says whose it is', () => {
  for (const name of ['leak-email-filter-ignored', 'leak-q-is-fuzzy', 'display-id-ignored', 'name-filter']) {
    const emails = ordersIn(name).map(({ number, customer }) => [number, customer.emails[0]])
    expect(emails, name).toHaveLength(10)
    expect(emails, name).toEqual(
      expect.arrayContaining([
        ['#8', 'bob@example.com'],
        ['#9', 'xada@example.com'],
        ['#10', 'ada@example.com.au'],
      ]),
    )
  }
})

testWithReplies('a reply that was not asked for fulfilments does not say that there are none', () => {
  for (const order of ordersIn('orders-list-default'))
    expect(order).toMatchObject({ fulfilments: [], incomplete: true })
  expect(ordersIn('orders-by-ids').map(({ number, incomplete }) => [number, incomplete])).toEqual([
    ['#1', false],
    ['#3', false],
  ])
})

testWithReplies('a search for a sign or a tracking number finds nothing', () => {
  expect(ordersIn('orders-by-q-hash2')).toEqual([])
  expect(ordersIn('orders-by-q-tracking')).toEqual([])
})

testWithReplies('a return that was asked for, and one that arrived', () => {
  expect(returnsIn('returns-by-order')).toMatchObject([
    {
      id: 'return_01M804ECJE0XN0SWB1TSARWB7X',
      shopOrderId: 'order_01M804E9F1H48NF06FACMWY1D2',
      stage: 'requested',
      said: 'requested',
      requestedAt: { instant: '2026-11-21T22:43:16.802Z' },
      lines: [
        {
          orderLineId: 'ordli_01M804E9F5QRV211YBYDBKWT10',
          quantity: 1,
          receivedQuantity: 0,
          reason: 'Too small',
        },
      ],
    },
  ])
  expect(returnsIn('return-received')).toMatchObject([
    {
      id: 'return_01M804EN0RBJQYT7YANA2FHS9Y',
      stage: 'received',
      receivedAt: { instant: '2026-11-21T22:43:25.740Z' },
      lines: [{ quantity: 1, receivedQuantity: 1 }],
    },
  ])
  expect(returnsIn('returns-list').map(({ stage }) => stage)).toEqual(['requested', 'received'])
})

testWithReplies('stock stands at two places, and what is reserved is not available', () => {
  const [shoe, ...others] = stockIn('inventory-by-sku')
  expect(others).toEqual([])
  expect(shoe).toMatchObject({
    sku: 'SHOE-43',
    levels: [
      { locationId: 'sloc_01M804E53Y50MA67WZBA8HSHFZ', onHand: 19, reserved: 4, available: 15, inbound: 0 },
      { locationId: 'sloc_01M804E59RM87SFM8J9BGY3SKF', onHand: 7, reserved: 0, available: 7 },
    ],
    incomplete: false,
  })
  expect(stockIn('inventory-items').map(({ sku }) => sku)).toEqual(['SHOE-43', 'SHOE-42'])
})

testWithReplies('what is no order is refused by its name', () => {
  const said = (name: string) => failureIn(name).message
  expect(failureIn('customers-by-email').kind).toBe('not_supported')
  expect(said('customers-by-email')).toContain('customers')
  expect(said('order-o1-changes')).toContain('log of an order')
  expect(said('refund')).toContain('a payment alone')
  expect(said('setup-order1-draft')).toContain('a draft')
  expect(said('inventory-levels-by-item')).toContain('without their article')
  expect(failureIn('err-unauthorized').kind).toBe('unauthorized')
})
