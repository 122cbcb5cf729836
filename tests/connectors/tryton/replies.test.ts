import { explainReply } from '@throughline/bridge/connectors/explain.ts'
import { tryton } from '@throughline/bridge/connectors/tryton/index.ts'
import type { RecordKind } from '@throughline/shared/vocabulary'
import { expect } from 'vitest'
import { readReplyText, testWithReplies } from '../../kit/replies.ts'

// Replies of a running Tryton 6.0. Each expectation was written by opening the reply and reading it.

const explained = (kind: RecordKind, file: string) =>
  explainReply(tryton, kind, readReplyText(`tryton/${file}.json`))
const recordsOf = (kind: RecordKind, file: string) => {
  const explanation = explained(kind, file)
  if ('failure' in explanation) throw new Error(`${file}: ${explanation.failure.detail}`)
  return explanation.records
}

testWithReplies('a shipment on its way through the warehouse is named by the shop’s number', () => {
  expect(recordsOf('warehouse_order', 'shipment-1-packed')).toEqual([
    expect.objectContaining({
      key: '1',
      orderNumber: 'WEB-1001',
      stage: 'packed',
      flags: [],
      said: 'packed',
      warehouse: 'Warehouse',
      customer: { name: 'Ada Lovelace', emails: [], phones: [] },
      shipBy: '2026-11-21',
      createdAt: {
        instant: '2026-11-21T22:56:10.666Z',
        local: '2026-11-21T22:56:10',
        offset: '+00:00',
        zoneKnown: true,
      },
      // It came without its moves and packages.
      lines: [],
      parcels: [],
      incomplete: true,
    }),
  ])
})

testWithReplies.for([
  ['shipment-1-waiting', 'received', 'waiting'],
  ['shipment-1-assigned', 'allocated', 'assigned'],
  ['shipment-1-picked', 'picked', 'picked'],
  ['shipment-1-done', 'handed_over', 'done'],
  ['shipment-3-backorder', 'received', 'waiting'],
  ['shipment-4-cancelled', 'cancelled', 'cancelled'],
])('%s is %s', ([file = '', stage, said]) => {
  expect(recordsOf('warehouse_order', file)).toEqual([expect.objectContaining({ stage, said })])
})

testWithReplies('of all shipments each has its own order', () => {
  const numbers = recordsOf('warehouse_order', 'shipments-all').map((one) =>
    'orderNumber' in one ? [one.key, one.orderNumber] : [],
  )
  expect(numbers).toEqual([
    ['1', 'WEB-1001'],
    ['2', 'WEB-1002'],
    ['3', 'WEB-1003'],
    ['4', 'WEB-1004'],
  ])
})

testWithReplies.for([
  ['return-shipment-draft', 'approved', 'draft'],
  ['return-shipment-received', 'received', 'received'],
  ['return-shipment-done', 'inspected', 'done'],
])('%s is %s', ([file = '', stage, said]) => {
  expect(recordsOf('return', file)).toEqual([
    expect.objectContaining({ orderNumber: 'WEB-1001', number: '1', stage, said }),
  ])
  // It brings goods back and sends none.
  expect(recordsOf('warehouse_order', file)).toEqual([])
})

testWithReplies('82 more are wanted than there are: 80 less than nothing can be promised', () => {
  expect(recordsOf('stock', 'stock-by-warehouse')).toEqual([
    { key: 'SHOE-42', sku: 'SHOE-42', levels: [{ location: 'unknown', available: -80 }], incomplete: false },
    { key: 'SHOE-43', sku: 'SHOE-43', levels: [{ location: 'unknown', available: 17 }], incomplete: false },
  ])
})

testWithReplies.for<[RecordKind, string, string]>([
  [
    'warehouse_order',
    'err-bad-field',
    'no field or model "nope". This connector was checked with Tryton 6.0',
  ],
  ['warehouse_order', 'err-shipments-by-origin-name', 'Missing search function for field "Origins"'],
  // Without the shipments themselves nothing is known of the goods.
  ['warehouse_order', 'sale-by-reference', '0.lines. is missing'],
  ['return', 'return-sale-processed', '0.lines. is missing'],
  ['stock', 'party-by-email', '0.quantity is missing'],
  ['stock', 'packages', '0.quantity is missing'],
  ['warehouse_order', 'assign-wizard', 'the reply itself is an object'],
])('as %s %s is a form that we do not know: %s', ([kind, file, words]) => {
  expect(explained(kind, file)).toMatchObject({
    failure: { kind: 'unexpected_shape', detail: expect.stringContaining(words) },
  })
})

testWithReplies('a session that has ended is a refusal', () => {
  expect(explained('warehouse_order', 'err-bad-session')).toMatchObject({ failure: { kind: 'unauthorized' } })
})
