import type { SeenRequest, StandInReply, VendorCases } from '../contract-case.ts'

const order = {
  id: 'order_01M804E9F1H48NF06FACMWY1D2',
  display_id: 1042,
  custom_display_id: null,
  status: 'pending',
  fulfillment_status: 'shipped',
  payment_status: 'partially_refunded',
  email: 'Ada@Example.com',
  customer_id: 'cus_01M804E96CW0GFVSYDTPV1J358',
  created_at: '2026-11-16T10:00:00.489Z',
  updated_at: '2026-11-17T09:30:00.000Z',
  canceled_at: null,
  currency_code: 'eur',
  total: 165.5,
  subtotal: 160,
  shipping_total: 5.5,
  tax_total: 0,
  discount_total: 0,
  summary: { original_order_total: 165.5, refunded_total: 80 },
  items: [
    {
      id: 'ordli_1',
      title: 'Trail Shoe',
      product_title: 'Trail Shoe',
      variant_title: '42',
      variant_sku: 'SHOE-42',
      requires_shipping: true,
      quantity: 2,
      total: 160,
      detail: {
        fulfilled_quantity: 2,
        return_requested_quantity: 0,
        return_received_quantity: 0,
        return_dismissed_quantity: 0,
        written_off_quantity: 0,
      },
    },
  ],
  shipping_address: {
    first_name: 'Ada',
    last_name: 'Lovelace',
    company: null,
    address_1: 'Unter den Linden 1',
    address_2: null,
    city: 'Berlin',
    province: null,
    postal_code: '10117',
    country_code: 'de',
    phone: null,
  },
  shipping_methods: [
    { name: 'DHL Standard', detail: { return_id: null, exchange_id: null, claim_id: null } },
  ],
  customer: {
    id: 'cus_01M804E96CW0GFVSYDTPV1J358',
    first_name: 'Ada',
    last_name: 'Lovelace',
    email: 'ada@example.com',
    phone: '+4930123456',
  },
  fulfillments: [
    {
      id: 'ful_1',
      created_at: '2026-11-17T09:00:00.413Z',
      updated_at: '2026-11-17T09:30:00.413Z',
      packed_at: '2026-11-17T09:00:00.397Z',
      shipped_at: '2026-11-17T09:30:00.397Z',
      delivered_at: null,
      canceled_at: null,
      labels: [{ tracking_number: 'JD014600003SE', tracking_url: 'https://track.example.com/JD014600003SE' }],
      items: [{ line_item_id: 'ordli_1', quantity: 2 }],
    },
  ],
  payment_collections: [
    {
      id: 'pay_col_1',
      updated_at: '2026-11-18T09:00:00.048Z',
      captured_amount: 165.5,
      refunded_amount: 80,
      payments: [
        {
          id: 'pay_1',
          refunds: [{ id: 'ref_1', amount: 80, note: null, created_at: '2026-11-18T09:00:00.048Z' }],
        },
      ],
    },
  ],
}

const orders = (...found: unknown[]) => ({
  orders: found,
  count: found.length,
  offset: 0,
  limit: 20,
})
const nothing: StandInReply = { body: orders() }
const levitating = { ...order, fulfillment_status: 'levitating' }

const asked = ({ path }: SeenRequest): URL => new URL(path, 'http://medusa.example')

/** An e-mail is asked of the customers first. */
const customers = (request: SeenRequest): StandInReply | undefined => {
  const { pathname, searchParams } = asked(request)
  if (pathname !== '/admin/customers') return undefined
  return { body: { customers: [{ id: order.customer_id, email: searchParams.get('email') }], count: 1 } }
}

/** A number is searched for first, and what merely holds its digits comes along. */
const search = (request: SeenRequest): StandInReply | undefined =>
  asked(request).searchParams.has('q')
    ? {
        body: orders(
          { id: 'order_of_a_stranger', display_id: 21_042 },
          { id: order.id, display_id: 1042, custom_display_id: null },
        ),
      }
    : undefined

const places = (request: SeenRequest): StandInReply | undefined =>
  asked(request).pathname === '/admin/stock-locations' ? { body: { stock_locations: [] } } : undefined

/** The order that a return belongs to is gone. */
const noOrder = (request: SeenRequest): StandInReply | undefined =>
  asked(request).pathname === '/admin/orders' ? nothing : undefined

const returned = {
  id: 'return_01M804ECJE0XN0SWB1TSARWB7X',
  order_id: order.id,
  status: 'received',
  created_at: '2026-11-19T09:00:00.663Z',
  updated_at: '2026-11-20T09:00:00.885Z',
  requested_at: '2026-11-19T09:00:00.802Z',
  received_at: '2026-11-20T09:00:00.740Z',
  canceled_at: null,
  refund_amount: null,
  items: [
    {
      id: 'retitem_1',
      item_id: 'ordli_1',
      quantity: 1,
      received_quantity: 1,
      note: 'pinches',
      reason: { label: 'Too small', value: 'too-small' },
    },
  ],
}
const returns = (...found: unknown[]) => ({ returns: found, count: found.length, offset: 0, limit: 20 })

const item = {
  id: 'iitem_1',
  sku: 'SHOE-42',
  updated_at: '2026-11-16T10:00:00.129Z',
  location_levels: [
    {
      location_id: 'sloc_1',
      stocked_quantity: 17,
      reserved_quantity: 3,
      available_quantity: 14,
      incoming_quantity: 0,
      updated_at: '2026-11-17T09:00:00.102Z',
    },
  ],
}
const inventory = (...found: unknown[]) => ({ inventory_items: found, count: found.length })

const key = 'sk_8f1c5bd0e5d34a7fa2d1b7c9e6a4f3b2c1d0e9f8a7b6c5d4e3f2a1b0c9d8e7f6'

export const cases: VendorCases = {
  vendor: 'medusa',
  settings: (baseUrl) => ({ baseUrl, apiKey: key }),
  secrets: [key, Buffer.from(`${key}:`).toString('base64')],
  questions: [
    {
      kind: 'order',
      by: 'email',
      value: () => 'ada@example.com',
      good: orders(order),
      nothing,
      unheardOf: { body: orders(levitating), said: 'levitating' },
      before: customers,
    },
    {
      kind: 'order',
      by: 'order_number',
      value: () => '1042',
      good: orders(order),
      nothing,
      unheardOf: { body: orders(levitating), said: 'levitating' },
      before: search,
    },
    {
      kind: 'order',
      by: 'shop_order_id',
      value: (index) => (index === 0 ? order.id : `order_01M804E9F1H48NF06FACMWY1D${index}`),
      good: orders(order),
      nothing,
      unheardOf: { body: orders(levitating), said: 'levitating' },
    },
    {
      kind: 'return',
      by: 'shop_order_id',
      value: () => order.id,
      good: returns(returned),
      nothing: { body: returns() },
      unheardOf: { body: returns({ ...returned, status: 'lost_in_space' }), said: 'lost_in_space' },
      before: noOrder,
    },
    {
      kind: 'stock',
      by: 'sku',
      value: (index) => (index === 0 ? 'SHOE-42' : `SHOE-42-${index}`),
      good: inventory(item),
      nothing: { body: inventory() },
      before: places,
    },
  ],
}
