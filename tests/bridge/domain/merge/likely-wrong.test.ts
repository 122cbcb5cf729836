import { likelyWrongOf } from '@throughline/bridge/domain/merge/likely-wrong.ts'
import type { Side } from '@throughline/shared/contract'
import { expect, test } from 'vitest'
import { at } from '../../../kit/records.ts'

const monday = at('2026-11-16T10:00:00.000Z')
const tuesday = at('2026-11-17T10:00:00.000Z')
const side = (source: string, value: string, said: Partial<Side> = {}): Side => ({
  source,
  value,
  proven: said.strength === 'scan',
  ...said,
})

test('an old scan beats a new record, and a record beats a new word', () => {
  expect(
    likelyWrongOf([
      side('carrier', 'in_transit', { strength: 'scan', at: monday }),
      side('shop', 'delivered', { strength: 'system_record', at: tuesday }),
    ]),
  ).toBe('shop')
  expect(
    likelyWrongOf([
      side('wms', '2', { strength: 'system_record', at: monday }),
      side('shop', '3', { strength: 'assertion', at: tuesday }),
    ]),
  ).toBe('shop')
})

test('among equals the older loses', () => {
  expect(likelyWrongOf([side('wms', '2', { at: monday }), side('shop', '3', { at: tuesday })])).toBe('wms')
})

test('equals without a time, or of the same time, name nobody', () => {
  expect(likelyWrongOf([side('wms', '2', { at: monday }), side('shop', '3')])).toBeUndefined()
  expect(likelyWrongOf([side('wms', '2', { at: monday }), side('shop', '3', { at: monday })])).toBeUndefined()
})

test('a wall clock without a zone decides only what no zone could turn round', () => {
  const local = (text: string) => ({ local: text, zoneKnown: false })
  const shop = side('shop', '3', { at: tuesday })
  expect(likelyWrongOf([side('wms', '2', { at: local('2026-11-17T01:00:00') }), shop])).toBeUndefined()
  expect(likelyWrongOf([side('wms', '2', { at: local('2026-11-16T10:00:00') }), shop])).toBe('wms')
})

test('when two systems would be wrong at once, neither is named', () => {
  expect(
    likelyWrongOf([
      side('carrier', 'in_transit', { strength: 'scan' }),
      side('shop', 'delivered'),
      side('wms', 'delivered'),
    ]),
  ).toBeUndefined()
})
