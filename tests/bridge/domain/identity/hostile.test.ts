import { identify } from '@throughline/bridge/domain/identity/identify.ts'
import {
  normaliseOrderNumber,
  normaliseTrackingNumber,
} from '@throughline/bridge/domain/identity/normalise.ts'
import { readable } from '@throughline/bridge/domain/identity/readable.ts'
import type { TicketContext } from '@throughline/shared/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ticketOf } from './ticket.ts'

const options = {
  countries: ['DE', 'US', 'GB'],
  rules: [{ connection: 'shop-eu', order: ['EU-\\d{4,}'], return: ['RT\\d{5}'], prefix: 'EU-' }],
}

/** What customers write, in pieces. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      'order ',
      '#',
      'Bestellung Nr. ',
      'parcel ',
      'DHL ',
      'RMA ',
      'Tel. ',
      '+49 ',
      '€',
      '注文番号',
      'ticket #',
      ' and ',
      '\n> ',
      '\n-- \n',
    ],
    ...[
      '\nBest regards\n',
      'On Monday, Ada wrote:\n',
      '<b>',
      '</b>',
      '<br>',
      '<a href="https://ups.com/track/',
      '">',
      '<blockquote>',
      '<!--',
      '&#49;',
      '&amp',
    ],
    ...['\u202e', '\u200b', '\u0000', '１０４２', '@', 'https://', '.', ',', '-', '/', ' ', ' ', '\n'],
    ...[
      'ada@example.com',
      'b@work.example',
      '1Z5R89390357567127',
      '790535312317',
      'RB123456785GB',
      '#1042-R1',
      'EU-1042',
      'RT12345',
      '0171 2345678',
      '2026-03-04',
    ],
  ),
  fc.integer({ min: 0, max: 99_999_999 }).map(String),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
const comments = fc.array(fc.record({ text, fromCustomer: fc.boolean() }), { maxLength: 4 })
const ticket: fc.Arbitrary<TicketContext> = fc
  .record({ subject: text, description: text, comments, customFields: fc.array(text, { maxLength: 2 }) })
  .map(ticketOf)

const unlimited = {
  ...options,
  limits: { email: 1000, phone: 1000, order_number: 1000, return_number: 1000, tracking_number: 1000 },
}
const setOf = (said: TicketContext) =>
  identify(said, unlimited)
    .keys.map(({ kind, value, places, connections }) => JSON.stringify({ kind, value, places, connections }))
    .toSorted()

test('the order of comments changes what comes first, not what is found', () => {
  fc.assert(
    fc.property(ticket, (said) => {
      expect(setOf({ ...said, comments: said.comments.toReversed() })).toEqual(setOf(said))
    }),
    { numRuns: 300 },
  )
})

test('saying a thing twice changes nothing but its rank', () => {
  fc.assert(
    fc.property(ticket, (said) => {
      expect(setOf({ ...said, comments: [...said.comments, ...said.comments] })).toEqual(setOf(said))
    }),
    { numRuns: 300 },
  )
})

test('every key stands in a text as it is shown, and its value is what is shown', () => {
  fc.assert(
    fc.property(ticket, (said) => {
      const texts = [
        said.subject,
        said.description,
        ...said.customFields,
        ...said.comments.map((one) => one.text),
      ].map(readable)
      for (const { kind, value, shown } of identify(said, unlimited).keys) {
        expect(texts.some((one) => one.includes(shown))).toBe(true)
        if (kind === 'order_number' || kind === 'return_number')
          expect(normaliseOrderNumber(shown)).toBe(value)
        if (kind === 'tracking_number')
          expect(normaliseTrackingNumber(shown.replaceAll(/[/_]/g, ''))).toBe(value)
        if (kind === 'email') expect(shown.toLowerCase()).toContain(value.slice(1))
      }
    }),
    { numRuns: 300 },
  )
})

const repeated = (part: string) => part.repeat(Math.ceil(100_000 / part.length)).slice(0, 100_000)
const counted = (one: (at: number) => string, between = ' ') =>
  Array.from({ length: 10_000 }, (_, at) => one(at))
    .join(between)
    .slice(0, 100_000)

const floods: Record<string, string> = {
  'ten thousand numbers': counted((at) => String(100_000 + at)),
  'ten thousand orders': counted((at) => `order ${10_000 + at}`),
  'ten thousand signs': counted((at) => `#${1000 + at}`),
  'ten thousand tracking numbers': counted((at) => String(790_535_312_317 + at * 13), ' parcel '),
  'ten thousand phones': counted((at) => `+49171${2_000_000 + at}`),
  'ten thousand national phones': counted((at) => `0171 ${2_000_000 + at}`, ', '),
  'ten thousand e-mails': counted((at) => `a${at}@x.example`),
  'ten thousand configured numbers': counted((at) => `EU-${1000 + at}`),
  ...Object.fromEntries(
    [
      '@',
      'a@',
      'a',
      '1',
      '1 ',
      '1-',
      '#',
      '<',
      '<a ',
      '<!--',
      '<style>',
      '<div>',
      '<blockquote>\n',
      '&amp',
      '&#x',
      '\n',
      '>\n',
      '-- \n',
    ]
      .concat([
        '\u202e1\u200b',
        '１',
        '注文番号',
        'order no ',
        'on wrote:\n',
        'from:\n',
        'https://ups.com/',
        'DE89 3704 ',
        '1Z',
        'ups ',
        'href="',
      ])
      .map((part) => [`nothing but ${JSON.stringify(part)}`, repeated(part)]),
  ),
}

/**
 * Time is measured loosely: a pattern or loop that grows with the square of the text needs minutes for these, everything here some
 * 50 ms. The bound is forty times that, for machines that are busy elsewhere.
 */
test.each(Object.entries(floods))('100 kB of %s end soon, with few keys', (_, flood) => {
  const started = performance.now()
  const { keys } = identify(ticketOf({ description: flood }), options)
  expect(performance.now() - started).toBeLessThan(2_000)
  expect(keys.length).toBeLessThanOrEqual(40)
  expect(JSON.stringify(keys).length).toBeLessThan(40 * 1_000)
})

test('a ticket of the largest size is read in part, newest first, and says so', () => {
  const comments = Array.from({ length: 200 }, (_, at) => ({
    text: `order ${at === 199 ? 1042 : 9000 + at} ${'x '.repeat(45_000)}`,
    fromCustomer: true,
  }))
  const { keys, truncated } = identify(ticketOf({ comments }), options)
  expect(truncated).toBe(true)
  expect(keys[0]?.value).toBe('1042')
})
