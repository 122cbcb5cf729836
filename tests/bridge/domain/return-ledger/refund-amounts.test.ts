import type { RefundAmounts } from '@throughline/shared/contract'
import type { RefundPart } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { judged } from '../../../kit/judged.ts'
import { back, booked, euros, type Records, refund, sold } from './return-story.ts'

const amounts = (...records: Records): RefundAmounts => {
  const [first] = judged(records).returns
  if (!first) throw new Error('the records make no return')
  return first.ledger.amounts
}
const part = (name: RefundPart['part'], minor: number): RefundPart => ({ part: name, amount: euros(minor) })

test('what the returns system says is due, what was issued and what the bank confirmed', () => {
  const refunds = [
    refund({ amount: euros(5_000), settled: true }),
    refund({ id: 'refund-2', amount: euros(3_000) }),
  ]
  expect(amounts(sold(refunds), back({ refundAmount: euros(8_900) }), booked())).toEqual({
    due: euros(8_900),
    issued: euros(8_000),
    settled: euros(5_000),
    difference: euros(900),
    parts: [],
  })
})

test('where no system says what is due, it is what she paid for the returned units', () => {
  const lines = [{ id: 'rl', orderLineId: 'line-1', sku: 'LANTERN', quantity: 2 }]
  expect(amounts(sold(), back({ lines })).due).toEqual(euros(17_800))
})

test('not where a price is unknown, an article stands on two lines, or it is exchanged', () => {
  const line = { id: 'rl', sku: 'LANTERN', quantity: 1 }
  expect(amounts(sold(), back({ lines: [line, { id: 'r2', sku: 'TENT', quantity: 1 }] })).due).toBeUndefined()
  const twice = sold([], {
    lines: [1, 2].map((id) => ({
      id: `l${id}`,
      sku: 'LANTERN',
      title: 'Lantern',
      quantity: 1,
      unitPrice: euros(id * 1_000),
    })),
  })
  expect(amounts(twice, back({ lines: [line] })).due).toBeUndefined()
  expect(amounts(sold(), back({ lines: [{ ...line, outcome: 'exchange' }] })).due).toBeUndefined()
})

test('once money moved, the price of the lines is no longer called due: fees may have come off', () => {
  expect(amounts(sold([refund({ amount: euros(8_000) })]), booked())).toEqual({
    issued: euros(8_000),
    parts: [],
  })
})

test('the shop’s own sum of what it gave back is not what is due', () => {
  const own = booked({ refundAmount: euros(8_000) })
  expect(amounts(sold([refund({ amount: euros(8_000) })]), own)).not.toHaveProperty('due')
})

test('amounts in two currencies are neither added nor compared', () => {
  const yen = refund({ id: 'refund-2', amount: { minor: 9_000, currency: 'JPY' } })
  expect(amounts(sold([refund(), yen]), back({ refundAmount: euros(8_900) }), booked())).toEqual({
    due: euros(8_900),
    parts: [],
  })
})

test('of what it is made: goods less a fee and what was kept for the exchange', () => {
  const refundParts = [
    part('goods', 8_900),
    part('restocking_fee', -500),
    part('exchange_difference', -7_400),
  ]
  expect(amounts(sold(), back({ refundAmount: euros(1_000), refundParts })).parts).toEqual(refundParts)
})

test('parts that do not add up are not shown', () => {
  const refundParts = [part('goods', 8_900), part('restocking_fee', -500)]
  expect(amounts(sold(), back({ refundAmount: euros(8_900), refundParts })).parts).toEqual([])
})

test('store credit alone is goods and credit, and no money', () => {
  const refundParts = [part('goods', 8_900), part('store_credit', -8_900)]
  const lines = [{ id: 'rl', sku: 'TENT', quantity: 1, outcome: 'credit' }]
  expect(amounts(sold(), back({ refundParts, lines }))).toEqual({ parts: refundParts })
})

test('where the returns system takes nothing apart, the shop’s refunds do, together', () => {
  const refunds = [
    refund({ amount: euros(5_000), parts: [part('goods', 4_000), part('shipping', 1_000)] }),
    refund({ id: 'refund-2', amount: euros(3_000), parts: [part('goods', 3_000)] }),
  ]
  expect(amounts(sold(refunds), booked()).parts).toEqual([part('goods', 7_000), part('shipping', 1_000)])
})

test('a return that ended without money has nothing due, whatever was reckoned with', () => {
  expect(amounts(sold(), back({ stage: 'closed', refundAmount: euros(8_900) }))).toEqual({ parts: [] })
})
