import { createBoard } from '@throughline/bridge/flow/board.ts'
import type { AuditErrorRow, AuditOrderRow } from '@throughline/bridge/platform/store/audit-store.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { databaseKinds, emptyDatabase, openTestStore } from '../../../kit/databases.ts'
import { outcome } from '../../../kit/outcomes.ts'

const judgedAt = '2026-11-20T09:00:00.000Z'
const order = (key: string, more: Partial<AuditOrderRow> = {}): AuditOrderRow => ({
  connection: 'shop',
  key,
  number: `#${key}`,
  placedOn: '2026-11-04',
  week: '2026-11-02',
  warehouse: 'leipzig',
  carrier: 'dhl',
  category: '',
  channel: 'Shop EU',
  region: 'DE',
  delivered: false,
  accurate: true,
  cycleMs: null,
  onTime: null,
  packVerified: null,
  labelToScanMs: null,
  returnMs: null,
  refundInTime: null,
  refunds: [],
  promises: '[]',
  promiseDue: null,
  ...more,
})
const error = (kind: string, more: Partial<AuditErrorRow> = {}): AuditErrorRow => ({
  kind,
  about: '',
  owner: 'carrier',
  since: '2026-11-05',
  seenAt: judgedAt,
  resolvedOn: null,
  due: null,
  amount: null,
  ...more,
})

const anyStep = fc.record({
  key: fc.constantFrom('1', '2', '3'),
  carrier: fc.constantFrom('dhl', 'dpd', ''),
  refunds: fc.array(
    fc.record({ minor: fc.integer({ min: 1, max: 9 }), currency: fc.constantFrom('EUR', 'USD') }),
    { maxLength: 2 },
  ),
  kinds: fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom('silent_parcel', 'damaged'),
      about: fc.constantFrom('', 'A1'),
      owner: fc.constantFrom('carrier', 'warehouse'),
    }),
    { selector: ({ kind, about }) => `${kind} ${about}`, maxLength: 3 },
  ),
  contacts: fc.option(fc.integer({ min: 0, max: 5 })),
})

for (const kind of databaseKinds) {
  test(`${kind}: of what is past due an agent sees what stands behind a ticket that she answered first, a lead all of it`, async () => {
    const store = await openTestStore(await emptyDatabase(kind))
    for (const key of ['1', '2'])
      await store.audit.put(order(key), [error('refund_overdue', { due: '2026-11-10' })], judgedAt)
    const answered = { ...outcome('71'), orderConnection: 'shop', orderKey: '1', agentId: '40' }
    await store.outcomes.put('acme', [answered, { ...outcome('72'), orderConnection: 'shop', orderKey: '2' }])
    const board = createBoard({ store, timeZone: 'Europe/Berlin', now: () => Date.parse(judgedAt) })
    const orders = async (agentId?: string) =>
      (await board.today({ agentId })).returnsPastDue.flatMap(({ rows }) => rows.map((row) => row.order))
    expect(await orders()).toEqual(['#1', '#2'])
    expect(await orders('40')).toEqual(['#1'])
    expect(await orders('41')).toEqual([])
  })

  test(`${kind}: however orders, errors and contacts change, the sums are what the orders add up to`, async () => {
    const { audit } = await openTestStore(await emptyDatabase(kind))
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 8 }), async (steps) => {
        for (const { key, carrier, refunds, kinds, contacts } of steps) {
          const errors = new Map(
            (await audit.errorsOf({ connection: 'shop', key })).map((one) => [
              `${one.kind} ${one.about}`,
              one,
            ]),
          )
          for (const one of kinds) errors.set(`${one.kind} ${one.about}`, error(one.kind, one))
          await audit.put(order(key, { carrier, refunds }), [...errors.values()], judgedAt)
          if (contacts !== null)
            await audit.setContacts({ connection: 'shop', key }, { contacts, firstContactAt: judgedAt })
        }
        const { kept, anew } = await audit.sums()
        expect(kept).toEqual(anew)
      }),
      { numRuns: 30, seed: 6 },
    )
  })

  test(`${kind}: an order with two errors of a kind is one order with it, and one order of all`, async () => {
    const { audit } = await openTestStore(await emptyDatabase(kind))
    await audit.put(
      order('1'),
      [error('damaged', { about: 'A1' }), error('damaged', { about: 'B2' })],
      judgedAt,
    )
    const { kept } = await audit.sums()
    expect(kept).toEqual([
      '2026-11-02 |  | leipzig | dhl |  | Shop EU | DE |  | 1 | 0',
      '2026-11-02 | damaged | leipzig | dhl |  | Shop EU | DE | carrier | 1 | 0',
    ])
  })

  test(`${kind}: contacts on an order that was never judged are no contacts of the audit`, async () => {
    const { audit } = await openTestStore(await emptyDatabase(kind))
    await audit.setContacts({ connection: 'shop', key: '9' }, { contacts: 2, firstContactAt: judgedAt })
    expect((await audit.sums()).kept).toEqual([])
  })

  test(`${kind}: an order is judged again while it is under way or something is open, and not when it is done`, async () => {
    const { audit } = await openTestStore(await emptyDatabase(kind))
    const at = (day: string) => `${day}T09:00:00.000Z`
    await audit.put(order('under way'), [], at('2026-11-18'))
    await audit.put(
      order('done', { delivered: true }),
      [error('damaged', { resolvedOn: '2026-11-10' })],
      at('2026-11-18'),
    )
    await audit.put(order('refund owed', { delivered: true }), [error('refund_overdue')], at('2026-11-17'))
    await audit.put(order('just judged'), [], at('2026-11-20'))
    expect((await audit.toJudge(at('2026-11-19'), 10)).map(({ key }) => key)).toEqual([
      'refund owed',
      'under way',
    ])
  })
}
