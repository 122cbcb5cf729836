import { ConnectorError } from '@throughline/bridge/connectors/errors.ts'
import { shiphero } from '@throughline/bridge/connectors/shiphero/index.ts'
import { expect } from 'vitest'
import { readReply, testWithReplies } from '../../kit/replies.ts'

// Each expectation was written by opening the recorded reply and reading it, never from what the connector printed.

const ordersOf = (file: string) =>
  (shiphero.explain.warehouse_order?.(readReply(`shiphero/${file}.json`)) ?? []).map(({ data }) => data)

const failureOf = (file: string): ConnectorError => {
  try {
    ordersOf(file)
  } catch (error) {
    if (error instanceof ConnectorError) return error
    throw error
  }
  throw new Error(`${file} gave records`)
}

testWithReplies('a pending order with an address hold is received and held for its address', () => {
  expect(ordersOf('look-up-order-by-order-num-success')).toEqual([
    expect.objectContaining({
      id: 'T3JkZXI6NTU1MzAxNTAw',
      orderNumber: 'MO1',
      stage: 'received',
      flags: ['on_hold'],
      said: 'pending',
      holds: [{ reason: 'address', said: 'address_hold' }],
      customer: { emails: ['johndoe1234@example.com'], phones: ['(907) 247-7575'] },
      shippingAddress: expect.objectContaining({
        lines: ['test address', 'test adress 2'],
        city: 'Ketchikan',
        region: 'AK',
        postcode: '99901',
        country: 'US',
      }),
      // No offset is stated, so there is no instant.
      createdAt: { local: '2024-12-18T10:56:15', zoneKnown: false },
      updatedAt: { local: '2024-12-18T10:56:32', zoneKnown: false },
      lines: [
        expect.objectContaining({
          id: 'TGluZUl0ZW06MTM3MDY3ODUyMA==',
          sku: 'powder-canister',
          title: 'Powder Canister',
          quantity: 1,
        }),
      ],
      parcels: [],
      incomplete: false,
    }),
  ])
})

testWithReplies('an order number of the warehouse’s own is no id of a shop', () => {
  expect(ordersOf('look-up-order-by-order-num-success')[0]).toHaveProperty('shopOrderId', undefined)
})

testWithReplies('no edges is an order that the warehouse does not know', () => {
  expect(ordersOf('look-up-order-by-order-num-no-orders-found')).toEqual([])
})

testWithReplies('a refused argument with HTTP 200 is a failure with its code and words', () => {
  const { kind, message } = failureOf('look-up-order-by-order-num-success-with-errors')
  expect(kind).toBe('unexpected_shape')
  expect(message).toContain('code 3')
  expect(message).toContain("first and last can't be negative values")
})

testWithReplies('too few credits with HTTP 200 is a limit, with the wait that ShipHero names', () => {
  const { kind, message, retryAfter } = failureOf('look-up-orders-by-email-success-with-errors')
  expect(kind).toBe('rate_limited')
  expect(retryAfter).toBe(0)
  expect(message).toContain('requires 1000001 credits')
})

testWithReplies('a shipment without its order proves a label, and nothing on its way', () => {
  expect(ordersOf('track-shipments-by-order-id-success')).toEqual([
    expect.objectContaining({
      id: 'T3JkZXI6NDMwODgzODc5',
      orderNumber: 'TO00006410',
      stage: 'labelled',
      flags: [],
      warehouse: 'Primary',
      lines: [],
      // "genericlabel" is no carrier, "" no number, and a web search no tracking page.
      parcels: [{ labelledAt: { local: '2024-01-11T14:53:00', zoneKnown: false } }],
      incomplete: true,
    }),
  ])
})
