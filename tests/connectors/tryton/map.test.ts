import { type Reading, toDrafts, toStocks } from '@throughline/bridge/connectors/tryton/map.ts'
import { Sale } from '@throughline/bridge/connectors/tryton/wire.ts'
import type { RecordOf, Return, WarehouseOrder } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { factsOfWarehouseOrder } from '../../../apps/bridge/src/domain/proof/facts-of-warehouse-order.ts'
import { line, move, sale, shipment, time } from './sales.ts'

const byReference: Reading = { numberField: 'reference', incomplete: false }
const drafts = (row: object, reading = byReference) => toDrafts(Sale.parse(row), reading)
const worked = (row: object, reading = byReference): WarehouseOrder[] =>
  drafts(row, reading).flatMap((draft) => (draft.kind === 'warehouse_order' ? [draft.data] : []))
const returned = (row: object): Return | undefined =>
  drafts(row).flatMap((draft) => (draft.kind === 'return' ? [draft.data] : []))[0]

/** A sale of two shoes with one shipment. */
const shipped = (own: object): object => sale({ 'shipments.': [shipment({ ...own })] })
const only = (row: object): WarehouseOrder => {
  const [one, ...others] = worked(row)
  if (!one || others.length > 0) throw new Error(`${others.length + (one ? 1 : 0)} orders`)
  return one
}

const box = (own: object = {}) => ({
  id: 1,
  shipping_reference: 'JD014600003SE',
  shipping_tracking_url: null,
  moves: [9],
  create_date: time(16, 11),
  write_date: time(16, 12),
  ...own,
})

test.each([
  ['draft', 'received'],
  ['waiting', 'received'],
  ['assigned', 'allocated'],
  ['picked', 'picked'],
  ['packed', 'packed'],
  ['done', 'handed_over'],
  ['cancelled', 'cancelled'],
  ['shipped', 'unknown'],
  ['constructor', 'unknown'],
])('a shipment that is %s is %s, in its own word', (state, stage) => {
  expect(only(shipped({ state }))).toMatchObject({ stage, said: state })
})

test('who presses “picked” has scanned nothing: no stage of Tryton is proof', () => {
  for (const state of ['picked', 'packed', 'done']) {
    const [draft] = drafts(
      shipped({
        state,
        'inventory_moves.': [move({ id: 10, origin: 'stock.move,9', state: 'done' })],
        'packages.': [box()],
      }),
    )
    const record = { ...draft, connection: 'wms', observedAt: '2026-11-20T10:00:00.000Z' }
    const facts = factsOfWarehouseOrder(record as RecordOf<'warehouse_order'>)
    expect(facts.map(({ strength }) => strength)).not.toContain('scan')
  }
})

test('a package with a shipping reference has its label; one without has none', () => {
  const labelled = only(shipped({ state: 'packed', 'packages.': [box()] }))
  expect(labelled.stage).toBe('labelled')
  expect(labelled.parcels).toEqual([
    {
      carrier: 'DHL',
      trackingNumber: 'JD014600003SE',
      service: 'DHL freight',
      labelledAt: expect.objectContaining({ instant: '2026-11-16T12:00:00.000Z' }),
      handedOver: false,
    },
  ])
  const bare = only(shipped({ state: 'packed', 'packages.': [box({ shipping_reference: ' ' })] }))
  expect(bare).toMatchObject({ stage: 'packed', parcels: [] })
})

test('a package that is made while picking goes on does not make it packed', () => {
  expect(only(shipped({ state: 'picked', 'packages.': [box()] })).stage).toBe('picked')
})

test('only what is done has been handed over, as the warehouse says', () => {
  const of = (state: string) => only(shipped({ state, 'packages.': [box()] })).parcels[0]?.handedOver
  expect([of('done'), of('packed'), of('picked')]).toEqual([true, false, undefined])
})

