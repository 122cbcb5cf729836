import { nowMs, sayAge, sayAgo } from '@throughline/sidebar/format/age.ts'
import { daysBetween, sayDay, sayShortDay, today } from '@throughline/sidebar/format/calendar-date.ts'
import { expect, test } from 'vitest'
import { reader } from './sample-reader.ts'

test('a promised day is the same day for an agent in any zone', () => {
  for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'])
    expect(sayDay('2026-11-21', { ...reader, timeZone })).toBe('Sat 21 Nov')
})

test('a day of another year says so', () => {
  expect(sayDay('2027-01-04', reader)).toBe('Mon, 4 Jan 2027')
  expect(sayShortDay('2026-11-12', reader)).toBe('12 Nov')
})

test('a day that is none is shown as it came', () => {
  expect(sayDay('soon', reader)).toBe('soon')
})

test('today is the agent’s day', () => {
  expect(today(reader)).toBe('2026-11-20')
  expect(today({ ...reader, timeZone: 'Pacific/Kiritimati' })).toBe('2026-11-21')
})

test('days are counted on the calendar, also over the end of summer time', () => {
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
  expect(daysBetween('2026-11-21', '2026-11-20')).toBe(-1)
})

test.each([
  [0, 'now'],
  [nowMs - 1, 'now'],
  [nowMs, '10 sec ago'],
  [59_999, '59 sec ago'],
  [60_000, '1 min ago'],
  [38 * 60_000, '38 min ago'],
  [3_600_000, '1 hr ago'],
  [86_400_000 * 2, '2 days ago'],
])('%i ms ago reads %s', (ms, words) => {
  expect(sayAgo(ms, 'en-GB')).toBe(words)
})

test('a clock that runs ahead gives no negative age', () => {
  expect(sayAge(-5_000, 'en-GB')).toBe('0s')
  expect(sayAgo(-5_000, 'de')).toBe('jetzt')
})

test('ages in a row are short', () => {
  expect([4_000, 64_000, 7_200_000].map((ms) => sayAge(ms, 'en-GB'))).toEqual(['4s', '1m', '2h'])
})
