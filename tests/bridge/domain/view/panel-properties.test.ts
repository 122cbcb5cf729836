import { group } from '@throughline/bridge/domain/merge/group.ts'
import { Policy } from '@throughline/bridge/domain/policy/policy.ts'
import { view } from '@throughline/bridge/domain/view/view.ts'
import { Panel } from '@throughline/shared/contract'
import type { SourceRecord } from '@throughline/shared/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryRecords } from '../../../kit/arbitrary-records.ts'

const runs = { numRuns: 1_000, seed: 26 }
const now = Date.parse('2026-11-20T09:00:00Z')

/** Judged by everything that a policy can say, so that every rule has something to say. */
const policy = Policy.parse({
  timeZone: 'Europe/Berlin',
  calendar: { country: 'DE' },
  warehouses: { default: { timeZone: 'Europe/Berlin' } },
  services: {
    Standard: { transitDays: { least: 1, most: 3 } },
    Express: { transitDays: { least: 1, most: 1 }, isUpgrade: true },
  },
})

const sources = [
  ['shop-eu', 'order'],
  ['wms', 'warehouse_order'],
  ['wms-2', 'warehouse_order'],
  ['easypost', 'tracking'],
  ['loop', 'return'],
] as const

const panelOf = (records: readonly SourceRecord[], at = now): Panel =>
  view({
    requester: { name: 'Ada' },
    keys: [
      {
        kind: 'email',
        value: 'ada@example.com',
        shown: 'ada@example.com',
        places: ['requester_identity'],
      },
    ],
    keysTruncated: false,
    groups: group(records),
    choices: { confirmed: [], dismissed: [] },
    sources: sources.map(([connection, kind]) => ({
      connection,
      title: connection,
      vendor: connection,
      capabilities: [{ kind }],
    })),
    told: sources.map(([connection, kind]) => ({
      connection,
      kind,
      asOf: '2026-11-20T09:00:00.000Z',
      strangers: 0,
    })),
    policyOf: () => policy,
    isHoliday: (date) => date === '2026-11-18',
    commitmentsOf: () => [
      {
        by: 'agent',
        kind: 'delivery',
        latest: '2026-11-21',
        madeAt: { local: '2026-11-16T09:00:00', zoneKnown: false },
      },
    ],
    now: at,
  })

/** Compared as text: a thousand panels are compared in a second, and order counts. */
const textOf = (value: unknown): string => JSON.stringify(value)

const shuffled = arbitraryRecords.chain((records) =>
  fc
    .shuffledSubarray(records, { minLength: records.length, maxLength: records.length })
    .map((other) => ({ records, other })),
)

test('whatever systems say, there is a panel that holds to its contract', () => {
  fc.assert(
    fc.property(arbitraryRecords, (records) => {
      expect(Panel.safeParse(panelOf(records)).error).toBeUndefined()
    }),
    runs,
  )
})

test('the order in which records arrive makes no difference', () => {
  fc.assert(
    fc.property(shuffled, ({ records, other }) => {
      expect(textOf(panelOf(other))).toBe(textOf(panelOf(records)))
    }),
    runs,
  )
})

test('a record that is told twice changes nothing', () => {
  fc.assert(
    fc.property(shuffled, ({ records, other }) => {
      expect(textOf(panelOf([...records, ...structuredClone(other.slice(0, 2))]))).toBe(
        textOf(panelOf(records)),
      )
    }),
    runs,
  )
})

/** What is proven: where each parcel was scanned, each done step of a return, and what the headline rests on. */
const provenIn = ({ orders }: Panel) =>
  orders.map(({ number, headline, parcels, returns, status }) => ({
    number,
    status,
    headline,
    parcels: parcels.map(({ trackingNumber, stage, proof, deliveredAt }) => ({
      trackingNumber,
      stage,
      proof,
      deliveredAt,
    })),
    steps: returns.map(({ ledger }) =>
      ledger.steps
        .filter(({ state }) => state === 'done')
        .map(({ step, doneAt, source, strength }) => ({ step, doneAt, source, strength })),
    ),
  }))

test('time alone never makes a proven fact unproven', () => {
  const later = fc.integer({ min: 1, max: 400 * 24 })
  fc.assert(
    fc.property(arbitraryRecords, later, (records, hours) => {
      expect(textOf(provenIn(panelOf(records, now + hours * 3_600_000)))).toBe(
        textOf(provenIn(panelOf(records))),
      )
    }),
    runs,
  )
})

test('a promise that was kept, or was broken by something done late, stays so', () => {
  const ended = (panel: Panel) =>
    panel.orders.flatMap(({ promises }) =>
      promises
        .filter(({ reason }) => reason === 'done_in_time' || reason === 'done_late')
        .map(({ kind, by, latest, state, doneOn, about }) =>
          JSON.stringify([kind, by, latest, state, doneOn, about]),
        )
        .toSorted(),
    )
  fc.assert(
    fc.property(arbitraryRecords, fc.integer({ min: 1, max: 60 }), (records, days) => {
      const after = ended(panelOf(records, now + days * 86_400_000))
      expect(after).toEqual(expect.arrayContaining(ended(panelOf(records))))
    }),
    runs,
  )
})
