import { group } from '@throughline/bridge/domain/merge/group.ts'
import { defaultPolicy } from '@throughline/bridge/domain/policy/policy.ts'
import { type ViewInput, view } from '@throughline/bridge/domain/view/view.ts'
import type { Key, Order, SourceRecord, TrackingEvent } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { at, fulfilment, order, returned, tracking } from '../../../kit/records.ts'

const ada: Key = {
  kind: 'email',
  value: 'ada@example.com',
  shown: 'ada@example.com',
  places: ['requester_identity'],
}
const written: Key = { ...ada, value: 'ada.l@example.org', shown: 'ada.l@example.org', places: ['signature'] }
const number = (value: string): Key => ({
  kind: 'order_number',
  value,
  shown: `#${value}`,
  places: ['subject'],
})

const panel = (records: SourceRecord[], input: Partial<ViewInput> = {}) =>
  view({
    requester: { name: 'Ada' },
    keys: [ada],
    keysTruncated: false,
    groups: group(records),
    choices: { confirmed: [], dismissed: [] },
    sources: [],
    told: [],
    policyOf: () => defaultPolicy,
    isHoliday: () => false,
    commitmentsOf: () => [],
    now: Date.parse('2026-11-20T09:00:00Z'),
    ...input,
  })

const deliveryScan = (instant: string): TrackingEvent => ({
  at: at(instant),
  stage: 'delivered',
  flags: [],
  scan: true,
})
const stranger = { name: 'Bob Stranger', emails: ['bob@example.com'], phones: [] }
const down = {
  connection: 'shop-eu',
  kind: 'order',
  strangers: 0,
  failure: { kind: 'unreachable', detail: '', retryable: true },
} as const

test('an order with the requester’s own e-mail is found, and says why', () => {
  const { outcome, orders } = panel([order()])
  expect(outcome).toBe('found')
  expect(orders[0]).toMatchObject({
    number: '#1042',
    contactDiffers: false,
    reasons: [{ by: 'email', shown: 'ada@example.com', places: ['requester_identity'] }],
  })
})

test('nothing known by sources that all answered is "none"', () => {
  expect(panel([]).outcome).toBe('none')
})

test('nothing found while a source is down is not "none"', () => {
  expect(panel([], { told: [down] }).outcome).toBe('unavailable')
})

test('a source that is down does not hide what the others found', () => {
  expect(panel([order()], { told: [down] }).outcome).toBe('found')
})

test('somebody else’s order, named by its number only, is a masked candidate and no card', () => {
  const { outcome, orders, candidates } = panel([order({ customer: stranger })], {
    keys: [ada, number('1042')],
  })
  expect(outcome).toBe('several')
  expect(orders).toEqual([])
  expect(candidates).toMatchObject([
    { number: '#1042', maskedName: 'B… S…', maskedEmail: 'b•••@example.com' },
  ])
  expect(JSON.stringify(candidates)).not.toMatch(/bob|stranger/i)
})

test('an agent who says "this is hers" sees the order, marked as another contact’s', () => {
  const record = order({ customer: stranger })
  const { orders, candidates } = panel([record], {
    keys: [ada, number('1042')],
    choices: { confirmed: [{ connection: 'shop-eu', key: record.key }], dismissed: [] },
  })
  expect(orders).toMatchObject([{ number: '#1042', contactDiffers: true }])
  expect(candidates).toEqual([])
})

test('an agent who says "not hers" sees it no more', () => {
  const record = order()
  const { outcome } = panel([record], {
    choices: { confirmed: [], dismissed: [{ connection: 'shop-eu', key: record.key }] },
  })
  expect(outcome).toBe('none')
})

test('an e-mail from the ticket’s text finds orders too, and the difference is said', () => {
  const { orders } = panel([order({ customer: { emails: ['ada.l@example.org'], phones: [] } })], {
    keys: [ada, written],
  })
  expect(orders).toMatchObject([{ contactDiffers: true, reasons: [{ places: ['signature'] }] }])
})

test('when her own order explains the number, another shop’s order of that number is not offered', () => {
  const { orders, candidates } = panel(
    [order(), order({ id: 'us', customer: stranger }, { connection: 'shop-us' })],
    { keys: [ada, number('1042')] },
  )
  expect(orders).toHaveLength(1)
  expect(candidates).toEqual([])
})

test('when nothing confirms the person, the same number in two shops is a choice of two', () => {
  const { outcome, candidates } = panel(
    [order({ customer: stranger }), order({ id: 'us', customer: stranger }, { connection: 'shop-us' })],
    { keys: [number('1042')] },
  )
  expect(outcome).toBe('several')
  expect(candidates).toHaveLength(2)
})

test('a record that no key of the ticket leads to is not shown', () => {
  expect(panel([order({ customer: stranger })]).orders).toEqual([])
})

test('the order named in the ticket comes first, then open ones, then the newest', () => {
  const delivered: Partial<Order> = {
    status: 'shipped',
    fulfilments: [fulfilment({ parcels: [{ trackingNumber: 'OLD' }] })],
  }
  const scan = deliveryScan('2026-11-01T10:00:00.000Z')
  const { orders } = panel(
    [
      order({ id: 'a', number: '#1', placedAt: at('2026-11-19T10:00:00.000Z') }),
      order({ id: 'b', number: '#2', placedAt: at('2026-10-19T10:00:00.000Z') }),
      order({ id: 'c', number: '#3', placedAt: at('2026-10-29T10:00:00.000Z'), ...delivered }),
      order({ id: 'd', number: '#4', placedAt: at('2026-09-19T10:00:00.000Z') }),
      tracking({ trackingNumber: 'OLD', stage: 'delivered', deliveredAt: scan.at, events: [scan] }),
    ],
    { keys: [ada, number('4')] },
  )
  expect(orders.map((one) => [one.number, one.quiet])).toEqual([
    ['#4', false],
    ['#1', false],
    ['#2', false],
    ['#3', true],
  ])
})

test('an order delivered six days ago is not quiet yet: that is when customers write', () => {
  const scan = deliveryScan('2026-11-14T10:00:00.000Z')
  const { orders } = panel([
    order({ status: 'shipped', fulfilments: [fulfilment()] }),
    tracking({ stage: 'delivered', deliveredAt: scan.at, events: [scan] }),
  ])
  expect(orders[0]).toMatchObject({ status: 'delivered', quiet: false })
})

test('a tracking number that belongs to no order is shown as a loose parcel', () => {
  const key: Key = { kind: 'tracking_number', value: 'JJD1', shown: 'JJD1', places: ['description'] }
  const { outcome, looseParcels } = panel([tracking()], { keys: [key] })
  expect(outcome).toBe('found')
  expect(looseParcels).toMatchObject([{ trackingNumber: 'JJD1', stage: 'in_transit', proof: 'proven' }])
})

test('a return of a stranger’s order that was only named by a number is not shown', () => {
  expect(
    panel([returned({ customerEmails: ['bob@example.com'] })], { keys: [number('1042')] }).looseReturns,
  ).toEqual([])
})

test('what was searched is told, so that "none" can be checked', () => {
  expect(panel([], { keys: [ada, number('1042')], keysTruncated: true })).toMatchObject({
    searched: [{ shown: 'ada@example.com' }, { kind: 'order_number', shown: '#1042', places: ['subject'] }],
    searchedTruncated: true,
  })
})
