import type { WarehouseLine } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, order, warehouseOrder } from '../../../kit/records.ts'

const waiting = concernsOfKind('backordered')
const line = (said: Partial<WarehouseLine>): WarehouseLine => ({
  id: 'w',
  sku: 'LANTERN',
  quantity: 2,
  ...said,
})
const work = (lines: WarehouseLine[], said: Parameters<typeof warehouseOrder>[0] = {}) =>
  warehouseOrder({
    warehouse: 'Leipzig',
    flags: ['backordered'],
    updatedAt: at('2026-11-19T10:00:00.000Z'),
    lines,
    ...said,
  })

test('the warehouse waits for one lantern: the customer is offered something else', () => {
  expect(waiting([order(), work([line({ backorderedQuantity: 1 })])])).toMatchObject([
    {
      severity: 'warning',
      owner: 'merchandising',
      next: 'offer_alternative',
      about: 'Lantern',
      since: { instant: '2026-11-19T10:00:00.000Z' },
      due: '2026-11-20',
      evidence: [{ topic: 'quantity', value: '1', source: 'wms' }, { topic: 'warehouse' }],
      values: { warehouse: 'Leipzig', article: 'Lantern', quantity: 1 },
    },
  ])
})

test('which article it waits for is not made up', () => {
  expect(waiting([order(), work([line({})])])).toMatchObject([{ values: { warehouse: 'Leipzig' } }])
})

test('shipped after all, handed over or cancelled, it waits for nothing', () => {
  const lines = [line({ backorderedQuantity: 1, shippedQuantity: 2 })]
  expect(waiting([order(), work(lines, { flags: [] })])).toEqual([])
  expect(waiting([order(), work([line({ backorderedQuantity: 1 })], { stage: 'handed_over' })])).toEqual([])
  expect(waiting([order({ status: 'cancelled' }), work([line({ backorderedQuantity: 1 })])])).toEqual([])
})

test('an article that a picker did not find is picked short, and told once', () => {
  const records = [
    order(),
    work([line({ backorderedQuantity: 1, pickedQuantity: 1 })], {
      flags: ['short', 'backordered'],
      stage: 'picking',
    }),
  ]
  expect(waiting(records)).toEqual([])
  expect(concernsOfKind('short_pick')(records)).toHaveLength(1)
})

test('nothing is backordered while the warehouse says nothing of it', () => {
  expect(waiting([order(), work([line({})], { flags: [] })])).toEqual([])
})
