import { readFileSync } from 'node:fs'
import type { ConnectorError } from '@throughline/bridge/connectors/errors.ts'
import { shopify } from '@throughline/bridge/connectors/shopify/index.ts'
import type { Order, Return } from '@throughline/shared/model'
import { expect, test } from 'vitest'

// Situations that no recorded reply shows. The replies under replies/synthetic-* were written by hand in Shopify's words.

const synthetic = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./replies/synthetic-${name}.json`, import.meta.url), 'utf8'))

const ordersOf = (body: unknown): Order[] =>
  (shopify.explain.order?.(body) ?? []).flatMap((draft) => (draft.kind === 'order' ? draft.data : []))
const returnsOf = (body: unknown): Return[] =>
  (shopify.explain.return?.(body) ?? []).flatMap((draft) => (draft.kind === 'return' ? draft.data : []))

const failureOf = (body: unknown): ConnectorError => {
  try {
    ordersOf(body)
  } catch (error) {
    return error as ConnectorError
  }
  throw new Error('it gave records')
}

/** One order with these parts, and nothing else. */
const orderWith = (parts: Record<string, unknown>): Order => {
  const order = { id: 'gid://shopify/Order/1', name: '#1', lineItems: { nodes: [] }, ...parts }
  const [found] = ordersOf({ data: { orders: { nodes: [order] } } })
  if (!found) throw new Error('no order')
  return found
}

const fulfilmentWith = (parts: Record<string, unknown>, shippingAddress?: Record<string, unknown>) => {
  const fulfilment = { id: 'gid://shopify/Fulfillment/1', status: 'SUCCESS', ...parts }
  return orderWith({ fulfillments: [fulfilment], shippingAddress }).fulfilments[0]
}
const tracked = { trackingInfo: [{ company: 'UPS', number: '1Z999AA10123456784' }] }

// ── orders ──

test.each([
  ['#1', 'placed', 'nobody has paid'],
  ['#2', 'paid', 'paid, and nothing was started'],
  ['#3', 'on_hold', 'held'],
  ['#4', 'in_warehouse', 'the fulfilment service works on it'],
  ['#5', 'partially_shipped', 'a part is on the delivery vehicle'],
  ['#6', 'shipped', 'one parcel has arrived, the other is moving, the shop has archived it'],
  ['#7', 'delivered', 'all parcels have arrived, the shop has archived it'],
  ['#8', 'cancelled', 'cancelled'],
  ['#9', 'closed', 'archived, and nothing was ever sent'],
  ['#10', 'unknown', 'a status that nobody has heard of'],
])('order %s is %s: %s', (number, status) => {
  const orders = ordersOf(synthetic('orders-of-every-standing'))
  expect(orders.find((order) => order.number === number)?.status).toBe(status)
})

test('each hold keeps its reason and the note that somebody wrote', () => {
  const [order] = ordersOf(synthetic('orders-of-every-standing')).filter(({ number }) => number === '#3')
  expect(order?.holds).toEqual([
    { reason: 'address', said: 'Incorrect address: house number missing' },
    { reason: 'fraud', said: 'High risk of fraud' },
  ])
})

test.each([
  ['AWAITING_PAYMENT', 'payment'],
  ['AWAITING_RETURN_ITEMS', 'returned_items'],
  ['HIGH_RISK_OF_FRAUD', 'fraud'],
  ['INCORRECT_ADDRESS', 'address'],
  ['INVENTORY_OUT_OF_STOCK', 'stock'],
  ['ONLINE_STORE_POST_PURCHASE_CROSS_SELL', 'other'],
  ['OTHER', 'other'],
  ['UNKNOWN_DELIVERY_DATE', 'other'],
  ['MERCURY_IN_RETROGRADE', 'unknown'],
  ['constructor', 'unknown'],
])('a hold for %s is a hold for %s', (reason, ours) => {
  const fulfillmentOrders = { nodes: [{ status: 'ON_HOLD', fulfillmentHolds: [{ reason }] }] }
  expect(orderWith({ fulfillmentOrders }).holds).toEqual([{ reason: ours, said: reason }])
})

test('an order on hold whose hold we may not see is held for a reason that we do not know', () => {
  expect(orderWith({ displayFulfillmentStatus: 'ON_HOLD' }).holds).toEqual([
    { reason: 'unknown', said: 'ON_HOLD' },
  ])
})

test('a hold that was on a part which is closed by now holds nothing', () => {
  const fulfillmentOrders = { nodes: [{ status: 'CLOSED', fulfillmentHolds: [{ reason: 'OTHER' }] }] }
  expect(orderWith({ displayFulfillmentStatus: 'FULFILLED', fulfillmentOrders }).holds).toEqual([])
})

test('what nobody has heard of is unknown everywhere, with Shopify’s words', () => {
  const [order] = ordersOf(synthetic('orders-of-every-standing')).filter(({ number }) => number === '#10')
  expect(order).toMatchObject({
    status: 'unknown',
    said: 'TELEPORTED',
    payment: 'unknown',
    paymentSaid: 'PAID_IN_SEASHELLS',
    fulfilments: [{ stage: 'unknown', said: 'BEAMED_UP', parcels: [{ trackingNumber: 'NCC1701' }] }],
    holds: [{ reason: 'unknown', said: 'Mercury' }],
  })
})

test('units removed from an order are told apart from those that were sent', () => {
  const [order] = ordersOf(synthetic('orders-of-every-standing')).filter(({ number }) => number === '#5')
  expect(order?.lines).toMatchObject([
    { title: 'Tent', quantity: 1, currentQuantity: 1, fulfilledQuantity: 0, refundedQuantity: 0 },
    { title: 'Peg', quantity: 10, currentQuantity: 8, fulfilledQuantity: 6, refundedQuantity: 2 },
  ])
  expect(order?.lines[1]?.variant).toBeUndefined()
  expect(order?.refunds).toEqual([])
})

test('a link that is none is left out, and the number stays', () => {
  const [order] = ordersOf(synthetic('orders-of-every-standing')).filter(({ number }) => number === '#5')
  expect(order?.fulfilments[0]?.parcels).toEqual([{ carrier: 'DHL', trackingNumber: 'JD014600003000000000' }])
})

test('the agent’s page of an order belongs to the shop that answered', () => {
  const [order] = ordersOf(synthetic('orders-of-every-standing'))
  expect(order?.adminUrl).toBe('https://admin.shopify.com/store/demo-eu/orders/1')
})

test.each([
  ['PENDING', 'pending'],
  ['AUTHORIZED', 'authorized'],
  ['PARTIALLY_PAID', 'partially_paid'],
  ['PAID', 'paid'],
  ['PARTIALLY_REFUNDED', 'partially_refunded'],
  ['REFUNDED', 'refunded'],
  ['VOIDED', 'voided'],
  ['EXPIRED', 'expired'],
])('%s is payment %s', (displayFinancialStatus, payment) => {
  expect(orderWith({ displayFinancialStatus }).payment).toBe(payment)
})

// ── fulfilments ──

test.each([
  ['ATTEMPTED_DELIVERY', 'in_transit', ['attempted']],
  ['CANCELED', 'cancelled', []],
  ['CARRIER_PICKED_UP', 'in_transit', []],
  ['CONFIRMED', 'label_created', []],
  ['DELAYED', 'in_transit', ['delayed']],
  ['DELIVERED', 'delivered', []],
  ['FAILURE', 'unknown', ['exception']],
  ['FULFILLED', 'label_created', []],
  ['IN_TRANSIT', 'in_transit', []],
  ['LABEL_PRINTED', 'label_created', []],
  ['LABEL_PURCHASED', 'label_created', []],
  ['LABEL_VOIDED', 'cancelled', []],
  ['MARKED_AS_FULFILLED', 'label_created', []],
  ['NOT_DELIVERED', 'failed', []],
  ['OUT_FOR_DELIVERY', 'out_for_delivery', []],
  ['PICKED_UP', 'delivered', []],
  ['READY_FOR_PICKUP', 'available_for_pickup', []],
  ['SUBMITTED', 'label_created', []],
  ['BEAMED_UP', 'unknown', []],
])('a parcel that Shopify displays as %s is %s', (displayStatus, stage, flags) => {
  expect(fulfilmentWith({ ...tracked, displayStatus })).toMatchObject({ stage, flags, said: displayStatus })
})

test.each(['FULFILLED', 'MARKED_AS_FULFILLED', 'CONFIRMED'])(
  'without a tracking number %s says nothing of a label',
  (displayStatus) => {
    expect(fulfilmentWith({ displayStatus })?.stage).toBe('unknown')
  },
)

test.each([
  ['SUCCESS', 'label_created'],
  ['CANCELLED', 'cancelled'],
  ['FAILURE', 'unknown'],
  ['ERROR', 'unknown'],
  ['PENDING', 'label_created'],
])('a request for fulfilment that ended in %s is %s, and never shipped', (status, stage) => {
  expect(fulfilmentWith({ ...tracked, status, displayStatus: null })?.stage).toBe(stage)
})

test('delivered stays delivered when Shopify shows something later', () => {
  const late = { ...tracked, displayStatus: 'IN_TRANSIT', deliveredAt: '2026-11-06T15:12:00Z' }
  expect(fulfilmentWith(late)).toMatchObject({
    stage: 'delivered',
    said: 'IN_TRANSIT',
    deliveredAt: { instant: '2026-11-06T15:12:00.000Z' },
  })
})

test('a parcel that once moved is more than a label', () => {
  const moved = { ...tracked, displayStatus: 'FULFILLED', inTransitAt: '2026-11-05T15:12:00Z' }
  expect(fulfilmentWith(moved)?.stage).toBe('in_transit')
})

test('an order is not delivered while one of its parcels is not', () => {
  const parcel = (id: number, displayStatus: string) => ({ id, status: 'SUCCESS', displayStatus, ...tracked })
  const status = (...fulfillments: unknown[]) =>
    orderWith({ displayFulfillmentStatus: 'FULFILLED', fulfillments }).status
  expect(status(parcel(1, 'DELIVERED'), parcel(2, 'DELIVERED'))).toBe('delivered')
  expect(status(parcel(1, 'DELIVERED'), parcel(2, 'IN_TRANSIT'))).toBe('shipped')
  expect(status(parcel(1, 'DELIVERED'), parcel(2, 'LABEL_PRINTED'))).toBe('partially_shipped')
  expect(status(parcel(1, 'LABEL_PRINTED'), parcel(2, 'LABEL_PRINTED'))).toBe('in_warehouse')
  expect(status(parcel(1, 'DELIVERED'), parcel(2, 'CANCELED'))).toBe('delivered')
})

test('a held rest does not hide that a part is on its way, and the hold is told', () => {
  const order = orderWith({
    displayFulfillmentStatus: 'ON_HOLD',
    fulfillments: [{ id: 1, status: 'SUCCESS', displayStatus: 'IN_TRANSIT', ...tracked }],
  })
  expect(order).toMatchObject({ status: 'partially_shipped', holds: [{ reason: 'unknown' }] })
})

test('an order that came back after delivery stays delivered, and its return stands beside it', () => {
  const order = {
    id: 1,
    name: '#1',
    email: 'ada@example.com',
    displayFulfillmentStatus: 'FULFILLED',
    lineItems: { nodes: [] },
    fulfillments: [{ id: 1, status: 'SUCCESS', displayStatus: 'DELIVERED', ...tracked }],
    returns: { nodes: [{ id: 'gid://shopify/Return/7', name: '#1-R1', status: 'OPEN' }] },
  }
  const body = { data: { orders: { nodes: [order] } } }
  expect(ordersOf(body)).toMatchObject([{ status: 'delivered' }])
  expect(returnsOf(body)).toMatchObject([
    {
      id: '7',
      number: '#1-R1',
      orderNumber: '#1',
      shopOrderId: '1',
      stage: 'approved',
      customerEmails: ['ada@example.com'],
      incomplete: true,
    },
  ])
})

// ── days ──

const methods = (...deliveryMethods: unknown[]) => ({
  fulfillmentOrders: { nodes: deliveryMethods.map((deliveryMethod) => ({ status: 'OPEN', deliveryMethod })) },
})

test('a promise is a day at the destination: a late evening there is not the next day', () => {
  const promised = methods({
    presentedName: 'Express',
    minDeliveryDateTime: '2026-11-20T06:00:00Z',
    maxDeliveryDateTime: '2026-11-21T05:30:00Z',
  })
  const inPortland = { shippingAddress: { timeZone: 'America/Los_Angeles' } }
  expect(orderWith({ ...promised, ...inPortland }).promise).toEqual({
    service: 'Express',
    earliest: '2026-11-19',
    latest: '2026-11-20',
  })
  expect(orderWith(promised).promise).toEqual({
    service: 'Express',
    earliest: '2026-11-20',
    latest: '2026-11-21',
  })
})

test.each(['2026-11-20T00:00:00Z', '2026-11-20T23:59:59Z'])(
  '%s is a date dressed as an instant and does not shift',
  (time) => {
    const promised = methods({ maxDeliveryDateTime: time })
    expect(
      orderWith({ ...promised, shippingAddress: { timeZone: 'Pacific/Auckland' } }).promise?.latest,
    ).toBe('2026-11-20')
    expect(
      orderWith({ ...promised, shippingAddress: { timeZone: 'America/Los_Angeles' } }).promise?.latest,
    ).toBe('2026-11-20')
  },
)

test('a zone that no calendar knows does not lose the day', () => {
  expect(
    fulfilmentWith({ estimatedDeliveryAt: '2026-11-20T12:00:00Z' }, { timeZone: 'Mars/Olympus' })
      ?.estimatedDelivery,
  ).toBe('2026-11-20')
})

test('an order in several parts is promised when the last part is', () => {
  const order = orderWith(
    methods(
      {
        presentedName: null,
        minDeliveryDateTime: '2026-11-22T00:00:00Z',
        maxDeliveryDateTime: '2026-11-25T00:00:00Z',
      },
      { presentedName: 'Standard', minDeliveryDateTime: '2026-11-20T00:00:00Z', maxDeliveryDateTime: null },
    ),
  )
  expect(order.promise).toEqual({ service: 'Standard', earliest: '2026-11-20', latest: '2026-11-25' })
})

// ── money ──

const bag = (amount: string, currencyCode: string) => ({ presentmentMoney: { amount, currencyCode } })

test('money is what the customer saw, in minor units of that currency', () => {
  const totalPriceSet = { shopMoney: { amount: '100.0', currencyCode: 'USD' }, ...bag('15300', 'JPY') }
  expect(orderWith({ totalPriceSet }).total).toEqual({ minor: 15300, currency: 'JPY' })
  expect(orderWith({ totalPriceSet: bag('12.345', 'KWD') }).total).toEqual({ minor: 12345, currency: 'KWD' })
  expect(orderWith({ totalPriceSet: bag('0.07', 'EUR') }).total).toEqual({ minor: 7, currency: 'EUR' })
})

const refundWith = (amount: string, ...payouts: [status: string, amount: string, at?: string][]) =>
  orderWith({
    refunds: [
      {
        id: 'gid://shopify/Refund/1',
        createdAt: '2026-11-10T10:00:00Z',
        totalRefundedSet: bag(amount, 'EUR'),
        transactions: {
          nodes: payouts.map(([status, part, processedAt]) => ({
            kind: 'REFUND',
            status,
            processedAt,
            amountSet: bag(part, 'EUR'),
          })),
        },
      },
    ],
  }).refunds

test('a refund is settled when the payouts that succeeded make its amount', () => {
  expect(refundWith('30.00', ['SUCCESS', '30.00', '2026-11-11T08:00:00Z'])).toMatchObject([
    {
      amount: { minor: 3000 },
      settled: true,
      settledAt: { instant: '2026-11-11T08:00:00.000Z' },
      said: 'SUCCESS',
    },
  ])
  expect(
    refundWith(
      '30.00',
      ['SUCCESS', '10.00', '2026-11-11T08:00:00Z'],
      ['SUCCESS', '20.00', '2026-11-12T08:00:00Z'],
    ),
  ).toMatchObject([{ settled: true, settledAt: { instant: '2026-11-12T08:00:00.000Z' } }])
})

test('a refund of which a part failed or still waits is not settled', () => {
  for (const status of ['PENDING', 'FAILURE', 'ERROR', 'AWAITING_RESPONSE', 'UNKNOWN', 'SHELLS']) {
    const [refund] = refundWith('30.00', ['SUCCESS', '10.00', '2026-11-11T08:00:00Z'], [status, '20.00'])
    expect(refund).toMatchObject({ settled: false, said: `SUCCESS, ${status}` })
    expect(refund?.settledAt).toBeUndefined()
  }
})

test('a payout that failed first and succeeded then is settled', () => {
  expect(
    refundWith('30.00', ['FAILURE', '30.00'], ['SUCCESS', '30.00', '2026-11-11T08:00:00Z']),
  ).toMatchObject([{ settled: true }])
})

test('a refund without a payout went into store credit or an exchange: nothing is settled', () => {
  expect(refundWith('30.00')).toMatchObject([{ settled: false, said: 'no payout' }])
})

// ── returns ──

test.each([
  ['#1001-R1', 'requested'],
  ['#1001-R2', 'declined'],
  ['#1001-R3', 'cancelled'],
  ['#1001-R4', 'approved'],
  ['#1001-R5', 'label_sent'],
  ['#1001-R6', 'received'],
  ['#1001-R7', 'received'],
  ['#1001-R8', 'inspected'],
  ['#1001-R9', 'refund_issued'],
  ['#1001-R10', 'refunded'],
  ['#1001-R11', 'exchanged'],
  ['#1001-R12', 'closed'],
  ['#1001-R13', 'received'],
  ['#1001-R14', 'unknown'],
])('return %s is %s', (number, stage) => {
  const returns = returnsOf(synthetic('returns-in-every-state'))
  expect(returns).toHaveLength(14)
  expect(returns.find((one) => one.number === number)?.stage).toBe(stage)
})

const returnOf = (number: string) =>
  returnsOf(synthetic('returns-in-every-state')).find((one) => one.number === number)

test('a return names its order, its customer, its items and why', () => {
  expect(returnOf('#1001-R1')).toMatchObject({
    id: '1',
    orderNumber: '#1001',
    shopOrderId: '1001',
    customerEmails: ['ada@example.com'],
    requestedAt: { instant: '2026-11-01T10:00:00.000Z' },
    lines: [
      {
        id: '11',
        orderLineId: '1',
        sku: 'BOOT-42',
        title: 'Boots',
        quantity: 1,
        reason: 'Too small: runs small',
      },
    ],
    incomplete: false,
  })
})

test('a label, an arrival and an inspection have the times that Shopify gives them', () => {
  expect(returnOf('#1001-R5')?.labelSentAt).toMatchObject({ instant: '2026-11-02T10:00:00.000Z' })
  expect(returnOf('#1001-R8')?.inspectedAt).toMatchObject({ instant: '2026-11-09T10:00:00.000Z' })
  // Arrived and waiting, and arrived in part.
  expect(returnOf('#1001-R7')?.inspectedAt).toBeUndefined()
  expect(returnOf('#1001-R6')?.inspectedAt).toBeUndefined()
})

const dollars = (minor: number) => ({ minor, currency: 'USD' })
const usd = (amount: string) => ({ presentmentMoney: { amount, currencyCode: 'USD' } })

/** Two boots of 50.00 and 4.00 tax each, 6.00 postage; a fee of 5.00 for each and 7.50 for the label. */
const takenApart = (total: string) => ({
  data: {
    nodes: [
      {
        __typename: 'Return',
        id: 'gid://shopify/Return/20',
        name: '#1001-R20',
        status: 'CLOSED',
        order: { id: 'gid://shopify/Order/1001', name: '#1001' },
        returnLineItems: {
          nodes: [1, 2].map((id) => ({
            id,
            quantity: 1,
            returnReasonNote: 'Heel slips',
            customerNote: 'Heel slips',
            restockingFee: { amountSet: usd('5.00') },
          })),
        },
        returnShippingFees: [{ amountSet: usd('7.50') }],
        refunds: {
          nodes: [
            {
              id: 'gid://shopify/Refund/20',
              totalRefundedSet: usd(total),
              refundLineItems: {
                nodes: [1, 2].map((id) => ({
                  quantity: 1,
                  lineItem: { id },
                  subtotalSet: usd('50.00'),
                  totalTaxSet: usd('4.00'),
                })),
              },
              refundShippingLines: { nodes: [{ subtotalAmountSet: usd('6.00'), taxAmountSet: usd('0.00') }] },
              transactions: { nodes: [{ kind: 'REFUND', status: 'SUCCESS', amountSet: usd(total) }] },
            },
          ],
        },
      },
    ],
  },
})

test.each([
  ['96.50', [10_000, 800, -150, -1_000], 'taxes on top, less the fees'],
  ['88.50', [10_000, undefined, -150, -1_000], 'prices that include taxes, less the fees'],
  ['114.00', [10_000, 800, 600, undefined], 'the fees were waived'],
])('a refund of %s is taken apart into %j: %s', (total, [goods, tax, shipping, fee]) => {
  const parts = returnsOf(takenApart(total))[0]?.refundParts ?? []
  const minorOf = (name: string) => parts.find(({ part }) => part === name)?.amount.minor
  expect([minorOf('goods'), minorOf('tax'), minorOf('shipping'), minorOf('restocking_fee')]).toEqual([
    goods,
    tax,
    shipping,
    fee,
  ])
  expect(parts[0]).toEqual({ part: 'goods', amount: dollars(10_000) })
})

test('a sum that no reading comes out at is not taken apart', () => {
  expect(returnsOf(takenApart('90.00'))[0]?.refundParts).toBeUndefined()
})

test('a reason that shop and customer wrote alike is said once', () => {
  expect(returnsOf(takenApart('96.50'))[0]?.lines[0]?.reason).toBe('Heel slips')
})

test('a declined return says why', () => {
  expect(returnOf('#1001-R2')?.declineReason).toBe('RETURN_PERIOD_ENDED: bought in March')
})

test('the parcel back can be asked about, though Shopify says nothing of its way', () => {
  expect(returnOf('#1001-R5')?.parcels).toEqual([
    { carrier: 'USPS', trackingNumber: '9400136105440512280610' },
  ])
})

test('of three items one arrived, one was missing and one is still expected', () => {
  expect(returnOf('#1001-R6')).toMatchObject({
    said: 'OPEN, RESTOCKED, MISSING',
    receivedAt: { instant: '2026-11-09T10:00:00.000Z' },
    lines: [{ quantity: 3, receivedQuantity: 1 }],
  })
})

test('a refund of a return is its amount, and whether it arrived', () => {
  expect(returnOf('#1001-R9')).toMatchObject({
    refundAmount: { minor: 5000, currency: 'JPY' },
    refundSettled: false,
  })
  expect(returnOf('#1001-R10')).toMatchObject({
    refundAmount: { minor: 12345, currency: 'KWD' },
    refundSettled: true,
  })
  expect(returnOf('#1001-R12')?.refundSettled).toBeUndefined()
})

// ── failures ──

test('a throttled reply says when to ask again: 350 points at 100 a second', () => {
  expect(failureOf(synthetic('throttled'))).toMatchObject({ kind: 'rate_limited', retryAfter: 4 })
})

test('a missing right is named', () => {
  expect(failureOf(synthetic('access-denied'))).toMatchObject({
    kind: 'unauthorized',
    message: expect.stringContaining('read_merchant_managed_fulfillment_orders'),
  })
})

test('an internal error of Shopify is a source that is down', () => {
  expect(failureOf(synthetic('internal-error'))).toMatchObject({ kind: 'unreachable' })
})

test('an error inside an order leaves it incomplete', () => {
  expect(ordersOf(synthetic('internal-error-inside'))).toMatchObject([{ number: '#9002', incomplete: true }])
})

test('an order whose customer we may not see is complete without', () => {
  expect(ordersOf(synthetic('customer-hidden'))).toMatchObject([
    { number: '#9001', customer: { emails: ['ada@example.com'] }, incomplete: false },
  ])
})

test('an order that was lost to an error is not "no such order"', () => {
  const body = {
    data: { order: null },
    errors: [{ message: 'boom', path: ['order'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
  }
  expect(failureOf(body)).toMatchObject({ kind: 'unreachable' })
  expect(ordersOf({ data: { order: null } })).toEqual([])
})

test('a reply without what was asked for is no answer', () => {
  for (const data of [{}, { orders: null }, { orders: {} }, { orders: [] }, { orders: { nodes: 7 } }]) {
    expect(failureOf({ data })).toMatchObject({
      kind: 'unexpected_shape',
      message: expect.stringContaining('orders'),
    })
  }
})

test('a wrong shape is named by its path and type, without the value', () => {
  const body = { data: { orders: { nodes: [{ id: 1, name: '#1', email: { at: 'ada@example.com' } }] } } }
  expect(failureOf(body).message).toBe(
    'Shopify answered in an unknown form: orders.nodes.0.email is an object, expected string',
  )
})

// ── webhooks ──

test('the body of a webhook is an order; long ids stay exact, in what the customer saw and paid', () => {
  const [order] = ordersOf(synthetic('webhook-order'))
  expect(order).toMatchObject({
    id: '820982911946154508',
    number: '#9999',
    status: 'partially_shipped',
    payment: 'paid',
    placedAt: { instant: '2026-11-12T17:00:00.000Z', offset: '-05:00' },
    customer: { name: 'John Smith', emails: ['jon@example.com', 'john@example.com'], phones: [] },
    total: { minor: 15300, currency: 'JPY' },
  })
  // Stated in dollars, while the customer saw yen.
  expect(order?.totals.outstanding).toBeUndefined()
})

test('two parcels in one REST fulfilment are two, and a cancelled fulfilment has sent nothing', () => {
  const [order] = ordersOf(synthetic('webhook-order'))
  expect(order?.fulfilments).toMatchObject([
    {
      stage: 'in_transit',
      flags: ['attempted'],
      parcels: [
        {
          carrier: 'FedEx',
          trackingNumber: '794612345678',
          url: 'https://www.fedex.com/fedextrack/?trknbr=794612345678',
        },
        { carrier: 'FedEx', trackingNumber: '794612345689' },
      ],
    },
    { stage: 'cancelled', parcels: [] },
  ])
})

test('a payout that failed and one that waits are not twice the money', () => {
  expect(ordersOf(synthetic('webhook-order'))[0]?.refunds).toMatchObject([
    { amount: { minor: 2000, currency: 'USD' }, settled: false, said: 'failure, pending' },
  ])
})

test('the webhook of a fulfilment has a name and lines like an order, and is none', () => {
  expect(failureOf(synthetic('webhook-fulfillment'))).toMatchObject({ kind: 'not_supported' })
})

// ── stock ──

test('stock is told by place; an article that is not counted has no numbers', () => {
  const item = (parts: Record<string, unknown>) => ({
    id: 'gid://shopify/InventoryItem/1',
    sku: 'BOOT-42',
    tracked: true,
    inventoryLevels: {
      pageInfo: { hasNextPage: true },
      nodes: [
        {
          isActive: true,
          location: { id: 'gid://shopify/Location/9', name: 'Berlin' },
          quantities: [
            { name: 'available', quantity: -2 },
            { name: 'on_hand', quantity: 3 },
            { name: 'committed', quantity: 5 },
            { name: 'incoming', quantity: 40 },
          ],
        },
        { isActive: false, location: { name: 'Closed shop' }, quantities: [] },
      ],
    },
    ...parts,
  })
  const stockOf = (parts = {}) =>
    shopify.explain.stock?.({ data: { inventoryItems: { nodes: [item(parts)] } } })
  expect(stockOf()).toMatchObject([
    {
      kind: 'stock',
      key: '1',
      data: {
        sku: 'BOOT-42',
        incomplete: true,
        levels: [{ location: 'Berlin', locationId: '9', available: -2, onHand: 3, reserved: 5, inbound: 40 }],
      },
    },
  ])
  const [uncounted] = stockOf({ tracked: false }) ?? []
  expect(uncounted?.kind === 'stock' && uncounted.data.levels[0]?.available).toBeUndefined()
  expect(stockOf({ sku: '' })).toEqual([])
})

test('equal replies are equal versions, and a later one sorts behind', () => {
  const at = (updatedAt: string, note = 'UNFULFILLED') => {
    const order = { id: 1, name: '#1', updatedAt, displayFulfillmentStatus: note, lineItems: { nodes: [] } }
    return shopify.explain.order?.({ data: { orders: { nodes: [order] } } })[0]?.version ?? ''
  }
  expect(at('2026-11-10T10:00:00Z')).toBe(at('2026-11-10T10:00:00Z'))
  expect(at('2026-11-10T10:00:00Z')).not.toBe(at('2026-11-10T10:00:00Z', 'FULFILLED'))
  expect(at('2026-11-10T11:00:00+02:00') < at('2026-11-10T10:00:00Z')).toBe(true)
})
