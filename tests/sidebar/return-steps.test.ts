import { at } from '@throughline/sidebar/preview/clock.ts'
import { euro, scarfReturn } from '@throughline/sidebar/preview/orders.ts'
import { closedWithoutRefund, returnSteps } from '@throughline/sidebar/view/return-steps.ts'
import { expect, test } from 'vitest'

const stepsOf = (parts: Partial<typeof scarfReturn>) =>
  returnSteps({ ...scarfReturn, ...parts }).map(({ stage, state }) => `${stage} ${state}`)

test('a received return has its way behind it and its refund ahead', () => {
  expect(stepsOf({})).toEqual([
    'requested done',
    'approved done',
    'in_transit done',
    'received current',
    'refunded ahead',
  ])
})

test('a step shows a date only where a source stated one', () => {
  const dates = returnSteps(scarfReturn).map(({ at }) => at?.local)
  expect(dates).toEqual([
    scarfReturn.requestedAt?.local,
    scarfReturn.approvedAt?.local,
    undefined,
    scarfReturn.receivedAt?.local,
    undefined,
  ])
})

test('a label that was sent is a step of its own name', () => {
  expect(stepsOf({ stage: 'label_sent' }).slice(2)).toEqual([
    'label_sent current',
    'received ahead',
    'refunded ahead',
  ])
})

test('a refund that is only ordered is where the return stands, not its end', () => {
  expect(stepsOf({ stage: 'refund_issued' }).at(-1)).toBe('refund_issued current')
  expect(stepsOf({ stage: 'refunded' }).at(-1)).toBe('refunded done')
})

test('an exchange ends in an exchange', () => {
  expect(stepsOf({ exchangeOrderNumber: '#1070' }).at(-1)).toBe('exchanged ahead')
})

test.each(['declined', 'cancelled', 'closed'] as const)(
  'a return that was %s shows only what happened',
  (stage) => {
    expect(stepsOf({ stage, receivedAt: undefined, approvedAt: undefined })).toEqual([
      'requested done',
      `${stage} done`,
    ])
  },
)

test('a stage that nobody knows is where it stands, and claims nothing before it', () => {
  expect(stepsOf({ stage: 'unknown', receivedAt: undefined, approvedAt: undefined })).toEqual([
    'requested done',
    'unknown current',
  ])
})

test('a return closed without refund or exchange is worth saying', () => {
  const refund = { amount: euro(6900), createdAt: at('2026-11-19T10:00'), settled: false, source: 'shop-eu' }
  expect(closedWithoutRefund({ ...scarfReturn, stage: 'closed' })).toBe(true)
  expect(closedWithoutRefund({ ...scarfReturn, stage: 'closed', refunds: [refund] })).toBe(false)
  expect(closedWithoutRefund({ ...scarfReturn, stage: 'closed', exchangeOrderNumber: '#2' })).toBe(false)
  expect(closedWithoutRefund({ ...scarfReturn, stage: 'received' })).toBe(false)
})
