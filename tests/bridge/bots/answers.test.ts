import { changeOf } from '@throughline/bridge/domain/bot-answer/change-of.ts'
import { customerOrders } from '@throughline/bridge/domain/bot-answer/customer-orders.ts'
import { orderOptions } from '@throughline/bridge/domain/bot-answer/order-options.ts'
import { orderStatus } from '@throughline/bridge/domain/bot-answer/order-status.ts'
import { returnStatus } from '@throughline/bridge/domain/bot-answer/return-status.ts'
import { group } from '@throughline/bridge/domain/merge/group.ts'
import { defaultPolicy } from '@throughline/bridge/domain/policy/policy.ts'
import { view } from '@throughline/bridge/domain/view/view.ts'
import {
  BotOptions,
  BotOrderStatus,
  BotOrders,
  BotReturnStatus,
  type CardParcel,
  type CardWarehouse,
  type OrderCard,
  type OrderPromise,
} from '@throughline/shared/contract'
import type { SourceRecord } from '@throughline/shared/model'
import { type ReplyLanguage, replyLanguages } from '@throughline/shared/vocabulary'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryRecords } from '../../kit/arbitrary-records.ts'
import { anyCard, asOf, bareCard } from '../domain/wording/cards.ts'

const saying = { language: 'en', asOf, level: 2 } as const

const waiting: CardWarehouse = {
  source: 'wms',
  stage: 'allocated',
  flags: [],
  holds: [],
  lines: [],
  shipBy: '2026-11-24',
}
const promised: OrderPromise = {
  kind: 'delivery',
  by: 'shop',
  source: 'shop-eu',
  latest: '2026-11-27',
  state: 'on_track',
  reason: 'nothing_against_it',
  evidence: [],
}
const inWarehouse: OrderCard = {
  ...bareCard,
  status: 'in_warehouse',
  headline: { fact: { topic: 'warehouse', word: 'allocated', proof: 'claimed', source: 'wms' } },
  warehouse: [waiting],
  promises: [promised],
}
const parcel: CardParcel = {
  carrier: 'DHL',
  stage: 'delivered',
  flags: [],
  proof: 'proven',
  events: [],
  sources: ['easypost'],
  contents: [],
  direction: 'outbound',
  sides: [],
}
const stocked = (possible: 'yes' | 'no' | 'unknown') => ({
  title: 'Lantern',
  ordered: 1,
  stock: { places: [], disagrees: false, replacement: { possible } },
})
const arrived: OrderCard = {
  ...bareCard,
  status: 'delivered',
  headline: {
    fact: { topic: 'shipment', word: 'delivered', proof: 'proven', source: 'easypost', carrier: 'DHL' },
  },
  parcels: [parcel],
  promises: [{ ...promised, kind: 'return_window', by: 'policy', latest: '2026-12-18' }],
  lines: [stocked('yes'), stocked('no')],
}

test('what may still be done is said with its day: change it, when it leaves, when it comes', () => {
  expect(orderOptions(inWarehouse, saying)).toMatchObject({
    say: 'Your order #1042 is in our warehouse and waits to be picked. It should reach you by Friday 27 November, as promised. Nobody has begun to pack it, as far as we can see: the address and the articles can still be changed, and it can be cancelled. It is planned to leave our warehouse by Tuesday 24 November, so please tell us soon. Our systems do not tell us yet until when it can be returned.',
    mayChange: 'yes',
    dispatchBy: '2026-11-24',
    promised: '2026-11-27',
    mayReturn: 'unknown',
    facts: expect.arrayContaining([
      { topic: 'promise', value: '2026-11-24', source: 'wms', strength: 'assertion' },
      { topic: 'promise', value: '2026-11-27', source: 'shop-eu', strength: 'assertion' },
    ]),
  })
})

test('what arrived can no longer be changed, can be returned until its day, and is replaced from stock', () => {
  expect(orderOptions(arrived, saying)).toMatchObject({
    say: 'DHL has delivered your parcel for order #1042. It can no longer be changed or cancelled: its parcel has already been made. You can return it until Friday 18 December. If you need a replacement: we have 1 of its 2 articles in stock.',
    mayChange: 'no',
    mayReturn: 'yes',
    returnUntil: '2026-12-18',
    replacement: [
      { line: 1, possible: 'yes' },
      { line: 2, possible: 'no' },
    ],
  })
})

