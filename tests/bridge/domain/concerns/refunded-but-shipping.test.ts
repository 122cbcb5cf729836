import type { Refund } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, fulfilment, order, tracking, warehouseOrder } from '../../../kit/records.ts'

const both = concernsOfKind('refunded_but_shipping')
const euros = (minor: number) => ({ minor, currency: 'EUR' })
const refund = (said: Partial<Refund> = {}): Refund => ({
  id: 'refund-1',
  amount: euros(24_500),
  createdAt: at('2026-11-19T16:00:00.000Z'),
  settled: true,
  lines: [],
  ...said,
})
const refunded = (said: Parameters<typeof order>[0] = {}) =>
  order({ status: 'shipped', payment: 'refunded', fulfilments: [fulfilment()], refunds: [refund()], ...said })

test('the whole money went back while the carrier brings the goods: stop the parcel', () => {
  expect(both([refunded(), tracking()])).toMatchObject([
    {
      severity: 'warning',
      owner: 'carrier',
      next: 'stop_parcel',
      about: 'JJD1',
      since: { instant: '2026-11-19T16:00:00.000Z' },
      evidence: [
        { topic: 'refund', value: '245.00 EUR', source: 'shop-eu', strength: 'system_record' },
        { topic: 'shipment', value: 'in_transit', source: 'easypost', strength: 'scan' },
      ],
      values: { amount: euros(24_500), carrier: 'DHL' },
    },
  ])
})

test('while it still lies in the warehouse, it is the warehouse’s and cannot wait', () => {
  const packing = warehouseOrder({ stage: 'packed', warehouse: 'Leipzig' })
  expect(both([refunded({ status: 'paid', fulfilments: [] }), packing])).toMatchObject([
    { severity: 'critical', owner: 'warehouse', next: 'stop_parcel', values: { warehouse: 'Leipzig' } },
  ])
  const stopped = warehouseOrder({ stage: 'cancelled' })
  expect(both([refunded({ status: 'paid', fulfilments: [] }), stopped])).toEqual([])
})

test('a goodwill refund of five euros stops no parcel', () => {
  const goodwill = refund({ amount: euros(500) })
  expect(both([refunded({ payment: 'partially_refunded', refunds: [goodwill] }), tracking()])).toEqual([])
})

test('one of two lanterns was refunded and both were sent; where only the other one was sent, all is well', () => {
  const one = refund({ amount: euros(8_900), lines: [{ lineId: 'line-1', quantity: 1 }] })
  const sent = (fulfilledQuantity: number) =>
    refunded({
      payment: 'partially_refunded',
      refunds: [one],
      lines: [{ id: 'line-1', sku: 'LANTERN', title: 'Lantern', quantity: 2, fulfilledQuantity }],
    })
  expect(both([sent(2), tracking()])).toHaveLength(1)
  expect(both([sent(1), tracking()])).toEqual([])
})

test('a parcel that is lost, damaged, coming back or was delivered is not stopped', () => {
  for (const flag of ['lost', 'damaged', 'returning'] as const) {
    expect(both([refunded(), tracking({ flags: [flag] })])).toEqual([])
  }
  expect(both([refunded(), tracking({ stage: 'delivered' })])).toEqual([])
})

test('a parcel that has been silent for ten days was refunded because it is lost', () => {
  expect(both([refunded(), tracking()], { now: '2026-11-29T13:04:00.000Z' })).toHaveLength(1)
  expect(both([refunded(), tracking()], { now: '2026-11-29T13:05:00.000Z' })).toEqual([])
})

test('a cancelled order has its own concern', () => {
  expect(both([refunded({ status: 'cancelled' }), tracking()])).toEqual([])
})

test('a label without a scan is no parcel on its way', () => {
  expect(both([refunded(), tracking({ stage: 'label_created', events: [] })])).toEqual([])
})
