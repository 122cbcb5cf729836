import type { SeenRequest, StandInReply, VendorCases } from '../contract-case.ts'
import { answering, date, line, move, sale, shipment } from './sales.ts'

const order = sale({
  'lines.': [line({ id: 3 })],
  'shipments.': [
    shipment({
      state: 'packed',
      planned_date: date(2026, 11, 18),
      'outgoing_moves.': [move({ id: 9, origin: 'sale.line,3', state: 'assigned' })],
      'inventory_moves.': [move({ id: 10, origin: 'stock.move,9', state: 'done' })],
      'packages.': [
        {
          id: 1,
          shipping_reference: 'JD014600003SE',
          shipping_tracking_url: null,
          moves: [9],
          create_date: null,
          write_date: null,
        },
      ],
    }),
  ],
})

const back = sale({
  id: 5,
  number: '5',
  total_amount: { __class__: 'Decimal', decimal: '-160.00' },
  'lines.': [line({ id: 6, quantity: -2, 'moves.': [] })],
  'shipment_returns.': [
    {
      id: 1,
      number: '1',
      state: 'received',
      create_date: null,
      write_date: null,
      'incoming_moves.': [move({ id: 15, origin: 'sale.line,6', state: 'done' })],
    },
  ],
})

const counted = [{ id: 1, code: 'SHOE-42', quantity: 2, forecast_quantity: -80 }]

const nothing: StandInReply = { body: answering([]) }

const callOf = ({ body }: SeenRequest): { method: string } => JSON.parse(body)

const orders = {
  kind: 'warehouse_order',
  good: answering([order]),
  nothing,
  unheardOf: {
    body: answering([{ ...order, 'shipments.': [shipment({ state: 'engraved' })] }]),
    said: 'engraved',
  },
} as const

const returns = {
  kind: 'return',
  good: answering([back]),
  nothing,
  unheardOf: {
    body: answering([{ ...back, 'shipment_returns.': [{ id: 1, state: 'sniffed' }] }]),
    said: 'sniffed',
  },
} as const

const email = (index: number) => (index === 0 ? 'ada@example.com' : `buyer${index}@example.com`)

export const cases: VendorCases = {
  vendor: 'tryton',
  settings: (baseUrl) => ({
    baseUrl,
    database: 'merchant',
    user: 'throughline',
    password: 'correct-horse-battery-staple',
  }),
  secrets: ['correct-horse-battery-staple', '8a61b2c7a61b2c7a61b2c7a61b2c7a61'],
  token: (request) => {
    const { method } = callOf(request)
    if (method === 'common.db.login') return { body: answering([7, '8a61b2c7a61b2c7a61b2c7a61b2c7a61']) }
    if (method === 'model.res.user.get_preferences')
      return { body: answering({ company: 1, language: 'en' }) }
    return undefined
  },
  questions: [
    { ...orders, by: 'order_number', value: (index) => `WEB-${1001 + index}` },
    { ...orders, by: 'email', value: email },
    { ...orders, by: 'phone', value: (index) => `+4930123${String(index).padStart(3, '0')}` },
    { ...orders, by: 'tracking_number', value: (index) => `JD0146${String(index).padStart(5, '0')}SE` },
    { ...returns, by: 'order_number', value: (index) => `WEB-${1001 + index}` },
    { ...returns, by: 'email', value: email },
    { ...returns, by: 'return_number', value: (index) => String(5 + index) },
    {
      kind: 'stock',
      by: 'sku',
      value: (index) => `SHOE-${42 + index}`,
      good: answering(counted),
      nothing,
      calls: 2,
      // A reply does not name the warehouse that was counted; this one has no name either.
      before: (request) =>
        callOf(request).method.startsWith('model.stock.location.')
          ? { body: answering([{ id: 5, name: null, code: null }]) }
          : undefined,
    },
  ],
}
