import type { ReturnLedger } from '@throughline/shared/contract'
import type { ReturnStep } from '@throughline/shared/vocabulary'
import { expect, test } from 'vitest'
import { type Judging, judged } from '../../../kit/judged.ts'
import { at, fulfilment, order, returned, tracking } from '../../../kit/records.ts'
import { back, booked, parcelBack, type Records, refund, sold } from './return-story.ts'

const ledger = (records: Records, judging: Judging = {}): ReturnLedger => {
  const [first] = judged(records, judging).returns
  if (!first) throw new Error('the records make no return')
  return first.ledger
}
const step = ({ steps }: ReturnLedger, name: ReturnStep) => steps.find((one) => one.step === name)
const states = ({ steps }: ReturnLedger) =>
  Object.fromEntries(steps.map((one) => [one.step, one.state])) as Partial<Record<ReturnStep, string>>
const current = ({ steps }: ReturnLedger) => steps.find(({ state }) => state === 'current')

test('a return that nobody has decided on is the returns desk’s turn, by the next business day', () => {
  const asked = ledger(
    [sold(), returned({ stage: 'requested', requestedAt: at('2026-11-13T20:00:00.000Z') })],
    {
      now: '2026-11-14T09:00:00.000Z',
    },
  )
  expect(step(asked, 'requested')).toMatchObject({ state: 'done', source: 'loop', strength: 'system_record' })
  // Asked for on Friday, so Monday.
  expect(current(asked)).toEqual({
    step: 'approved',
    state: 'current',
    owner: 'returns_desk',
    due: '2026-11-16',
    overdue: false,
  })
  expect(asked.nextMessage).toEqual({ message: 'return_approved', due: '2026-11-16' })
})

test('on the day after it is overdue, on the day itself it is not', () => {
  const records = [sold(), returned({ stage: 'requested', requestedAt: at('2026-11-13T20:00:00.000Z') })]
  expect(current(ledger(records, { now: '2026-11-16T23:00:00.000Z' }))?.overdue).toBe(false)
  expect(current(ledger(records, { now: '2026-11-17T00:00:00.000Z' }))?.overdue).toBe(true)
})

test('a holiday of the merchant moves the day', () => {
  const asked = ledger(
    [sold(), returned({ stage: 'requested', requestedAt: at('2026-11-13T20:00:00.000Z') })],
    {
      now: '2026-11-14T09:00:00.000Z',
      policy: { calendar: { country: 'DE' } },
      holidays: ['2026-11-16'],
    },
  )
  expect(current(asked)?.due).toBe('2026-11-17')
})

test('with a label it is the customer who posts it, within two weeks of the calendar', () => {
  const waiting = ledger([sold(), back()], { now: '2026-11-04T09:00:00.000Z' })
  expect(step(waiting, 'label_sent')).toMatchObject({ state: 'done', strength: 'system_record' })
  expect(current(waiting)).toMatchObject({ step: 'in_transit', owner: 'customer', due: '2026-11-16' })
  expect(waiting.nextMessage).toEqual({ message: 'post_it_reminder', due: '2026-11-16' })
})

test('from the first scan on it is the carrier’s turn, within seven business days', () => {
  const posted = ledger([sold(), back(), parcelBack()], { now: '2026-11-06T09:00:00.000Z' })
  // Posted on Thursday the 5th.
  expect(current(posted)).toMatchObject({ step: 'in_transit', owner: 'carrier', due: '2026-11-16' })
  expect(posted.nextMessage).toEqual({ message: 'return_received', due: '2026-11-16' })
})

test('the carrier’s delivery ends the way back, proven by its scan; that somebody booked it, it does not prove', () => {
  const arrived = ledger([sold(), back({ stage: 'in_transit' }), parcelBack({ delivered: true })], {
    now: '2026-11-10T09:00:00.000Z',
  })
  expect(step(arrived, 'in_transit')).toMatchObject({
    state: 'done',
    source: 'easypost',
    strength: 'scan',
    doneAt: { instant: '2026-11-09T10:00:00.000Z' },
  })
  expect(current(arrived)).toMatchObject({ step: 'received', owner: 'returns_desk', due: '2026-11-11' })
  // The policy counts from the booking, and there is none.
  expect(arrived.clock).toBeUndefined()
})

test('a booked return starts the clock of the refund, and waits for an inspection', () => {
  const here = ledger([sold(), back(), parcelBack({ delivered: true }), booked()], {
    now: '2026-11-11T09:00:00.000Z',
  })
  expect(current(here)).toMatchObject({ step: 'inspected', owner: 'returns_desk', due: '2026-11-12' })
  expect(here.clock).toEqual({
    startedBy: 'received',
    startedOn: '2026-11-10',
    due: '2026-11-17',
    businessDaysLeft: 4,
    owner: 'returns_desk',
  })
  expect(here.nextMessage).toEqual({ message: 'refund_issued', due: '2026-11-17' })
})

