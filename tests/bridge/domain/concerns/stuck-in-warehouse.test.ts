import type { WarehouseStage } from '@throughline/shared/vocabulary'
import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, fulfilment, order, tracking, warehouseOrder } from '../../../kit/records.ts'

const stuck = concernsOfKind('stuck_in_warehouse')
// Wednesday the 18th, nine o'clock; a day later is Thursday.
const updatedAt = at('2026-11-18T09:00:00.000Z')
const work = (said: Parameters<typeof warehouseOrder>[0] = {}) =>
  warehouseOrder({ warehouse: 'Leipzig', stage: 'allocated', updatedAt, ...said })
const now = '2026-11-19T09:00:00.000Z'

test('not picked for a day: the warehouse is asked', () => {
  expect(stuck([order(), work()], { now })).toMatchObject([
    {
      severity: 'warning',
      owner: 'warehouse',
      next: 'ask_warehouse',
      since: { instant: '2026-11-18T09:00:00.000Z' },
      due: '2026-11-19',
      evidence: [{ topic: 'warehouse', value: 'allocated', source: 'wms', strength: 'system_record' }],
      values: { warehouse: 'Leipzig', hours: 24 },
    },
  ])
})

test('a minute less is a normal day', () => {
  expect(stuck([order(), work()], { now: '2026-11-19T08:59:00.000Z' })).toEqual([])
})

test('a weekend does not count: Friday noon to Monday noon is one day', () => {
  const friday = work({ updatedAt: at('2026-11-20T12:00:00.000Z') })
  expect(stuck([order(), friday], { now: '2026-11-23T11:59:00.000Z' })).toEqual([])
  expect(stuck([order(), friday], { now: '2026-11-23T12:00:00.000Z' })).toHaveLength(1)
})

test('a holiday of the warehouse does not count either', () => {
  const policy = { warehouses: { Leipzig: { calendar: { country: 'DE' }, timeZone: 'Europe/Berlin' } } }
  expect(stuck([order(), work()], { now, policy, holidays: ['2026-11-18'] })).toEqual([])
  expect(stuck([order(), work()], { now, policy })).toHaveLength(1)
})

test('a warehouse that works on Sundays is held to its Sundays', () => {
  const policy = { warehouses: { Leipzig: { calendar: { workingDays: [1, 2, 3, 4, 5, 6, 7] } } } }
  const saturday = work({ updatedAt: at('2026-11-21T09:00:00.000Z') })
  expect(stuck([order(), saturday], { now: '2026-11-22T09:00:00.000Z', policy })).toHaveLength(1)
  expect(stuck([order(), saturday], { now: '2026-11-22T09:00:00.000Z' })).toEqual([])
})

test.each<[WarehouseStage, string]>([
  ['received', 'allocationHours'],
  ['allocated', 'pickingHours'],
  ['picking', 'pickingHours'],
  ['picked', 'packedHours'],
  ['packed', 'packedHours'],
])('%s has a limit of its own: %s', (stage, limit) => {
  const policy = { thresholds: { [limit]: 36 } }
  expect(stuck([order(), work({ stage })], { now, policy })).toEqual([])
  expect(stuck([order(), work({ stage })], { now: '2026-11-19T21:00:00.000Z', policy })).toHaveLength(1)
})

test('past the day on which it had to ship, it presses', () => {
  expect(stuck([order(), work({ shipBy: '2026-11-18' })], { now })).toMatchObject([
    { severity: 'critical', values: { deadline: '2026-11-18' } },
  ])
  expect(stuck([order(), work({ shipBy: '2026-11-19' })], { now })).toMatchObject([{ severity: 'warning' }])
})

test('a hold, missing stock and a short pick are causes, and have concerns of their own', () => {
  for (const flags of [['on_hold'], ['backordered'], ['short']] as const)
    expect(stuck([order(), work({ flags: [...flags] })], { now })).toEqual([])
  expect(stuck([order({ status: 'on_hold', holds: [{ reason: 'fraud' }] }), work()], { now })).toEqual([])
})

test('from the label on the carrier is asked; handed over or cancelled, nothing is stuck', () => {
  for (const stage of ['labelled', 'handed_over', 'cancelled', 'unknown'] as const)
    expect(stuck([order(), work({ stage })], { now })).toEqual([])
  expect(stuck([order({ status: 'cancelled' }), work()], { now })).toEqual([])
})

test('a warehouse that lags behind its own parcels holds nothing back', () => {
  const shop = order({
    status: 'shipped',
    lines: [{ id: 'line-1', sku: 'LANTERN', title: 'Lantern', quantity: 2, fulfilledQuantity: 2 }],
    fulfilments: [fulfilment()],
  })
  expect(stuck([shop, work(), tracking()], { now: '2026-11-20T09:00:00.000Z' })).toEqual([])
})

test('without a last change the hours of all stages so far must have passed since it arrived', () => {
  const record = work({ updatedAt: undefined, createdAt: updatedAt })
  expect(stuck([order(), record], { now })).toEqual([])
  expect(stuck([order(), record], { now: '2026-11-20T09:00:00.000Z' })).toHaveLength(1)
})

test('a wall clock without a zone is read in the warehouse’s', () => {
  const local = { local: '2026-11-18T09:00:00', zoneKnown: false }
  const policy = { warehouses: { Leipzig: { timeZone: 'America/Los_Angeles' } } }
  // Nine in the morning there is 17:00 UTC.
  expect(stuck([order(), work({ updatedAt: local })], { now: '2026-11-19T16:59:00.000Z', policy })).toEqual(
    [],
  )
  expect(
    stuck([order(), work({ updatedAt: local })], { now: '2026-11-19T17:00:00.000Z', policy }),
  ).toHaveLength(1)
})

test('while the warehouse is down, nobody knows whether it moved', () => {
  const record = { ...work(), observedAt: '2026-11-18T10:00:00.000Z' }
  expect(stuck([order(), record], { now, silent: { wms: 'failed' } })).toEqual([])
})
