import type { CardReturn, Concern, OrderCard, OrderPromise, ReturnLedger } from '@throughline/shared/contract'
import { promiseReasons } from '@throughline/shared/contract'
import type { Moment, Money } from '@throughline/shared/model'
import {
  concernKinds,
  nextSteps,
  orderStatuses,
  owners,
  promiseStates,
  returnStages,
  severities,
  shipmentStages,
  warehouseStages,
} from '@throughline/shared/vocabulary'
import fc from 'fast-check'

export const asOf = '2026-11-20T10:00:00.000Z'

/** An order of which nothing but its number is known. */
export const bareCard: OrderCard = {
  ref: { connection: 'shop-eu', key: '1' },
  number: '#1042',
  shop: 'Shop EU',
  status: 'unknown',
  payment: 'unknown',
  headline: { fact: { topic: 'order', word: 'unknown', proof: 'claimed', source: 'shop-eu' } },
  concerns: [],
  promises: [],
  reasons: [{ by: 'email', shown: 'ada@example.com', places: ['requester_identity'] }],
  contactDiffers: false,
  quiet: false,
  customer: { emails: [], phones: [] },
  totals: {},
  holds: [],
  lines: [],
  parcels: [],
  warehouse: [],
  returns: [],
  refunds: [],
  conflicts: [],
  incomplete: false,
}

export const at = (local: string): Moment => ({ local, offset: '+01:00', zoneKnown: true })

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
const day = fc
  .date({ min: new Date('2025-06-01'), max: new Date('2027-06-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const moment: fc.Arbitrary<Moment> = fc.tuple(day, fc.boolean()).map(([date, zoneKnown]) => ({
  local: `${date}T14:05:00`,
  zoneKnown,
}))
const money: fc.Arbitrary<Money> = fc.record({
  minor: fc.integer({ min: 1, max: 99_999_999 }),
  currency: fc.constantFrom('EUR', 'USD', 'JPY', 'CHF'),
})
const word = fc.constantFrom(
  'Leipzig',
  'Main DC',
  'Wool scarf',
  'DHL',
  '<b>Köln</b>',
  '東京',
  "Joe's {place}",
)

const fact = fc.record({
  topic: fc.constantFrom('shipment' as const, 'estimate' as const, 'quantity' as const),
  value: fc.constantFrom('in_transit', '2026-11-24', '2'),
  source: fc.constantFrom('shop-eu', 'wms'),
  strength: fc.constantFrom('scan' as const, 'assertion' as const),
})

const promise: fc.Arbitrary<OrderPromise> = fc.record({
  kind: fc.constantFrom('delivery', 'dispatch', 'refund', 'return_window'),
  by: fc.constantFrom('shop', 'carrier', 'agent', 'bot', 'policy'),
  source: fc.constant('shop-eu'),
  latest: day,
  state: fc.constantFrom(...promiseStates),
  reason: fc.constantFrom(...promiseReasons),
  expected: maybe(day),
  doneOn: maybe(day),
  evidence: fc.array(fact, { maxLength: 2 }),
})

const concern: fc.Arbitrary<Concern> = fc.record({
  kind: fc.constantFrom(...concernKinds),
  severity: fc.constantFrom(...severities),
  owner: fc.constantFrom(...owners),
  next: fc.constantFrom(...nextSteps),
  evidence: fc.array(fact, { minLength: 1, maxLength: 2 }),
  values: fc.record({
    carrier: maybe(word),
    article: maybe(word),
    hours: maybe(fc.nat(500)),
    quantity: maybe(fc.nat(9)),
    otherQuantity: maybe(fc.nat(9)),
    promised: maybe(day),
    expected: maybe(day),
    deadline: maybe(day),
    amount: maybe(money),
    otherAmount: maybe(money),
  }),
})

const ledger: fc.Arbitrary<ReturnLedger> = fc.record({
  steps: fc.array(
    fc.record({
      step: fc.constantFrom('in_transit' as const, 'received' as const, 'refund_issued' as const),
      state: fc.constantFrom('done' as const, 'current' as const, 'upcoming' as const),
      owner: fc.constantFrom(...owners),
      due: maybe(day),
      overdue: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  clock: maybe(
    fc.record({
      startedBy: fc.constant('received' as const),
      startedOn: day,
      due: day,
      businessDaysLeft: maybe(fc.integer({ min: -20, max: 20 })),
      owner: fc.constantFrom(...owners),
    }),
  ),
  amounts: fc.record({
    due: maybe(money),
    issued: maybe(money),
    settled: maybe(money),
    parts: fc.constant([]),
  }),
})

const returned: fc.Arbitrary<CardReturn> = fc.record({
  stage: fc.constantFrom(...returnStages),
  lines: fc.constant([]),
  refunds: fc.array(
    fc.record({
      amount: money,
      createdAt: maybe(moment),
      settled: fc.boolean(),
      settledAt: maybe(moment),
      source: fc.constant('shop-eu'),
    }),
    { maxLength: 2 },
  ),
  sources: fc.constantFrom([], ['loop']),
  sides: fc.constant([]),
  ledger,
})

const circumstances = {
  proof: fc.constantFrom('proven' as const, 'claimed' as const),
  source: fc.constant('easypost'),
  at: maybe(moment),
  place: maybe(word),
  carrier: maybe(word),
}
const headline = fc.oneof(
  fc.record({
    topic: fc.constant('order' as const),
    word: fc.constantFrom(...orderStatuses),
    ...circumstances,
  }),
  fc.record({
    topic: fc.constant('warehouse' as const),
    word: fc.constantFrom(...warehouseStages),
    ...circumstances,
  }),
  fc.record({
    topic: fc.constant('shipment' as const),
    word: fc.constantFrom(...shipmentStages),
    ...circumstances,
  }),
  fc.record({
    topic: fc.constant('return' as const),
    word: fc.constantFrom(...returnStages),
    ...circumstances,
  }),
)

/** Cards as strange as systems make them: half of everything missing, the rest contradicting itself. */
export const anyCard: fc.Arbitrary<OrderCard> = fc
  .record({
    fact: headline,
    concerns: fc.array(concern, { maxLength: 5 }),
    promises: fc.array(promise, { maxLength: 3 }),
    returns: fc.array(returned, { maxLength: 2 }),
    name: maybe(fc.constantFrom('Ada Lovelace', '  ', '山田 花子', 'R2-D2 {x}')),
    status: fc.constantFrom(...orderStatuses),
    contactDiffers: fc.boolean(),
  })
  .map(({ fact: first, name, ...parts }) => ({
    ...bareCard,
    ...parts,
    headline: { fact: first },
    customer: { ...bareCard.customer, name },
  }))
