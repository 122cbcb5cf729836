import type { WarehouseLine } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, order, warehouseOrder } from '../../../kit/records.ts'

const short = concernsOfKind('short_pick')
const line = (said: Partial<WarehouseLine>): WarehouseLine => ({
  id: 'w',
  sku: 'LANTERN',
  quantity: 2,
  ...said,
})
const work = (stage: 'picking' | 'picked' | 'labelled' | 'handed_over', said: Partial<WarehouseLine>) =>
  warehouseOrder({ stage, warehouse: 'Reno', updatedAt: at('2026-11-19T10:00:00.000Z'), lines: [line(said)] })

test('one of two was found: the warehouse is asked for the other', () => {
  expect(short([order(), work('picked', { pickedQuantity: 1 })])).toMatchObject([
    {
      severity: 'warning',
      owner: 'warehouse',
      next: 'ask_warehouse',
      about: 'Lantern',
      due: '2026-11-20',
      evidence: [
        { topic: 'quantity', value: '1', source: 'wms', strength: 'scan' },
        { topic: 'quantity', value: '2', source: 'shop-eu', strength: 'system_record' },
      ],
      values: { warehouse: 'Reno', article: 'Lantern', quantity: 1, otherQuantity: 2 },
    },
  ])
})

test('both found, nothing is missing', () => {
  expect(short([order(), work('picked', { pickedQuantity: 2 })])).toEqual([])
})

test('while picking goes on nobody knows yet, unless the warehouse says so', () => {
  expect(short([order(), work('picking', { pickedQuantity: 1 })])).toEqual([])
  const said = work('picking', { pickedQuantity: 1 })
  expect(short([order(), { ...said, data: { ...said.data, flags: ['short'] } }])).toHaveLength(1)
})

test('gone with one of two: the missing one is sent after', () => {
  expect(short([order(), work('handed_over', { shippedQuantity: 1 })])).toMatchObject([
    { next: 'send_replacement', values: { quantity: 1, otherQuantity: 2 } },
  ])
})

test('the second, sent with a later parcel, ends it', () => {
  expect(short([order(), work('handed_over', { pickedQuantity: 1, shippedQuantity: 2 })])).toEqual([])
})

test('units that left before and units in the tote are counted together', () => {
  expect(short([order(), work('picked', { pickedQuantity: 1, shippedQuantity: 1 })])).toEqual([])
})

test('a unit that the customer no longer wants is not missed', () => {
  const lines = [{ id: 'line-1', sku: 'LANTERN', title: 'Lantern', quantity: 2, currentQuantity: 1 }]
  expect(short([order({ lines }), work('picked', { pickedQuantity: 1 })])).toEqual([])
})

test('a warehouse that does not count proves nothing, and one that only says short is believed', () => {
  expect(short([order(), work('picked', {})])).toEqual([])
  const said = work('picked', {})
  expect(short([order(), { ...said, data: { ...said.data, flags: ['short'] } }])).toMatchObject([
    { evidence: [{ topic: 'warehouse', said: 'short' }], values: { warehouse: 'Reno' } },
  ])
})

test('of a cancelled order nothing is missed', () => {
  expect(short([order({ status: 'cancelled' }), work('picked', { pickedQuantity: 1 })])).toEqual([])
})

test('a warehouse that says short while nothing is picked yet is believed, until all is picked', () => {
  const flagged = (stage: 'picking' | 'picked', pickedQuantity: number) => {
    const record = work(stage, { pickedQuantity })
    return { ...record, data: { ...record.data, flags: ['short' as const] } }
  }
  expect(short([order(), flagged('picking', 0)])).toHaveLength(1)
  expect(short([order(), flagged('picked', 2)])).toEqual([])
})
