import fc from 'fast-check'

/** A request on its way to a bot door. */
export interface Sent {
  method: string
  path: string
  headers: Record<string, string>
  body: string
}

const garbage = fc.oneof(
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    1e308,
    '',
    ' ',
    '\u0000',
    '\u001b[31m',
    '\ud800',
    '{}',
    '%00',
    "' OR 1=1 --",
  ),
  fc.constantFrom('x'.repeat(5_000), '٣٤٥', '𝟙𝟘𝟞𝟚', '2026-02-30', '<script>', '../../etc/passwd'),
  fc.jsonValue({ maxDepth: 3 }),
)

/** A body as an object in which one or two things are not as they should be. */
export const damagedBody = (body: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(body, fc.nat(), garbage)
        .map(([given, at, value]) => ({ ...given, [keyAt(given, at)]: value })),
    },
    { weight: 2, arbitrary: fc.tuple(body, fc.nat()).map(([given, at]) => without(given, keyAt(given, at))) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(body, fc.string(), garbage)
        .map(([given, name, value]) => ({ ...given, [name]: value })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(body, garbage).map(([given, value]) => ({ ...given, ['__proto__']: value })),
    },
    { weight: 1, arbitrary: garbage },
  )

const keyAt = (object: Record<string, unknown>, at: number): string => {
  const keys = Object.keys(object)
  return keys[at % Math.max(1, keys.length)] ?? 'order'
}

const without = (object: Record<string, unknown>, name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== name))

/** What may happen to a request on its way. */
export const damages: readonly ((sent: Sent) => Sent)[] = [
  (sent) => ({ ...sent, body: sent.body.slice(0, -1) }),
  (sent) => ({ ...sent, body: `${'['.repeat(5_000)}${']'.repeat(5_000)}` }),
  (sent) => ({ ...sent, body: JSON.stringify({ conversation: 'x'.repeat(20_000) }) }),
  (sent) => ({ ...sent, body: `\ufeff${sent.body}` }),
  (sent) => ({ ...sent, body: '' }),
  (sent) => ({ ...sent, method: 'PUT' }),
  (sent) => ({ ...sent, method: 'DELETE' }),
  (sent) => ({ ...sent, path: `${sent.path}/%E0%A4%A` }),
  (sent) => ({ ...sent, path: `${sent.path}%2F..%2F..%2Fauth` }),
  (sent) => ({ ...sent, path: `${sent.path}?order=%ff` }),
  (sent) => withHeader(sent, 'content-type', 'text/plain'),
  (sent) => withHeader(sent, 'content-type', 'application/json; charset=utf-99'),
  (sent) => withHeader(sent, 'content-encoding', 'gzip'),
  (sent) => withHeader(sent, 'content-encoding', 'snail'),
  (sent) => withHeader(sent, 'authorization', ''),
  (sent) => withHeader(sent, 'authorization', 'Bearer tlk_aaaaaaaaaaaa_'),
  (sent) => withHeader(sent, 'authorization', `Basic ${'QQ=='.repeat(500)}`),
  (sent) => withHeader(sent, 'x-forwarded-for', 'unknown, ::ffff:999.1.1.1, <script>'),
]

const withHeader = (sent: Sent, name: string, value: string): Sent => ({
  ...sent,
  headers: { ...sent.headers, [name]: value },
})
