import { replyMessages } from '@throughline/bridge/domain/wording/languages.ts'
import { composeReply } from '@throughline/bridge/domain/wording/reply.ts'
import type { CardReturn, OrderCard, OrderPromise } from '@throughline/shared/contract'
import { replyLanguageFor, replyLanguages } from '@throughline/shared/vocabulary'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCard, asOf, at, bareCard } from './cards.ts'

const written = (card: OrderCard, language: (typeof replyLanguages)[number] = 'en') =>
  composeReply(card, { language, asOf })

const inTransit: OrderCard = {
  ...bareCard,
  customer: { ...bareCard.customer, name: 'Ada Lovelace' },
  headline: {
    fact: {
      topic: 'shipment',
      word: 'in_transit',
      proof: 'proven',
      source: 'easypost',
      carrier: 'DHL',
      place: 'Leipzig',
      at: at('2026-11-18T14:05:00'),
    },
  },
}
const late: OrderPromise = {
  kind: 'delivery',
  by: 'shop',
  source: 'shop-eu',
  latest: '2026-11-20',
  state: 'at_risk',
  reason: 'carrier_estimates_later',
  expected: '2026-11-23',
  evidence: [
    { topic: 'promise', value: '2026-11-20', source: 'shop-eu', strength: 'system_record' },
    { topic: 'estimate', value: '2026-11-23', source: 'easypost', strength: 'assertion' },
  ],
}

test('a late parcel is told with its last scan, the new date, and the date that was promised', () => {
  expect(written({ ...inTransit, promises: [late] })).toEqual({
    text: [
      'Hello Ada Lovelace,',
      '',
      'Your parcel for order #1042 is on its way with DHL. It was last scanned in Leipzig on Wednesday 18 November. It will probably arrive on Monday 23 November, later than the Friday 20 November that we promised. We are sorry.',
    ].join('\n'),
    language: 'en',
    facts: [
      {
        topic: 'shipment',
        value: 'in_transit',
        source: 'easypost',
        strength: 'scan',
        at: at('2026-11-18T14:05:00'),
        place: 'Leipzig',
      },
      ...late.evidence,
    ],
    promises: [{ kind: 'delivery', latest: '2026-11-23', said: 'Monday 23 November' }],
  })
})

test('a German customer reads the same in German', () => {
  expect(written({ ...inTransit, promises: [late] }, 'de').text).toBe(
    'Guten Tag Ada Lovelace,\n\nIhr Paket zur Bestellung #1042 ist mit DHL unterwegs. Zuletzt gescannt wurde es am Mittwoch, 18. November in Leipzig. Voraussichtlich kommt es am Montag, 23. November an, später als der zugesagte Termin (Freitag, 20. November). Das tut uns leid.',
  )
})

test('no new date is invented where nothing carries one', () => {
  const { text, promises } = written({ ...inTransit, promises: [{ ...late, expected: undefined }] })
  expect(text).toContain('We do not have a new date yet.')
  expect(promises).toEqual([])
})

test('what is unknown is said to be unknown', () => {
  const { text, promises } = written(bareCard)
  expect(text).toBe('Hello,\n\nOur systems do not tell us clearly how far your order #1042 is.')
  expect(promises).toEqual([])
})

test('a claim that nobody scanned is no delivery', () => {
  const { fact } = inTransit.headline
  const claimed = { ...inTransit, headline: { fact: { ...fact, word: 'delivered', proof: 'claimed' } } }
  expect(written(claimed as OrderCard).text).toContain('there is no scan by the carrier that confirms it')
  const proven = { ...inTransit, headline: { fact: { ...fact, word: 'delivered' } } }
  expect(written(proven as OrderCard).text).toContain(
    'DHL has delivered your parcel for order #1042 on Wednesday 18 November.',
  )
})

const returned: CardReturn = {
  stage: 'received',
  lines: [],
  refunds: [],
  sources: ['loop'],
  sides: [],
  ledger: {
    steps: [],
    clock: {
      startedBy: 'received',
      startedOn: '2026-11-18',
      due: '2026-11-25',
      businessDaysLeft: 3,
      owner: 'finance',
    },
    amounts: { due: { minor: 8900, currency: 'EUR' }, parts: [] },
  },
}
const back: OrderCard = {
  ...bareCard,
  headline: { fact: { topic: 'return', word: 'received', proof: 'claimed', source: 'loop' } },
  returns: [returned],
}

test('a refund is told with its amount and the day on which it is due, which is then a promise', () => {
  expect(written(back)).toMatchObject({
    text: 'Hello,\n\nYour return for order #1042 has arrived. Your refund of €89.00 is due by Wednesday 25 November.',
    promises: [{ kind: 'refund', latest: '2026-11-25' }],
  })
})