test('where the policy counts from the delivery, the scan starts the clock before anybody booked it', () => {
  const { clock } = ledger([sold(), back(), parcelBack({ delivered: true })], {
    now: '2026-11-10T09:00:00.000Z',
    policy: { returns: { refundClockStarts: 'delivered', refundBusinessDays: 3 } },
  })
  expect(clock).toMatchObject({ startedBy: 'delivered', startedOn: '2026-11-09', due: '2026-11-12' })
})

test('where nobody saw the delivery, the booking starts it: the next that is known, never an earlier one', () => {
  const fromDelivery = ledger([sold(), booked()], {
    now: '2026-11-11T09:00:00.000Z',
    policy: { returns: { refundClockStarts: 'delivered' } },
  })
  expect(fromDelivery.clock).toMatchObject({ startedBy: 'received', startedOn: '2026-11-10' })
  const fromInspection = ledger([sold(), back(), parcelBack({ delivered: true }), booked()], {
    now: '2026-11-11T09:00:00.000Z',
    policy: { returns: { refundClockStarts: 'inspected' } },
  })
  expect(fromInspection.clock).toBeUndefined()
})

test('an inspected return is finance’s turn, until the clock ends', () => {
  const checked = ledger(
    [sold(), booked({ stage: 'inspected', inspectedAt: at('2026-11-11T10:00:00.000Z') })],
    {
      now: '2026-11-17T20:00:00.000Z',
    },
  )
  expect(current(checked)).toMatchObject({
    step: 'refund_issued',
    owner: 'finance',
    due: '2026-11-17',
    overdue: false,
  })
  expect(checked.clock).toMatchObject({ businessDaysLeft: 0, owner: 'finance' })
})

test('after its last day the clock is below zero, and the customer is told so today', () => {
  const late = ledger([sold(), booked({ stage: 'inspected' })], { now: '2026-11-19T09:00:00.000Z' })
  expect(late.clock?.businessDaysLeft).toBe(-2)
  expect(late.nextMessage).toEqual({ message: 'refund_late', due: '2026-11-19' })
})

test('a refund of the shop stops the clock; until the bank confirms, settling is what is waited for', () => {
  const issued = ledger([sold([refund()]), back(), booked()], { now: '2026-11-13T09:00:00.000Z' })
  expect(step(issued, 'refund_issued')).toMatchObject({
    state: 'done',
    source: 'shop-eu',
    strength: 'system_record',
    doneAt: { instant: '2026-11-12T10:00:00.000Z' },
  })
  expect(issued.clock).toEqual({
    startedBy: 'received',
    startedOn: '2026-11-10',
    due: '2026-11-17',
    stoppedOn: '2026-11-12',
    owner: 'finance',
  })
  expect(current(issued)).toMatchObject({ step: 'refund_settled', due: '2026-11-19' })
  // It was paid without anybody having written down an inspection.
  expect(step(issued, 'inspected')?.state).toBe('skipped')
})

test('a settled refund ends the return: nothing is current and nobody is to hear anything', () => {
  const done = ledger(
    [sold([refund({ settled: true, settledAt: at('2026-11-13T08:00:00.000Z') })]), back(), booked()],
    { now: '2026-11-13T09:00:00.000Z' },
  )
  expect(current(done)).toBeUndefined()
  expect(step(done, 'refund_settled')).toMatchObject({ state: 'done', strength: 'system_record' })
  expect(done.nextMessage).toBeUndefined()
})

test('a portal that says it paid is believed while the shop is silent, and not against the shop', () => {
  const closed = back({ stage: 'refund_issued', closedAt: at('2026-11-12T10:00:00.000Z') })
  const alone = order({ incomplete: true, status: 'delivered' })
  expect(step(ledger([alone, closed]), 'refund_issued')).toMatchObject({
    state: 'done',
    source: 'loop',
    strength: 'assertion',
  })
  const denied = ledger([sold(), closed])
  expect(current(denied)).toMatchObject({ step: 'refund_issued', owner: 'finance' })
  expect(step(denied, 'inspected')).toMatchObject({ state: 'done', strength: 'assertion' })
  // Nobody knows when it was booked; that Loop was done with it on Thursday the 12th is known.
  expect(denied.clock).toMatchObject({ startedBy: 'inspected', startedOn: '2026-11-12', due: '2026-11-19' })
})

test('a declined and a cancelled return end where they are', () => {
  const declined = ledger([sold(), returned({ stage: 'declined' })])
  expect(states(declined)).toMatchObject({
    requested: 'done',
    approved: 'skipped',
    refund_settled: 'skipped',
  })
  expect(declined.nextMessage).toEqual({ message: 'return_declined' })
  const cancelled = ledger([sold(), back({ stage: 'cancelled' })])
  expect(states(cancelled)).toMatchObject({
    label_sent: 'done',
    in_transit: 'skipped',
    refund_issued: 'skipped',
  })
  expect(cancelled.nextMessage).toBeUndefined()
})

