import { calendarDateOf, momentOf } from '@throughline/bridge/connectors/moment.ts'
import { expect, test } from 'vitest'

test('a time with an offset is an instant, and keeps the wall clock that was shown', () => {
  expect(momentOf('2026-11-18T23:30:00-08:00')).toEqual({
    instant: '2026-11-19T07:30:00.000Z',
    local: '2026-11-18T23:30:00',
    offset: '-08:00',
    zoneKnown: true,
  })
})

test.each([
  ['2026-11-18T10:00:00Z', '+00:00', '2026-11-18T10:00:00.000Z'],
  ['2026-11-18T10:00:00.5+0530', '+05:30', '2026-11-18T04:30:00.500Z'],
  ['2026-11-18 10:00:00-05', '-05:00', '2026-11-18T15:00:00.000Z'],
])('%s has the offset %s', (text, offset, instant) => {
  expect(momentOf(text)).toMatchObject({ offset, instant })
})

test('a time without an offset has no instant: nothing is assumed', () => {
  expect(momentOf('2026-11-18T10:00:00')).toEqual({ local: '2026-11-18T10:00:00', zoneKnown: false })
  expect(momentOf('2026-11-18 10:00')).toEqual({ local: '2026-11-18T10:00', zoneKnown: false })
})

test('an offset that cannot be trusted is kept and makes no instant', () => {
  expect(momentOf('2026-11-18T10:00:00Z', { trusted: false })).toEqual({
    local: '2026-11-18T10:00:00',
    offset: '+00:00',
    zoneKnown: false,
  })
})

test.each([
  '',
  'yesterday',
  '2026-02-30T10:00:00Z',
  '2026-13-01T10:00:00Z',
  '2026-11-18T25:00:00Z',
  '2026-11-18T24:00:00Z',
  '2026-11-18T10:00:00+99:00',
  '0000-00-00T00:00:00Z',
  null,
  undefined,
])('%j is no time', (text) => {
  expect(momentOf(text)).toBeUndefined()
})

test('a day dressed as an instant is that day, in whichever zone it is dressed', () => {
  expect(calendarDateOf('2026-11-18T00:00:00Z')).toBe('2026-11-18')
  expect(calendarDateOf('2026-11-18T23:59:59-08:00')).toBe('2026-11-18')
  expect(calendarDateOf('2026-11-18')).toBe('2026-11-18')
})

test.each(['2026-02-30', '2026-11-18x', '18.11.2026', '', null])('%j is no day', (text) => {
  expect(calendarDateOf(text)).toBeUndefined()
})
