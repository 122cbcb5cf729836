import type { NewHandOver } from '@throughline/bridge/platform/store/hand-overs-store.ts'
import { describe, expect, test } from 'vitest'
import { databaseKinds, emptyDatabase, openTestStore, rowsOf } from '../../../kit/databases.ts'
import { order } from '../../../kit/records.ts'

const record = order()
const ref = { connection: record.connection, key: record.key }
const talk = { keyId: 'key1', conversation: 'hash of c-1' }
const handOver = (said: Partial<NewHandOver> = {}): NewHandOver => ({
  ...talk,
  level: 1,
  reason: 'contradiction',
  ticketId: undefined,
  connections: [ref.connection],
  terms: [],
  order: { ...ref, number: '#1042' },
  at: '2026-11-20T09:00:00.000Z',
  ...said,
})
const unverified = (said: Partial<NewHandOver> = {}) =>
  handOver({ level: 0, order: undefined, reason: 'not_verified', ...said })
const wanted = { ticketId: undefined, orders: [], terms: [], after: '2026-10-21T00:00:00.000Z', most: 20 }

describe.each(databaseKinds)('%s', (kind) => {
  test('a hand-over tells what its conversation answered and promised, and nothing of another conversation', async () => {
    const { handOvers } = await openTestStore(await emptyDatabase(kind))
    const note = (operation: string, at: string, more: object = {}) =>
      handOvers.note({ ...talk, operation, order: '#1042', at, ...more })
    const promise = { kind: 'delivery' as const, latest: '2026-11-23', order: '#1042' }
    await note('order.status', '2026-11-20T08:50:00.000Z')
    await note('promise.record', '2026-11-20T08:52:00.000Z', { promise })
    await note('promise.record', '2026-11-20T08:53:00.000Z', {
      promise: { ...promise, latest: '2026-11-24' },
    })
    await note('order.status', '2026-11-20T08:55:00.000Z')
    await note('order.returns', '2026-11-20T08:56:00.000Z', { conversation: 'hash of c-2' })
    await note('order.options', '2026-11-20T08:57:00.000Z', { keyId: 'key2' })
    const { id } = await handOvers.create(handOver())
    expect(await handOvers.find({ ...wanted, orders: [ref] })).toEqual([
      {
        id,
        conversation: talk.conversation,
        level: 1,
        reason: 'contradiction',
        ticketId: undefined,
        connections: [ref.connection],
        order: { ...ref, number: '#1042' },
        answered: [
          { operation: 'order.status', order: '#1042', at: '2026-11-20T08:55:00.000Z' },
          { operation: 'promise.record', order: '#1042', at: '2026-11-20T08:53:00.000Z' },
        ],
        // The day that was given last.
        promised: [{ ...promise, latest: '2026-11-24' }],
        at: '2026-11-20T09:00:00.000Z',
      },
    ])
  })

  test('it is found by its order, its ticket or, unverified, by a contact; not by a neighbour of these', async () => {
    const { handOvers } = await openTestStore(await emptyDatabase(kind))
    const byOrder = await handOvers.create(handOver())
    const byTicket = await handOvers.create(
      handOver({ ticketId: '101', order: { ...ref, key: 'b', number: 'b' } }),
    )
    const byTerm = await handOvers.create(unverified({ terms: ['email:hash', 'phone:hash'] }))
    const found = async (what: object) => (await handOvers.find({ ...wanted, ...what })).map(({ id }) => id)
    expect(await found({ orders: [ref] })).toEqual([byOrder.id])
    expect(await found({ orders: [{ ...ref, connection: 'shop-us' }] })).toEqual([])
    expect(await found({ ticketId: '101' })).toEqual([byTicket.id])
    expect(await found({ ticketId: '10' })).toEqual([])
    expect(await found({ terms: ['phone:hash', 'email:o\'"{}'] })).toEqual([byTerm.id])
    expect(await found({ terms: ['phone:other'] })).toEqual([])
    expect(await found({})).toEqual([])
  })

  test('a contact that somebody merely typed does not lead to the order that was verified', async () => {
    const { handOvers } = await openTestStore(await emptyDatabase(kind))
    await handOvers.create(handOver({ terms: ['email:hash'] }))
    expect(await handOvers.find({ ...wanted, terms: ['email:hash'] })).toEqual([])
  })

  test('the newest come first, and no older ones than wanted', async () => {
    const { handOvers } = await openTestStore(await emptyDatabase(kind))
    const old = await handOvers.create(handOver({ at: '2026-10-21T00:00:00.000Z' }))
    const first = await handOvers.create(handOver({ at: '2026-10-21T00:00:00.001Z' }))
    const last = await handOvers.create(handOver())
    const ids = async (what: object) =>
      (await handOvers.find({ ...wanted, orders: [ref], ...what })).map(({ id }) => id)
    expect(await ids({})).toEqual([last.id, first.id])
    expect(await ids({ most: 1 })).toEqual([last.id])
    expect(await ids({ after: '2026-10-20T00:00:00.000Z' })).toContain(old.id)
  })

  test('whoever watches the order, the customer, or the ticket that was named, hears of it', async () => {
    const store = await openTestStore(await emptyDatabase(kind))
    await store.records.save([record])
    const [saved] = await store.changes.since(0)
    await store.handOvers.create(handOver())
    await store.handOvers.create(unverified({ terms: ['email:hash'] }))
    await store.handOvers.create(unverified({ ticketId: '101' }))
    const [, ofOrder, ofCustomer, ofTicket, ...more] = await store.changes.since(0)
    expect(ofOrder?.terms.toSorted()).toEqual(saved?.terms.toSorted())
    expect(ofCustomer?.terms).toEqual(['email:hash'])
    expect(ofTicket?.terms).toEqual(['ticket:101'])
    expect(more).toEqual([])
  })

  test('what has served its purpose is forgotten', async () => {
    const store = await openTestStore(await emptyDatabase(kind))
    await store.handOvers.note({ ...talk, operation: 'order.status', at: '2026-11-19T08:00:00.000Z' })
    await store.handOvers.create(handOver())
    await store.handOvers.forget({
      answers: '2026-11-19T08:00:00.000Z',
      handOvers: '2026-11-20T09:00:00.000Z',
    })
    expect(await rowsOf(store, 'SELECT id FROM bot_answers')).toHaveLength(1)
    expect(await rowsOf(store, 'SELECT id FROM hand_overs')).toHaveLength(1)
    await store.handOvers.forget({
      answers: '2026-11-19T08:00:00.001Z',
      handOvers: '2026-11-20T09:00:00.001Z',
    })
    expect(await rowsOf(store, 'SELECT id FROM bot_answers UNION ALL SELECT 1 FROM hand_overs')).toEqual([])
  })
})
