import type { ConnectorError } from '@throughline/bridge/connectors/errors.ts'
import { shopify } from '@throughline/bridge/connectors/shopify/index.ts'
import type { Order } from '@throughline/shared/model'
import { expect } from 'vitest'
import { readReply, testWithReplies } from '../../kit/replies.ts'

// What a person reads in the replies that Shopify sent; each expectation was written with the reply beside it.

const ordersIn = (name: string): Order[] =>
  (shopify.explain.order?.(readReply(`shopify/${name}.json`)) ?? []).map((draft) => {
    if (draft.kind !== 'order') throw new Error(`${draft.kind} among the orders`)
    return draft.data
  })

const orderIn = (name: string): Order => {
  const [order, ...others] = ordersIn(name)
  if (!order || others.length > 0) throw new Error(`${name} was to hold one order`)
  return order
}

const failureIn = (name: string): { kind: string; message: string } => {
  try {
    ordersIn(name)
  } catch (error) {
    const { kind, message } = error as ConnectorError
    return { kind, message }
  }
  throw new Error(`${name} gave records`)
}

const usd = (minor: number) => ({ minor, currency: 'USD' })

testWithReplies(
  'an order with labels that nobody scanned has not left the warehouse, though the shop says fulfilled',
  () => {
    expect(orderIn('graphql-order-by-name')).toMatchObject({
      id: '5869612236951',
      number: '#1360',
      otherNumbers: ['XW52L5HCU'],
      status: 'in_warehouse',
      said: 'FULFILLED',
      payment: 'paid',
      paymentSaid: 'PAID',
      placedAt: { instant: '2024-12-15T12:53:14.000Z', offset: '+00:00', zoneKnown: true },
      updatedAt: { instant: '2024-12-15T16:07:32.000Z' },
      customer: { id: '7711469076631', name: 'Ada Lovelace', emails: ['ada@example.com'], phones: [] },
      shippingAddress: {
        lines: ['1 Example Street'],
        city: 'Exampleton',
        region: 'M',
        postcode: '12345',
        country: 'ES',
      },
      total: usd(14400),
      holds: [],
      refunds: [],
      incomplete: false,
    })
  },
)

testWithReplies('all three parcels of one fulfilment are kept', () => {
  const [fulfilment, ...others] = orderIn('graphql-order-by-name').fulfilments
  expect(others).toEqual([])
  expect(fulfilment).toMatchObject({
    id: '5146232586391',
    name: '#1360-F1',
    stage: 'label_created',
    flags: [],
    said: 'FULFILLED',
    createdAt: { instant: '2024-12-15T12:53:49.000Z' },
    lines: [
      { lineId: '13629554098327', quantity: 1 },
      { lineId: '13629554131095', quantity: 1 },
    ],
  })
  expect(fulfilment?.parcels).toEqual([
    { carrier: 'AGS', trackingNumber: 'rgf', url: 'https://tracking.agsystems.com/' },
    { carrier: 'AGS', trackingNumber: 'fggd', url: 'https://tracking.agsystems.com/' },
    { carrier: 'AGS', trackingNumber: 'grbrg', url: 'https://tracking.agsystems.com/' },
  ])
  expect(fulfilment?.deliveredAt).toBeUndefined()
  expect(fulfilment?.estimatedDelivery).toBeUndefined()
})

testWithReplies('the lines of an order have title, variant and price apart', () => {
  const [pajamas, jeans, ...others] = orderIn('graphql-order-by-name').lines
  expect(others).toEqual([])
  expect(pajamas).toMatchObject({
    sku: '111-1',
    title: 'Cat Pajamas',
    variant: 'Small',
    quantity: 1,
    unitPrice: usd(5500),
  })
  expect(jeans).toMatchObject({
    title: 'Jeans: Womens Comfort',
    variant: '29',
    quantity: 1,
    unitPrice: usd(8900),
  })
  expect(jeans?.sku).toBeUndefined()
})

testWithReplies('all orders of an e-mail come, the cancelled one too', () => {
  const [first, second, ...others] = ordersIn('graphql-orders-by-email')
  expect(others).toEqual([])
  expect(first).toMatchObject({ number: '#1360', status: 'in_warehouse', payment: 'paid' })
  expect(second).toMatchObject({
    id: '5866764009623',
    number: '#1355',
    otherNumbers: ['XW52L5H11'],
    status: 'cancelled',
    said: 'cancelled: CUSTOMER, UNFULFILLED',
    payment: 'refunded',
    fulfilments: [],
    totals: { subtotal: usd(2999) },
    lines: [
      { title: 't-shirt (short):  product managers', variant: 'Medium', quantity: 1, unitPrice: usd(2999) },
    ],
  })
  expect(second?.shippingAddress).toBeUndefined()
})

testWithReplies('a reply that leaves the refunds out does not say that nothing was refunded', () => {
  expect(ordersIn('graphql-orders-by-email')[1]?.lines[0]?.refundedQuantity).toBeUndefined()
})

