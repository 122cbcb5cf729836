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
