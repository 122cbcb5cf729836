import type { OutcomeRow } from '@throughline/bridge/platform/store/outcomes-store.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { databaseKinds, emptyDatabase, openTestStore } from '../../../kit/databases.ts'
import { outcome } from '../../../kit/outcomes.ts'

const anyOutcome = fc.record({
  ticketId: fc.constantFrom('1', '2', '3', '4', '5'),
  day: fc.constantFrom('2026-11-02', '2026-11-03'),
  channel: fc.constantFrom('email', 'chat'),
  cause: fc.constantFrom('silent_parcel', 'refund_overdue'),
  excluded: fc.constantFrom('', 'spam'),
  limited: fc.constantFrom('', 'bank_delay'),
  contacts: fc.integer({ min: 0, max: 4 }),
  oneTouch: fc.boolean(),
  zendeskOneTouch: fc.boolean(),
  inZendesk: fc.boolean(),
  backAfterDays: fc.constantFrom(null, 0.5, 1, 3, 7, 7.5, 14, 30, 31),
  handedOn: fc.boolean(),
  bot: fc.constantFrom('', 'contained', 'handed_over') as fc.Arbitrary<OutcomeRow['bot']>,
})

for (const kind of databaseKinds) {
  test(`${kind}: whatever happens to tickets, in whichever order, the sums are what the tickets add up to`, async () => {
    const store = await openTestStore(await emptyDatabase(kind))
    let account = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(anyOutcome, { maxLength: 4 }), { maxLength: 6 }), async (steps) => {
        account += 1
        for (const step of steps) {
          const rows = new Map(step.map(({ ticketId, ...more }) => [ticketId, outcome(ticketId, more)]))
          await store.outcomes.put(String(account), [...rows.values()])
        }
        const inOrder = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort()
        const kept = await store.outcomes.daily(String(account))
        expect(inOrder(kept)).toEqual(inOrder(await store.outcomes.dailyAnew(String(account))))
      }),
      { numRuns: 40, seed: 6 },
    )
  })

  test(`${kind}: a ticket that is forgotten leaves the sums, the others stay`, async () => {
    const { outcomes } = await openTestStore(await emptyDatabase(kind))
    await outcomes.put('acme', [outcome('1'), outcome('2', { oneTouch: false })])
    await outcomes.forget('acme', ['1'])
    expect(await outcomes.daily('acme')).toMatchObject([{ tickets: 1, oneTouch: 0 }])
    await outcomes.forget('acme', ['2'])
    expect(await outcomes.daily('acme')).toEqual([])
  })

  test(`${kind}: the contacts on an order are those of all its tickets, without spam`, async () => {
    const { outcomes } = await openTestStore(await emptyDatabase(kind))
    const order = { orderConnection: 'shop', orderKey: '1042' }
    const { orders } = await outcomes.put('acme', [
      outcome('1', { ...order, contacts: 2 }),
      outcome('2', { ...order, openedAt: '2026-10-30T10:00:00.000Z' }),
      outcome('3', { ...order, excluded: 'spam', openedAt: '2026-10-01T10:00:00.000Z' }),
      outcome('4'),
    ])
    expect(orders).toEqual([{ connection: 'shop', key: '1042' }])
    expect(await outcomes.contactsOf([{ connection: 'shop', key: '1042' }])).toMatchObject([
      { contacts: 3, tickets: ['3', '2', '1'] },
    ])
    expect(await outcomes.contactsOf([{ connection: 'shop', key: 'never heard' }])).toEqual([
      { connection: 'shop', key: 'never heard', contacts: 0, firstContactAt: null, tickets: [] },
    ])
  })

  test(`${kind}: sums that were damaged are made anew from the tickets`, async () => {
    const store = await openTestStore(await emptyDatabase(kind))
    await store.outcomes.put('acme', [outcome('1')])
    await store.database.db.execute('UPDATE fcr_daily SET one_touch = 99')
    await store.outcomes.recount('acme')
    expect(await store.outcomes.daily('acme')).toMatchObject([{ tickets: 1, oneTouch: 1 }])
  })

  test(`${kind}: what stood for exactly seven days came back within seven`, async () => {
    const { outcomes } = await openTestStore(await emptyDatabase(kind))
    await outcomes.put('acme', [outcome('1', { backAfterDays: 7 }), outcome('2', { backAfterDays: 7.001 })])
    expect(await outcomes.daily('acme')).toMatchObject([{ tickets: 2, stood3: 2, stood7: 1, stood14: 0 }])
  })
}
