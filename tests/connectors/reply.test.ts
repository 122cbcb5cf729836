import { ConnectorError } from '@throughline/bridge/connectors/errors.ts'
import { readJson, readWire, requireSuccess, scrub } from '@throughline/bridge/connectors/reply.ts'
import { versionOf } from '@throughline/bridge/connectors/version.ts'
import { wordIn } from '@throughline/bridge/connectors/word-table.ts'
import { expect, test } from 'vitest'
import { z } from 'zod'

const errorOf = (run: () => unknown): ConnectorError => {
  try {
    run()
  } catch (error) {
    if (error instanceof ConnectorError) return error
  }
  throw new Error('it did not fail as a connector does')
}

const Wire = z.object({ orders: z.array(z.object({ id: z.string() })) })

test('a wrong form names the place and what stood there, never the value', () => {
  const { kind, message } = errorOf(() =>
    readWire(Wire, { orders: [{ id: 'a' }, { id: { email: 'ada@example.com' } }] }, 'Acme'),
  )
  expect(kind).toBe('unexpected_shape')
  expect(message).toBe('Acme answered in an unknown form: orders.1.id is an object, expected string')
})

test('a missing field and a wrong whole are named as such', () => {
  expect(errorOf(() => readWire(Wire, {}, 'Acme')).message).toContain('orders is missing, expected array')
  expect(errorOf(() => readWire(Wire, null, 'Acme')).message).toContain('the reply itself is null')
})

test('text that is not JSON is described and not repeated', () => {
  const { kind, message, cause } = errorOf(() => readJson('{"email": "ada@example.com", ', 'Acme'))
  expect(kind).toBe('unexpected_shape')
  expect(message).toContain('not (complete) JSON, 29 characters')
  expect(message).not.toContain('ada')
  expect(cause).toBeUndefined()
  expect(errorOf(() => readJson('<html>ada@example.com</html>', 'Acme')).message).toContain('a web page')
  expect(errorOf(() => readJson('', 'Acme')).message).toContain('nothing')
})

test('what a refused status means is told with the vendor’s words, scrubbed', () => {
  const reply = {
    status: 429,
    headers: { 'retry-after': '30' },
    body: '{"message":"too many for ada@example.com"}',
  }
  const words = (body: unknown) => z.object({ message: z.string() }).parse(body).message
  const { kind, message, retryAfter } = errorOf(() => requireSuccess(reply, 'Acme', words))
  expect([kind, retryAfter, message]).toEqual([
    'rate_limited',
    30,
    'Acme answered HTTP 429: too many for •••',
  ])
})

test('a success is let through', () => {
  expect(() => requireSuccess({ status: 204, headers: {}, body: '' }, 'Acme')).not.toThrow()
})

test.each([
  ['mail ada.lovelace@example.com now', 'mail ••• now'],
  ['call +1 (503) 555-0100', 'call •••'],
  ['parcel 9400100110368068501276 is gone', 'parcel ••• is gone'],
  ['parcel 1Z999AA10123456784 is gone', 'parcel ••• is gone'],
  ['Authorization: Bearer abc', 'Authorization: Bearer •••'],
  ['key 5f0c2a9e-8a44-4b55-9c6f-2f1f4c3b7a10 refused', 'key ••• refused'],
])('%s is safe for a log as: %s', (text, safe) => {
  expect(scrub(text)).toBe(safe)
})

test.each([
  'Missing required scope(s): view:orders',
  'requires 1000001 credits, the maximum is 4004',
  'read_merchant_managed_fulfillment_orders is needed',
  'TRACKER.CARRIER_CODE_MISMATCH',
])('%s stays as it is', (text) => {
  expect(scrub(text)).toBe(text)
})

test('a long story is cut', () => {
  expect(scrub('word '.repeat(1_000))).toHaveLength(200)
})

test('equal data has an equal version, and one changed field, or another update time, another', () => {
  const said = () => ({ a: 1, b: { c: [1, 2] } })
  expect(versionOf('2026', said())).toBe(versionOf('2026', said()))
  expect(versionOf('2026', { a: [1, 2] })).not.toBe(versionOf('2026', { a: [2, 1] }))
  expect(versionOf('2026', said())).not.toBe(versionOf('2027', said()))
})

test('versions of one document sort by the vendor’s own time', () => {
  const versions = ['2026-11-18T10:00:00Z', '2026-11-17T10:00:00Z', '2026-11-19T10:00:00Z'].map((at) =>
    versionOf(at, { at }),
  )
  expect(versions.toSorted().map((version) => version.slice(0, 10))).toEqual([
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
  ])
})

test('a table knows its own words and not those of every JavaScript object', () => {
  expect(wordIn({ delivered: 1 }, 'delivered')).toBe(1)
  for (const word of ['constructor', '__proto__', 'toString', '', null, undefined])
    expect(wordIn({ delivered: 1 }, word)).toBeUndefined()
})
