// Rows as a running Tryton 6.0 answers them, with the parts that a test is about.

/** The envelope of JSON-RPC. */
export const answering = (result: unknown) => ({ id: 0, result })

export const date = (year: number, month: number, day: number) => ({ __class__: 'date', year, month, day })

export const time = (day: number, hour: number, minute = 0) => ({
  __class__: 'datetime',
  year: 2026,
  month: 11,
  day,
  hour,
  minute,
  second: 0,
  microsecond: 0,
})

type Row = Record<string, unknown>

/** Two shoes at 80.00 that go from one place to another. */
export const move = (own: Row): Row => ({
  id: 9,
  state: 'draft',
  quantity: 2,
  internal_quantity: 2,
  origin: null,
  write_date: null,
  'product.': { id: 1, code: 'SHOE-42', name: 'Trail Shoe 42' },
  ...own,
})

export const line = (own: Row): Row => ({
  id: 3,
  type: 'line',
  quantity: 2,
  'product.': { id: 1, code: 'SHOE-42', name: 'Trail Shoe 42', type: 'goods' },
  'moves.': [{ id: 9, state: 'draft', quantity: 2 }],
  ...own,
})

export const shipment = (own: Row): Row => ({
  id: 2,
  number: '2',
  state: 'waiting',
  create_date: time(16, 9),
  write_date: time(16, 10),
  planned_date: null,
  'warehouse.': { id: 5, name: 'Berlin' },
  'carrier.': {
    id: 1,
    rec_name: 'DHL - DHL freight',
    'party.': { id: 3, name: 'DHL' },
    'carrier_product.': { id: 3, name: 'DHL freight' },
  },
  'delivery_address.': {
    id: 2,
    party_name: null,
    name: null,
    street: 'Unter den Linden 1',
    postal_code: '10117',
    city: 'Berlin',
    'country.': { id: 1, code: 'DE' },
    'subdivision.': null,
  },
  'outgoing_moves.': [move({ id: 9, origin: 'sale.line,3' })],
  'inventory_moves.': [move({ id: 10, origin: 'stock.move,9' })],
  'packages.': [],
  ...own,
})

export const sale = (own: Row): Row => ({
  id: 4,
  number: '4',
  reference: 'WEB-1001',
  state: 'processing',
  invoice_state: 'none',
  total_amount: { __class__: 'Decimal', decimal: '160.00' },
  create_date: time(16, 8),
  write_date: time(16, 9),
  'currency.': { id: 1, code: 'EUR' },
  'party.': {
    id: 2,
    name: 'Ada Lovelace',
    'contact_mechanisms.': [
      { id: 1, type: 'email', value: 'ada@example.com', value_compact: 'ada@example.com' },
      { id: 2, type: 'phone', value: '+49 30 123456', value_compact: '+4930123456' },
    ],
  },
  'lines.': [line({ id: 3 })],
  'shipments.': [],
  'shipment_returns.': [],
  ...own,
})