test('a return that was closed without money pretends none', () => {
  const closed = ledger([sold(), back({ stage: 'closed' })])
  expect(states(closed)).toMatchObject({
    received: 'skipped',
    refund_issued: 'skipped',
    refund_settled: 'skipped',
  })
  expect(current(closed)).toBeUndefined()
  expect(closed.clock).toBeUndefined()
  expect(closed.amounts.issued).toBeUndefined()
})

test('money that is under way is waited for, however closed the return is', () => {
  const closed = ledger([sold([refund()]), booked({ stage: 'closed' })])
  expect(current(closed)?.step).toBe('refund_settled')
})

test('a status that nobody knows is unknown, not somebody’s turn', () => {
  const strange = ledger([sold(), back({ stage: 'unknown', said: 'teleported' })])
  expect(states(strange)).toMatchObject({ label_sent: 'done', received: 'unknown', refund_issued: 'unknown' })
  expect(current(strange)).toBeUndefined()
})

const exchange = (said: Parameters<typeof back>[0] = {}) =>
  back({
    stage: 'exchanged',
    exchangeOrderNumber: 'EXC-1042-1',
    lines: [{ id: 'rl', sku: 'LANTERN', quantity: 1, outcome: 'exchange' }],
    ...said,
  })

test('an exchange ends with the goods: the scan of the other parcel proves them sent', () => {
  const swapped = ledger([
    sold(),
    exchange(),
    order({ number: 'EXC-1042-1', fulfilments: [fulfilment({ parcels: [{ trackingNumber: 'NEW1' }] })] }),
    tracking({ trackingNumber: 'NEW1' }),
  ])
  expect(step(swapped, 'exchange_shipped')).toMatchObject({
    state: 'done',
    strength: 'scan',
    source: 'easypost',
  })
  expect(step(swapped, 'refund_issued')?.state).toBe('skipped')
  expect(swapped.clock).toBeUndefined()
})

test('an exchange whose order has not left is the warehouse’s turn, whatever the portal calls it', () => {
  const waiting = ledger([
    sold(),
    exchange({ receivedAt: at('2026-11-10T12:00:00.000Z') }),
    order({ number: 'EXC-1042-1', fulfilments: [fulfilment({ parcels: [{ trackingNumber: 'NEW1' }] })] }),
  ])
  expect(current(waiting)).toMatchObject({ step: 'inspected' })
  const checked = ledger([
    sold(),
    exchange({ inspectedAt: at('2026-11-11T12:00:00.000Z') }),
    order({ number: 'EXC-1042-1' }),
  ])
  expect(current(checked)).toMatchObject({ step: 'exchange_shipped', owner: 'warehouse', due: '2026-11-16' })
  expect(checked.nextMessage).toEqual({ message: 'exchange_sent', due: '2026-11-16' })
})

test('an exchange with a difference is goods and money', () => {
  const both = ledger([
    sold(),
    exchange({
      stage: 'inspected',
      inspectedAt: at('2026-11-11T12:00:00.000Z'),
      refundAmount: { minor: 1_000, currency: 'EUR' },
    }),
    order({ number: 'EXC-1042-1' }),
  ])
  expect(states(both)).toMatchObject({ refund_issued: 'current', exchange_shipped: 'upcoming' })
})

test('store credit is given when the portal closes the return; no bank confirms it', () => {
  const lines = [{ id: 'rl', sku: 'LANTERN', quantity: 1, outcome: 'credit' }]
  const credited = ledger([sold(), back({ stage: 'closed', lines })])
  expect(states(credited)).toMatchObject({ refund_issued: 'done', refund_settled: 'skipped' })
  expect(step(credited, 'refund_issued')).not.toHaveProperty('strength', 'system_record')
  const open = ledger([sold(), back({ stage: 'inspected', lines })])
  expect(current(open)?.step).toBe('refund_issued')
})

test('two returns of one order have a ledger each', () => {
  const { returns } = judged([
    sold(),
    back({ id: 'a', stage: 'requested', parcels: [], approvedAt: undefined }),
    back({ id: 'b', stage: 'received', receivedAt: at('2026-11-10T12:00:00.000Z'), parcels: [] }),
  ])
  expect(returns.map((one) => current(one.ledger)?.step)).toEqual(['approved', 'inspected'])
})

test('times that no calendar has start no clock and break nothing', () => {
  const nonsense = (local: string) => ({ local, zoneKnown: false })
  for (const local of [
    '',
    '2026-02-31T10:00:00',
    '0000-00-00',
    '1970-01-01T00:00:00',
    '9999-12-31T23:59:59',
  ]) {
    const odd = ledger([
      sold(),
      back({ stage: 'received', requestedAt: nonsense(local), receivedAt: nonsense(local), parcels: [] }),
    ])
    expect(odd.clock).toBeUndefined()
    expect(current(odd)).toMatchObject({ step: 'inspected', overdue: false })
    expect(current(odd)).not.toHaveProperty('due')
  }
})