test('at level 1 nothing is said of stock, and where one article is unknown nothing is promised of any', () => {
  const { say, replacement } = orderOptions(arrived, { ...saying, level: 1 })
  expect([say.includes('replacement'), replacement]).toEqual([false, []])
  const partly = { ...arrived, lines: [stocked('yes'), stocked('unknown')] }
  expect(orderOptions(partly, saying).say).not.toContain('replacement')
})

test.each([
  ['a cancelled order', { status: 'cancelled' }, { may: 'no', because: 'cancelled' }],
  ['an order with a parcel', { status: 'paid', parcels: [parcel] }, { may: 'no', because: 'packed' }],
  [
    'one whose only parcel comes back',
    { status: 'paid', parcels: [{ ...parcel, direction: 'return' }] },
    { may: 'yes' },
  ],
  [
    'an order that is said to be sent',
    { status: 'shipped', warehouse: [waiting] },
    { may: 'no', because: 'over' },
  ],
  [
    'an order that is being picked',
    { status: 'paid', warehouse: [{ ...waiting, stage: 'picking' }] },
    { may: 'no', because: 'in_work' },
  ],
  [
    'one that one warehouse waits with and another packs',
    { status: 'paid', warehouse: [waiting, { ...waiting, stage: 'packed' }] },
    { may: 'no', because: 'in_work' },
  ],
  [
    'an order in an unknown stage',
    { status: 'paid', warehouse: [{ ...waiting, stage: 'unknown' }] },
    { may: 'unknown' },
  ],
  [
    'one that its warehouse has called off',
    { status: 'paid', warehouse: [{ ...waiting, stage: 'cancelled' }] },
    { may: 'unknown' },
  ],
  ['an order of which nothing is known', {}, { may: 'unknown' }],
  ['a paid order that no warehouse has', { status: 'paid' }, { may: 'yes' }],
] as [string, Partial<OrderCard>, object][])('%s: may it be changed?', (_, said, expected) => {
  expect(changeOf({ ...bareCard, ...said })).toEqual(expected)
})

