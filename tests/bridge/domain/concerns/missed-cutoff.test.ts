import type { SourceRecord, WarehouseOrder } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { concernsOfKind, type Judging, judged } from '../../../kit/judged.ts'
import { at, fulfilment, order, tracking, warehouseOrder } from '../../../kit/records.ts'
import { policy as general } from '../promises/order-at.ts'

/** The usual standstill is told by another concern: here it takes longer. */
const policy = { ...general, thresholds: { packedHours: 100, pickingHours: 100 } }
const missed = concernsOfKind('missed_cutoff', { policy })
const paid = order({ shippingAddress: { lines: [], country: 'DE' } })
/** Released on Tuesday the 17th at ten in Leipzig: to be handed over on Wednesday the 18th. */
const work = (said: Partial<WarehouseOrder> = {}) =>
  warehouseOrder({
    warehouse: 'Leipzig',
    stage: 'packed',
    createdAt: at('2026-11-17T09:00:00.000Z'),
    updatedAt: at('2026-11-18T10:00:00.000Z'),
    ...said,
  })
const thursday = '2026-11-19T09:00:00.000Z'
const on = (records: SourceRecord[], judging: Judging = {}) => missed(records, { now: thursday, ...judging })

test('released in time for Wednesday’s pick-up and still packed on Thursday: the warehouse missed it', () => {
  expect(on([paid, work()])).toMatchObject([
    {
      severity: 'warning',
      owner: 'warehouse',
      next: 'ask_warehouse',
      since: { local: '2026-11-19T00:00:00', offset: '+01:00' },
      due: '2026-11-19',
      evidence: [
        { topic: 'warehouse', value: 'received', at: { instant: '2026-11-17T09:00:00.000Z' } },
        { topic: 'warehouse', value: 'packed', source: 'wms' },
      ],
      values: { warehouse: 'Leipzig', deadline: '2026-11-18', businessDays: 1 },
    },
  ])
})

test('until midnight of that Wednesday, in Leipzig, it has not', () => {
  expect(on([paid, work()], { now: '2026-11-18T22:59:00.000Z' })).toEqual([])
  expect(on([paid, work()], { now: '2026-11-18T23:00:00.000Z' })).toHaveLength(1)
})

test('a minute after the cut-off it had a day more', () => {
  const at1359 = work({ createdAt: at('2026-11-17T12:59:00.000Z') })
  const at1400 = work({ createdAt: at('2026-11-17T13:00:00.000Z') })
  expect([on([paid, at1359]).length, on([paid, at1400]).length]).toEqual([1, 0])
})

test('a holiday in between is no day of work', () => {
  expect(on([paid, work()], { holidays: ['2026-11-18'] })).toEqual([])
})

test('without a zone in the warehouse’s clock the reading that is kinder counts', () => {
  // 13:30 in Leipzig is before the cut-off, 13:30 in Greenwich is after it.
  const unsure = work({ createdAt: { local: '2026-11-17T13:30:00', zoneKnown: false } })
  expect(on([paid, unsure])).toEqual([])
  expect(on([paid, unsure], { now: '2026-11-20T09:00:00.000Z' })).toHaveLength(1)
})

test('handed over, scanned or cancelled, nothing was missed', () => {
  expect(on([paid, work({ stage: 'handed_over' })])).toEqual([])
  expect(on([paid, work({ stage: 'cancelled' })])).toEqual([])
  expect(on([order({ ...paid.data, status: 'cancelled' }), work()])).toEqual([])
  const scanned = [order({ ...paid.data, fulfilments: [fulfilment()] }), work(), tracking()]
  expect(on(scanned)).toEqual([])
})

test('a hold or missing stock is somebody else’s turn', () => {
  expect(on([paid, work({ holds: [{ reason: 'address' }] })])).toEqual([])
  expect(on([paid, work({ flags: ['backordered'] })])).toEqual([])
})

test('a label in a warehouse that never tells of a hand-over proves nothing; one that says "not yet" does', () => {
  const labelled = (handedOver?: boolean) =>
    work({
      stage: 'labelled',
      parcels: [{ trackingNumber: 'JJD1', labelledAt: at('2026-11-18T20:00:00.000Z'), handedOver }],
    })
  expect(on([paid, labelled()])).toEqual([])
  expect(on([paid, labelled(false)])).toHaveLength(1)
})

test('of a warehouse without a cut-off in the policy nobody can say so', () => {
  expect(on([paid, work({ warehouse: 'Atlantis' })])).toEqual([])
})

test('a warehouse that has been down since may have handed it over', () => {
  const old = { ...work(), observedAt: '2026-11-18T12:00:00.000Z' }
  expect(on([paid, old], { silent: { wms: 'failed' } })).toEqual([])
})

test('once it stands still for longer than usual, that says it all', () => {
  const usual = { ...general, thresholds: { packedHours: 12 } }
  const { concerns } = judged([paid, work()], { now: thursday, policy: usual })
  const kinds = concerns.map(({ kind }) => kind)
  expect(kinds).toContain('stuck_in_warehouse')
  expect(kinds).not.toContain('missed_cutoff')
})
