import { type AuditError, nextErrors } from '@throughline/bridge/domain/audit/audit-errors.ts'
import type { Concern } from '@throughline/shared/contract'
import { expect, test } from 'vitest'

const concern = (kind: Concern['kind'], more: Partial<Concern> = {}): Concern => ({
  kind,
  severity: 'warning',
  owner: 'carrier',
  next: 'wait',
  evidence: [{ topic: 'shipment', value: 'in_transit', source: 'carrier', strength: 'scan' }],
  values: {},
  ...more,
})
const on = (day: string, complete = true) => ({
  today: day,
  now: Date.parse(`${day}T12:00:00Z`),
  timeZone: 'Europe/Berlin',
  complete,
})
const kinds = (errors: AuditError[]) => errors.map(({ kind, resolvedOn }) => [kind, resolvedOn])

test('an error that vanishes is resolved on that day and stays on record', () => {
  const monday = nextErrors([], { concerns: [concern('silent_parcel')] }, on('2026-11-02'))
  const tuesday = nextErrors(monday, { concerns: [] }, on('2026-11-03'))
  expect(kinds(tuesday)).toEqual([['silent_parcel', '2026-11-03']])
})

test('while a system is silent nothing counts as mended', () => {
  const monday = nextErrors([], { concerns: [concern('silent_parcel')] }, on('2026-11-02'))
  expect(kinds(nextErrors(monday, { concerns: [] }, on('2026-11-03', false)))).toEqual([
    ['silent_parcel', undefined],
  ])
})

test('an error that comes back is the same one, open since it began', () => {
  const monday = nextErrors([], { concerns: [concern('silent_parcel')] }, on('2026-11-02'))
  const tuesday = nextErrors(monday, { concerns: [] }, on('2026-11-03'))
  const friday = nextErrors(tuesday, { concerns: [concern('silent_parcel')] }, on('2026-11-06'))
  expect(friday).toEqual(monday)
})

test('two parcels of an order can have the same error', () => {
  const both = [concern('silent_parcel', { about: 'A1' }), concern('silent_parcel', { about: 'B2' })]
  expect(nextErrors([], { concerns: both }, on('2026-11-02')).map(({ about }) => about)).toEqual(['A1', 'B2'])
})

test('an error began when its evidence says, in the zone of the company', () => {
  const late = concern('refund_overdue', {
    since: { instant: '2026-10-31T23:30:00Z', local: '2026-10-31T23:30:00', zoneKnown: true },
  })
  expect(nextErrors([], { concerns: [late] }, on('2026-11-05'))[0]).toMatchObject({
    since: '2026-11-01',
    seenAt: Date.parse('2026-11-05T12:00:00Z'),
  })
})

test('a promise at risk and a window that closes are no errors yet', () => {
  const soon = [concern('promise_at_risk'), concern('return_window_closing')]
  expect(nextErrors([], { concerns: soon }, on('2026-11-02'))).toEqual([])
})