const split = (state: string, shelf: object[], wanted = 100) =>
  only(
    sale({
      'lines.': [line({ id: 3, quantity: wanted, 'moves.': [{ id: 9, state: 'draft', quantity: wanted }] })],
      'shipments.': [
        shipment({
          state,
          'outgoing_moves.': [
            move({ id: 9, origin: 'sale.line,3', quantity: wanted, internal_quantity: wanted }),
          ],
          'inventory_moves.': shelf,
        }),
      ],
    }),
  )
const onShelf = (id: number, state: string, quantity: number) =>
  move({ id, origin: 'stock.move,9', state, quantity, internal_quantity: quantity })

test('100 wanted, 18 assigned and 82 left as a draft: 82 wait for stock', () => {
  const order = split('waiting', [onShelf(11, 'assigned', 18), onShelf(10, 'draft', 82)])
  expect(order).toMatchObject({ stage: 'received', flags: ['backordered'] })
  expect(order.lines).toMatchObject([{ quantity: 100, allocatedQuantity: 18, backorderedQuantity: 82 }])
})

test('the rest may be ignored: the shipment goes on, and its units still wait', () => {
  const order = split('assigned', [onShelf(11, 'assigned', 18), onShelf(10, 'assigned', 0)])
  expect(order).toMatchObject({ stage: 'allocated', flags: ['backordered'] })
  expect(order.lines).toMatchObject([{ allocatedQuantity: 18, backorderedQuantity: 82 }])
})

test('while nobody has tried to assign, a draft is no missing stock', () => {
  const order = split('waiting', [onShelf(10, 'draft', 100)])
  expect(order).toMatchObject({ stage: 'received', flags: [] })
  expect(order.lines[0]?.backorderedQuantity).toBeUndefined()
})

test('all assigned is nothing short', () => {
  expect(split('assigned', [onShelf(10, 'assigned', 100)]).flags).toEqual([])
})

test('what waits for its supply is on backorder before anybody assigns', () => {
  expect(split('waiting', [onShelf(10, 'staging', 100)])).toMatchObject({
    flags: ['backordered'],
    lines: [{ backorderedQuantity: 100 }],
  })
})

/** Ten were sold; the move was cut to what the picker found. */
const pickedShort = (state: string, planned: object[], outgoing: object[]) =>
  worked(
    sale({
      'lines.': [line({ id: 3, quantity: 10, 'moves.': planned })],
      'shipments.': [shipment({ state, 'outgoing_moves.': outgoing, 'inventory_moves.': [] })],
    }),
  )[0]
const two = move({ id: 9, origin: 'sale.line,3' })

test('found two of ten: short, until the rest is planned in another shipment', () => {
  const short = pickedShort('picked', [{ id: 9, state: 'draft', quantity: 2 }], [two])
  expect(short).toMatchObject({ stage: 'picked', flags: ['short'], lines: [{ quantity: 10 }] })
  // No scan tells how many were picked.
  expect(short?.lines[0]?.pickedQuantity).toBeUndefined()
  const planned = [
    { id: 9, state: 'done', quantity: 2 },
    { id: 23, state: 'draft', quantity: 8 },
  ]
  expect(pickedShort('packed', planned, [two])).toMatchObject({ flags: [], lines: [{ quantity: 2 }] })
})

test('found none of an article: packing removes its move, and it is short all the same', () => {
  expect(pickedShort('packed', [], [])).toMatchObject({ flags: ['short'], lines: [] })
})

test('what is cancelled or gone is not short, and a service is never picked', () => {
  for (const state of ['done', 'cancelled', 'waiting', 'assigned'])
    expect(pickedShort(state, [{ id: 9, state: 'done', quantity: 2 }], [two])?.flags).toEqual([])
  const service = line({ id: 4, 'product.': { id: 7, code: 'WRAP', name: 'Gift wrap', type: 'service' } })
  const order = sale({
    'lines.': [line({ id: 3 }), { ...service, 'moves.': [] }],
    'shipments.': [shipment({ state: 'packed' })],
  })
  expect(only(order).flags).toEqual([])
})

