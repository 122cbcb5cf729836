import {
  beginOf,
  placeDays,
  wallClockIn,
  zoneOfCountry,
} from '@throughline/bridge/domain/calendar/place-days.ts'
import { expect, test } from 'vitest'
import { at } from '../../../kit/records.ts'

const now = Date.parse('2026-11-20T12:00:00Z')

test('a country with one zone counts its days there, one with several in the westernmost, an unknown one nowhere', () => {
  expect(zoneOfCountry('JP')).toBe('Asia/Tokyo')
  expect(zoneOfCountry('de')).toMatch(/^Europe\/(Berlin|Busingen)$/)
  expect(placeDays(zoneOfCountry('US') ?? '', Date.parse('2026-11-21T09:59:00Z')).today).toBe('2026-11-20')
  expect(zoneOfCountry('XX')).toBeUndefined()
  expect(zoneOfCountry('Germany')).toBeUndefined()
  expect(zoneOfCountry(undefined)).toBeUndefined()
})

test('a moment falls on the day that its own clock shows, or on the day of the place when it shows none', () => {
  const tokyo = placeDays('Asia/Tokyo', now)
  expect(tokyo.of(at('2026-11-19T16:00:00.000Z'))).toBe('2026-11-20')
  expect(
    tokyo.of({
      instant: '2026-11-19T16:00:00.000Z',
      local: '2026-11-19T08:00:00',
      offset: '-08:00',
      zoneKnown: true,
    }),
  ).toBe('2026-11-19')
  expect(tokyo.of({ local: '2026-11-19T23:50', zoneKnown: false })).toBe('2026-11-19')
})

test('what is no time, and a clock that was never set, fall on no day', () => {
  const { of } = placeDays('Europe/Berlin', now)
  expect(of(undefined)).toBeUndefined()
  expect(of({ local: 'soon', zoneKnown: false })).toBeUndefined()
  expect(of(at('1970-01-01T00:00:00.000Z'))).toBeUndefined()
})

test('a day begins at midnight of its place, in summer and winter', () => {
  expect(beginOf('2026-11-21', 'Europe/Berlin')).toEqual({
    instant: '2026-11-20T23:00:00.000Z',
    local: '2026-11-21T00:00:00',
    offset: '+01:00',
    zoneKnown: true,
  })
  expect(beginOf('2026-07-01', 'Europe/Berlin').instant).toBe('2026-06-30T22:00:00.000Z')
})

test('a wall clock means its zone’s time; what no clock shows means nothing', () => {
  expect(wallClockIn('2026-11-20T10:00', 'America/Los_Angeles')?.instant).toBe('2026-11-20T18:00:00.000Z')
  expect(wallClockIn('2026-13-45T99:99', 'America/Los_Angeles')).toBeUndefined()
})
