import { addressLines, shortAddress } from '@throughline/sidebar/format/address.ts'
import { isSome, sayMoney } from '@throughline/sidebar/format/money.ts'
import { expect, test } from 'vitest'

/** Formats put spaces into money that a keyboard does not have. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ')

test.each([
  [{ minor: 24500, currency: 'EUR' }, 'en-GB', '€245.00'],
  [{ minor: 24500, currency: 'EUR' }, 'de', '245,00 €'],
  [{ minor: 500, currency: 'JPY' }, 'ja', '￥500'],
  [{ minor: 1234, currency: 'KWD' }, 'en-GB', 'KWD 1.234'],
  [{ minor: -2410, currency: 'EUR' }, 'en-GB', '-€24.10'],
])('%o in %s reads %s', (money, locale, words) => {
  expect(plain(sayMoney(money, locale))).toBe(words)
})

test('a dollar of another country is told from the agent’s own', () => {
  expect(plain(sayMoney({ minor: 100, currency: 'CAD' }, 'en-US'))).toBe('CA$1.00')
})

test('nothing is not an amount worth a line', () => {
  expect(isSome({ minor: 0, currency: 'EUR' })).toBe(false)
  expect(isSome(undefined)).toBe(false)
  expect(isSome({ minor: 1, currency: 'EUR' })).toBe(true)
})

test('an address stands in lines, without the parts that are missing', () => {
  const address = { name: 'Ada', lines: ['Torstraße 1'], city: 'Berlin', postcode: '10119', country: 'DE' }
  expect(addressLines(address, 'en-GB')).toEqual(['Ada', 'Torstraße 1', '10119 Berlin', 'Germany'])
  expect(addressLines({ lines: ['', '  '] }, 'en-GB')).toEqual([])
  expect(shortAddress(address, 'ja')).toBe('Berlin, ドイツ')
})

test('a country that a source wrote out is shown as written', () => {
  expect(addressLines({ lines: [], country: 'Deutschland' }, 'en-GB')).toEqual(['Deutschland'])
})
