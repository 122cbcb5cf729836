import type { Return } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, order, returned, stock } from '../../../kit/records.ts'

const soldOut = concernsOfKind('exchange_out_of_stock')
const sold = order({ status: 'delivered' })
const exchange = (said: Partial<Return> = {}) =>
  returned({
    number: 'RMA-1',
    stage: 'received',
    lines: [{ id: 'rl-1', sku: 'LANTERN', quantity: 1, outcome: 'exchange' }],
    exchangeLines: [{ sku: 'BOOT-43', title: 'Boots 43', quantity: 1 }],
    ...said,
  })
const boots = (available: number | undefined, connection = 'wms') =>
  stock(
    {
      sku: 'BOOT-43',
      levels: [{ location: 'Berlin', available, updatedAt: at('2026-11-19T09:00:00.000Z') }],
    },
    { connection },
  )

test('what is to go out in exchange is not there: support offers something else', () => {
  expect(soldOut([sold, exchange(), boots(0)])).toMatchObject([
    {
      severity: 'warning',
      owner: 'support',
      next: 'offer_alternative',
      about: 'RMA-1',
      due: '2026-11-20',
      evidence: [{ topic: 'stock', value: '0', source: 'wms', place: 'Berlin', about: 'Boots 43' }],
      values: { article: 'Boots 43', quantity: 1, otherQuantity: 0 },
    },
  ])
})

test('the last pair is enough for one exchange and not for two', () => {
  const line = { sku: 'BOOT-43', title: 'Boots 43', quantity: 1 }
  expect(soldOut([sold, exchange(), boots(1)])).toEqual([])
  expect(soldOut([sold, exchange({ exchangeLines: [line, line] }), boots(1)])).toMatchObject([
    { values: { quantity: 2, otherQuantity: 1 } },
  ])
})

test('one system that has it is enough not to say so', () => {
  expect(soldOut([sold, exchange(), boots(0), boots(3, 'shop-eu')])).toEqual([])
})

test('stock that nobody counts, or was asked for, is not sold out', () => {
  expect(soldOut([sold, exchange(), boots(undefined)])).toEqual([])
  expect(soldOut([sold, exchange()])).toEqual([])
})

test('an exchange order that exists has its units, and a finished return asks for none', () => {
  expect(soldOut([sold, exchange({ exchangeOrderNumber: '#1042-X1' }), boots(0)])).toEqual([])
  for (const stage of ['exchanged', 'declined', 'cancelled'] as const) {
    expect(soldOut([sold, exchange({ stage }), boots(0)])).toEqual([])
  }
})
