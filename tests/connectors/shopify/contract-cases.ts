import type { VendorCases } from '../contract-case.ts'

const usd = (amount: string) => ({ presentmentMoney: { amount, currencyCode: 'USD' } })

/** What the document of the connector selects, and what stands in it. */
type WireOrder = Record<string, unknown> & { id: string; processedAt: string }

const order: WireOrder = {
  __typename: 'Order',
  id: 'gid://shopify/Order/450789469',
  name: '#1001',
  confirmationNumber: 'XW52L5HCU',
  poNumber: null,
  email: 'ada@example.com',
  phone: '+15035550100',
  createdAt: '2026-11-10T11:00:00Z',
  processedAt: '2026-11-10T11:00:00Z',
  updatedAt: '2026-11-12T09:30:00Z',
  cancelledAt: null,
  cancelReason: null,
  closedAt: null,
  displayFinancialStatus: 'PAID',
  displayFulfillmentStatus: 'FULFILLED',
  totalPriceSet: usd('59.90'),
  subtotalPriceSet: usd('55.0'),
  totalShippingPriceSet: usd('4.90'),
  totalTaxSet: usd('0.0'),
  totalDiscountsSet: usd('0.0'),
  totalRefundedSet: usd('0.0'),
  totalOutstandingSet: usd('0.0'),
  customer: {
    id: 'gid://shopify/Customer/7',
    displayName: 'Ada Lovelace',
    locale: 'en',
    defaultEmailAddress: { emailAddress: 'ada@example.com' },
    defaultPhoneNumber: { phoneNumber: '+15035550100' },
  },
  shippingAddress: {
    name: 'Ada Lovelace',
    company: null,
    address1: '12 Example Street',
    address2: '',
    city: 'Portland',
    provinceCode: 'OR',
    zip: '97201',
    countryCodeV2: 'US',
    phone: null,
    timeZone: 'America/Los_Angeles',
  },
  lineItems: {
    pageInfo: { hasNextPage: false },
    nodes: [
      {
        id: 'gid://shopify/LineItem/11',
        title: 'Mug',
        variantTitle: 'Blue',
        sku: 'MUG-BLUE',
        requiresShipping: true,
        quantity: 2,
        currentQuantity: 2,
        discountedUnitPriceAfterAllDiscountsSet: usd('27.5'),
      },
    ],
  },
  fulfillmentsCount: { count: 1 },
  fulfillments: [
    {
      id: 'gid://shopify/Fulfillment/21',
      name: '#1001-F1',
      status: 'SUCCESS',
      displayStatus: 'IN_TRANSIT',
      createdAt: '2026-11-11T08:00:00Z',
      inTransitAt: '2026-11-11T19:00:00Z',
      deliveredAt: null,
      estimatedDeliveryAt: '2026-11-14T00:00:00Z',
      location: { name: 'Portland' },
      trackingInfo: [{ company: 'UPS', number: '1Z999AA10123456784', url: 'https://www.ups.com/track' }],
      fulfillmentLineItems: {
        pageInfo: { hasNextPage: false },
        nodes: [{ quantity: 2, lineItem: { id: 'gid://shopify/LineItem/11' } }],
      },
    },
  ],
  fulfillmentOrders: {
    pageInfo: { hasNextPage: false },
    nodes: [
      {
        status: 'CLOSED',
        deliveryMethod: {
          presentedName: 'Standard',
          minDeliveryDateTime: '2026-11-13T00:00:00Z',
          maxDeliveryDateTime: '2026-11-15T00:00:00Z',
        },
        fulfillmentHolds: [{ reason: 'OTHER', displayReason: 'Other', reasonNotes: null }],
      },
    ],
  },
  refunds: [
    {
      id: 'gid://shopify/Refund/31',
      createdAt: '2026-11-12T09:30:00Z',
      processedAt: '2026-11-12T09:30:00Z',
      return: null,
      totalRefundedSet: usd('5.0'),
      refundLineItems: { pageInfo: { hasNextPage: false }, nodes: [] },
      transactions: {
        pageInfo: { hasNextPage: false },
        nodes: [
          {
            kind: 'REFUND',
            status: 'SUCCESS',
            createdAt: '2026-11-12T09:30:00Z',
            processedAt: '2026-11-12T09:31:00Z',
            amountSet: usd('5.0'),
          },
        ],
      },
    },
  ],
  returns: { pageInfo: { hasNextPage: false }, nodes: [] },
}

