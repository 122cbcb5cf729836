import { expect, test } from 'vitest'
import { found, keysIn, valuesOf } from './ticket.ts'

test.each([
  ['write to ada@example.com, please', 'ada@example.com'],
  ['<ADA@Example.COM>', 'ada@example.com'],
  ['mailto:ada@example.com', 'ada@example.com'],
  ['<a href="mailto:ada@example.com">mail me</a>', 'ada@example.com'],
  ["'ada@example.com'.", 'ada@example.com'],
  ['ada+shop@mail.example.co.uk', 'ada+shop@mail.example.co.uk'],
  ['ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'ada@example.com'],
  ['a\u200bda@exam\u202eple.com', 'ada@example.com'],
  ['jürgen@müller.example', 'jürgen@müller.example'],
])('"%s" holds e-mail %s', (text, email) => {
  expect(valuesOf('email', text)).toEqual([email])
})

test.each([
  '@ada said hello',
  'ada@localhost',
  'logo@2x.png',
  'no-reply@shop.example',
  'support@acme.zendesk.com',
  'https://shop.example/?email=ada@example.com',
  'a @ b . com',
])('"%s" holds no e-mail', (text) => {
  expect(valuesOf('email', text)).toEqual([])
})

const german = { countries: ['DE'] }
const american = { countries: ['US'] }

test.each([
  ['call +49 171 2345678', {}, '+491712345678'],
  ['call +49 (0)171 2345678', {}, '+491712345678'],
  ['call 0049 171 2345678', {}, '+491712345678'],
  ['Tel.: 0171/2345678', german, '+491712345678'],
  ['unter 0171 - 2345678 erreichbar', german, '+491712345678'],
  ['call (212) 555-0123', american, '+12125550123'],
  ['call 212.555.0123', american, '+12125550123'],
  ['my phone is 2125550123', american, '+12125550123'],
  ['Tel ＋４９ １７１ ２３４５６７８', {}, '+491712345678'],
])('"%s" holds a phone number', (text, options, phone) => {
  expect(found(text, options)).toEqual([`phone ${phone}`])
})

test.each([
  ['Tel. 0171 2345678', {}],
  ['my number is 2125550123', american],
  ['call 212-555-0123', german],
  ['fax 0171 2345678', german],
  ['Bestellung 0171234567', german],
  ['on 01.02.2026 10', german],
  ['#01712345678', german],
  ['+12', {}],
])('"%s" holds no phone number', (text, options) => {
  expect(valuesOf('phone', text, options)).toEqual([])
})

test("a phone number without country code is read in the requester's own country first", () => {
  const phoneOf = (locale: string) =>
    keysIn({ requester: { emails: [], phones: ['020 7946 0958'], locale } }, { countries: ['DE'] })[0]?.value
  expect(phoneOf('en-GB')).toBe('+442079460958')
  expect(phoneOf('en')).toBe('+492079460958')
})

test("our own people's addresses are not the customer's, those of a company with a longer name are", () => {
  const description = 'a@brand.example b@mail.brand.example c@notbrand.example'
  expect(valuesOf('email', description, { ownDomains: ['brand.example'] })).toEqual(['c@notbrand.example'])
})

test('a colleague who asks for her own order is found by her own address', () => {
  const requester = { emails: ['ada@brand.example'], phones: [] }
  expect(keysIn({ requester }, { ownDomains: ['brand.example'] })).toMatchObject([
    { value: 'ada@brand.example' },
  ])
})

test('what an agent writes names orders, not contacts of the customer', () => {
  const text =
    'Order #1042 is on its way.\nCall us: +49 30 901820, help@carrier.example\n-- \nAcme, VAT #123456789'
  expect(keysIn({ comments: [{ text, fromCustomer: false }] })).toMatchObject([
    { kind: 'order_number', value: '1042' },
  ])
  expect(keysIn({ comments: [{ text, fromCustomer: true }] }).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['email', 'phone']),
  )
})
