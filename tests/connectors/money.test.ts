import { moneyOf, sumOf } from '@throughline/bridge/connectors/money.ts'
import { expect, test } from 'vitest'

test.each([
  ['245.00', 'EUR', 24500],
  ['55.0', 'USD', 5500],
  ['0.1', 'USD', 10],
  ['500', 'JPY', 500],
  ['500.0', 'JPY', 500],
  ['1.234', 'KWD', 1234],
  ['1234.5', 'IQD', 1234500],
  ['-29.99', 'USD', -2999],
  ['+3', 'GBP', 300],
  ['1.10', 'USD', 110],
  ['90071992547409.91', 'USD', 9007199254740991],
])('%s %s is %d minor units', (amount, currency, minor) => {
  expect(moneyOf(amount, currency)).toEqual({ minor, currency })
})

test('fractions of a cent are rounded half away from zero', () => {
  expect(moneyOf('3.335', 'USD')?.minor).toBe(334)
  expect(moneyOf('3.3349999', 'USD')?.minor).toBe(333)
  expect(moneyOf('-3.335', 'USD')?.minor).toBe(-334)
  expect(moneyOf('0.995', 'USD')?.minor).toBe(100)
})

test('nothing is never minus nothing', () => {
  expect(Object.is(moneyOf('-0.00', 'USD')?.minor, 0)).toBe(true)
})

test.each([
  [undefined, 'USD'],
  ['', 'USD'],
  ['N/A', 'USD'],
  ['12,50', 'EUR'],
  ['1e3', 'USD'],
  ['12.00', undefined],
  ['12.00', 'usd'],
  ['12.00', 'DOLLARS'],
  ['90071992547409.92', 'USD'],
])('%s %s is no money', (amount, currency) => {
  expect(moneyOf(amount, currency)).toBeUndefined()
})

test('amounts of one currency add up, those of two do not', () => {
  const eur = (minor: number) => ({ minor, currency: 'EUR' })
  expect(sumOf([eur(10), eur(20)])).toEqual(eur(30))
  expect(sumOf([eur(10), { minor: 20, currency: 'USD' }])).toBeUndefined()
  expect(sumOf([])).toBeUndefined()
})
