import type { CardReturn } from '@throughline/shared/contract'
import { at } from '@throughline/sidebar/preview/clock.ts'
import {
  endedLedger,
  issuedLedger,
  overdueLedger,
  toPostLedger,
} from '@throughline/sidebar/preview/ledgers.ts'
import { euro, scarfReturn } from '@throughline/sidebar/preview/orders.ts'
import {
  closedWithoutRefund,
  currentStep,
  pressingReturn,
  refundOf,
} from '@throughline/sidebar/view/return-ledger.ts'
import { expect, test } from 'vitest'

const late: CardReturn = { ...scarfReturn, number: 'late', ledger: overdueLedger }
const toPost: CardReturn = { ...scarfReturn, number: 'to post', ledger: toPostLedger }
const issued: CardReturn = { ...scarfReturn, number: 'issued', ledger: issuedLedger }
const ended: CardReturn = { ...scarfReturn, number: 'ended', ledger: endedLedger }

test('of several returns the one whose refund is due first is on the order’s face', () => {
  expect(pressingReturn([toPost, scarfReturn, late, ended])?.number).toBe('late')
  expect(pressingReturn([toPost, scarfReturn])?.number).toBe(scarfReturn.number)
})

test('without a running clock it is the return that waits for somebody', () => {
  expect(pressingReturn([ended, toPost])?.number).toBe('to post')
  expect(pressingReturn([issued])?.number).toBe('issued')
  expect(pressingReturn([ended])).toBeUndefined()
})

test('whose turn it is stands in the current step', () => {
  expect(currentStep(overdueLedger)).toMatchObject({ step: 'refund_issued', owner: 'finance', overdue: true })
  expect(currentStep(endedLedger)).toBeUndefined()
})

test('the amount that is spoken of is what is due, else what the returns system says, else what was ordered', () => {
  expect(refundOf(late)).toEqual(euro(8900))
  expect(refundOf({ ...ended, refundAmount: euro(500) })).toEqual(euro(500))
  const amounts = { issued: euro(5900), parts: [] }
  expect(refundOf({ refundAmount: undefined, ledger: { ...endedLedger, amounts } })).toEqual(euro(5900))
})

test('a return closed without refund or exchange is worth saying', () => {
  const refund = { amount: euro(6900), createdAt: at('2026-11-19T10:00'), settled: false, source: 'shop-eu' }
  expect(closedWithoutRefund({ ...scarfReturn, stage: 'closed' })).toBe(true)
  expect(closedWithoutRefund({ ...scarfReturn, stage: 'closed', refunds: [refund] })).toBe(false)
  expect(closedWithoutRefund({ ...scarfReturn, stage: 'closed', exchangeOrderNumber: '#2' })).toBe(false)
  expect(closedWithoutRefund({ ...scarfReturn, stage: 'received' })).toBe(false)
})
