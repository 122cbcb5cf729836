import { Concern, type OrderCard } from '@throughline/shared/contract'
import type { SourceRecord } from '@throughline/shared/model'
import { concernFamilyOf } from '@throughline/shared/vocabulary'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { arbitraryRecords } from '../../../kit/arbitrary-records.ts'
import { type Judging, judged } from '../../../kit/judged.ts'
import { at } from '../../../kit/records.ts'

// A thousand runs take two seconds; a machine that does much else takes longer.
vi.setConfig({ testTimeout: 120_000 })
const runs = { numRuns: 1_000, seed: 4 }
const now = '2026-11-20T09:00:00.000Z'
/** A merchant that has configured everything that rules look at. */
const policy: Judging['policy'] = {
  timeZone: 'Europe/Berlin',
  calendar: { country: 'DE' },
  warehouses: {
    Leipzig: {
      calendar: { country: 'DE' },
      timeZone: 'Europe/Berlin',
      verifiesPacking: true,
      dailyCapacity: 5,
    },
    default: { timeZone: 'America/Los_Angeles' },
  },
  services: {
    Standard: { transitDays: { least: 2, most: 4 } },
    Express: { transitDays: { least: 1, most: 1 }, isUpgrade: true },
  },
}
const judge = (records: readonly SourceRecord[]): OrderCard => judged(records, { now, policy })
const shuffled = arbitraryRecords.chain((records) =>
  fc.record({
    records: fc.constant(records),
    other: fc.shuffledSubarray(records, { minLength: records.length }),
  }),
)

test('half-empty records with broken clocks make a card, and each concern is one that the contract knows', () => {
  fc.assert(
    fc.property(arbitraryRecords, (records) => {
      for (const concern of judge(records).concerns) {
        const { error } = Concern.safeParse(concern)
        expect(error, JSON.stringify(concern)).toBeUndefined()
      }
    }),
    runs,
  )
})

test('every concern rests on what a source that was heard says, and names whose turn it is', () => {
  fc.assert(
    fc.property(arbitraryRecords, (records) => {
      const heard = new Set(['shop-eu', 'wms', 'easypost', 'loop', ...records.map((one) => one.connection)])
      for (const { evidence, owner, kind } of judge(records).concerns) {
        expect(evidence.length, kind).toBeGreaterThan(0)
        expect(owner).toBeTypeOf('string')
        // The policy gives its word in its own name.
        for (const { source } of evidence) expect([...heard, 'policy'], kind).toContain(source)
      }
    }),
    runs,
  )
})

test('the order in which records arrive makes no difference', () => {
  fc.assert(
    fc.property(shuffled, ({ records, other }) => {
      expect(judge(other)).toEqual(judge(records))
    }),
    runs,
  )
})

test('a record that arrives twice changes nothing', () => {
  fc.assert(
    fc.property(arbitraryRecords, fc.nat(), (records, which) => {
      const twice = records[which % records.length]
      expect(judge(twice ? [...records, structuredClone(twice)] : records)).toEqual(judge(records))
    }),
    runs,
  )
})

test('one cause is one concern: of a kind there is at most one for each thing that it is about', () => {
  const perThing = new Set(['silent_parcel', 'probably_lost', 'label_not_scanned', 'damaged', 'customs_hold'])
  fc.assert(
    fc.property(arbitraryRecords, (records) => {
      const told = judge(records).concerns.filter(({ kind, about }) => about && perThing.has(kind))
      const things = told.map(({ kind, about }) => `${kind} ${about}`)
      expect(new Set(things).size).toBe(things.length)
      const lost = new Set(told.filter(({ kind }) => kind === 'probably_lost').map(({ about }) => about))
      expect(told.filter(({ kind, about }) => kind === 'silent_parcel' && lost.has(about))).toEqual([])
    }),
    runs,
  )
})

test('a delivery scan ends every carrier’s concern about its parcel', () => {
  let seen = 0
  fc.assert(
    fc.property(arbitraryRecords, (records) => {
      const delivered = records.map(withDelivery)
      const before = judge(records)
      const after = judge(delivered)
      for (const { trackingNumber, stage, proof, direction } of after.parcels) {
        if (stage !== 'delivered' || proof !== 'proven' || direction !== 'outbound' || !trackingNumber)
          continue
        const isAboutIt = ({ kind, about }: Concern) =>
          concernFamilyOf[kind] === 'carrier' && about === trackingNumber
        if (before.concerns.some(isAboutIt)) seen += 1
        expect(after.concerns.filter(isAboutIt)).toEqual([])
      }
    }),
    runs,
  )
  // Or the records would be such that nothing ever goes wrong in them.
  expect(seen).toBeGreaterThan(50)
})

/** The carrier delivers; what it said before stays. */
function withDelivery(record: SourceRecord): SourceRecord {
  if (record.kind !== 'tracking') return record
  const scan = { at: at(now), stage: 'delivered' as const, flags: [], scan: true }
  const events = [...record.data.events, scan]
  return { ...record, data: { ...record.data, stage: 'delivered', flags: [], deliveredAt: at(now), events } }
}

test('a shop that cancels an order leaves nothing for its warehouse and its carriers to worry about', () => {
  fc.assert(
    fc.property(arbitraryRecords, (records) => {
      const cancelled = records.map(
        (record): SourceRecord =>
          record.kind === 'order' ? { ...record, data: { ...record.data, status: 'cancelled' } } : record,
      )
      const families = judge(cancelled).concerns.map(({ kind }) => concernFamilyOf[kind])
      expect(families).not.toContain('warehouse')
      expect(families).not.toContain('carrier')
    }),
    runs,
  )
})
