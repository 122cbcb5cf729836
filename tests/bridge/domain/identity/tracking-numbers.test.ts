import {
  carrierCandidates,
  readingsOf,
  withoutRouting,
} from '@throughline/bridge/domain/identity/tracking-number.ts'
import { expect, test } from 'vitest'
import { keysIn, valuesOf } from './ticket.ts'
import published from './tracking-numbers/published.json' with { type: 'json' }

const formatsOf = (written: string): string[] =>
  readingsOf(withoutRouting(written.replaceAll(/[\s-]/g, '').toUpperCase())).map(({ format }) => format.id)

const rows = (side: 'valid' | 'invalid') =>
  published.flatMap(({ id, [side]: numbers }) => numbers.map((number) => [id, number] as const))

test.each(rows('valid'))('%s: %s fits', (id, number) => {
  expect(formatsOf(number)).toContain(id)
})

test.each(rows('invalid'))('%s: %s does not fit', (id, number) => {
  expect(formatsOf(number)).not.toContain(id)
})

// Examples from the pages named in tracking-formats.ts.
test.each([
  ['dhl_paket_20', '00340433836442636597', '00340433836442636598'],
  ['dhl_identcode', '201298452277', '201298452278'],
  ['dhl_identcode', '21.802 580.906 6'.replaceAll('.', ''), '218025809067'],
  ['hermes_14', '09133131530724', '09133131530725'],
  ['dhl_jjd', 'JJD1410302937991', 'JJD141030293799'],
  ['postnl_3s', '3SDEVC1234567', '3SDEVC12345678'],
  ['colissimo', '8D00432154798', 'DD00432154798'],
  ['royal_mail_2d', '32-001 925 4000-221 BB4 EFC', '32-001 925 4000-221 BB4 EFG'],
  ['royal_mail_16', '021115C902CF0C99', '021115C902CF0C9'],
  ['parcelforce_9', 'AA1234567', 'AA12345678'],
  ['parcelforce_14', 'AAAA1234567890', 'AAA1234567890'],
  ['gls_track_id', 'XHAX4HDA', 'XHAXHHDA'],
])('%s: %s fits and %s does not', (id, right, wrong) => {
  expect(formatsOf(right)).toContain(id)
  expect(formatsOf(wrong)).not.toContain(id)
})

test('a number of two carriers has two candidates, each with its proof', () => {
  expect(carrierCandidates('00340433836442636597')).toEqual([
    { carrier: 'dhl', certainty: 'checksum' },
    { carrier: 'usps', certainty: 'checksum' },
  ])
})

test('a fitting check digit comes before a mere shape', () => {
  const candidates = carrierCandidates('09133131530724')
  expect(candidates[0]).toEqual({ carrier: 'hermes', certainty: 'checksum' })
  expect(candidates.slice(1).map(({ certainty }) => certainty)).not.toContain('checksum')
  expect(candidates.length).toBeGreaterThan(1)
})

test('the carrier that was named comes first, whatever the check digit says', () => {
  expect(carrierCandidates('09133131530724', new Set(['dpd']))[0]).toEqual({
    carrier: 'dpd',
    certainty: 'pattern',
  })
})

test.each([
  ['RB123456785GB', 'royal_mail'],
  ['RB123456785US', 'usps'],
  ['RB123456785CF', 'post_cf'],
])('%s was issued by the post of the country at its end', (number, carrier) => {
  expect(carrierCandidates(number)).toEqual([{ carrier, certainty: 'checksum' }])
})

test('a country without a post issues nothing', () => {
  expect(carrierCandidates('RB123456785ZZ')).toEqual([])
})

test('the destination that American barcodes put in front is no part of the number', () => {
  expect(withoutRouting('420787459400111206206406260787')).toBe('9400111206206406260787')
  expect(withoutRouting('4201028200009261290113185417468510')).toBe('9261290113185417468510')
  expect(withoutRouting('420787459400111206206406260788')).toBe('420787459400111206206406260788')
})

test.each([
  ['my parcel 1Z5R89390357567127 is late', '1Z5R89390357567127'],
  ['it is 1z5r89390357567127', '1Z5R89390357567127'],
  ['1Z 8V9 2A7 03 6720 3024 please', '1Z8V92A70367203024'],
  ['order 1Z5R89390357567127', '1Z5R89390357567127'],
  ['RB 123 456 785 GB', 'RB123456785GB'],
  ['my FedEx number 790535312317', '790535312317'],
  ['FedEx 7905 3531 2317', '790535312317'],
  ['790535312317', '790535312317'],
  ['parcel #3318810025', '3318810025'],
  ['DHL 3318810025', '3318810025'],
  ['Sendungsnummer: 00340433836442636597', '00340433836442636597'],
  ['Mein Paket 0034 0433 8364 4263 6597 fehlt', '00340433836442636597'],
  ['TBA000000000000', 'TBA000000000000'],
  ['LaserShip LX17635036', 'LX17635036'],
  ['JJD0002257639032011', 'JJD0002257639032011'],
  ['PostNL 3SDEVC1234567', '3SDEVC1234567'],
  ['colis 8D00432154798', '8D00432154798'],
  ['the Evri parcel 1234567890123456', '1234567890123456'],
  ['tracking number AB12345678CD9', 'AB12345678CD9'],
  ['USPS 420 78745 9400111206206406260787', '9400111206206406260787'],
  ['<a href="https://www.fedex.com/fedextrack/?trknbr=790535312317">Track</a>', '790535312317'],
  ['https://www.ups.com/track?tracknum=1Z5R89390357567127&requester=x', '1Z5R89390357567127'],
  ['https://www.evri.com/track/parcel/H01AB12345678901/details', 'H01AB12345678901'],
  ['https://nolp.dhl.de/nextt-online-public/set_identcodes.do?idc=201298452277', '201298452277'],
])('"%s" holds tracking number %s', (text, number) => {
  expect(valuesOf('tracking_number', text)).toEqual([number])
})

test.each([
  'my number is 3318810025',
  'the code 60120172242323 does not work',
  'I paid with 4111 1111 1111 1111',
  'my parcel never came, and my long letter goes on for more than eighty characters before it says 4111111111111111',
  'IBAN DE89 3704 0044 0532 0130 00 for the parcel refund',
  'serial number 3318810025, where is my parcel',
  'tracking number 12345',
  '1Z5R89390357567128',
  'my parcel of 2026-03-04 10:00',
  'call +49 171 2345678 about the parcel',
  'https://shop.example/products/3318810025',
  'ABC123456789',
])('"%s" holds no tracking number', (text) => {
  expect(valuesOf('tracking_number', text)).toEqual([])
})

test('a carrier named anywhere in the ticket comes first', () => {
  const description = 'Sendung 09133131530724'
  const carriersOf = (subject: string) =>
    keysIn({ subject, description })[0]?.carriers?.map(({ carrier }) => carrier)
  expect(carriersOf('')?.[0]).toBe('hermes')
  expect(carriersOf('my DHL parcel')?.[0]).toBe('dhl')
})

test('a number whose carrier nobody knows is a key without candidates', () => {
  expect(keysIn({ description: 'tracking number AB12345678CD9' })).toMatchObject([{ carriers: [] }])
})
