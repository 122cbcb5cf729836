import type { Order, WarehouseOrder } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { concernsOfKind, judged } from '../../../kit/judged.ts'
import { at, fulfilment, order, tracking, warehouseOrder } from '../../../kit/records.ts'
import { policy } from '../promises/order-at.ts'

const atRisk = concernsOfKind('promise_at_risk', { policy })
const home = { lines: [], country: 'DE' }
const promised = (said: Partial<Order> = {}) =>
  order({ shippingAddress: home, promise: { service: 'Standard', latest: '2026-11-24' }, ...said })
const sent = promised({ status: 'shipped', fulfilments: [fulfilment({ stage: 'in_transit' })] })
const work = (said: Partial<WarehouseOrder> = {}) =>
  warehouseOrder({
    warehouse: 'Leipzig',
    stage: 'allocated',
    createdAt: at('2026-11-20T08:00:00.000Z'),
    ...said,
  })
// Friday the 20th, before Leipzig's cut-off, a day after DHL's scan there.
const friday = '2026-11-20T09:00:00.000Z'

test('the carrier expects it a day late: the customer is to hear it before the promised day', () => {
  expect(atRisk([sent, tracking({ eta: '2026-11-25' })])).toMatchObject([
    {
      severity: 'warning',
      owner: 'support',
      next: 'tell_customer',
      due: '2026-11-24',
      evidence: [
        { topic: 'promise', value: '2026-11-24', source: 'shop-eu' },
        { topic: 'shipment', strength: 'scan', place: 'Leipzig' },
        { topic: 'estimate', value: '2026-11-25' },
      ],
      values: {
        promised: '2026-11-24',
        expected: '2026-11-25',
        days: 1,
        carrier: 'DHL',
        service: 'Standard',
      },
    },
  ])
})

test('an estimate of the promised day is no risk', () => {
  expect(atRisk([sent, tracking({ eta: '2026-11-24' })])).toEqual([])
})

test('on its last day it presses most', () => {
  expect(
    atRisk([sent, tracking({ eta: '2026-11-25' })], { now: '2026-11-24T09:00:00.000Z' })[0],
  ).toMatchObject({ severity: 'critical' })
})

test('still in the warehouse: the cheapest service that saves the day, until the cut-off at which it no longer does', () => {
  // Handed over on Monday: two days are Wednesday, one is Tuesday the 24th.
  expect(atRisk([promised(), work()], { now: friday })).toMatchObject([
    {
      severity: 'critical',
      owner: 'support',
      next: 'upgrade_shipping',
      due: '2026-11-20',
      values: {
        expected: '2026-11-25',
        warehouse: 'Leipzig',
        upgrade: { service: 'Express', arrives: '2026-11-24', cost: { minor: 990, currency: 'EUR' } },
      },
    },
  ])
})

test('after that cut-off the warehouse is to be asked', () => {
  expect(atRisk([promised(), work()], { now: '2026-11-20T13:00:00.000Z' })).toMatchObject([
    { owner: 'warehouse', next: 'ask_warehouse', values: { expected: '2026-11-26' } },
  ])
})

test('a day that the warehouse let pass is told with the day since when it is behind', () => {
  const late = work({ stage: 'picking', createdAt: at('2026-11-17T08:00:00.000Z') })
  const [concern] = atRisk([promised(), late], { now: '2026-11-23T14:00:00.000Z' })
  // Released on Tuesday, to be handed over on Wednesday.
  expect(concern).toMatchObject({ owner: 'warehouse', since: { local: '2026-11-19T00:00:00' } })
})

test('what is on hold waits for whoever holds it, and no day is told', () => {
  const held = work({ holds: [{ reason: 'address' }], flags: ['on_hold'] })
  const [concern] = atRisk([promised(), held], { now: friday })
  expect(concern).toMatchObject({ owner: 'support', next: 'resolve_hold' })
  expect(concern?.values.expected).toBeUndefined()
})

test('a carrier that is silent is asked, and its old estimate is no day to tell', () => {
  const [concern] = atRisk([sent, tracking({ eta: '2026-11-24' })], { now: '2026-11-23T14:00:00.000Z' })
  expect(concern).toMatchObject({
    owner: 'carrier',
    next: 'open_trace',
    since: { instant: '2026-11-19T13:05:00.000Z' },
  })
  expect(concern?.values.expected).toBeUndefined()
})

test('once the day has passed it is broken, and no longer at risk', () => {
  const records = [sent, tracking({ eta: '2026-11-26' })]
  const kinds = (now: string) => judged(records, { now, policy }).concerns.map(({ kind }) => kind)
  expect(kinds('2026-11-24T09:00:00.000Z')).toContain('promise_at_risk')
  expect(kinds('2026-11-25T09:00:00.000Z')).not.toContain('promise_at_risk')
  expect(kinds('2026-11-25T09:00:00.000Z')).toContain('promise_broken')
})

test('the carrier’s own estimate presses only where nobody promised a day', () => {
  const silent = { now: '2026-11-23T14:00:00.000Z' }
  const bare = order({ status: 'shipped', fulfilments: [fulfilment({ stage: 'in_transit' })] })
  expect(atRisk([bare, tracking({ eta: '2026-11-24' })], silent)).toHaveLength(1)
  const far = promised({ ...bare.data, promise: { service: 'Standard', latest: '2026-12-04' } })
  expect(atRisk([far, tracking({ eta: '2026-11-24' })], silent)).toEqual([])
})

test('a delivery ends it, and so does a cancellation', () => {
  const scan = { at: at('2026-11-20T08:00:00.000Z'), stage: 'delivered' as const, flags: [], scan: true }
  const arrived = tracking({ stage: 'delivered', eta: '2026-11-25', events: [scan] })
  expect(atRisk([sent, arrived])).toEqual([])
  expect(atRisk([promised({ status: 'cancelled' }), work()])).toEqual([])
})