test('several orders are told newest first, three in full, and how many more there are', () => {
  const cards = ['#1', '#2', '#3', '#4', '#5'].map((number, at) => ({
    ...inWarehouse,
    number,
    placedAt: { local: `2026-11-0${at + 1}T10:00:00`, zoneKnown: false },
  }))
  const { say, orders } = customerOrders(cards, saying)
  expect(orders.map(({ number }) => number)).toEqual(['#5', '#4', '#3', '#2', '#1'])
  expect(say).toMatch(/^I can see 5 orders of yours\. Your order #5 is in our warehouse/)
  expect(say).toMatch(/There are 2 more orders; just ask me about any of them\.$/)
  expect(say).not.toContain('#2')
})

test('where a shop holds more of her orders than were read, the bot says that older ones may be missing', () => {
  const part = customerOrders([inWarehouse], { ...saying, more: true })
  expect(part).toMatchObject({ truncated: true })
  expect(part.say).toMatch(
    /There may be older orders that I cannot list; tell me the number of the one you mean\.$/,
  )
  expect(customerOrders([inWarehouse], saying)).not.toHaveProperty('truncated')
  const listed = (count: number) =>
    customerOrders(
      Array.from({ length: count }, (_, at) => ({ ...inWarehouse, number: `#${at}` })),
      saying,
    )
  expect(listed(50)).not.toHaveProperty('truncated')
  expect(listed(51)).toMatchObject({ truncated: true })
})

test('one order is told as it is, and none is a system that does not answer', () => {
  expect(customerOrders([inWarehouse], saying).say).toBe(
    'Your order #1042 is in our warehouse and waits to be picked. It should reach you by Friday 27 November, as promised.',
  )
  expect(customerOrders([], saying)).toMatchObject({
    say: 'I can see no order that I may tell you about.',
    confidence: 'unknown',
    next: { human: true, why: 'source_silent' },
  })
})

test.each([
  ['en', 1, 'There is one more order'],
  ['pl', 2, 'Są jeszcze 2 zamówienia'],
  ['pl', 5, 'Jest jeszcze 5 zamówień'],
  ['ja', 1, 'ほかに1件のご注文があります'],
] as const)('in %s %i more is said as the language counts', (language, more, expected) => {
  const cards = Array.from({ length: 3 + more }, (_, at) => ({ ...inWarehouse, number: `#10${at}` }))
  expect(customerOrders(cards, { ...saying, language }).say).toContain(expected)
})

/** How this language writes a day or an amount. */
const locale = (language: ReplyLanguage): string => (language === 'en' ? 'en-GB' : language)
const formats = new Map<string, Intl.DateTimeFormat>()
function written(day: string, language: ReplyLanguage): string[] {
  return ([undefined, 'numeric'] as const).map((year) => {
    const key = `${language} ${year}`
    const options = { weekday: 'long', day: 'numeric', month: 'long', year, timeZone: 'UTC' } as const
    const format = formats.get(key) ?? new Intl.DateTimeFormat(locale(language), options)
    formats.set(key, format)
    return format.format(Date.parse(day))
  })
}

type Answer = Pick<BotOrderStatus, 'say' | 'facts'>

/** What is left of `say` without what the answer's own facts carry. */
function unfounded({ say, facts }: Answer, language: ReplyLanguage, counts: readonly string[] = []): string {
  const days = facts.flatMap(({ value, at }) =>
    [value, at].flatMap((one) => /^\d{4}-\d{2}-\d{2}/.exec(one ?? '') ?? []),
  )
  const amounts = facts.filter(({ topic }) => topic === 'refund').map(({ value }) => value)
  const known = [...days.flatMap((day) => written(day, language)), ...amounts, '#1042', ...counts]
  return known.toSorted((a, b) => b.length - a.length).reduce((left, one) => left.replaceAll(one, ' '), say)
}

const answersOf = (card: OrderCard, language: ReplyLanguage, level: 1 | 2) => {
  const options = { language, asOf, level, withUntrusted: false }
  return [
    orderStatus(card, options),
    returnStatus(card, options),
    orderOptions(card, options),
    customerOrders([card], options),
  ]
}

test.each(replyLanguages)(
  'in %s no answer states a day or an amount that none of its own facts carries',
  (language) => {
    fc.assert(
      fc.property(
        anyCard,
        fc.constantFrom(1, 2),
        fc.array(fc.constantFrom('yes', 'no', 'unknown'), { maxLength: 3 }),
        (card, level, stock) => {
          const whole = {
            ...card,
            warehouse: [waiting],
            lines: stock.map(stocked),
            parcels: stock.length > 1 ? [parcel] : [],
          }
          for (const answer of answersOf(whole, language, level)) {
            const counts = /\d/.test(answer.say)
              ? [`${stock.filter((one) => one === 'yes').length}`, `${stock.length}`]
              : []
            const rest = unfounded(answer, language)
            // The one sentence that counts articles.
            const few = counts.reduce((left, one) => left.replace(one, ' '), rest)
            expect(stock.length > 0 && level === 2 ? few : rest).not.toMatch(/[0-9０-９{}<>]|undefined|NaN/)
          }
        },
      ),
      { numRuns: language === 'en' ? 500 : 100, seed: 5 },
    )
  },
)

const cardsOf = (records: readonly SourceRecord[]): OrderCard[] =>
  view({
    requester: {},
    keys: [{ kind: 'email', value: 'ada@example.com', shown: 'ada@example.com', places: ['search'] }],
    keysTruncated: false,
    groups: group(records),
    choices: { confirmed: [], dismissed: [] },
    sources: [],
    told: [],
    policyOf: () => defaultPolicy,
    isHoliday: () => false,
    commitmentsOf: () => [],
    now: Date.parse(asOf),
  }).orders

test('whatever systems say, with broken clocks and half of it missing, every answer keeps its contract', () => {
  fc.assert(
    fc.property(arbitraryRecords, fc.constantFrom(...replyLanguages), (records, language) => {
      const options = { language, asOf, level: 2, withUntrusted: true } as const
      for (const card of cardsOf(records)) {
        BotOrderStatus.parse(orderStatus(card, options))
        BotReturnStatus.parse(returnStatus(card, options))
        BotOptions.parse(orderOptions(card, options))
      }
      BotOrders.parse(customerOrders(cardsOf(records), options))
    }),
    { numRuns: 300, seed: 5 },
  )
})