test('what has left is what was moved, in the article’s own unit', () => {
  const dozens = move({ id: 9, origin: 'sale.line,3', state: 'done', quantity: 2, internal_quantity: 24 })
  expect(only(shipped({ state: 'done', 'outgoing_moves.': [dozens] })).lines).toMatchObject([
    { sku: 'SHOE-42', title: 'Trail Shoe 42', quantity: 24, shippedQuantity: 24 },
  ])
  expect(only(shipped({ state: 'packed' })).lines).toMatchObject([{ quantity: 2, shippedQuantity: 0 }])
})

test('a move that was cancelled is no line; of a cancelled shipment the lines say what it was', () => {
  const cancelled = move({ id: 9, origin: 'sale.line,3', state: 'cancelled' })
  expect(only(shipped({ state: 'assigned', 'outgoing_moves.': [cancelled] })).lines).toEqual([])
  expect(only(shipped({ state: 'cancelled', 'outgoing_moves.': [cancelled] })).lines).toHaveLength(1)
})

test('a shipment for two sales tells each its own lines and parcels', () => {
  const shared = shipment({
    state: 'done',
    'outgoing_moves.': [
      move({ id: 9, origin: 'sale.line,3' }),
      move({ id: 12, origin: 'sale.line,8', 'product.': { id: 2, code: 'SHOE-43', name: 'Trail Shoe 43' } }),
      move({ id: 13, origin: null, 'product.': { id: 5, code: 'FLYER', name: 'Flyer' } }),
    ],
    'inventory_moves.': [],
    'packages.': [box(), box({ id: 2, shipping_reference: 'JD014600004SE', moves: [12] })],
  })
  const first = drafts(sale({ id: 4, 'shipments.': [shared] }))
  const second = drafts(
    sale({
      id: 6,
      reference: 'WEB-1002',
      'lines.': [line({ id: 8, 'moves.': [] })],
      'shipments.': [shared],
    }),
  )
  expect(first).toMatchObject([
    { key: '2-4', data: { lines: [{ sku: 'SHOE-42' }], parcels: [{ trackingNumber: 'JD014600003SE' }] } },
  ])
  expect(second).toMatchObject([
    {
      key: '2-6',
      data: {
        orderNumber: 'WEB-1002',
        lines: [{ sku: 'SHOE-43' }],
        parcels: [{ trackingNumber: 'JD014600004SE' }],
      },
    },
  ])
})

test('what a picker adds by hand belongs to the only sale that is served', () => {
  const extra = move({ id: 13, origin: null })
  const order = shipped({ 'outgoing_moves.': [move({ id: 9, origin: 'sale.line,3' }), extra] })
  expect(only(order).lines.map(({ id }) => id)).toEqual(['9', '13'])
})

test('the customer is whoever bought, with every e-mail and phone, and no other contact', () => {
  const party = {
    id: 2,
    name: 'Ada Lovelace',
    'contact_mechanisms.': [
      { type: 'email', value: 'Ada@Example.com', value_compact: 'Ada@Example.com' },
      { type: 'email', value: 'ada@work.example', value_compact: null },
      { type: 'website', value: 'ada@blog.example', value_compact: null },
      { type: 'mobile', value: '0171 1234567', value_compact: '+491711234567' },
      { type: 'fax', value: '+49309999', value_compact: '+49309999' },
    ],
  }
  expect(only(sale({ 'party.': party, 'shipments.': [shipment({})] })).customer).toEqual({
    name: 'Ada Lovelace',
    emails: ['Ada@Example.com', 'ada@work.example'],
    phones: ['+491711234567'],
  })
})

