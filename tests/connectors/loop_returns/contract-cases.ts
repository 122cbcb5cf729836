import type { VendorCases } from '../contract-case.ts'

const returned = {
  id: '25044777',
  state: 'open',
  created_at: '2026-11-12T00:13:08+00:00',
  updated_at: '2026-11-12T00:20:00+00:00',
  edited_at: null,
  total: '0.00',
  order_id: '50265228',
  order_name: '#1001',
  provider_order_id: '450789469',
  order_number: '86',
  outcome: 'refund',
  customer: 'ada@example.com',
  multi_currency: false,
  currency: 'USD',
  return_total: '27.50',
  refund: '27.50',
  refunds: [],
  exchanges: [],
  line_items: [
    {
      line_item_id: '123194218',
      provider_line_item_id: '11',
      sku: 'MUG-BLUE',
      title: 'Mug - Blue',
      price: '-27.50',
      refund: '27.50',
      returned_at: '2026-11-12 00:13:08',
      return_reason: 'Handle broken',
      parent_return_reason: 'Damaged',
      return_comment: 'N/A',
      barcode: 'N/A',
      outcome: 'default',
    },
  ],
  carrier: 'USPS',
  tracking_number: '9400136105440512280610',
  label_status: 'in_transit',
  label_updated_at: '2026-11-14T08:00:00+00:00',
  status_page_url: 'https://demo.loopreturns.com/#/return/3e9b7d03',
  destination_id: 7295,
  return_method: null,
}

const listing = (...data: unknown[]) => ({
  status: 'success',
  query: { from: '2024-11-20T00:00:00+00:00', filter: 'updated_at', limit: 100, offset: 0 },
  data,
})
const unheardOf = { ...returned, state: 'teleported' }

/** Beside the one that was asked for, an order may have more returns: those stand in the customer's list. */
const detailOf = (by: 'order_number' | 'shop_order_id', value: (index: number) => string) => ({
  kind: 'return' as const,
  by,
  value,
  good: returned,
  nothing: {
    status: 404,
    body: { error: { code: '404', http_code: 'GEN-NOT-FOUND', message: 'Not found.' } },
  },
  unheardOf: { body: unheardOf, said: 'teleported' },
  calls: 1,
})

export const cases: VendorCases = {
  vendor: 'loop_returns',
  settings: (baseUrl) => ({ apiKey: '0123456789abcdef0123456789abcdef01234567', baseUrl }),
  secrets: ['0123456789abcdef0123456789abcdef01234567'],
  questions: [
    {
      kind: 'return',
      by: 'email',
      value: (index) => (index === 0 ? 'ada@example.com' : `ada${index}@example.com`),
      good: listing(returned),
      nothing: { body: listing() },
      unheardOf: { body: listing(unheardOf), said: 'teleported' },
    },
    detailOf('order_number', (index) => `${1001 + index}`),
    detailOf('shop_order_id', (index) => `gid://shopify/Order/${450789469 + index}`),
    {
      kind: 'return',
      by: 'return_number',
      value: (index) => `${25044777 + index}`,
      good: returned,
      nothing: { status: 422, body: 'false' },
      unheardOf: { body: unheardOf, said: 'teleported' },
    },
  ],
}
