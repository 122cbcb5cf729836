import { readFileSync } from 'node:fs'
import type { ConnectorError } from '@throughline/bridge/connectors/errors.ts'
import { loopReturns } from '@throughline/bridge/connectors/loop_returns/index.ts'
import type { Return } from '@throughline/shared/model'
import { expect, test } from 'vitest'

// Situations that no recorded reply shows. The replies under replies/synthetic-* were written by hand in Loop's words.

const synthetic = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./replies/synthetic-${name}.json`, import.meta.url), 'utf8'))

const returnsOf = (body: unknown): Return[] =>
  (loopReturns.explain.return?.(body) ?? []).flatMap((draft) => (draft.kind === 'return' ? draft.data : []))

const failureOf = (body: unknown): ConnectorError => {
  try {
    returnsOf(body)
  } catch (error) {
    return error as ConnectorError
  }
  throw new Error('it gave records')
}

const returnOf = (id: string) => returnsOf(synthetic('returns-in-every-state')).find((one) => one.id === id)

test.each([
  ['1', 'requested', 'held back by a rule, nobody has decided'],
  ['2', 'approved', 'open, no label yet'],
  ['3', 'label_sent', 'a new label'],
  ['4', 'label_sent', 'the carrier knows the label, and has no parcel'],
  ['5', 'in_transit', 'on its way'],
  ['6', 'in_transit', 'delivered, says the carrier; received, nobody says'],
  ['7', 'received', 'one of two items was looked at'],
  ['8', 'inspected', 'all items were looked at'],
  ['9', 'refund_issued', 'still open, the refund was processed'],
  ['10', 'refund_issued', 'closed with refunds: ordered, not confirmed by a bank'],
  ['11', 'refund_issued', 'exchanged and partly refunded'],
  ['12', 'closed', 'closed with store credit'],
  ['13', 'cancelled', 'cancelled, whatever the label says'],
  ['14', 'closed', 'nothing was sent within 28 days'],
  ['15', 'in_transit', 'under review, and on its way'],
  ['16', 'unknown', 'a state that nobody has heard of'],
  ['17', 'unknown', 'a label status that nobody has heard of'],
  ['18', 'in_transit', 'two labels, one of them moving'],
])('return %s is %s: %s', (id, stage) => {
  expect(returnsOf(synthetic('returns-in-every-state'))).toHaveLength(18)
  expect(returnOf(id)?.stage).toBe(stage)
})

test('what the carrier is said to have done is kept beside the stage', () => {
  expect(returnOf('6')).toMatchObject({
    said: 'open',
    parcelSaid: 'delivered',
    parcels: [{ carrier: 'USPS', trackingNumber: '9400136105440512280610' }],
  })
  expect(returnOf('6')?.receivedAt).toBeUndefined()
  expect(returnOf('17')).toMatchObject({ said: 'open', parcelSaid: 'eaten_by_dog' })
  expect(returnOf('16')?.said).toBe('teleported')
})

test('each label is a parcel', () => {
  expect(returnOf('18')).toMatchObject({
    parcels: [
      { carrier: 'UPS', trackingNumber: '1Z999AA10123456784' },
      { carrier: 'UPS', trackingNumber: '1Z999AA10123456785' },
    ],
    parcelSaid: 'pre_transit, in_transit',
  })
})

test('the refund is the sum of what was paid back; whether it arrived, Loop does not know', () => {
  const paid = returnOf('10')
  expect(paid?.refundAmount).toEqual({ minor: 2000, currency: 'JPY' })
  expect(paid?.refundSettled).toBeUndefined()
  expect(paid?.closedAt).toMatchObject({ instant: '2026-11-16T10:00:00.000Z' })
  expect(returnOf('12')?.refundAmount).toBeUndefined()
})

// 100.00 of goods, 10.00 discount, 7.20 tax, a fee of 5.00, 20.00 as a gift card: 72.20 in money.
const takenApart = {
  id: '30',
  state: 'closed',
  currency: 'USD',
  refund: '72.20',
  return_product_total: '100.00',
  return_discount_total: '10.00',
  return_tax_total: '7.20',
  exchange_total: '0.00',
  gift_card: '20.00',
  handling_fee: '5.00',
  upsell: '0.00',
  refunds: [{ amount: '72.20', currency: 'USD', provider_refund_id: '903220265111' }],
  line_items: [],
}

test('a refund is taken apart where Loop’s sums come out at it, and names the shop’s refund', () => {
  const [found] = returnsOf(takenApart)
  const dollars = (minor: number) => ({ minor, currency: 'USD' })
  expect(found?.refundParts).toEqual([
    { part: 'goods', amount: dollars(9_000) },
    { part: 'tax', amount: dollars(720) },
    { part: 'restocking_fee', amount: dollars(-500) },
    { part: 'store_credit', amount: dollars(-2_000) },
  ])
  expect(found?.refundIds).toEqual(['903220265111'])
})

test('an exchange for something dearer takes all of it; what she pays on top is part of the difference', () => {
  const swap = { ...takenApart, refund: '0.00', refunds: [], gift_card: '0.00', handling_fee: '0.00' }
  const [found] = returnsOf({ ...swap, exchange_total: '120.00', upsell: '22.80' })
  expect(found?.refundParts).toEqual([
    { part: 'goods', amount: { minor: 9_000, currency: 'USD' } },
    { part: 'tax', amount: { minor: 720, currency: 'USD' } },
    { part: 'exchange_difference', amount: { minor: -9_720, currency: 'USD' } },
  ])
})

test('sums that do not come out at the refund, or in another currency, take nothing apart', () => {
  expect(returnsOf({ ...takenApart, handling_fee: '6.00' })[0]?.refundParts).toBeUndefined()
  const euros = [{ amount: '72.20', currency: 'EUR' }]
  expect(returnsOf({ ...takenApart, refunds: euros })[0]?.refundParts).toBeUndefined()
})

test('an exchange names the order that goes out for it', () => {
  expect(returnOf('11')?.exchangeOrderNumber).toBe('EXC-1-1')
})

test('numbers for ids, a negative price and a time without offset are read as they are meant', () => {
  const [found] = returnsOf(synthetic('detail'))
  expect(found).toMatchObject({
    id: '37603922',
    orderNumber: '#7382018',
    shopOrderId: '3248923479283',
    stage: 'in_transit',
    requestedAt: { local: '2026-11-12T09:15:00', zoneKnown: false },
    updatedAt: { instant: '2026-11-14T10:00:00.000Z', zoneKnown: true },
    refundAmount: { minor: 6330, currency: 'USD' },
    lines: [
      {
        id: '293482039',
        orderLineId: '23984238720340',
        sku: '2039473-Y',
        title: 'Black Striped Shirt',
        quantity: 1,
        reason: "Didn't like it: I like another style more",
        outcome: 'refund',
      },
    ],
  })
  expect(found?.requestedAt).not.toHaveProperty('instant')
  expect(found?.requestedAt).not.toHaveProperty('offset')
  expect(found?.statusUrl).toBeUndefined()
})

test('the older list, a bare list and a webhook hold the same return', () => {
  const detail = synthetic('detail') as object
  for (const body of [
    { returns: [detail], nextPageUrl: null, previousPageUrl: null },
    [detail],
    { ...detail, topic: 'return', trigger: 'return.updated' },
  ]) {
    expect(returnsOf(body)).toEqual(returnsOf(detail))
  }
  expect(returnsOf([])).toEqual([])
})

test('a refused key says what to look at: wrong, or without the right scope', () => {
  const body = { error: { code: '401', http_code: 'GEN-UNAUTHORIZED', message: 'Unauthorized.' } }
  expect(failureOf(body)).toMatchObject({
    kind: 'unauthorized',
    message: expect.stringContaining('scope Returns'),
  })
})

test('an error with HTTP 200 is an error', () => {
  const body = { error: { code: '422', http_code: 'UNPROCESSABLE', message: 'Return is already closed.' } }
  expect(failureOf(body)).toMatchObject({
    kind: 'not_supported',
    message: expect.stringContaining('UNPROCESSABLE'),
  })
})

test('a wrong shape is named by its path and type, without the value', () => {
  const body = { data: [{ id: '1', state: 'open', customer: { email: 'ada@example.com' } }] }
  const { kind, message } = failureOf(body)
  expect(kind).toBe('unexpected_shape')
  expect(message).toContain('data.0.customer is an object')
  expect(message).not.toContain('ada')
})
