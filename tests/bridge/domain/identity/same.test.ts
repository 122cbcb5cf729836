import { belongs } from '@throughline/bridge/domain/identity/belongs.ts'
import {
  normaliseEmail,
  normaliseOrderNumber,
  normalisePhone,
  normaliseTrackingNumber,
} from '@throughline/bridge/domain/identity/normalise.ts'
import { sameOrderNumber } from '@throughline/bridge/domain/identity/same-order-number.ts'
import { expect, test } from 'vitest'

const nobody = { emails: [], phones: [], orderNumbers: [], returnNumbers: [], trackingNumbers: [] }

test.each([
  ['ada@example.com', 'ada@example.com', true],
  [' ADA@Example.com ', 'ada@example.com', true],
  ['Ada Lovelace <ada@example.com>', 'mailto:ada@example.com', true],
  ['xada@example.com', 'ada@example.com', false],
  ['ada@example.com.au', 'ada@example.com', false],
  ['ada+x@example.com', 'ada@example.com', false],
  ['a.da@example.com', 'ada@example.com', false],
  ['ada@sub.example.com', 'ada@example.com', false],
  ['"ada@example.com" <mallory@example.net>', 'ada@example.com', false],
  ['\u212Aate@example.com', 'kate@example.com', false],
  ['ada', 'ada', false],
  ['', '', false],
])('of a record with e-mail %j, %j is owner: %s', (own, asked, expected) => {
  expect(belongs({ ...nobody, emails: [own] }, { kind: 'email', values: [asked] })).toBe(expected)
})

test.each([
  ['+49 171 2345678', '+491712345678', true],
  ['0049 (0)171 2345678', '+491712345678', true],
  ['+49 171 2345679', '+491712345678', false],
  ['+491712345678', '1712345678', false],
  ['0171 2345678', '+491712345678', false],
  ['0171 2345678', '0171 2345678', false],
])('of a record with phone %s, %s is owner: %s', (own, asked, expected) => {
  expect(belongs({ ...nobody, phones: [own] }, { kind: 'phone', values: [asked] })).toBe(expected)
})

test('a record without such a field belongs to nobody', () => {
  for (const kind of ['email', 'phone', 'order_number', 'return_number', 'tracking_number'] as const) {
    expect(belongs(nobody, { kind, values: ['ada@example.com', '+491712345678', '1042', ''] })).toBe(false)
    expect(belongs({ ...nobody, emails: ['ada@example.com'] }, { kind, values: [] })).toBe(false)
  }
})

test('one of several values is enough', () => {
  const record = { ...nobody, emails: ['x@example.com', 'ada@example.com'] }
  expect(belongs(record, { kind: 'email', values: ['b@example.com', 'ada@example.com'] })).toBe(true)
})

test.each([
  ['#1042', '1042', {}, true],
  ['#EU-1042 ', 'eu-1042', {}, true],
  ['EU-1042', '1042', { prefix: 'EU-' }, true],
  ['1042', 'EU-1042', { prefix: 'EU-' }, true],
  ['EU-1042-X', '1042', { prefix: 'EU-', suffix: '-X' }, true],
  ['#EU1042', '1042', { prefix: '#EU' }, true],
  ['EU-1042', '1042', {}, false],
  ['EU-1042', 'US-1042', { prefix: 'EU-' }, false],
  ['EU-1042', '042', { prefix: 'EU-' }, false],
  ['10421', '1042', { prefix: 'EU-' }, false],
  ['01042', '1042', {}, false],
  ['', '', { prefix: 'EU-' }, false],
  ['EU-', '', { prefix: 'EU-' }, false],
])('order %j is %j in a shop of style %j: %s', (...[own, asked, numbers, expected]) => {
  expect(sameOrderNumber(own, asked, numbers)).toBe(expected)
  expect(
    belongs({ ...nobody, orderNumbers: [own] }, { kind: 'order_number', values: [asked], numbers }),
  ).toBe(expected)
})

test('returns and parcels are compared like that too, without prefixes', () => {
  expect(
    belongs({ ...nobody, returnNumbers: ['#1042-R1'] }, { kind: 'return_number', values: ['1042-r1'] }),
  ).toBe(true)
  expect(
    belongs({ ...nobody, returnNumbers: ['1042-R11'] }, { kind: 'return_number', values: ['1042-R1'] }),
  ).toBe(false)
  const parcel = { ...nobody, trackingNumbers: ['1Z 5R8 939 03 5756 7127'] }
  expect(belongs(parcel, { kind: 'tracking_number', values: ['1z5r89390357567127'] })).toBe(true)
  expect(belongs(parcel, { kind: 'tracking_number', values: ['1Z5R8939035756712'] })).toBe(false)
})

test('normal forms', () => {
  expect(normaliseEmail('Ada <Mailto:ADA@Example.com>')).toBe('ada@example.com')
  expect(normaliseOrderNumber('# eu-1042.')).toBe('EU-1042')
  expect(normalisePhone('tel:+49-171-2345678')).toBe('+491712345678')
  expect(normalisePhone('0171 2345678', ['XX', 'DE'])).toBe('+491712345678')
  expect(normalisePhone('hello')).toBeUndefined()
  expect(normaliseTrackingNumber('42078745 9400 1112 0620 6406 2607 87')).toBe('9400111206206406260787')
})
