import { digestDue, lastMatureWeek, lastSunday } from '@throughline/bridge/domain/digest/digest-time.ts'
import { expect, test } from 'vitest'

const timeZone = 'Europe/Berlin'
const monday = { weekday: 1, hour: 7, timeZone }
const at = (iso: string): number => Date.parse(iso)

test('the digest is due from its hour of the company’s clock to the end of its day', () => {
  expect(digestDue(at('2026-11-16T05:59:59Z'), monday)).toBeUndefined()
  expect(digestDue(at('2026-11-16T06:00:00Z'), monday)).toBe('2026-11-16')
  expect(digestDue(at('2026-11-16T22:59:59Z'), monday)).toBe('2026-11-16')
  expect(digestDue(at('2026-11-16T23:00:00Z'), monday)).toBeUndefined()
})

test('in summer it is due an hour earlier by the clock of the world', () => {
  expect(digestDue(at('2026-07-06T04:59:59Z'), monday)).toBeUndefined()
  expect(digestDue(at('2026-07-06T05:00:00Z'), monday)).toBe('2026-07-06')
})

test('an hour that the clock skips in spring has come with the next one', () => {
  // 29 March 2026: after 01:59:59 comes 03:00:00.
  const night = { weekday: 7, hour: 2, timeZone }
  expect(digestDue(at('2026-03-29T00:59:59Z'), night)).toBeUndefined()
  expect(digestDue(at('2026-03-29T01:00:00Z'), night)).toBe('2026-03-23')
})

test('an hour that comes twice in autumn belongs to one week', () => {
  const night = { weekday: 7, hour: 2, timeZone }
  expect(digestDue(at('2026-10-25T00:30:00Z'), night)).toBe('2026-10-19')
  expect(digestDue(at('2026-10-25T01:30:00Z'), night)).toBe('2026-10-19')
})

test('whichever day it is sent on, a week has one name', () => {
  expect(digestDue(at('2026-11-20T12:00:00Z'), { ...monday, weekday: 5 })).toBe('2026-11-16')
})

test('the week is the newest whose every solve has had seven days', () => {
  const week = (iso: string) => lastMatureWeek({ now: at(iso), timeZone, window: 7 })
  // Solved on Sunday, 8 November at 23:59: its seven days end on Sunday, 15 November at 23:59.
  expect(week('2026-11-15T22:59:00Z')).toEqual({ from: '2026-10-26', to: '2026-11-01' })
  expect(week('2026-11-15T23:00:00Z')).toEqual({ from: '2026-11-02', to: '2026-11-08' })
  expect(week('2026-11-22T22:00:00Z')).toEqual({ from: '2026-11-02', to: '2026-11-08' })
})

test('the audit ends with the newest week that is over', () => {
  expect(lastSunday(at('2026-11-15T22:59:00Z'), timeZone)).toBe('2026-11-08')
  expect(lastSunday(at('2026-11-15T23:00:00Z'), timeZone)).toBe('2026-11-15')
})
