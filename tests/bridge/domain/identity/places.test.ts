import { expect, test } from 'vitest'
import { keysIn } from './ticket.ts'

const placesOf = (description: string): Record<string, readonly string[]> =>
  Object.fromEntries(keysIn({ description }).map(({ value, places }) => [value, places]))

test.each([
  'Best regards,\nAda',
  '-- \nAda',
  'Sent from my iPhone',
  'Mit freundlichen Grüßen\nAda',
  'Von meinem iPhone gesendet',
  'Cordialement',
  'Met vriendelijke groet,',
  'よろしくお願いいたします。'.slice(0, -1),
])('what stands below "%s" is the signature', (closing) => {
  expect(placesOf(`order 1042 is late\n\n${closing}\nada@work.example`)).toEqual({
    1042: ['description'],
    'ada@work.example': ['signature'],
  })
})

test('thanks in the middle of a sentence, or of a long mail, is no signature', () => {
  expect(placesOf('Thanks, my order 1042\nada@work.example')['ada@work.example']).toEqual(['description'])
  const long = `Thanks\n${'one more line\n'.repeat(14)}ada@work.example`
  expect(placesOf(long)['ada@work.example']).toEqual(['description'])
})

test.each([
  'On Mon, 2 Mar 2026 at 10:00, Support <help@brand.example> wrote:\nabout order 1042, call +49 30 901820',
  'Am 02.03.2026 um 10:00 schrieb Support:\nabout order 1042, call +49 30 901820',
  '-----Original Message-----\nabout order 1042, call +49 30 901820',
  'From: Support\nSent: Monday\n\nabout order 1042, call +49 30 901820',
  '> about order 1042, call +49 30 901820',
  '<blockquote><p>about</p><p>order 1042, call +49 30 901820</p></blockquote>',
])('a quoted mail names orders weakly and contacts not at all: %s', (quoted) => {
  expect(placesOf(`still late\n\n${quoted}`)).toEqual({ 1042: ['signature'] })
})

test('an answer below quoted lines is the customer again', () => {
  const text = 'On Mon, Support wrote:\n> about order 1042\n> regards\n\nno, order 1043, ada@work.example'
  expect(placesOf(text)).toEqual({
    1042: ['signature'],
    1043: ['description'],
    'ada@work.example': ['description'],
  })
})

test('a mail that the customer forwards shows her other address, not the phone of the shop', () => {
  const text =
    'see below\n---------- Forwarded message ---------\nTo: ada@private.example\nOrder 1042\nCall +49 30 901820'
  expect(placesOf(text)).toEqual({ 1042: ['signature'], 'ada@private.example': ['signature'] })
})

test('a contact form is no mail header', () => {
  expect(placesOf('From: Ada\nE-mail: ada@work.example\nOrder: 1042')).toEqual({
    1042: ['description'],
    'ada@work.example': ['description'],
  })
})
