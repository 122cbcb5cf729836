import { expect, test } from 'vitest'
import { concernsOfKind } from '../../../kit/judged.ts'
import { at, fulfilment, order, tracking, warehouseOrder } from '../../../kit/records.ts'
import { policy } from '../promises/order-at.ts'

const broken = concernsOfKind('promise_broken', { policy })
const promised = order({
  status: 'shipped',
  shippingAddress: { lines: [], country: 'DE' },
  promise: { service: 'Standard', latest: '2026-11-20' },
  fulfilments: [fulfilment({ stage: 'in_transit' })],
})
// Friday the 20th is the promised day.
const saturday = '2026-11-21T09:00:00.000Z'

test('the promised day is over and the parcel is on its way: the customer is to hear the new day on the next working day', () => {
  expect(broken([promised, tracking({ eta: '2026-11-23' })], { now: saturday })).toMatchObject([
    {
      severity: 'critical',
      owner: 'support',
      next: 'tell_customer',
      since: { instant: '2026-11-20T23:00:00.000Z', local: '2026-11-21T00:00:00' },
      due: '2026-11-23',
      evidence: [
        { topic: 'promise', value: '2026-11-20' },
        { topic: 'shipment', strength: 'scan' },
        { topic: 'estimate' },
      ],
      values: { promised: '2026-11-20', expected: '2026-11-23', days: 3, carrier: 'DHL' },
    },
  ])
})

test('a minute before midnight at the door it is not', () => {
  expect(broken([promised, tracking()], { now: '2026-11-20T22:59:00.000Z' })).toEqual([])
  expect(broken([promised, tracking()], { now: '2026-11-20T23:00:00.000Z' })).toHaveLength(1)
})

test('late, but there: nobody has to act on it any more', () => {
  const scan = { at: at('2026-11-21T08:00:00.000Z'), stage: 'delivered' as const, flags: [], scan: true }
  expect(broken([promised, tracking({ stage: 'delivered', events: [scan] })], { now: saturday })).toEqual([])
})

test('while the carrier is down nobody can say that it did not arrive', () => {
  const records = [promised, { ...tracking(), observedAt: '2026-11-20T12:00:00.000Z' }]
  expect(broken(records, { now: saturday, silent: { easypost: 'failed' } })).toEqual([])
})

test('what is still in the warehouse is the warehouse’s turn', () => {
  const waiting = order({ ...promised.data, status: 'paid', fulfilments: [] })
  expect(broken([waiting, warehouseOrder({ stage: 'picking' })], { now: saturday })).toMatchObject([
    { owner: 'warehouse', next: 'ask_warehouse' },
  ])
})

test('a parcel that goes back will not come: the promise is broken before its day', () => {
  const back = tracking({
    flags: ['returning'],
    events: [{ at: at('2026-11-19T13:05:00.000Z'), stage: 'in_transit', flags: ['returning'], scan: true }],
  })
  expect(broken([promised, back], { now: '2026-11-20T09:00:00.000Z' })).toMatchObject([
    { owner: 'support', next: 'send_replacement', since: { instant: '2026-11-19T13:05:00.000Z' } },
  ])
})

test('a missed estimate of the carrier is a warning, where nobody promised a day', () => {
  const bare = order({ ...promised.data, promise: undefined })
  expect(broken([bare, tracking({ eta: '2026-11-20' })], { now: saturday })).toMatchObject([
    { severity: 'warning' },
  ])
})

test('a cancelled order breaks no promise', () => {
  expect(broken([order({ ...promised.data, status: 'cancelled' }), tracking()], { now: saturday })).toEqual(
    [],
  )
})
