import type { HoldReason } from '@throughline/shared/vocabulary'
import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, fulfilment, order, tracking, warehouseOrder } from '../../../kit/records.ts'

const held = concernsOfKind('on_hold')
const shop = (reason: HoldReason, said: Parameters<typeof order>[0] = {}) =>
  order({ status: 'on_hold', holds: [{ reason }], updatedAt: at('2026-11-18T09:00:00.000Z'), ...said })

test('held for its address: support asks the customer', () => {
  expect(held([shop('address')])).toMatchObject([
    {
      severity: 'warning',
      owner: 'support',
      next: 'confirm_address',
      since: { instant: '2026-11-18T09:00:00.000Z' },
      due: '2026-11-19',
      evidence: [{ topic: 'hold', value: 'address', source: 'shop-eu', strength: 'system_record' }],
    },
  ])
})

test.each<[HoldReason, string, string]>([
  ['payment', 'customer', 'notice'],
  ['fraud', 'finance', 'warning'],
  ['operator', 'warehouse', 'warning'],
  ['returned_items', 'returns_desk', 'warning'],
  ['stock', 'merchandising', 'warning'],
  ['unknown', 'support', 'warning'],
])('a hold for %s is the turn of %s, as %s', (reason, owner, severity) => {
  expect(held([shop(reason)])).toMatchObject([{ owner, severity }])
})

test('shop and warehouse hold it for one reason: one concern with both as evidence', () => {
  const records = [shop('fraud'), warehouseOrder({ flags: ['on_hold'], holds: [{ reason: 'fraud' }] })]
  expect(held(records)).toMatchObject([{ evidence: [{ source: 'shop-eu' }, { source: 'wms' }] }])
})

test('two reasons are two concerns', () => {
  expect(
    held([shop('fraud'), warehouseOrder({ flags: ['on_hold'], holds: [{ reason: 'address' }] })]),
  ).toHaveLength(2)
})

test('a warehouse that only says on hold is asked why', () => {
  expect(held([order(), warehouseOrder({ flags: ['on_hold'] })])).toMatchObject([
    { owner: 'warehouse', next: 'resolve_hold', evidence: [{ value: 'unknown', source: 'wms' }] },
  ])
})

test('a shop whose holds may last is not pressed before', () => {
  const policy = { thresholds: { holdHours: 48 } }
  expect(held([shop('fraud')], { now: '2026-11-20T08:59:00.000Z', policy })).toEqual([])
  expect(held([shop('fraud')], { now: '2026-11-20T09:00:00.000Z', policy })).toHaveLength(1)
  expect(held([shop('fraud', { updatedAt: undefined })], { policy })).toEqual([])
})

test('lifted, shipped or cancelled, it holds nothing', () => {
  expect(held([order()])).toEqual([])
  const sent = shop('fraud', { status: 'shipped', fulfilments: [fulfilment()] })
  expect(held([sent, tracking()])).toEqual([])
  expect(held([shop('fraud', { status: 'cancelled' })])).toEqual([])
})

test('held for stock that the warehouse waits for is told once, as backordered', () => {
  const records = [shop('stock'), warehouseOrder({ flags: ['backordered'] })]
  expect(held(records)).toEqual([])
  expect(concernsOfKind('backordered')(records)).toHaveLength(1)
})

test('a hold that began on a Sunday is due on Tuesday', () => {
  const sunday = shop('fraud', { updatedAt: at('2026-11-22T09:00:00.000Z') })
  expect(held([sunday], { now: '2026-11-22T10:00:00.000Z' })).toMatchObject([{ due: '2026-11-24' }])
})
