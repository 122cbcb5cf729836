import { identify } from '@throughline/bridge/domain/identity/identify.ts'
import { Key } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { keysIn, ticketOf } from './ticket.ts'

const ada = { emails: ['Ada@Example.com'], phones: ['+49 171 2345678', 'no number'] }

test('a ticket gives every key with all its places, strongest first', () => {
  const { keys, truncated } = identify(
    ticketOf({
      requester: ada,
      subject: 'Order #1042',
      customFields: ['EU-7001'],
      description: 'Where is order 1042? The parcel is 1Z5R89390357567127, UPS says.',
      comments: [
        { text: 'We look into #1042.', fromCustomer: false },
        { text: 'Or #1043?\n\nBest regards\nAda\nada@work.example', fromCustomer: true },
      ],
    }),
  )
  expect(truncated).toBe(false)
  expect(keys).toEqual([
    { kind: 'phone', value: '+491712345678', shown: '+49 171 2345678', places: ['requester_identity'] },
    { kind: 'email', value: 'ada@example.com', shown: 'Ada@Example.com', places: ['requester_identity'] },
    { kind: 'order_number', value: 'EU-7001', shown: 'EU-7001', places: ['custom_field'] },
    { kind: 'order_number', value: '1042', shown: '#1042', places: ['subject', 'description', 'comment'] },
    {
      kind: 'tracking_number',
      value: '1Z5R89390357567127',
      shown: '1Z5R89390357567127',
      places: ['description'],
      carriers: [{ carrier: 'ups', certainty: 'checksum' }],
    },
    { kind: 'order_number', value: '1043', shown: '#1043', places: ['comment'] },
    { kind: 'email', value: 'ada@work.example', shown: 'ada@work.example', places: ['signature'] },
  ])
  expect(keys.map((key) => Key.parse(key))).toEqual(keys)
})

const comments = (...texts: string[]) => texts.map((text) => ({ text, fromCustomer: true }))

test('of keys in equal places the one named more often comes first, then the one named later', () => {
  const values = (...texts: string[]) => keysIn({ comments: comments(...texts) }).map(({ value }) => value)
  expect(values('#1042', '#1043', '#1042')).toEqual(['1042', '1043'])
  expect(values('#1042', '#1043')).toEqual(['1043', '1042'])
})

test('hundreds of numbers do not become hundreds of questions, and the panel can say so', () => {
  const flood = Array.from({ length: 300 }, (_, at) => `order ${5000 + at}`).join(', ')
  const { keys, truncated } = identify(ticketOf({ subject: '#1042', description: flood }))
  expect(truncated).toBe(true)
  expect(keys).toHaveLength(10)
  expect(keys[0]?.value).toBe('1042')
})

test('as many as there may be are not cut', () => {
  const ten = Array.from({ length: 10 }, (_, at) => `order ${5000 + at}`).join(', ')
  expect(identify(ticketOf({ description: ten })).truncated).toBe(false)
})

test('limits can be set', () => {
  const { keys, truncated } = identify(ticketOf({ description: '#1042 #1043' }), {
    limits: { order_number: 1 },
  })
  expect([keys.length, truncated]).toEqual([1, true])
})

test('a ticket that says nothing has no keys', () => {
  expect(identify(ticketOf())).toEqual({ keys: [], truncated: false })
})

test('an agent may search for bare digits, and every meaning of them is asked', () => {
  const search = (text: string) =>
    identify({ ...ticketOf(), search: text }, { countries: ['DE'] }).keys.map(
      ({ kind, value }) => `${kind} ${value}`,
    )
  expect(search('1042')).toEqual(['order_number 1042', 'return_number 1042'])
  expect(search('3318810025')).toEqual(
    expect.arrayContaining(['tracking_number 3318810025', 'order_number 3318810025']),
  )
  expect(search('0171 2345678')).toEqual(expect.arrayContaining(['phone +491712345678']))
  expect(search('ada@example.com')).toEqual(['email ada@example.com'])
  expect(search('#1042')).toEqual(['order_number 1042'])
  expect(identify({ ...ticketOf(), search: '1042' }).keys[0]?.places).toEqual(['search'])
})
