import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, fulfilment, order, tracking, warehouseOrder } from '../../../kit/records.ts'

const unscanned = concernsOfKind('label_not_scanned')
const labelledAt = at('2026-11-18T12:00:00.000Z')
const shop = order({ status: 'in_warehouse', fulfilments: [fulfilment({ createdAt: labelledAt })] })
const packed = (said: object = {}) =>
  warehouseOrder({
    stage: 'labelled',
    warehouse: 'Leipzig',
    parcels: [{ carrier: 'DHL', trackingNumber: 'JJD1', labelledAt, ...said }],
  })
const announced = tracking({
  stage: 'label_created',
  events: [{ at: labelledAt, stage: 'label_created', flags: [], scan: false }],
})
const dayLater = '2026-11-19T12:00:00.000Z'

test('a label that the carrier has not scanned for a day: the warehouse looks for the parcel', () => {
  expect(unscanned([shop, packed(), announced], { now: dayLater })).toMatchObject([
    {
      severity: 'warning',
      owner: 'warehouse',
      next: 'ask_carrier_for_pickup',
      about: 'JJD1',
      since: { instant: '2026-11-18T12:00:00.000Z' },
      due: '2026-11-19',
      values: { carrier: 'DHL', warehouse: 'Leipzig', hours: 24 },
    },
  ])
})

test('what is said of it are records and claims, and no scan', () => {
  const [one] = unscanned([shop, packed(), announced], { now: dayLater })
  expect(one?.evidence.map(({ source, strength }) => [source, strength])).toEqual([
    ['wms', 'system_record'],
    ['easypost', 'system_record'],
    ['shop-eu', 'assertion'],
  ])
})

test('a minute before the day is over it is not yet', () => {
  expect(unscanned([shop, packed(), announced], { now: '2026-11-19T11:59:00.000Z' })).toEqual([])
})

test('a parcel that the warehouse says it handed over is the carrier’s turn', () => {
  expect(unscanned([shop, packed({ handedOver: true }), announced], { now: dayLater })).toMatchObject([
    { owner: 'carrier' },
  ])
})

test('the first scan ends it', () => {
  expect(unscanned([shop, packed(), tracking()], { now: dayLater })).toEqual([])
})

test('a number that the carrier does not know counts where the carrier answered, not where it is down or was not asked', () => {
  const records = [shop, packed()]
  expect(unscanned(records, { now: dayLater })).toMatchObject([
    { evidence: [{}, {}, { topic: 'shipment', value: 'none', source: 'easypost' }] },
  ])
  expect(unscanned(records, { now: dayLater, silent: { easypost: 'failed' } })).toEqual([])
  expect(unscanned(records, { now: dayLater, silent: { easypost: 'not_asked' } })).toEqual([])
})

test('a Sunday does not count: nobody collects', () => {
  const saturday = at('2026-11-21T12:00:00.000Z')
  const records = [
    order({ status: 'in_warehouse', fulfilments: [fulfilment({ createdAt: saturday })] }),
    packed({ labelledAt: saturday }),
    tracking({ stage: 'label_created', events: [] }),
  ]
  expect(unscanned(records, { now: '2026-11-23T11:00:00.000Z' })).toEqual([])
  expect(unscanned(records, { now: '2026-11-23T12:00:00.000Z' })).toHaveLength(1)
})

test('nobody knows when the label was made: no concern', () => {
  const undated = order({ status: 'in_warehouse', fulfilments: [fulfilment()] })
  expect(unscanned([undated, tracking({ stage: 'label_created', events: [] })])).toEqual([])
})

test('a voided label and a parcel without a number are not waited for', () => {
  expect(unscanned([order(), packed({ cancelled: true })], { now: dayLater })).toEqual([])
  expect(unscanned([order(), packed({ trackingNumber: undefined })], { now: dayLater })).toEqual([])
})
