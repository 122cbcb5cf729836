import { createChangeFeed } from '@throughline/bridge/flow/change-feed.ts'
import { createHandOversOf } from '@throughline/bridge/flow/hand-overs.ts'
import { createPanelFlow } from '@throughline/bridge/flow/panel.ts'
import { withMemory } from '@throughline/bridge/flow/remember.ts'
import { shareCompositions } from '@throughline/bridge/flow/share.ts'
import { createWatch, type WatchEvent } from '@throughline/bridge/flow/watch.ts'
import { memoryOf } from '@throughline/bridge/wire-store.ts'
import type { Order } from '@throughline/shared/model'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type DatabaseKind, databaseKinds, emptyDatabase, openTestStore } from '../../kit/databases.ts'
import { fakeSource } from '../../kit/fake-source.ts'
import { order } from '../../kit/records.ts'
import { adasTicket } from './watched-shop.ts'

const bobs = { number: '#7', customer: { name: 'Bob', emails: ['bob@example.com'], phones: [] } }

/** A shop, a real store, and watches over them. */
async function openShop(kind: DatabaseKind) {
  const store = await openTestStore(await emptyDatabase(kind), { now: Date.now })
  const feed = createChangeFeed()
  const unfollow = await store.changes.follow(feed.tell)
  onTestFinished(() => unfollow())
  let said: Partial<Order> = { status: 'paid' }
  const shop = fakeSource('shop-eu', ['order by email'], { answer: () => [order(said)], now: Date.now })
  const onStoreError = (error: unknown) => {
    throw error
  }
  const source = withMemory(shop, { memory: memoryOf(store), now: Date.now, onStoreError })
  const handOversOf = createHandOversOf({
    store: store.handOvers,
    termOf: store.terms.termOf,
    now: Date.now,
    onStoreError,
  })
  const flow = createPanelFlow({
    sources: [source],
    identity: {},
    handOversOf,
    now: Date.now,
    deadlineMs: 3_000,
  })
  const watch = createWatch({ flow: shareCompositions(flow), changes: feed, termOf: store.terms.termOf })
  const keep = (one: ReturnType<typeof order>) =>
    store.records.save([{ ...one, observedAt: new Date().toISOString() }])
  return {
    keep,
    /** The shop says this from now on, and a webhook has told it. */
    async say(next: Partial<Order>): Promise<void> {
      said = next
      await keep(order(next))
    },
    /** A bot gives up on somebody who proved nothing, and names only the ticket. */
    giveUp: (ticketId: string) =>
      store.handOvers.create({
        keyId: 'key1',
        conversation: 'hash of c-1',
        level: 0,
        reason: 'not_verified',
        ticketId,
        connections: ['shop-eu'],
        terms: [],
        order: undefined,
        at: new Date().toISOString(),
      }),
    open(lastEventId?: string, request = adasTicket) {
      const stop = new AbortController()
      onTestFinished(() => stop.abort())
      const events = watch({
        request,
        scope: { connections: ['shop-eu'] },
        lastEventId,
        signal: stop.signal,
      })
      return {
        leave: () => stop.abort(),
        async next(): Promise<{ event: WatchEvent; statuses: string[] }> {
          const { value: event } = await events.next()
          if (!event) throw new Error('the watch is over')
          return { event, statuses: event.panel.orders.map(({ number, status }) => `${number} ${status}`) }
        },
      }
    },
  }
}

describe.each(databaseKinds)('%s', (kind) => {
  test('a change that is kept arrives in every open panel that it concerns, once, and in order', async () => {
    const { keep, say, open } = await openShop(kind)
    const [one, other] = [open(), open()]
    expect((await one.next()).statuses).toEqual(['#1042 paid'])
    expect((await other.next()).statuses).toEqual(['#1042 paid'])
    for (const status of ['in_warehouse', 'shipped', 'delivered'] as const) {
      await say({ status })
      // Somebody else's order is no news for Ada.
      await keep(order({ ...bobs, status }))
      expect((await one.next()).statuses).toEqual([`#1042 ${status}`])
      expect((await other.next()).statuses).toEqual([`#1042 ${status}`])
    }
  })

  test('who comes back after a drop gets what happened meanwhile as one event, and then what follows', async () => {
    const { say, open } = await openShop(kind)
    const before = open()
    const { event } = await before.next()
    before.leave()
    await say({ status: 'shipped' })
    await say({ status: 'delivered' })
    const after = open(event.id)
    expect((await after.next()).statuses).toEqual(['#1042 delivered'])
    await say({ status: 'closed' })
    expect((await after.next()).statuses).toEqual(['#1042 closed'])
  })

  test('who comes back to a panel that says the same hears nothing until it changes', async () => {
    const { say, open } = await openShop(kind)
    const before = open()
    const { event } = await before.next()
    before.leave()
    const after = open(event.id)
    const next = after.next()
    await say({ status: 'shipped' })
    expect((await next).statuses).toEqual(['#1042 shipped'])
  })

  test('a hand-over that names only the ticket arrives in its open panel, and in no other', async () => {
    const { giveUp, say, open } = await openShop(kind)
    const own = open(undefined, { ...adasTicket, ticket: { ...adasTicket.ticket, ticketId: '101' } })
    const other = open(undefined, { ...adasTicket, ticket: { ...adasTicket.ticket, ticketId: '10' } })
    await own.next()
    await other.next()
    await giveUp('101')
    const { event } = await own.next()
    expect(event.panel.handOvers).toMatchObject([{ reason: 'not_verified' }])
    await say({ status: 'shipped' })
    expect((await other.next()).event.panel.handOvers).toEqual([])
  })
})
