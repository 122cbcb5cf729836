import { dayOf, sayMoment } from '@throughline/sidebar/format/moment.ts'
import { expect, test } from 'vitest'
import { reader } from './sample-reader.ts'

test('a scan is told in the wall clock of its place, wherever the agent sits', () => {
  const scanned = {
    local: '2026-11-19T14:05:00',
    offset: '-08:00',
    zoneKnown: true,
    instant: '2026-11-19T22:05:00Z',
  }
  const spoken = sayMoment(scanned, reader)
  expect(spoken).toMatchObject({
    text: 'Thu 19 Nov, 14:05',
    clock: 'place',
    machine: '2026-11-19T14:05:00-08:00',
  })
})

test('a time without a zone is never moved, and says that its zone is unknown', () => {
  const spoken = sayMoment(
    { local: '2026-11-19T23:30', zoneKnown: false },
    { ...reader, timeZone: 'Asia/Tokyo' },
  )
  expect(spoken).toMatchObject({ text: 'Thu 19 Nov, 23:30', clock: 'unstated', machine: '2026-11-19T23:30' })
})

test('a machine’s UTC is told in the agent’s own zone, and the zone is named', () => {
  const spoken = sayMoment(
    { local: '2026-11-19T23:30:00', offset: '+00:00', zoneKnown: true, instant: '2026-11-19T23:30:00Z' },
    reader,
  )
  expect(spoken?.clock).toBe('reader')
  expect(spoken?.text).toContain('Fri 20 Nov, 00:30')
  expect(spoken?.text).toContain('CET')
})

test('a zone that cannot be trusted does not count, although it was stated', () => {
  const spoken = sayMoment({ local: '2026-11-19T08:00', offset: '+09:00', zoneKnown: false }, reader)
  expect(spoken).toMatchObject({ clock: 'unstated', machine: '2026-11-19T08:00' })
})

test('the year is said only when it is not this year', () => {
  const old = sayMoment({ local: '2025-11-19T14:05', zoneKnown: false }, reader)
  expect(old?.date).toBe('Wed, 19 Nov 2025')
  expect(sayMoment({ local: '2026-11-19T14:05', zoneKnown: false }, reader)?.date).toBe('Thu 19 Nov')
})

test('what is no time at all is not guessed at', () => {
  expect(sayMoment({ local: 'yesterday', zoneKnown: false }, reader)).toBeUndefined()
  expect(sayMoment({ local: '2026-13-45T99:99', zoneKnown: false }, reader)).toBeUndefined()
})

test('an agent who reads German or Japanese reads their own way of writing a time', () => {
  const moment = { local: '2026-11-19T14:05', zoneKnown: false }
  expect(sayMoment(moment, { ...reader, locale: 'de' })?.text).toBe('Do., 19. Nov., 14:05')
  expect(sayMoment(moment, { ...reader, locale: 'ja' })?.text).toBe('11月19日(木) 14:05')
})

test('the day of a moment is the day at its place', () => {
  const late = {
    local: '2026-11-19T23:59:00',
    offset: '-08:00',
    zoneKnown: true,
    instant: '2026-11-20T07:59:00Z',
  }
  expect(dayOf(late)).toBe('2026-11-19')
})
