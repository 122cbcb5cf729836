import type { StandInReply, VendorCases } from '../contract-case.ts'

const order = {
  id: 'T3JkZXI6MQ==',
  order_number: '#1042',
  partner_order_id: '450789469',
  fulfillment_status: 'pending',
  order_date: '2026-11-16T10:56:15',
  updated_at: '2026-11-17T08:00:00',
  required_ship_date: '2026-11-18T00:00:00',
  hold_until_date: null,
  email: 'ada@example.com',
  shipping_address: {
    first_name: 'Ada',
    last_name: 'Lovelace',
    company: null,
    address1: '12 Example Street',
    address2: '',
    city: 'Portland',
    state: 'OR',
    state_code: 'OR',
    country: 'US',
    country_code: 'US',
    zip: '97201',
    phone: '+15035550100',
    email: null,
  },
  holds: {
    fraud_hold: false,
    address_hold: false,
    shipping_method_hold: false,
    operator_hold: true,
    payment_hold: false,
    client_hold: false,
  },
  allocations: [
    { warehouse_id: 'V2FyZWhvdXNlOjE=', line_items: [{ line_item_id: 'TGluZTox', quantity_allocated: 2 }] },
  ],
  line_items: {
    pageInfo: { hasNextPage: false },
    edges: [
      {
        node: {
          id: 'TGluZTox',
          sku: 'MUG-BLUE',
          partner_line_item_id: '11',
          product_name: 'Mug',
          option_title: 'Blue',
          fulfillment_status: 'pending',
          quantity: 2,
          quantity_allocated: 2,
          quantity_pending_fulfillment: 2,
          quantity_shipped: 0,
          backorder_quantity: 0,
          tote_picks: [],
        },
      },
    ],
  },
  shipments: [
    {
      id: 'U2hpcG1lbnQ6MQ==',
      order_id: 'T3JkZXI6MQ==',
      warehouse_id: 'V2FyZWhvdXNlOjE=',
      created_date: '2026-11-17T09:00:00',
      picked_up: null,
      delivered: null,
      shipping_labels: [
        {
          id: 'TGFiZWw6MQ==',
          tracking_number: '1Z999AA10123456784',
          alternate_tracking_id: null,
          tracking_url: 'https://www.ups.com/track?tracknum=1Z999AA10123456784',
          status: 'valid',
          carrier: 'ups',
          shipping_method: 'ground',
          created_date: '2026-11-17T09:00:00',
          picked_up: null,
          delivered: null,
          refunded: null,
          warehouse: 'Primary',
          order_number: '#1042',
        },
      ],
    },
  ],
}

const product = (warehouse: string, available: number) => ({
  sku: 'MUG-BLUE',
  warehouse_id: `V2FyZWhvdXNl${warehouse}`,
  warehouse_identifier: warehouse,
  on_hand: available + 3,
  available,
  allocated: 3,
  backorder: 0,
  updated_at: '2026-11-17T08:00:00',
})

/** ShipHero's envelope: every answer tells what it cost and what is left. */
const answering = (field: string, nodes: readonly unknown[]) => ({
  data: {
    [field]: {
      request_id: '678431f15b777c5654e0c0a6',
      complexity: 84,
      data: {
        pageInfo: { hasNextPage: false, endCursor: null },
        edges: nodes.map((node) => ({ node, cursor: 'x' })),
      },
    },
  },
  extensions: {
    throttling: { cost: 3, user_quota: { credits_remaining: 1999, max_available: 2002, increment_rate: 30 } },
  },
})

// A merchant's own status, and nothing else that tells how far the order is.
const custom = {
  ...order,
  fulfillment_status: 'Awaiting Engraving',
  allocations: [],
  shipments: [],
  line_items: {
    pageInfo: { hasNextPage: false },
    edges: order.line_items.edges.map(({ node }) => ({
      node: { ...node, quantity_allocated: 0, fulfillment_status: 'Awaiting Engraving' },
    })),
  },
}

const orders = {
  kind: 'warehouse_order',
  good: answering('orders_0', [order]),
  nothing: { body: answering('orders_0', []) } satisfies StandInReply,
  unheardOf: { body: answering('orders_0', [custom]), said: 'Awaiting Engraving' },
} as const

export const cases: VendorCases = {
  vendor: 'shiphero',
  settings: (baseUrl) => ({ refreshToken: 'refresh-example-0123456789-token', baseUrl }),
  secrets: ['refresh-example-0123456789-token', 'access.example.0123456789.token'],
  token: ({ path }) =>
    path === '/auth/refresh'
      ? {
          body: {
            access_token: 'access.example.0123456789.token',
            expires_in: 2_419_200,
            scope: 'view:orders',
            token_type: 'Bearer',
          },
        }
      : undefined,
  questions: [
    { ...orders, by: 'order_number', value: (index) => String(1042 + index) },
    { ...orders, by: 'shop_order_id', value: (index) => `gid://shop/Order/${450789469 + index}` },
    {
      ...orders,
      by: 'email',
      value: (index) => (index === 0 ? 'ada@example.com' : `buyer${index}@example.com`),
    },
    {
      ...orders,
      by: 'tracking_number',
      value: (index) => (index === 0 ? '1Z999AA10123456784' : `1Z999AA1${String(index).padStart(10, '0')}`),
      good: answering('shipments_0', [{ id: 'U2hpcG1lbnQ6MQ==', order_id: order.id, order }]),
      unheardOf: {
        body: answering('shipments_0', [{ id: 'U2hpcG1lbnQ6MQ==', order_id: order.id, order: custom }]),
        said: 'Awaiting Engraving',
      },
    },
    {
      kind: 'stock',
      by: 'sku',
      value: (index) => (index === 0 ? 'MUG-BLUE' : `MUG-${index}`),
      good: answering('warehouse_products_0', [product('Primary', 12), product('Reno', -1)]),
      nothing: { body: answering('warehouse_products_0', []) },
    },
  ],
}
