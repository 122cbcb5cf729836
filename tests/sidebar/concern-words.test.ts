import type { ConcernValues, Fact } from '@throughline/shared/contract'
import { factTopics, strengths } from '@throughline/shared/contract'
import { concernKinds } from '@throughline/shared/vocabulary'
import en from '@throughline/sidebar/lang/en.json' with { type: 'json' }
import { loadMessages } from '@throughline/sidebar/language/messages.ts'
import { speechIn } from '@throughline/sidebar/preview/english-speech.ts'
import { sayConcern } from '@throughline/sidebar/view/concern-words.ts'
import { sayDue } from '@throughline/sidebar/view/due.ts'
import { sayFact } from '@throughline/sidebar/view/fact-words.ts'
import { expect, test } from 'vitest'

const readerIn = (locale: string) => ({
  locale,
  timeZone: 'Europe/Berlin',
  now: Date.parse('2026-11-20T10:00:00Z'),
})

const speechOf = async (language: string) => speechIn(language, await loadMessages(language))

const values = {
  carrier: 'DHL',
  warehouse: 'Main DC',
  service: 'Express',
  article: 'Wool scarf',
  place: 'Leipzig',
  hours: 52,
  days: 9,
  businessDays: 1,
  quantity: 1,
  otherQuantity: 2,
  promised: '2026-11-21',
  expected: '2026-11-24',
  deadline: '2026-11-23',
  amount: { minor: 8900, currency: 'EUR' },
  otherAmount: { minor: 9900, currency: 'EUR' },
} satisfies ConcernValues
type Name = keyof typeof values

/** Which values a sentence is put together from: some of its placeholders stand for two. */
const namesIn = (message: string): Name[] => {
  const standsFor: Record<string, Name[]> = {
    time: ['hours', 'days'],
    part: ['quantity', 'otherQuantity'],
    unequal: ['quantity', 'otherQuantity'],
    otherAmount: ['amount', 'otherAmount'],
  }
  const found = [...message.matchAll(/\{(\w+)(?:\}|, (?:select|plural),)/g)].map(([, name]) => name ?? '')
  return [...new Set(found.flatMap((name) => standsFor[name] ?? [name as Name]))]
}

const combinations = (names: Name[]): ConcernValues[] =>
  Array.from({ length: 1 << names.length }, (_, mask) =>
    Object.fromEntries(names.filter((_, bit) => mask & (1 << bit)).map((name) => [name, values[name]])),
  )

test.each(['en', 'de', 'ja'])(
  'every kind of concern is a whole sentence in %s, whatever is known of it',
  async (language) => {
    const speech = await speechOf(language)
    const reader = readerIn(language)
    for (const kind of concernKinds) {
      const names = namesIn(en[`concern.${kind}`])
      expect(Object.keys(values), kind).toEqual(expect.arrayContaining(names))
      const said = new Set(
        combinations(names).map((known) => sayConcern({ kind, values: known }, speech, reader)),
      )
      for (const sentence of said) {
        expect(sentence.trim(), kind).not.toBe('')
        expect(sentence, kind).not.toMatch(/none|undefined|NaN|\[object|[{}]|\(\)|（）/)
      }
    }
  },
)

test('the numbers of a concern are those of its evidence', async () => {
  const speech = await speechOf('en')
  const say = (kind: (typeof concernKinds)[number], known: ConcernValues) =>
    sayConcern({ kind, values: known }, speech, readerIn('en-GB'))
  expect(say('silent_parcel', { hours: 52 })).toBe('No scan for 52 hrs')
  expect(say('silent_parcel', { hours: 73 })).toBe('No scan for 3 days')
  expect(say('silent_parcel', {})).toBe('No scan for too long')
  expect(say('short_pick', { article: 'Wool scarf', quantity: 1, otherQuantity: 2 })).toBe(
    'Picked short: Wool scarf (1 of 2)',
  )
  expect(say('short_pick', { article: 'Wool scarf', quantity: 1 })).toBe('Picked short: Wool scarf')
  expect(say('refund_overdue', { amount: values.amount, businessDays: 1 })).toBe(
    'Refund of €89.00 overdue by 1 business day',
  )
})

test('a kind that only a newer bridge knows is still a sentence', async () => {
  const kind = 'abducted' as 'damaged'
  expect(sayConcern({ kind, values: {} }, await speechOf('en'), readerIn('en'))).toBe(
    'Something is out of order',
  )
})

test('every fact is said, in words of ours where it is one', async () => {
  const speech = await speechOf('en')
  const say = (fact: Pick<Fact, 'topic' | 'value'> & Partial<Fact>) =>
    sayFact({ source: 'wms', strength: 'scan', ...fact }, speech, readerIn('en-GB'))
  expect(say({ topic: 'shipment', value: 'in_transit', place: 'Leipzig' })).toBe('In transit, Leipzig')
  expect(say({ topic: 'shipment', value: 'SCANNED_7' })).toBe('SCANNED_7')
  expect(say({ topic: 'promise', value: '2026-11-21' })).toBe('promised Sat 21 Nov')
  expect(say({ topic: 'hold', value: 'fraud' })).toBe('On hold: Fraud check')
  expect(say({ topic: 'hold', value: 'Ask Bob' })).toBe('On hold: Ask Bob')
  for (const topic of factTopics) expect(say({ topic, value: 'x' })).toContain('x')
  for (const strength of strengths) expect(speech.say(`strength.${strength}`, { source: 'A' })).toContain('A')
})

test('a due day is said the way a person would', async () => {
  const { say } = await speechOf('en')
  const due = (day: string) => sayDue(day, say, readerIn('en-GB'))
  expect(['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'].map(due)).toEqual([
    'was due Thu 19 Nov',
    'due today',
    'due tomorrow',
    'due Sun 22 Nov',
  ])
})