test('the address is where it goes', () => {
  const address = {
    party_name: 'Grace Hopper',
    name: 'Haus B',
    street: 'Weg 1\nHinterhof',
    postal_code: '10115',
    city: 'Berlin',
    'country.': { code: 'de' },
    'subdivision.': { name: 'Brandenburg' },
  }
  expect(only(shipped({ 'delivery_address.': address })).shippingAddress).toEqual({
    name: 'Grace Hopper',
    lines: ['Haus B', 'Weg 1', 'Hinterhof'],
    city: 'Berlin',
    region: 'Brandenburg',
    postcode: '10115',
    country: 'DE',
  })
})

test('assigning touches the moves alone, so their time counts', () => {
  const order = shipped({
    write_date: time(16, 10),
    'inventory_moves.': [
      move({ id: 10, origin: 'stock.move,9', state: 'assigned', write_date: time(17, 8) }),
    ],
  })
  expect(only(order).updatedAt).toMatchObject({ instant: '2026-11-17T08:00:00.000Z', zoneKnown: true })
})

test('what has left did so when the shipment was written; moves are written again for their cost, and the sale for its invoice', () => {
  const order = {
    ...shipped({
      state: 'done',
      write_date: time(16, 10),
      'outgoing_moves.': [move({ id: 9, origin: 'sale.line,3', state: 'done', write_date: time(19, 3) })],
    }),
    write_date: time(20, 3),
  }
  expect(only(order).updatedAt).toMatchObject({ instant: '2026-11-16T10:00:00.000Z' })
  // It is a newer version of the record all the same.
  expect(drafts(order)[0]?.version).toMatch(/^2026-11-20T03:00:00.000Z~/)
})

test('a sale without the shop’s number is left out: its own number may be somebody else’s at the shop', () => {
  const direct = sale({ reference: null, number: '1042', 'shipments.': [shipment({})] })
  expect(worked(direct)).toEqual([])
  expect(worked(sale({ reference: '  ', 'shipments.': [shipment({})] }))).toEqual([])
  const inTryton: Reading = { numberField: 'number', incomplete: false }
  expect(worked(direct, inTryton)).toMatchObject([{ orderNumber: '1042' }])
})

test('a sale that no shipment serves yet is no work of the warehouse', () => {
  expect(drafts(sale({ state: 'confirmed' }))).toEqual([])
})

test('what was left out is said', () => {
  expect(worked(shipped({}), { ...byReference, incomplete: true })).toMatchObject([{ incomplete: true }])
})

// ── returns ──

const comesBack = (own: object, states: string[] = []) =>
  sale({
    id: 5,
    number: '5',
    total_amount: { __class__: 'Decimal', decimal: '-190.40' },
    'lines.': [line({ id: 6, quantity: -2, 'moves.': [] })],
    'shipment_returns.': states.map((state, at) => ({
      id: at + 1,
      number: String(at + 1),
      state,
      write_date: time(18, 9),
      'incoming_moves.': [
        move({
          id: 15 + at,
          origin: 'sale.line,6',
          state: state === 'draft' ? 'draft' : 'done',
          quantity: 1,
          internal_quantity: 1,
        }),
      ],
    })),
    ...own,
  })

test.for<[name: string, sale: object, shipments: string[], stage: string]>([
  ['asked for', { state: 'draft' }, [], 'requested'],
  ['offered', { state: 'quotation' }, [], 'requested'],
  ['agreed', { state: 'confirmed' }, [], 'approved'],
  ['awaited', {}, ['draft'], 'approved'],
  ['here', {}, ['received'], 'received'],
  ['put away', {}, ['done'], 'inspected'],
  ['here in part', {}, ['done', 'draft'], 'received'],
  ['put away, the rest called off', {}, ['done', 'cancelled'], 'inspected'],
  ['called off in the warehouse', {}, ['cancelled'], 'cancelled'],
  ['called off', { state: 'cancelled' }, ['draft'], 'cancelled'],
  ['credited', { invoice_state: 'paid' }, ['done'], 'refund_issued'],
  ['invoiced and not paid', { invoice_state: 'waiting' }, ['done'], 'inspected'],
  ['in a state of its own', {}, ['sniffed'], 'unknown'],
  ['a sale in a state of its own', { state: 'pondered' }, ['done'], 'unknown'],
])('a return that is %s', ([, own, states, stage]) => {
  expect(returned(comesBack(own, states))?.stage).toBe(stage)
})

