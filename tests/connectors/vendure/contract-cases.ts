import type { SeenRequest, StandInReply, VendorCases } from '../contract-case.ts'

const order = {
  id: '7',
  code: 'RQAD9A891M3SB7ER',
  state: 'Shipped',
  orderPlacedAt: '2026-11-16T10:00:00.939Z',
  updatedAt: '2026-11-16T10:00:01.000Z',
  currencyCode: 'EUR',
  totalWithTax: 19635,
  subTotalWithTax: 19040,
  shippingWithTax: 595,
  taxSummary: [{ taxTotal: 3135 }],
  discounts: [{ amountWithTax: -500 }],
  customer: {
    id: '3',
    emailAddress: 'ada@example.com',
    firstName: 'Ada',
    lastName: 'Lovelace',
    phoneNumber: '+4930123456',
  },
  shippingAddress: {
    fullName: 'Ada Lovelace',
    company: null,
    streetLine1: 'Unter den Linden 1',
    streetLine2: '',
    city: 'Berlin',
    province: null,
    postalCode: '10117',
    countryCode: 'DE',
    phoneNumber: null,
  },
  shippingLines: [{ shippingMethod: { name: 'DHL Standard' } }],
  lines: [
    {
      id: '9',
      quantity: 2,
      orderPlacedQuantity: 2,
      proratedUnitPriceWithTax: 9520,
      productVariant: { sku: 'SHOE-42', name: 'Trail Shoe 42' },
    },
  ],
  fulfillments: [
    {
      id: '4',
      state: 'Shipped',
      method: 'DHL',
      trackingCode: 'JD014600003SE',
      createdAt: '2026-11-17T09:00:00.000Z',
      updatedAt: '2026-11-17T09:30:00.000Z',
      lines: [{ orderLineId: '9', quantity: 2 }],
    },
  ],
  payments: [
    {
      state: 'Settled',
      amount: 19635,
      updatedAt: '2026-11-16T10:00:00.000Z',
      refunds: [
        {
          id: '2',
          state: 'Pending',
          total: 9520,
          items: 9520,
          shipping: 0,
          adjustment: 0,
          reason: 'too small',
          createdAt: '2026-11-18T09:00:00.000Z',
          updatedAt: '2026-11-18T09:00:00.000Z',
          lines: [{ orderLineId: '9', quantity: 1 }],
        },
      ],
    },
  ],
  history: {
    items: [
      {
        type: 'ORDER_FULFILLMENT_TRANSITION',
        createdAt: '2026-11-17T09:30:00.000Z',
        data: { fulfillmentId: 4, from: 'Pending', to: 'Shipped' },
      },
    ],
  },
}

/** Asked beside the first question. */
const settings = ({ body }: SeenRequest): StandInReply | undefined =>
  body.includes('query Settings')
    ? {
        body: {
          data: { globalSettings: { trackInventory: true, serverConfig: { moneyStrategyPrecision: 2 } } },
        },
      }
    : undefined
const orders = (...items: unknown[]) => ({
  data: { orders: { totalItems: items.length, items } },
})
const ofCustomer = (...items: unknown[]) => ({
  data: {
    customers: { totalItems: 1, items: [{ orders: { totalItems: items.length, items } }] },
  },
})
const nobody: StandInReply = { body: { data: { customers: { totalItems: 0, items: [] } } } }
const nothing: StandInReply = { body: orders() }
// A shop's own order process.
const engraving = { ...order, state: 'AwaitingEngraving' }

const variants = (...items: unknown[]) => ({
  data: { productVariants: { totalItems: items.length, items } },
})

/** How the end of a phone number is looked for, as it stands in JSON. */
const lastSeven = (phone: string): string => `${[...phone.slice(-7)].join('[^0-9]*')}[^0-9]*$`

export const cases: VendorCases = {
  vendor: 'vendure',
  settings: (baseUrl) => ({
    endpoint: `${baseUrl}/admin-api`,
    apiKey: '31a13aa2c4d022ae24cefc6f:f88ffeccfc5f4e21426838e4bd1dc593f5817f1c96c58dd1520c29933b7fc12c',
    channelToken: 'eu-channel-4c9d1f0b7a',
  }),
  secrets: [
    '31a13aa2c4d022ae24cefc6f:f88ffeccfc5f4e21426838e4bd1dc593f5817f1c96c58dd1520c29933b7fc12c',
    'f88ffeccfc5f4e21426838e4bd1dc593f5817f1c96c58dd1520c29933b7fc12c',
  ],
  questions: [
    {
      kind: 'order',
      by: 'email',
      before: settings,
      value: (index) => (index === 0 ? 'ada@example.com' : `ada${index}@example.com`),
      good: ofCustomer(order),
      nothing: nobody,
      unheardOf: { body: ofCustomer(engraving), said: 'AwaitingEngraving' },
    },
    {
      kind: 'order',
      by: 'phone',
      before: settings,
      value: (index) => `+493012345${index}6`,
      sentAs: lastSeven,
      good: ofCustomer(order),
      nothing: nobody,
      unheardOf: { body: ofCustomer(engraving), said: 'AwaitingEngraving' },
    },
    {
      kind: 'order',
      by: 'order_number',
      before: settings,
      value: (index) => (index === 0 ? 'RQAD9A891M3SB7ER' : `RQAD9A891M3SB7E${index}`),
      good: orders(order),
      nothing,
      unheardOf: { body: orders(engraving), said: 'AwaitingEngraving' },
    },
    {
      kind: 'order',
      by: 'shop_order_id',
      before: settings,
      value: (index) => `${7 + index}`,
      good: orders(order),
      nothing,
      unheardOf: { body: orders(engraving), said: 'AwaitingEngraving' },
    },
    {
      kind: 'stock',
      by: 'sku',
      before: settings,
      value: (index) => (index === 0 ? 'SHOE-42' : `SHOE-42-${index}`),
      good: variants({
        id: '1',
        sku: 'SHOE-42',
        updatedAt: '2026-11-16T10:00:00.000Z',
        trackInventory: 'INHERIT',
        stockLevels: [
          {
            stockOnHand: 17,
            stockAllocated: 5,
            updatedAt: '2026-11-17T09:00:00.000Z',
            stockLocation: { id: '1', name: 'Default Stock Location' },
          },
        ],
      }),
      nothing: { body: variants() },
    },
  ],
}
