import type { ContactRow } from '@throughline/bridge/platform/store/contacts-store.ts'
import { describe, expect, test } from 'vitest'
import { databaseKinds, emptyDatabase, openTestStore } from '../../../kit/databases.ts'

const account = 'acme'
const row = (said: Partial<ContactRow> = {}): ContactRow => ({
  id: 'comment/1',
  otherIds: [],
  ticketId: '42',
  kind: 'message',
  at: '2026-11-20T09:00:00.000Z',
  weight: 0,
  data: '{"told":"once"}',
  terms: [],
  ...said,
})
const always = { from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' }

describe.each(databaseKinds)('%s', (kind) => {
  test('an event that comes twice is kept once, in one account and not for another', async () => {
    const { contacts } = await openTestStore(await emptyDatabase(kind))
    expect(await contacts.append(account, [row(), row()])).toHaveLength(1)
    expect(await contacts.append(account, [row()])).toEqual([])
    expect(await contacts.append('other', [row()])).toHaveLength(1)
    expect(await contacts.eventsOf(account, ['42'])).toEqual(['{"told":"once"}'])
  })

  test('of two tellings of one event the weightier one stays, in whichever order they come', async () => {
    const { contacts } = await openTestStore(await emptyDatabase(kind))
    const [slight, full] = [row({ data: 'slight' }), row({ data: 'full', weight: 1 })]
    await contacts.append('a', [slight])
    expect(await contacts.append('a', [full])).toEqual([full])
    await contacts.append('b', [full])
    expect(await contacts.append('b', [slight])).toEqual([])
    for (const one of ['a', 'b']) expect(await contacts.eventsOf(one, ['42'])).toEqual(['full'])
  })

  test('what somebody else told under a neighbouring second is no new event', async () => {
    const { contacts } = await openTestStore(await emptyDatabase(kind))
    const solved = (second: number) =>
      row({ id: `solved/42/${second}`, otherIds: [second - 1, second + 1].map((at) => `solved/42/${at}`) })
    await contacts.append(account, [solved(10), solved(11)])
    expect(await contacts.append(account, [solved(9)])).toEqual([])
    expect(await contacts.append(account, [solved(12)])).toHaveLength(1)
  })

  test('a ticket is unsettled from each new event on until it is settled at that version', async () => {
    const { contacts } = await openTestStore(await emptyDatabase(kind))
    await contacts.append(account, [row()])
    const read = await contacts.unsettled(account, 10)
    expect(read).toEqual([{ ticketId: '42', version: 1 }])
    await contacts.append(account, [row({ id: 'comment/2' })])
    await contacts.settle(account, read)
    expect(await contacts.unsettled(account, 10)).toEqual([{ ticketId: '42', version: 2 }])
    await contacts.settle(account, [{ ticketId: '42', version: 2 }])
    expect(await contacts.unsettled(account, 10)).toEqual([])
  })

  test('tickets are found by a customer that they share, as long as both were alive in that time', async () => {
    const { contacts } = await openTestStore(await emptyDatabase(kind))
    await contacts.append(account, [
      row({ id: '1', ticketId: '1', terms: ['email:x'], at: '2026-11-01T00:00:00Z' }),
      row({ id: '2', ticketId: '2', terms: ['email:x', 'order:shop/7'], at: '2026-11-03T00:00:00Z' }),
      row({ id: '3', ticketId: '3', terms: ['email:y'], at: '2026-11-03T00:00:00Z' }),
      row({ id: '4', ticketId: '4', terms: ['email:x'], at: '2025-11-03T00:00:00Z' }),
    ])
    expect(await contacts.related(account, ['1'], always)).toEqual(['1', '2', '4'])
    const autumn = { from: '2026-10-20T00:00:00Z', to: '2026-11-20T00:00:00Z' }
    expect(await contacts.related(account, ['1'], autumn)).toEqual(['1', '2'])
    expect(await contacts.related('other', ['1'], always)).toEqual(['1'])
    expect(await contacts.withTerms(account, ['order:shop/7'])).toEqual(['2'])
  })

  test('a ticket is forgotten as a whole, and one with a younger event not at all', async () => {
    const { contacts } = await openTestStore(await emptyDatabase(kind))
    await contacts.append(account, [
      row({ id: '1', ticketId: '1', at: '2025-01-01T00:00:00Z' }),
      row({ id: '2', ticketId: '2', at: '2025-01-01T00:00:00Z' }),
      row({ id: '3', ticketId: '2', at: '2026-01-01T00:00:00Z' }),
    ])
    expect(await contacts.forget('2025-06-01T00:00:00Z')).toEqual([{ account, ticketId: '1' }])
    expect(await contacts.tickets(account, { most: 10 })).toEqual(['2'])
    expect(await contacts.eventsOf(account, ['1', '2'])).toHaveLength(2)
    expect(await contacts.newestAt(account)).toBe('2026-01-01T00:00:00.000Z')
  })

  test('a thousand events are kept at once', async () => {
    const { contacts } = await openTestStore(await emptyDatabase(kind))
    const many = Array.from({ length: 1_200 }, (_, at) =>
      row({ id: String(at), ticketId: String(at % 300), otherIds: [`${at}a`], terms: [`t${at % 7}`] }),
    )
    expect(await contacts.append(account, many)).toHaveLength(1_200)
    expect(await contacts.append(account, many)).toEqual([])
  })

  test('of two who want to read an account one does, until it lets go or is silent for too long', async () => {
    let time = Date.parse('2026-11-20T09:00:00Z')
    const { backfills } = await openTestStore(await emptyDatabase(kind), { now: () => time })
    expect(await backfills.claim(account, 60_000)).toBe(true)
    expect(await backfills.claim(account, 60_000)).toBe(false)
    time += 60_001
    expect(await backfills.claim(account, 60_000)).toBe(true)
    await backfills.release(account)
    expect(await backfills.claim(account, 60_000)).toBe(true)
  })

  test('a gap is repaired by a reading over all of it, and not by one over a part', async () => {
    const { backfills } = await openTestStore(await emptyDatabase(kind))
    const gap = {
      from: '2026-11-10T00:00:00.000Z',
      to: '2026-11-11T00:00:00.000Z',
      why: 'bridge_down' as const,
    }
    await backfills.noteGap(account, gap)
    expect(
      await backfills.repairGaps(account, { from: '2026-11-10T06:00:00Z', to: '2026-11-12T00:00:00Z' }),
    ).toBe(0)
    expect(await backfills.gaps(account)).toEqual([gap])
    expect(
      await backfills.repairGaps(account, { from: '2026-11-09T00:00:00Z', to: '2026-11-12T00:00:00Z' }),
    ).toBe(1)
    expect(await backfills.gaps(account)).toEqual([])
    expect(await backfills.gaps(account, 'all')).toHaveLength(1)
  })
})