test('a return says what comes back, what arrived and what is due', () => {
  expect(returned(comesBack({ invoice_state: 'waiting' }, ['received', 'draft']))).toMatchObject({
    id: 'sale.sale,5',
    number: '5',
    orderNumber: 'WEB-1001',
    said: 'processing, received, draft, invoice waiting',
    customerEmails: ['ada@example.com'],
    requestedAt: { instant: '2026-11-16T08:00:00.000Z' },
    lines: [{ id: '6', sku: 'SHOE-42', title: 'Trail Shoe 42', quantity: 2, receivedQuantity: 1 }],
    refundAmount: { minor: 19_040, currency: 'EUR' },
  })
})

test('nothing has arrived is 0; no shipment for it is not known', () => {
  expect(returned(comesBack({}, ['draft']))?.lines[0]?.receivedQuantity).toBe(0)
  expect(returned(comesBack({}, []))?.lines[0]?.receivedQuantity).toBeUndefined()
})

test('an exchange brings one article back and sends another, and no money where nothing is left over', () => {
  const exchange = comesBack(
    {
      total_amount: { __class__: 'Decimal', decimal: '0.00' },
      invoice_state: 'paid',
      'lines.': [
        line({ id: 6, quantity: -1, 'moves.': [] }),
        line({
          id: 7,
          quantity: 1,
          'product.': { id: 2, code: 'SHOE-43', name: 'Trail Shoe 43', type: 'goods' },
        }),
      ],
      'shipments.': [shipment({ 'outgoing_moves.': [move({ id: 20, origin: 'sale.line,7' })] })],
    },
    ['done'],
  )
  expect(returned(exchange)).toMatchObject({
    stage: 'inspected',
    refundAmount: undefined,
    exchangeLines: [{ sku: 'SHOE-43', title: 'Trail Shoe 43', quantity: 1 }],
  })
  expect(worked(exchange)).toHaveLength(1)
})

test('a sale that only sends is no return, whatever discount stands in it', () => {
  const discounted = sale({
    'lines.': [line({ id: 3 }), line({ id: 4, type: 'comment', quantity: -1 })],
  })
  expect(returned(discounted)).toBeUndefined()
})

// ── stock ──

test('what lies there, what is assigned, and what is left for others', () => {
  const counts = [
    { location: 'Berlin', rows: [{ code: 'SHOE-42', quantity: 2, forecast_quantity: -80 }] },
    { location: 'Berlin', rows: [{ code: 'SHOE-42', quantity: 20 }] },
    { location: 'Reno', rows: [{ code: 'SHOE-42', quantity: 5, forecast_quantity: 105 }] },
    { location: 'Reno', rows: [{ code: 'SHOE-42', quantity: 5 }] },
  ]
  expect(toStocks(counts, { incomplete: false })).toMatchObject([
    {
      key: 'SHOE-42',
      data: {
        levels: [
          { location: 'Berlin', onHand: 20, reserved: 18, available: -80 },
          // A hundred more are expected: they are not there.
          { location: 'Reno', onHand: 5, reserved: 0, available: 5 },
        ],
      },
    },
  ])
})

test('half a metre on the shelf is no whole one', () => {
  const [draft] = toStocks(
    [{ location: 'Berlin', rows: [{ code: 'CLOTH', quantity: 1.5, forecast_quantity: 1.5 }] }],
    { incomplete: false },
  )
  expect(draft).toMatchObject({ data: { levels: [{ available: 1 }] } })
})
