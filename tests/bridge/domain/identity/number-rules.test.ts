import { numberPatternProblem } from '@throughline/bridge/domain/identity/number-pattern.ts'
import type { NumberRules } from '@throughline/bridge/domain/identity/number-rules.ts'
import { expect, test } from 'vitest'
import { keysIn, valuesOf } from './ticket.ts'

const eu: NumberRules = { connection: 'shop-eu', order: ['EU-\\d{4,}'], return: ['RT\\d{5}'], prefix: 'EU-' }
const us: NumberRules = { connection: 'shop-us', order: ['US-\\d{4,}'], return: [], prefix: 'US-' }
const plain: NumberRules = { connection: 'warehouse', order: [], return: [] }

const connectionsOf = (description: string, rules: NumberRules[]) =>
  Object.fromEntries(keysIn({ description }, { rules }).map(({ value, connections }) => [value, connections]))

test("a number in one shop's style concerns that shop", () => {
  expect(connectionsOf('is EU-1042 or us-1043 late?', [eu, us])).toEqual({
    'EU-1042': ['shop-eu'],
    'US-1043': ['shop-us'],
  })
})

test('a number without the prefix may be of every shop whose prefix makes it one', () => {
  expect(connectionsOf('order 1042', [eu, us])).toEqual({ 1042: ['shop-eu', 'shop-us'] })
  expect(connectionsOf('order EU-1042', [eu, us, plain])).toEqual({ 'EU-1042': ['shop-eu', 'warehouse'] })
})

test('a number that no pattern knows is asked of everybody when a word calls it an order, else of nobody', () => {
  expect(connectionsOf('order X9', [eu, us])).toEqual({})
  expect(connectionsOf('order #77', [{ ...eu, prefix: '' }])).toEqual({ 77: undefined })
  expect(connectionsOf('EN1001', [eu, us])).toEqual({})
  expect(connectionsOf('EN1001', [plain])).toEqual({ EN1001: undefined })
})

test('a pattern matches whole numbers only', () => {
  expect(connectionsOf('EU-1042X EU-1042', [eu])).toEqual({ 'EU-1042': ['shop-eu'] })
  expect(connectionsOf('XEU-10421', [eu])).toEqual({})
})

test('return patterns give returns', () => {
  expect(keysIn({ description: 'about rt12345' }, { rules: [eu] })).toMatchObject([
    { kind: 'return_number', value: 'RT12345', connections: ['shop-eu'] },
  ])
})

test('the first group is the number', () => {
  const rules = [{ ...plain, order: ['web shop no (\\d{3,})'] }]
  expect(valuesOf('order_number', 'web shop no 512 is late', { rules })).toEqual(['512'])
})

test('bare digits are orders where an administrator says so, but prices, dates and phones are not', () => {
  const rules = [{ ...plain, order: ['\\d{4}'] }]
  const text =
    '1042 is late; € 1043, 1044 EUR, 1,045.00, 2026-03-04, 04.03.2026, ticket 1046, +49 171 1047 1048, 21045'
  expect(valuesOf('order_number', text, { rules })).toEqual(['1042'])
})

test('two shops with one pattern share the number', () => {
  expect(connectionsOf('EU-1042', [eu, { ...eu, connection: 'shop-eu-2' }])).toEqual({
    'EU-1042': ['shop-eu', 'shop-eu-2'],
  })
})

test.each([
  ['(EU-\\d{4', /missing closing \)/],
  ['(?=EU)\\d+', /Look-around/],
  ['(\\d)\\1', /back-references/],
  ['\\d{1,5000}', /repeat count/],
  ['(((\\d{1,30}){1,30})|x){1}(((\\d{1,30}){1,30})|x){1}', /too big/],
  ['\\d*', /matches empty text/],
])('the pattern %s is refused with a reason', (pattern, reason) => {
  expect(numberPatternProblem(pattern)).toMatch(reason)
  expect(numberPatternProblem(pattern)).toContain(pattern)
})

test('a pattern that would never end elsewhere is harmless here', () => {
  expect(numberPatternProblem('(a+)+\\d')).toBeUndefined()
  const rules = [{ ...plain, order: ['(a+)+b'] }]
  expect(valuesOf('order_number', `${'a'.repeat(50_000)}1 order 1042`, { rules })).toEqual(['1042'])
})