test('a late refund is called late, once, and promises no day', () => {
  const { clock } = returned.ledger
  if (!clock) throw new Error('the sample lost its clock')
  const overdue: OrderCard = {
    ...back,
    concerns: [
      {
        kind: 'refund_overdue',
        severity: 'critical',
        owner: 'finance',
        next: 'issue_refund',
        evidence: [{ topic: 'return', value: 'received', source: 'loop', strength: 'system_record' }],
        values: {},
      },
    ],
    returns: [{ ...returned, ledger: { ...returned.ledger, clock: { ...clock, businessDaysLeft: -1 } } }],
  }
  const { text, promises } = written(overdue)
  expect(text.match(/late/g)).toHaveLength(1)
  expect(promises).toEqual([])
})

test('whoever is not the one who ordered is not called by that name', () => {
  expect(written({ ...inTransit, contactDiffers: true }).text).toMatch(/^Hello,\n/)
})

test('a quarrel of our systems is not told to a customer in detail', () => {
  const card: OrderCard = {
    ...inTransit,
    concerns: (['stock_mismatch', 'tracking_mismatch'] as const).map((kind) => ({
      kind,
      severity: 'warning',
      owner: 'warehouse',
      next: 'count_stock',
      evidence: [{ topic: 'stock', value: '2', source: 'wms', strength: 'assertion' }],
      values: {},
    })),
  }
  const { text } = written(card)
  expect(text.match(/Something about your order has to be clarified on our side\./g)).toHaveLength(1)
})

test('a date of another year is written with its year', () => {
  const { text } = written({ ...inTransit, promises: [{ ...late, expected: '2027-01-04' }] })
  expect(text).toContain('Monday, 4 January 2027')
})

const dayFormats = new Map<string, Intl.DateTimeFormat>()
const dayIn = (locale: string, year: 'numeric' | undefined): Intl.DateTimeFormat => {
  const key = `${locale} ${year}`
  const options = { weekday: 'long', day: 'numeric', month: 'long', year, timeZone: 'UTC' } as const
  const format = dayFormats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  dayFormats.set(key, format)
  return format
}

/** Every text and number that a card carries, as a reply in this language may write it. */
function carried(card: OrderCard, language: (typeof replyLanguages)[number]): string[] {
  const locale = language === 'en' ? 'en-GB' : language
  const found: string[] = []
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      found.push(value)
      const day = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0]
      if (!day) return
      for (const year of [undefined, 'numeric'] as const) {
        found.push(dayIn(locale, year).format(Date.parse(day)))
      }
      return
    }
    if (typeof value !== 'object' || value === null) return
    if ('minor' in value && 'currency' in value) {
      const { minor, currency } = value as { minor: number; currency: string }
      const digits = currency === 'JPY' ? 0 : 2
      found.push(new Intl.NumberFormat(locale, { style: 'currency', currency }).format(minor / 10 ** digits))
    }
    Object.values(value).forEach(visit)
  }
  visit(card)
  return found.filter((one) => one.trim() !== '').sort((a, b) => b.length - a.length)
}

test.each(replyLanguages)('no sentence in %s states what no fact carries', (language) => {
  fc.assert(
    fc.property(anyCard, (card) => {
      const { text, promises, facts } = written(card, language)
      const rest = carried(card, language).reduce((left, known) => left.replaceAll(known, ' '), text)
      // Nothing that could be a date, an amount, a quantity or a tracking number is left.
      expect(rest).not.toMatch(/[0-9０-９{}<>]|undefined|NaN|none/)
      expect(text).toContain('#1042')
      for (const { latest, said } of promises) {
        expect(JSON.stringify(card)).toContain(latest)
        expect(text).toContain(said)
      }
      expect(facts.length).toBeGreaterThan(0)
    }),
    // The sentences differ by language, what they are put together from does not.
    { numRuns: language === 'en' ? 1_000 : 100, seed: 4 },
  )
})

test('a delivery is only ever asserted of what was scanned', () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      const { fact } = card.headline
      const proven = fact.topic === 'shipment' && fact.word === 'delivered' && fact.proof === 'proven'
      expect(/has (been )?delivered( your parcel)?/.test(written(card).text) && !proven).toBe(
        // Of a return, the carrier's delivery to us is a concern with evidence of its own.
        written(card).text.includes('has delivered your return to us') && !proven,
      )
    }),
    { numRuns: 1_000, seed: 4 },
  )
})

const placeholders = (message: string): string[] =>
  [
    ...new Set([...message.matchAll(/\{(\w+)(?:\}|, (?:select|plural),)/g)].map(([, name]) => name ?? '')),
  ].toSorted()

test.each(replyLanguages)('%s names the same facts in each sentence as English does', (language) => {
  for (const [id, message] of Object.entries(replyMessages[language])) {
    const english = replyMessages.en[id as keyof typeof replyMessages.en]
    expect(placeholders(message), `${id} in ${language}`).toEqual(placeholders(english))
    expect(message.trim()).not.toBe('')
    if (language !== 'en') expect(message, `${id} in ${language}`).not.toBe(english)
  }
})

test('the customer’s locale decides the language, English where it is none of ours', () => {
  expect(['de-AT', 'pt_BR', 'pt', 'JA', 'da', undefined].map(replyLanguageFor)).toEqual([
    'de',
    'pt-BR',
    'pt-BR',
    'ja',
    'en',
    'en',
  ])
})
