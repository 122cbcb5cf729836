import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, fulfilment, order, warehouseOrder } from '../../../kit/records.ts'

const waiting = concernsOfKind('not_released')
// Paid on Friday the 20th at 05:00; four hours later it is nine.
const paid = (said: Parameters<typeof order>[0] = {}) =>
  order({ placedAt: at('2026-11-20T05:00:00.000Z'), ...said })

test('paid four hours ago and unknown to the warehouse, which was asked: support releases it', () => {
  expect(waiting([paid()])).toMatchObject([
    {
      severity: 'warning',
      owner: 'support',
      next: 'release_order',
      since: { instant: '2026-11-20T05:00:00.000Z' },
      due: '2026-11-20',
      evidence: [
        { topic: 'order', value: 'paid', source: 'shop-eu', strength: 'system_record' },
        { topic: 'payment', value: 'paid' },
        { topic: 'warehouse', value: 'none', source: 'wms', at: { instant: '2026-11-20T09:00:00.000Z' } },
      ],
      values: { hours: 4 },
    },
  ])
})

test('a minute before that it may still be on its way there', () => {
  expect(waiting([paid()], { now: '2026-11-20T08:59:00.000Z' })).toEqual([])
})

test('the silence of a warehouse that is down, or was not asked, is no evidence', () => {
  expect(waiting([paid()], { silent: { wms: 'failed' } })).toEqual([])
  expect(waiting([paid()], { silent: { wms: 'not_asked' } })).toEqual([])
})

test('an order that was paid late counts from then', () => {
  expect(waiting([paid({ updatedAt: at('2026-11-20T08:00:00.000Z') })])).toEqual([])
})

test('known to the warehouse, it is over', () => {
  expect(waiting([paid(), warehouseOrder()])).toEqual([])
})

test('unpaid, on hold, cancelled or sent, it is nobody’s to release', () => {
  expect(waiting([paid({ payment: 'pending', status: 'placed' })])).toEqual([])
  expect(waiting([paid({ holds: [{ reason: 'fraud' }], status: 'on_hold' })])).toEqual([])
  expect(waiting([paid({ status: 'cancelled' })])).toEqual([])
  expect(waiting([paid({ fulfilments: [fulfilment()] })])).toEqual([])
})

test('an order of nothing to ship needs no warehouse', () => {
  const lines = [{ id: 'line-1', title: 'Gift card', quantity: 1, requiresShipping: false }]
  expect(waiting([paid({ lines })])).toEqual([])
})

test('when it was placed nobody knows: no age is made up', () => {
  expect(waiting([paid({ placedAt: undefined })])).toEqual([])
})
