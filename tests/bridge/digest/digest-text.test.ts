import { digestHtml } from '@throughline/bridge/domain/digest/digest-html.ts'
import { type DigestFacts, digestOf } from '@throughline/bridge/domain/digest/digest-of.ts'
import { digestText } from '@throughline/bridge/domain/digest/digest-text.ts'
import { expect, test } from 'vitest'
import { badWeek, noNumbers, rate } from './facts.ts'

const textOf = (facts: DigestFacts): string => digestText(digestOf(facts))

/** The bad week with some of it changed. */
const changed = (change: (facts: DigestFacts) => void): DigestFacts => {
  const facts = badWeek()
  change(facts)
  return facts
}

test('a lead reads first how it moved and why, and which days that is about', () => {
  const { subject, period, blocks } = digestOf(badWeek())
  expect(subject).toBe('Müller & Söhne: first contacts, week of 2 November 2026')
  expect(period).toContain('Monday 2 November to Sunday 8 November 2026')
  expect(blocks[0]).toEqual({
    kind: 'lead',
    text: 'First-contact resolution fell by 8 points. 61% of the loss is one cause: Silent parcel (Carrier).',
  })
})

test('the three numbers stand together with cases, interval and change, and Zendesk’s beside them', () => {
  const text = textOf(badWeek())
  expect(text).toContain(
    'One-touch: 75.0% (150 of 200; with 95% certainty between 68.6% and 80.5%), as in the week before',
  )
  expect(text).toContain('▼ 8 points against the week before')
  expect(text).toMatch(/Net FCR: 70\.0% .*not comparable with the week before/)
  expect(text).toMatch(/Zendesk’s one-touch: 82\.0% .*▲ 2 points/)
})

test('a number of fewer than 20 cases is told in words', () => {
  const text = textOf(
    changed(({ overview }) => {
      overview.numbers = { ...noNumbers, fcr: rate(12, 19) }
      overview.sentence = { kind: 'too_few' }
    }),
  )
  expect(text).toContain('There are too few solved contacts for a verdict: 19 in this week.')
  expect(text).toContain('FCR: too few for a share (12 of 19)')
  expect(text).toContain('One-touch: no cases (0 of 0)')
  expect(text).not.toMatch(/FCR: .*%/)
})

test('causes are the five that lost the most, with whose they are', () => {
  const text = textOf(badWeek())
  expect(text).toContain('- Silent parcel; Owner: Carrier; Lost: 41; Week before: 20')
  expect(text).toContain('- Our word was not kept; Owner: Nobody named; Lost: 3; Week before: 4')
  expect(text).not.toContain('Damaged')
  expect(text).not.toContain('Nothing was wrong')
})

test('what the audit found is told as sentences, its costs and its few cases too', () => {
  const text = textOf(badWeek())
  expect(text).toContain(
    'Warehouse Łódź Süd in peak weeks: Packed without check, 8 times as often as elsewhere.',
  )
  expect(text).toContain('31 contacts. Owner: Warehouse. Cost: €1,204.50.')
  expect(text).toContain('With Sparrow, region DE-8 since 5 October 2026: Silent parcel, and nowhere else.')
  expect(text).toContain('9 of 12 orders here, too few for a share')
})

test('returns past due are counted by owner, with the one that has waited longest', () => {
  const text = textOf(badWeek())
  expect(text).toContain(
    '- Finance; Returns: 2; Longest overdue: #1040 (R-7) · Refund overdue · 16 days late · €89.00',
  )
  expect(text).toContain(
    '- Returns desk; Returns: 1; Longest overdue: #1041 · Return not inspected · 3 days late',
  )
})

test('promises of today stand before those of tomorrow', () => {
  const text = textOf(badWeek())
  expect(text).toContain('1 today, 1 tomorrow.')
  expect(text.indexOf('#1051; Promise: Refund today')).toBeGreaterThan(0)
  expect(text.indexOf('#1050; Promise: Delivery tomorrow')).toBeGreaterThan(text.indexOf('#1051'))
})

test('a long list of promises says how many more there are', () => {
  const many = changed(({ now }) => {
    const [one] = now.promises
    if (one) now.promises = Array.from({ length: 14 }, (_, at) => ({ ...one, order: `#20${at}` }))
  })
  expect(textOf(many)).toContain('2 more promises on the board.')
})

test('what may be missing is said before the numbers, in the company’s time', () => {
  const { blocks } = digestOf(
    changed(({ overview }) => {
      overview.gaps = [{ from: '2026-11-03T10:00:00Z', to: '2026-11-03T14:30:00Z' }]
      overview.backfill = { state: 'running', from: '2026-01-01T00:00:00Z', tickets: 3 }
    }),
  )
  expect(blocks.map(({ kind }) => kind).slice(0, 4)).toEqual(['lead', 'notice', 'notice', 'numbers'])
  expect(blocks[1]).toEqual({
    kind: 'notice',
    text: 'Events of tickets may be missing between 3 November 2026, 11:00 and 3 November 2026, 15:30.',
  })
  expect(blocks[2]).toEqual({
    kind: 'notice',
    text: 'Zendesk’s past is not read yet: the numbers may still change.',
  })
})

test('a quiet week is no blank page', () => {
  const text = textOf(
    changed((facts) => {
      facts.overview = { numbers: noNumbers, before: noNumbers, sentence: { kind: 'too_few' }, gaps: [] }
      facts.causes.rows = []
      facts.audit.findings = []
      facts.now = { ...facts.now, returnsPastDue: [], promises: [] }
    }),
  )
  for (const sentence of [
    'No first contact was lost in this week.',
    'No place and no time stands out.',
    'No return is past due.',
    'No promise is due until tomorrow.',
  ])
    expect(text).toContain(sentence)
})

const hostile = `"><script>alert(1)</script><img src=x onerror='a'>&amp;\u202e\u0000\nBcc: x@example.com`

test('what strangers wrote is text in the mail, on one line', () => {
  const digest = digestOf(
    changed((facts) => {
      facts.company = hostile
      for (const { where } of facts.audit.findings) {
        where.warehouse = hostile
        where.carrier = hostile
        where.region = hostile
      }
      for (const { rows } of facts.now.returnsPastDue)
        for (const row of rows) {
          row.order = hostile
          row.returnNumber = hostile
        }
      for (const promise of facts.now.promises) promise.order = hostile
    }),
  )
  const html = digestHtml(digest)
  expect(html).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).toContain('&amp;amp;')
  expect(html).not.toMatch(/<script|<img|onerror='|\u202e|\0/)
  expect(digest.subject).not.toContain('\n')
  expect(digestText(digest)).not.toContain('\nBcc:')
})

test('a name without an end ends', () => {
  const facts = changed(({ now }) => {
    for (const promise of now.promises) promise.order = 'x'.repeat(5_000)
  })
  expect(textOf(facts)).toMatch(/x{79}…;/)
  expect(textOf(facts)).not.toMatch(/x{80}/)
})

test('nothing in the page comes from elsewhere, and it is readable in the dark', () => {
  const html = digestHtml(digestOf(badWeek()))
  expect(html).not.toMatch(/https?:|<script|<img|<link|url\(|@import/)
  expect(html).toContain('prefers-color-scheme: dark')
  expect(html).toContain('Müller &amp; Söhne')
})
