import type { Commitment } from '@throughline/bridge/domain/case/order-case.ts'
import { type OrderPromise, OrderPromise as Promised } from '@throughline/shared/contract'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { arbitraryRecords } from '../../../kit/arbitrary-records.ts'
import { at } from '../../../kit/records.ts'
import { orderAt, policy } from './order-at.ts'

// A thousand runs take some seconds; a machine that does much else takes longer.
vi.setConfig({ testTimeout: 120_000 })
const runs = { numRuns: 1_000, seed: 4 }

const commitments: fc.Arbitrary<Commitment[]> = fc.array(
  fc.record({
    by: fc.constantFrom('agent' as const, 'bot' as const),
    kind: fc.constantFrom('delivery' as const, 'dispatch' as const, 'refund' as const),
    latest: fc.constantFrom('2026-11-10', '2026-11-20', '2026-11-27'),
    madeAt: fc.constant(at('2026-11-09T09:00:00.000Z')),
    about: fc.constantFrom('JJD1', undefined),
  }),
  { maxLength: 2 },
)
const time = fc
  .integer({ min: -20, max: 60 })
  .map((days) => new Date(Date.parse('2026-11-20T09:00:00Z') + days * 86_400_000).toISOString())
const story = fc.record({ records: arbitraryRecords, commitments, now: time })
type Story = typeof story extends fc.Arbitrary<infer One> ? One : never

const promises = ({ records, ...rest }: Story, now: string): readonly OrderPromise[] =>
  orderAt(records, { ...rest, now, heard: now, policy }).promises

const nameOf = ({ kind, by, latest, about, madeAt }: OrderPromise) =>
  [kind, by, latest, about, madeAt?.local].join(' ')

test('half-empty records with broken clocks make promises that the contract knows, each with evidence', () => {
  fc.assert(
    fc.property(story, (one) => {
      for (const promise of promises(one, one.now)) {
        expect(Promised.safeParse(promise).error, JSON.stringify(promise)).toBeUndefined()
        expect(promise.evidence.length).toBeGreaterThan(0)
      }
    }),
    runs,
  )
})

test('what is kept stays kept and what is broken stays broken, however time goes on', () => {
  let settled = 0
  fc.assert(
    fc.property(story, fc.integer({ min: 1, max: 30 }), (one, days) => {
      const later = new Date(Date.parse(one.now) + days * 86_400_000).toISOString()
      const after = promises(one, later)
      for (const promise of promises(one, one.now)) {
        if (promise.state !== 'kept' && promise.state !== 'broken') continue
        settled += 1
        const same = after.filter((other) => nameOf(other) === nameOf(promise))
        expect(same.map(({ state }) => state)).toContain(promise.state)
      }
    }),
    runs,
  )
  expect(settled).toBeGreaterThan(300)
})

test('a new day is never one that has passed, and a promise that was kept has none', () => {
  fc.assert(
    fc.property(story, (one) => {
      for (const { expected, state, kind } of promises(one, one.now)) {
        if (expected === undefined) continue
        expect(state).not.toBe('kept')
        // The westernmost place is less than a day behind Greenwich.
        const yesterday = new Date(Date.parse(one.now) - 86_400_000).toISOString().slice(0, 10)
        expect(expected >= yesterday, kind).toBe(true)
      }
    }),
    runs,
  )
})

test('a cancelled order owes nobody a parcel', () => {
  fc.assert(
    fc.property(story, (one) => {
      const records = one.records.map((record) =>
        record.kind === 'order'
          ? { ...record, data: { ...record.data, status: 'cancelled' as const } }
          : record,
      )
      const owed = promises({ ...one, records }, one.now).filter(
        ({ kind, state, doneOn }) =>
          kind !== 'refund' && state !== 'unknown' && state !== 'kept' && doneOn === undefined,
      )
      expect(owed).toEqual([])
    }),
    runs,
  )
})
