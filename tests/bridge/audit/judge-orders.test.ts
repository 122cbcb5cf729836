import { createJudgeOrders } from '@throughline/bridge/flow/judge-orders.ts'
import { createPanelFlow } from '@throughline/bridge/flow/panel.ts'
import { withMemory } from '@throughline/bridge/flow/remember.ts'
import { memoryOf } from '@throughline/bridge/wire-store.ts'
import type { SourceRecord } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { emptyDatabase, openTestStore } from '../../kit/databases.ts'
import { fakeSource } from '../../kit/fake-source.ts'
import { at, fulfilment, order, tracking } from '../../kit/records.ts'

const number = '1042'
const parcel = { carrier: 'dhl', trackingNumber: '00340434161094000001' }
const sent = order({
  number: `#${number}`,
  placedAt: at('2026-11-02T10:00:00Z'),
  status: 'shipped',
  fulfilments: [fulfilment({ parcels: [parcel], createdAt: at('2026-11-03T10:00:00Z') })],
})
const seen = (events: { at: string; stage: 'in_transit' | 'delivered' }[]) =>
  tracking({
    ...parcel,
    stage: events.at(-1)?.stage ?? 'unknown',
    shippedAt: at('2026-11-03T18:00:00Z'),
    ...(events.at(-1)?.stage === 'delivered' && { deliveredAt: at(events.at(-1)?.at ?? '') }),
    events: events.map((one) => ({ at: at(one.at), stage: one.stage, flags: [], scan: true })),
  })

/** A shop and a carrier over a real store; `says` is what they answer now. */
async function judging(clock: { now: string }, says: () => SourceRecord[]) {
  const now = () => Date.parse(clock.now)
  const store = await openTestStore(await emptyDatabase('PGlite'), { now })
  const of = (kind: SourceRecord['kind']) => () => says().filter((one) => one.kind === kind)
  const shop = fakeSource('shop-eu', ['order by order_number'], { answer: of('order'), now })
  const carrier = fakeSource('carrier', ['tracking by tracking_number'], { answer: of('tracking'), now })
  const sources = [shop, carrier].map((source) =>
    withMemory(source, { memory: memoryOf(store), now, onStoreError: () => {} }),
  )
  const flow = createPanelFlow({ sources, identity: {}, now, deadlineMs: 10_000 })
  const scope = { connections: ['shop-eu', 'carrier'] }
  const judge = createJudgeOrders({
    store,
    recall: flow.recall,
    joinedWith: () => scope.connections,
    timeZone: 'Europe/Berlin',
    now,
  })
  return {
    store,
    asked: () => shop.asked.length + carrier.asked.length,
    /** Somebody looks the order up, so that the store knows it. */
    look: () => flow.search({ query: `#${number}` }, scope),
    run: () => judge.run(new AbortController().signal),
    errors: () => store.audit.errorsOf({ connection: 'shop-eu', key: sent.key }),
  }
}

test('an order that a source told is judged without asking anybody again', async () => {
  const clock = { now: '2026-11-04T09:00:00Z' }
  const { look, run, asked, errors, store } = await judging(clock, () => [
    sent,
    seen([{ at: '2026-11-03T18:00:00Z', stage: 'in_transit' }]),
  ])
  await look()
  const before = asked()
  expect(await run()).toBe(1)
  expect(asked()).toBe(before)
  expect(await errors()).toEqual([])
  expect((await store.audit.sums()).kept).toEqual([
    expect.stringMatching(/^2026-11-02 \| {2}\| .*\| 1 \| 0$/),
  ])
  expect(await run()).toBe(0)
})

test('a parcel that falls silent becomes an error by the passing of time, and is mended by its delivery', async () => {
  const clock = { now: '2026-11-04T09:00:00Z' }
  let events: Parameters<typeof seen>[0] = [{ at: '2026-11-03T18:00:00Z', stage: 'in_transit' }]
  const { look, run, errors } = await judging(clock, () => [sent, seen(events)])
  await look()
  await run()
  clock.now = '2026-11-12T09:00:00Z'
  expect(await run()).toBe(1)
  expect(await errors()).toMatchObject([{ kind: 'silent_parcel', owner: 'carrier', resolvedOn: null }])
  clock.now = '2026-11-13T09:00:00Z'
  events = [...events, { at: '2026-11-13T08:00:00Z', stage: 'delivered' }]
  await look()
  await run()
  expect(await errors()).toMatchObject([{ kind: 'silent_parcel', resolvedOn: '2026-11-13' }])
})

test('a stopped run leaves what it has not judged for the next one', async () => {
  const clock = { now: '2026-11-04T09:00:00Z' }
  const { look, store, run } = await judging(clock, () => [
    sent,
    seen([{ at: '2026-11-03T18:00:00Z', stage: 'in_transit' }]),
  ])
  await look()
  const stopped = createJudgeOrders({
    store,
    recall: () => Promise.reject(new Error('nothing is judged after the stop')),
    joinedWith: () => [],
    timeZone: 'Europe/Berlin',
    now: () => Date.parse(clock.now),
  })
  expect(await stopped.run(AbortSignal.abort())).toBe(0)
  expect(await run()).toBe(1)
})
