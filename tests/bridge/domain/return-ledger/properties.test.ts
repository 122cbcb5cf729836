import { group } from '@throughline/bridge/domain/merge/group.ts'
import { parcelsOf } from '@throughline/bridge/domain/merge/parcels.ts'
import { returnsOf } from '@throughline/bridge/domain/merge/returns.ts'
import { defaultPolicy } from '@throughline/bridge/domain/policy/policy.ts'
import { exchangeFor } from '@throughline/bridge/domain/return-ledger/exchange-sent.ts'
import { ledgerOf } from '@throughline/bridge/domain/return-ledger/ledger-of.ts'
import type { ReturnLedger } from '@throughline/shared/contract'
import type { Moment, Return, SourceRecord } from '@throughline/shared/model'
import { owners, returnStages, returnSteps } from '@throughline/shared/vocabulary'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, order, returned } from '../../../kit/records.ts'
import { parcelBack, refund, sold } from './return-story.ts'

const moment: fc.Arbitrary<Moment> = fc.oneof(
  fc
    .integer({ min: Date.parse('2026-10-20T00:00:00Z'), max: Date.parse('2026-12-20T00:00:00Z') })
    .map((millis) => at(new Date(millis).toISOString())),
  fc.constantFrom('2026-11-03T10:00:00', 'yesterday', '').map((local) => ({ local, zoneKnown: false })),
)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const euros = fc
  .integer({ min: -500, max: 20_000 })
  .chain((minor) => fc.constantFrom('EUR', 'EUR', 'EUR', 'JPY').map((currency) => ({ minor, currency })))
const parts = fc.array(
  fc.record({
    part: fc.constantFrom('goods' as const, 'tax' as const, 'restocking_fee' as const),
    amount: euros,
  }),
  { maxLength: 3 },
)

const returnOf = (connection: string): fc.Arbitrary<SourceRecord> =>
  fc
    .record({
      stage: fc.constantFrom(...returnStages),
      requestedAt: maybe(moment),
      approvedAt: maybe(moment),
      labelSentAt: maybe(moment),
      receivedAt: maybe(moment),
      inspectedAt: maybe(moment),
      closedAt: maybe(moment),
      updatedAt: maybe(moment),
      refundAmount: maybe(euros),
      refundParts: maybe(parts),
      refundSettled: maybe(fc.boolean()),
      exchangeOrderNumber: maybe(fc.constant('EXC-1')),
      parcels: fc.constantFrom<Return['parcels']>([], [{ trackingNumber: 'BACK1' }]),
      lines: fc.array(
        fc.record({
          id: fc.constant('rl'),
          sku: fc.constantFrom('LANTERN', undefined),
          quantity: fc.integer({ min: 0, max: 3 }),
          outcome: fc.constantFrom('refund', 'exchange', 'credit', undefined),
        }),
        { maxLength: 2 },
      ),
    })
    .map((said: Partial<Return>) => returned({ id: `${connection}-1`, ...said }, { connection }))

const refundOf = fc.record({
  amount: euros,
  createdAt: maybe(moment),
  settled: fc.boolean(),
  settledAt: maybe(moment),
})
const records: fc.Arbitrary<SourceRecord[]> = fc
  .record({
    shop: fc.array(refundOf, { maxLength: 2 }).map((all) => {
      const refunds = all.map((said, index) => refund({ ...said, id: `r${index}`, returnId: 'shop-eu-1' }))
      return sold(refunds)
    }),
    loop: returnOf('loop'),
    own: maybe(returnOf('shop-eu')),
    parcel: fc.constantFrom(undefined, parcelBack(), parcelBack({ delivered: true })),
    exchange: fc.constantFrom(
      undefined,
      order({ number: 'EXC-1', customer: { emails: ['x@example.com'], phones: [] } }),
    ),
  })
  .map(({ shop, loop, own, parcel, exchange }) =>
    [shop, loop, own, parcel, exchange].flatMap((record) => record ?? []),
  )

const ledgersOf = (all: readonly SourceRecord[], now = '2026-11-20T09:00:00.000Z'): ReturnLedger[] => {
  const { orders } = group(all)
  const first = orders.find(({ root }) => root.data.id === sold().data.id)
  if (!first) throw new Error('the records make no order')
  const parcels = parcelsOf(first)
  return returnsOf(first, parcels).returns.map((merged) =>
    ledgerOf(merged, {
      order: first.order,
      parcels,
      exchange: exchangeFor(merged, { group: first, others: orders }),
      policy: defaultPolicy,
      isHoliday: () => false,
      now: Date.parse(now),
    }),
  )
}
const runs = { numRuns: 1_000 }

test('the order in which records arrive makes no difference', () => {
  fc.assert(
    fc.property(records, fc.infiniteStream(fc.nat()), (all, order) => {
      const shuffled = all
        .map((record) => ({ record, at: order.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ record }) => record)
      expect(ledgersOf(shuffled)).toEqual(ledgersOf(all))
    }),
    runs,
  )
})

test('a record that comes twice changes nothing', () => {
  fc.assert(
    fc.property(records, fc.nat(), (all, index) => {
      const twice = [...all, structuredClone(all[index % all.length] as SourceRecord)]
      expect(ledgersOf(twice)).toEqual(ledgersOf(all))
    }),
    runs,
  )
})

test('at most one step is current, each has an owner, and what comes after it is not done', () => {
  fc.assert(
    fc.property(records, (all) => {
      for (const { steps } of ledgersOf(all)) {
        expect(steps.filter(({ state }) => state === 'current').length).toBeLessThanOrEqual(1)
        for (const { owner, overdue, state } of steps) {
          expect(owners).toContain(owner)
          if (overdue) expect(state).toBe('current')
        }
        expect(steps.map(({ step }) => returnSteps.indexOf(step))).toEqual(
          steps.map(({ step }) => returnSteps.indexOf(step)).sort((a, b) => a - b),
        )
        const now = steps.findIndex(({ state }) => state === 'current')
        // Money and goods of an exchange end each for itself.
        const after = steps.slice(now + 1).filter(({ step }) => step !== 'exchange_shipped')
        if (now >= 0) expect(after.filter(({ state }) => state === 'done')).toEqual([])
      }
    }),
    runs,
  )
})

test('time that moves on undoes no step', () => {
  fc.assert(
    fc.property(records, fc.integer({ min: 1, max: 60 }), (all, days) => {
      const before = ledgersOf(all)
      const later = new Date(Date.parse('2026-11-20T09:00:00Z') + days * 86_400_000).toISOString()
      const after = ledgersOf(all, later)
      for (const [index, { steps }] of before.entries()) {
        expect(after[index]?.steps.map(({ step, state }) => [step, state])).toEqual(
          steps.map(({ step, state }) => [step, state]),
        )
      }
    }),
    runs,
  )
})

test('the parts add up to what is due, else to what was issued, in one currency', () => {
  fc.assert(
    fc.property(records, (all) => {
      for (const { amounts } of ledgersOf(all)) {
        if (amounts.parts.length === 0) continue
        const sum = amounts.parts.reduce((total, { amount }) => total + amount.minor, 0)
        expect(sum).toBe((amounts.due ?? amounts.issued)?.minor ?? 0)
      }
    }),
    runs,
  )
})
