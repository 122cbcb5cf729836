import { contactCauses } from '@throughline/shared/vocabulary'
import { englishSpeech as speech } from '@throughline/sidebar/preview/english-speech.ts'
import { panels } from '@throughline/sidebar/preview/panels.ts'
import { otherCauses, sayCause } from '@throughline/sidebar/view/cause-words.ts'
import { expect, test } from 'vitest'

const reader = { locale: 'en-GB', timeZone: 'Europe/Berlin', now: Date.parse('2026-11-20T09:00:00Z') }
const say = (cause: (typeof contactCauses)[number]) => sayCause(cause, speech, reader)

test('every cause has words of its own, without the numbers of one order', () => {
  const words = contactCauses.map(say)
  expect(new Set(words).size).toBe(contactCauses.length)
  expect(words.filter((one) => /\d|none|[{}]/.test(one))).toEqual([])
  expect(say('refund_overdue')).toBe('Refund overdue')
  expect(say('source_silent')).toBe('A system was silent')
})

test('a cause of a newer bridge is something, never nothing', () => {
  expect(say('eaten_by_a_whale' as 'unknown')).toBe('Something is out of order')
})

test('what is wrong with her orders is offered first, and what is counted now is not offered', () => {
  const { orders } = panels.stuck
  const own = [...new Set(orders.flatMap(({ concerns }) => concerns.map(({ kind }) => kind)))]
  expect(own.length).toBeGreaterThan(1)
  const causes = otherCauses('damaged', orders)
  expect(causes.slice(0, own.length)).toEqual(own)
  // All but the one that is counted and "not known", each once.
  expect(new Set(causes).size).toBe(causes.length)
  expect(causes.toSorted()).toEqual(
    contactCauses.filter((one) => one !== 'damaged' && one !== 'unknown').toSorted(),
  )
})
