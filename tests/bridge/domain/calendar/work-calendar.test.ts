import {
  addBusinessDays,
  addDays,
  businessDayFrom,
  businessDaysBetween,
  daysBetween,
  isBusinessDay,
  type WorkCalendar,
} from '@throughline/bridge/domain/calendar/work-calendar.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const runs = { numRuns: 1_000, seed: 4 }
const date = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2024-01-01', days))
const count = fc.integer({ min: 0, max: 60 })
const calendar: fc.Arbitrary<WorkCalendar> = fc
  .record({
    workingDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    country: fc.constantFrom('DE', undefined),
    holidays: fc.uniqueArray(date, { maxLength: 40 }),
  })
  .map(({ holidays, ...rest }) => ({ ...rest, isHoliday: (day) => holidays.includes(day) }))

const office: WorkCalendar = {
  workingDays: [1, 2, 3, 4, 5],
  country: 'DE',
  isHoliday: (day) => ['2026-12-25', '2026-12-26', '2027-01-01'].includes(day),
}

test.each([
  // 23 December 2026 is a Wednesday; Friday and Saturday are Christmas.
  ['2026-12-23', 0, '2026-12-23'],
  ['2026-12-23', 1, '2026-12-24'],
  ['2026-12-23', 2, '2026-12-28'],
  ['2026-12-26', 0, '2026-12-28'],
  ['2026-12-26', 1, '2026-12-29'],
  ['2026-12-31', 1, '2027-01-04'],
])('from %s, %i business days later it is %s', (from, days, then) => {
  expect(addBusinessDays(from, days, office)).toBe(then)
})

test('a business day later is never a weekend nor a holiday', () => {
  fc.assert(
    fc.property(date, count, calendar, (from, days, of) => {
      expect(isBusinessDay(addBusinessDays(from, days, of), of)).toBe(true)
    }),
    runs,
  )
})

test('more days end later, and a later start never ends earlier', () => {
  fc.assert(
    fc.property(date, count, calendar, (from, days, of) => {
      const end = addBusinessDays(from, days, of)
      expect(addBusinessDays(from, days + 1, of) > end).toBe(true)
      expect(addBusinessDays(addDays(from, 1), days, of) >= end).toBe(true)
    }),
    runs,
  )
})

test('counting back what was added gives the same number', () => {
  fc.assert(
    fc.property(date, count, calendar, (from, days, of) => {
      const start = businessDayFrom(from, of)
      const end = addBusinessDays(start, days, of)
      expect(businessDaysBetween(start, end, of)).toBe(days)
      expect(businessDaysBetween(end, start, of) + days).toBe(0)
    }),
    runs,
  )
})

test('days add up, whatever lies between', () => {
  fc.assert(
    fc.property(date, fc.tuple(count, count), calendar, (first, [some, more], of) => {
      const middle = addDays(first, some)
      const last = addDays(middle, more)
      const sum = businessDaysBetween(first, middle, of) + businessDaysBetween(middle, last, of)
      expect(sum).toBe(businessDaysBetween(first, last, of))
      expect(addDays(first, daysBetween(first, last))).toBe(last)
    }),
    runs,
  )
})

test('a calendar on which nobody ever works ends all the same', () => {
  const never = { workingDays: [1], country: 'DE', isHoliday: () => true }
  expect(addBusinessDays('2026-11-20', 3, never)).toMatch(/^202[67]-/)
})