testWithReplies('no orders is an answer', () => {
  expect(ordersIn('graphql-orders-by-email-none')).toEqual([])
  expect(ordersIn('look-up-order-by-order-num-order-not-found')).toEqual([])
})

testWithReplies('errors within a successful reply are a failure: Shopify does not know the argument', () => {
  expect(failureIn('look-up-order-by-order-num-success-with-errors')).toEqual({
    kind: 'not_supported',
    message: expect.stringContaining("Field 'orders' doesn't accept argument 'first1'"),
  })
  expect(failureIn('refund-line-item-success-with-errors').kind).toBe('not_supported')
})

testWithReplies('a plan without the API is a matter of rights', () => {
  expect(failureIn('look-up-orders-by-email-payment-required')).toEqual({
    kind: 'unauthorized',
    message: expect.stringContaining("This shop's plan does not have access to this feature"),
  })
})

testWithReplies('a REST order is read like a GraphQL one', () => {
  expect(orderIn('rest-order-test-1')).toMatchObject({
    id: '450789469',
    number: '#1001',
    otherNumbers: ['ABC123'],
    payment: 'partially_refunded',
    placedAt: {
      instant: '2008-01-10T16:00:00.000Z',
      local: '2008-01-10T11:00:00',
      offset: '-05:00',
      zoneKnown: true,
    },
    customer: {
      id: '207119551',
      name: 'Bob Norman',
      emails: ['bob.norman@mail.example.com'],
      phones: ['+557734881234', '+16136120707'],
    },
    shippingAddress: {
      name: 'Bob Norman',
      lines: ['Chestnut Street 92'],
      city: 'Louisville',
      region: 'KY',
      postcode: '40202',
      country: 'US',
      phone: '+1(502)-459-2181',
    },
    total: usd(59894),
    totals: {
      subtotal: usd(59700),
      shipping: usd(0),
      tax: usd(1194),
      discounts: usd(1000),
      refunded: usd(20900),
      outstanding: usd(0),
    },
    promise: { service: 'Free Shipping' },
  })
})

testWithReplies('a fulfilment that failed has sent nothing: the order is paid and waits', () => {
  const order = orderIn('rest-order-test-1')
  expect(order.status).toBe('paid')
  expect(order.fulfilments).toMatchObject([
    {
      id: '255858046',
      name: '#1001.0',
      stage: 'unknown',
      flags: ['exception'],
      said: 'failure',
      parcels: [{ carrier: 'USPS', trackingNumber: '1Z1234512345123456' }],
    },
  ])
  expect(order.lines.map(({ fulfilledQuantity }) => fulfilledQuantity)).toEqual([0, 0, 0])
})

testWithReplies('a refund is settled by the payment provider’s word, with its time', () => {
  expect(orderIn('rest-order-test-1').refunds).toMatchObject([
    {
      id: '509562969',
      amount: usd(20900),
      createdAt: { instant: '2025-04-02T16:29:59.000Z' },
      settled: true,
      settledAt: { instant: '2005-08-05T16:59:12.000Z', offset: '-04:00' },
      lines: [
        { lineId: '703073504', sku: 'IPOD2008BLACK', quantity: 1 },
        { lineId: '466157049', sku: 'IPOD2008GREEN', quantity: 1 },
      ],
    },
  ])
})

testWithReplies(
  'lines and taxes of 399.29 do not explain a refund of 209.00, so it is not taken apart',
  () => {
    expect(orderIn('rest-order-test-1').refunds[0]).toMatchObject({ amount: usd(20900) })
    expect(orderIn('rest-order-test-1').refunds[0]?.parts).toBeUndefined()
  },
)

testWithReplies('ordered, still wanted and refunded units are three numbers', () => {
  const lines = orderIn('rest-order-test-1').lines
  expect(
    lines.map(({ sku, variant, quantity, currentQuantity, refundedQuantity }) => [
      sku,
      variant,
      quantity,
      currentQuantity,
      refundedQuantity,
    ]),
  ).toEqual([
    ['IPOD2008GREEN', 'green', 1, 0, 1],
    ['IPOD2008RED', 'red', 1, 1, 0],
    ['IPOD2008BLACK', 'black', 1, 0, 1],
  ])
  // 199.00 less the 3.34 and 3.33 of the discount that fell on them
  expect(lines.map(({ unitPrice }) => unitPrice?.minor)).toEqual([19566, 19567, 19567])
})

testWithReplies('a cancelled order says when and why', () => {
  const order = orderIn('rest-order-test-13')
  expect(order).toMatchObject({
    status: 'cancelled',
    cancelledAt: { instant: '2025-04-02T16:31:25.000Z', local: '2025-04-02T11:31:25' },
    payment: 'partially_refunded',
  })
  expect(order.said).toContain('other')
})