const returned = (status: string): WireOrder => ({
  ...order,
  returns: {
    pageInfo: { hasNextPage: false },
    nodes: [
      {
        id: 'gid://shopify/Return/41',
        name: '#1001-R1',
        status,
        createdAt: '2026-11-13T10:00:00Z',
        requestApprovedAt: null,
        closedAt: null,
        totalQuantity: 1,
      },
    ],
  },
})

const cost = {
  requestedQueryCost: 402,
  actualQueryCost: 24,
  throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1976, restoreRate: 100 },
}
const shop = { myshopifyDomain: 'contract.myshopify.com' }
const heads = (...orders: { id: string; processedAt: string }[]) => ({
  pageInfo: { hasNextPage: false },
  nodes: orders.map(({ id, processedAt }) => ({ id, processedAt })),
})
const page = (...orders: WireOrder[]) => ({ pageInfo: { hasNextPage: false }, nodes: orders })

const orders = (...found: WireOrder[]) => ({
  data: { shop, orders: page(...found), newest: heads(...found) },
  extensions: { cost },
})
const byEmail = (...found: WireOrder[]) => ({
  data: { ...orders(...found).data, account: { orders: heads(...found) } },
  extensions: { cost },
})
const byPhone = (...found: WireOrder[]) => ({
  data: { shop, customer: { orders: page(...found), newest: heads(...found) } },
  extensions: { cost },
})
const nodes = (...found: (WireOrder | null)[]) => ({ data: { shop, nodes: found }, extensions: { cost } })

const teleported = { ...order, displayFulfillmentStatus: 'TELEPORTED' }

const level = (available: number) => ({
  isActive: true,
  updatedAt: '2026-11-12T09:30:00Z',
  location: { id: 'gid://shopify/Location/61', name: 'Portland' },
  quantities: [
    { name: 'available', quantity: available },
    { name: 'on_hand', quantity: available + 3 },
    { name: 'committed', quantity: 3 },
    { name: 'incoming', quantity: 0 },
  ],
})
const inventory = (...items: unknown[]) => ({
  data: { inventoryItems: { pageInfo: { hasNextPage: false }, nodes: items } },
  extensions: { cost },
})
const mug = {
  id: 'gid://shopify/InventoryItem/51',
  sku: 'MUG-BLUE',
  tracked: true,
  updatedAt: '2026-11-12T09:30:00Z',
  inventoryLevels: { pageInfo: { hasNextPage: false }, nodes: [level(-2)] },
}

export const cases: VendorCases = {
  vendor: 'shopify',
  settings: (baseUrl) => ({
    shop: 'contract.myshopify.com',
    accessToken: 'shpat_0123456789abcdef0123456789abcdef',
    baseUrl,
  }),
  secrets: ['shpat_0123456789abcdef0123456789abcdef'],
  questions: [
    {
      kind: 'order',
      by: 'email',
      value: (index) => (index === 0 ? 'ada@example.com' : `ada+${index}@example.com`),
      good: byEmail(order),
      nothing: { body: { ...byEmail(), data: { shop, orders: page(), newest: heads(), account: null } } },
      unheardOf: { body: byEmail(teleported), said: 'TELEPORTED' },
    },
    {
      kind: 'order',
      by: 'phone',
      value: (index) => `+1503555010${index}`,
      good: byPhone(order),
      nothing: { body: { data: { shop, customer: null }, extensions: { cost } } },
      unheardOf: { body: byPhone(teleported), said: 'TELEPORTED' },
    },
    {
      kind: 'order',
      by: 'order_number',
      value: (index) => `${1001 + index}`,
      good: orders(order),
      nothing: { body: orders() },
      unheardOf: { body: orders(teleported), said: 'TELEPORTED' },
    },
    {
      kind: 'order',
      by: 'shop_order_id',
      value: (index) => `${450789469 + index}`,
      good: nodes(order),
      nothing: { body: nodes(null) },
      unheardOf: { body: nodes(teleported), said: 'TELEPORTED' },
    },
    {
      kind: 'return',
      by: 'return_number',
      // A native return is named after its order, and only the order can be searched.
      value: (index) => `${1001 + index}-R1`,
      sentAs: (value) => value.replace('-R1', ''),
      good: orders(returned('OPEN')),
      nothing: { body: orders() },
      unheardOf: { body: orders(returned('LOST_IN_SPACE')), said: 'LOST_IN_SPACE' },
    },
    {
      kind: 'stock',
      by: 'sku',
      value: (index) => (index === 0 ? 'MUG-BLUE' : `MUG-${index}`),
      good: inventory(mug),
      nothing: { body: inventory() },
    },
  ],
}
