import { loadHolidays } from '@throughline/bridge/platform/holidays.ts'
import { expect, test } from 'vitest'

const isHoliday = await loadHolidays()

// From the countries' own laws: § 2 FeiertagsG of Berlin and Bavaria, 5 U.S.C. 6103, the Japanese act on national holidays.
test.each([
  ['2026-10-03', { country: 'DE' }, true],
  ['2026-10-04', { country: 'DE' }, false],
  ['2026-01-06', { country: 'DE', region: 'BY' }, true],
  ['2026-01-06', { country: 'DE', region: 'BE' }, false],
  ['2026-01-06', { country: 'DE' }, false],
  ['2026-11-26', { country: 'US' }, true],
  ['2026-11-23', { country: 'JP' }, true],
  ['2026-11-24', { country: 'JP' }, false],
])('%s in %o: %s', (date, place, expected) => {
  expect(isHoliday(date, place)).toBe(expected)
})

test('a region may be written as its code or its name, in any case', () => {
  expect(isHoliday('2026-01-06', { country: 'DE', region: 'by' })).toBe(true)
  expect(isHoliday('2026-01-06', { country: 'de', region: 'Bayern' })).toBe(true)
})

test('a country or a region that nobody knows has no holidays of its own, and is no error', () => {
  expect(isHoliday('2026-12-25', { country: 'XX' })).toBe(false)
  expect(isHoliday('2026-12-25', { country: 'DE', region: 'Atlantis' })).toBe(true)
  expect(isHoliday('0001-12-25', { country: 'DE' })).toBe(false)
  expect(isHoliday('9999-12-25', { country: 'DE' })).toBe(false)
})

test('a holiday that falls on a Sunday is made up for where the law says so', () => {
  // Independence Day 2027 is a Sunday: the Monday after is free.
  expect(isHoliday('2027-07-05', { country: 'US' })).toBe(true)
})

test('a feast of several days is several days', () => {
  // Eid al-Fitr 2026 in Saudi Arabia begins on 19 or 20 March and lasts four days.
  expect(
    ['2026-03-20', '2026-03-21', '2026-03-22'].map((date) => isHoliday(date, { country: 'SA' })),
  ).toEqual([true, true, true])
})