testWithReplies('a cancelled order with a refund of 10.00 keeps the amount that was really paid back', () => {
  const order = orderIn('rest-order-test-14')
  expect(order).toMatchObject({
    status: 'cancelled',
    payment: 'refunded',
    total: usd(59894),
    totals: { outstanding: usd(59894) },
  })
  expect(order.refunds).toMatchObject([{ id: '929361465', amount: usd(1000), settled: true }])
  expect(order.lines.map(({ currentQuantity }) => currentQuantity)).toEqual([0, 0, 0])
})

testWithReplies('an order without any customer belongs to nobody, and its money is euros', () => {
  const order = orderIn('rest-order-test-16')
  expect(order).toMatchObject({
    number: '#1002',
    otherNumbers: ['82IFATIRQ'],
    status: 'paid',
    customer: { emails: [], phones: [] },
    total: { minor: 23847, currency: 'EUR' },
    totals: { tax: { minor: 1350, currency: 'EUR' } },
    lines: [{ title: 'Big Brown Bear Boots', quantity: 3, unitPrice: { minor: 7499, currency: 'EUR' } }],
  })
  expect(order.customer.name).toBeUndefined()
  expect(order.shippingAddress).toBeUndefined()
})

testWithReplies('an order whose payment is pending is placed and not paid', () => {
  expect(orderIn('rest-order-test-18')).toMatchObject({
    status: 'placed',
    payment: 'pending',
    customer: { name: 'Bob Norman', emails: ['bob.norman@mail.example.com'], phones: ['+16136120707'] },
    totals: { outstanding: usd(19900) },
  })
})

testWithReplies('an authorised payment is not yet collected', () => {
  expect(orderIn('rest-order')).toMatchObject({ status: 'placed', payment: 'authorized', total: usd(40994) })
})

testWithReplies('an empty e-mail is none', () => {
  expect(orderIn('rest-order-test-20')).toMatchObject({
    status: 'paid',
    payment: 'paid',
    customer: { emails: [] },
  })
  expect(orderIn('rest-order-test-6')).toMatchObject({ id: '1073459969', customer: { emails: [] } })
})

testWithReplies(
  'an order that the shop fulfilled without any parcel is shipped by the shop’s word alone',
  () => {
    expect(orderIn('rest-order-test-21')).toMatchObject({
      status: 'shipped',
      said: 'fulfilled',
      fulfilments: [],
      customer: { emails: ['foo@example.com'] },
    })
  },
)

testWithReplies('a discount on the line is taken off the price of the unit', () => {
  expect(orderIn('rest-order-test-23')).toMatchObject({
    customer: { name: 'John Smith', emails: ['jane@example.com'], phones: ['+18885551234'] },
    shippingAddress: {
      name: 'Jane Smith',
      region: 'ON',
      postcode: 'K2P 1L4',
      country: 'CA',
      phone: '777-777-7777',
    },
    total: usd(18109),
    totals: { discounts: usd(1791), outstanding: usd(13109) },
    lines: [{ sku: 'IPOD2009BLACK', unitPrice: usd(18109) }],
  })
})

testWithReplies('a price is not called a price after discounts where the discounts are not told', () => {
  // The order carries a code for 10.00, and no line says how much of it is its own.
  expect(orderIn('rest-order').lines.map(({ unitPrice }) => unitPrice)).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

testWithReplies(
  'an order narrowed to four fields is known to be incomplete, and its status to be unknown',
  () => {
    const order = orderIn('rest-order-test-3')
    expect(order).toMatchObject({
      id: '450789469',
      number: '#1001',
      status: 'unknown',
      payment: 'unknown',
      incomplete: true,
    })
    // 598.94 of what?
    expect(order.total).toBeUndefined()
  },
)

testWithReplies('an order without its customer keeps the e-mail of the order', () => {
  expect(orderIn('rest-order-test-31').customer).toMatchObject({
    emails: ['bob.norman@mail.example.com'],
    phones: ['+557734881234'],
    name: 'Bob Norman',
  })
})

for (const [name, what] of [
  ['refund-line-item-order-not-found', 'a refund that was ordered'],
  ['refund-line-item-success', 'a refund that was ordered'],
  ['suggested-refund-default', 'suggested and not made'],
  ['rest-customer', 'a customer'],
  ['rest-events', 'the event log'],
  ['rest-fulfillment', 'a fulfilment alone'],
  ['rest-fulfillment-test-1', 'fulfilments alone'],
  ['rest-fulfillment-event-test-1', 'carrier events'],
  ['rest-fulfillment-order-test-12', 'a fulfilment order'],
  ['rest-fulfillment-order-test-9', 'split, moved or sent on'],
  ['rest-fulfillment-service', 'a fulfilment service'],
  ['rest-order-risks', 'risk assessments'],
  ['rest-refund', 'a refund alone'],
  ['rest-transaction', 'a payment transaction'],
  ['rest-transactions', 'payment transactions'],
] as const) {
  testWithReplies(`${name} is no order, and says so by its name`, () => {
    expect(failureIn(name)).toEqual({ kind: 'not_supported', message: expect.stringContaining(what) })
  })
}
