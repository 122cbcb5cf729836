import type { Question } from '@throughline/bridge/connectors/connector.ts'
import { ConnectorError } from '@throughline/bridge/connectors/errors.ts'
import type { SourceRecord, Tracking } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { backgroundWork, start } from '../../kit/background.ts'
import { databaseKinds } from '../../kit/databases.ts'
import { fakeSource } from '../../kit/fake-source.ts'
import { at, fulfilment, order, tracking } from '../../kit/records.ts'

const minute = 60_000
const hour = 60 * minute

type Said = Partial<Tracking> | undefined

/** A carrier that knows what it is told to know. */
const carrier = (
  knows: (number: string) => Said,
  { now, ...options }: Partial<Parameters<typeof fakeSource>[2]> & { now: () => number },
) =>
  fakeSource('easypost', ['tracking by tracking_number'], {
    answer: ({ values }: Question) =>
      values.flatMap(({ value }): SourceRecord[] => {
        const said = knows(value)
        return said ? [tracking({ ...said, trackingNumber: value })] : []
      }),
    batch: 100,
    now,
    ...options,
  })

const parcelsNamed = (...numbers: string[]) =>
  order({
    fulfilments: [fulfilment({ parcels: numbers.map((trackingNumber) => ({ trackingNumber })) })],
  })
const shop = (now: () => number) =>
  fakeSource('shop-eu', ['order by shop_order_id'], { answer: () => [], now, listed: ['order'] })

test.each(databaseKinds)(
  'a parcel that only its order names is asked at the carrier, then at its own pace (%s)',
  async (kind) => {
    const { store, add, poll, later, now } = await backgroundWork(kind)
    add(shop(now))
    const easypost = add(carrier(() => ({ stage: 'in_transit' }), { now }))
    await store.records.save([parcelsNamed('JJD1')])
    await poll('shop-eu')
    later(5 * minute)
    expect(await poll('easypost')).toEqual({ asked: 1 })
    expect(easypost.asked).toEqual(['tracking by tracking_number: JJD1'])
    expect(await store.records.withTerms([store.terms.termOf('tracking_number', 'JJD1')])).toHaveLength(2)
    later(4 * hour - minute)
    expect(await poll('easypost')).toEqual({ asked: 0 })
    later(minute + 0.1 * 4 * hour + 5 * minute)
    expect(await poll('easypost')).toEqual({ asked: 1 })
  },
)

test('a hundred parcels are one call', async () => {
  const { store, add, poll, now } = await backgroundWork()
  add(shop(now))
  const easypost = add(carrier(() => ({ stage: 'in_transit' }), { now }))
  await store.records.save([parcelsNamed(...Array.from({ length: 100 }, (_, index) => `P${index}`))])
  await poll('shop-eu')
  expect(await poll('easypost')).toEqual({ asked: 100 })
  expect(easypost.asked).toHaveLength(1)
})

test('a delivered parcel is asked once more after a day, and is off the list then', async () => {
  const { store, add, poll, later, now } = await backgroundWork()
  const easypost = add(
    carrier(() => ({ stage: 'delivered', deliveredAt: at('2026-11-20T08:30:00.000Z') }), { now }),
  )
  await store.records.save([tracking({ stage: 'delivered', deliveredAt: at('2026-11-20T08:30:00.000Z') })])
  for (let days = 0; days < 5; days += 1) {
    for (let at = 0; at < 12; at += 1) {
      await poll('easypost')
      later(2 * hour)
    }
  }
  expect(easypost.asked).toHaveLength(1)
})

test('what an agent or a webhook brought is planned like everything else', async () => {
  const { store, add, poll, later, now } = await backgroundWork()
  const easypost = add(carrier(() => ({ stage: 'out_for_delivery' }), { now }))
  await store.records.save([tracking({ stage: 'in_transit' })])
  await poll('easypost')
  later(hour)
  await store.records.save([
    {
      ...tracking({ stage: 'out_for_delivery', events: [], shippedAt: at('2026-11-20T07:00:00.000Z') }),
      observedAt: new Date(now()).toISOString(),
    },
  ])
  await poll('easypost')
  expect(easypost.asked).toHaveLength(0)
  later(22 * minute)
  await poll('easypost')
  expect(easypost.asked).toHaveLength(1)
})

test('a number that the carrier does not know is asked ever more rarely, and given up after a month', async () => {
  const { store, add, poll, later, now } = await backgroundWork()
  add(shop(now))
  const easypost = add(carrier(() => undefined, { now }))
  await store.records.save([
    order({
      placedAt: at('2026-11-20T08:00:00.000Z'),
      fulfilments: [fulfilment({ parcels: [{ trackingNumber: 'TYPO' }] })],
    }),
  ])
  await poll('shop-eu')
  const calls: number[] = []
  for (let days = 0; days < 40; days += 1) {
    for (let at = 0; at < 8; at += 1) {
      await poll('easypost')
      later(3 * hour)
    }
    calls.push(easypost.asked.length)
  }
  expect(calls[0]).toBeGreaterThanOrEqual(4)
  expect(calls[0]).toBeLessThanOrEqual(8)
  expect(calls[33]).toBe(calls.at(-1))
  expect(calls.at(-1)).toBeLessThan(50)
})

test('a parcel of an order from last spring is not looked for', async () => {
  const { store, add, poll, later, now } = await backgroundWork()
  add(shop(now))
  const easypost = add(carrier(() => undefined, { now }))
  await store.records.save([
    order({
      placedAt: at('2026-04-20T08:00:00.000Z'),
      fulfilments: [fulfilment({ stage: 'unknown', parcels: [{ trackingNumber: 'OLD' }] })],
    }),
  ])
  await poll('shop-eu')
  later(hour)
  await poll('easypost')
  expect(easypost.asked).toEqual([])
})

test('while the breaker is open nothing is asked; afterwards all of it is', async () => {
  const { store, add, poll, later, now, waited } = await backgroundWork()
  let wait: { ms: number; why: 'it rests after failures' } | undefined = {
    ms: 10_000_000,
    why: 'it rests after failures',
  }
  const easypost = carrier(() => ({ stage: 'in_transit' }), { now })
  add({ ...easypost, backgroundWait: () => wait })
  await store.records.save([tracking({ stage: 'in_transit' })])
  later(24 * hour)
  expect(await poll('easypost')).toEqual({ asked: 0 })
  expect(easypost.asked).toEqual([])
  expect(waited).toEqual([])
  wait = undefined
  expect(await poll('easypost')).toEqual({ asked: 1 })
})

test('a source that is down is asked once in a run, and for everything when it is back', async () => {
  const { store, add, poll, later, now } = await backgroundWork()
  add(shop(now))
  let isDown = true
  const easypost = add(
    carrier(
      () => {
        if (isDown) throw new ConnectorError('timed_out', 'no answer')
        return { stage: 'in_transit' }
      },
      { now, batch: 2 },
    ),
  )
  await store.records.save([parcelsNamed('A', 'B', 'C', 'D')])
  await poll('shop-eu')
  later(6 * minute)
  expect(await poll('easypost')).toEqual({ asked: 2, failure: 'timed_out' })
  expect(easypost.asked).toHaveLength(1)
  isDown = false
  later(7 * minute)
  expect(await poll('easypost')).toEqual({ asked: 4 })
})

test('who was told to wait waits as long as he was told', async () => {
  const { store, add, poll, later, now } = await backgroundWork()
  let limited = true
  const easypost = add(
    carrier(
      () => {
        if (limited) throw new ConnectorError('rate_limited', '429', { retryAfter: 1_800 })
        return { stage: 'in_transit' }
      },
      { now },
    ),
  )
  await store.records.save([tracking()])
  later(5 * hour)
  expect(await poll('easypost')).toEqual({ asked: 1, failure: 'rate_limited' })
  limited = false
  later(29 * minute)
  expect(await poll('easypost')).toEqual({ asked: 0 })
  later(7 * minute)
  expect(await poll('easypost')).toEqual({ asked: 1 })
  expect(easypost.asked).toHaveLength(2)
})

test('one parcel that nobody can read does not keep the other ninety-nine from being asked', async () => {
  const { store, add, poll, now } = await backgroundWork()
  add(shop(now))
  const easypost = add(
    carrier(
      (number) => {
        if (number === 'P42') throw new ConnectorError('unexpected_shape', 'trackers.0.status is a list')
        return { stage: 'in_transit' }
      },
      { now },
    ),
  )
  const numbers = Array.from({ length: 100 }, (_, index) => `P${index}`)
  await store.records.save([parcelsNamed(...numbers)])
  await poll('shop-eu')
  expect(await poll('easypost')).toEqual({ asked: 100 })
  const found = await store.records.withTerms(
    numbers.map((one) => store.terms.termOf('tracking_number', one)),
  )
  expect(found.filter(({ kind }) => kind === 'tracking')).toHaveLength(99)
  // Twice for each halving.
  expect(easypost.asked.length).toBeLessThanOrEqual(15)
})

test('when nothing can be read it is not one parcel: three calls, and the run ends', async () => {
  const { store, add, poll, now } = await backgroundWork()
  add(shop(now))
  const easypost = add(
    carrier(
      () => {
        throw new ConnectorError('unexpected_shape', 'a web page')
      },
      { now },
    ),
  )
  await store.records.save([parcelsNamed(...Array.from({ length: 100 }, (_, index) => `P${index}`))])
  await poll('shop-eu')
  expect(await poll('easypost')).toEqual({ asked: 100, failure: 'unexpected_shape' })
  expect(easypost.asked).toHaveLength(3)
})

test('a connection with much to do ends its run in time for the others, and goes on in the next one', async () => {
  const { store, add, poll, later, now } = await backgroundWork()
  add(shop(now))
  const easypost = add(
    carrier(() => ({ stage: 'in_transit' }), {
      now,
      batch: 1,
      allowance: () => {
        later(1_000)
        return undefined
      },
    }),
  )
  await store.records.save([parcelsNamed(...Array.from({ length: 80 }, (_, index) => `P${index}`))])
  await poll('shop-eu')
  expect(await poll('easypost')).toEqual({ asked: 50 })
  expect(now() - start).toBe(50_000)
  expect(await poll('easypost')).toEqual({ asked: 30 })
  expect(new Set(easypost.asked).size).toBe(80)
})

test('background work takes half of an allowance, waits for it to fill, and goes on', async () => {
  const { store, add, poll, now, waited } = await backgroundWork()
  add(shop(now))
  let spent = 0
  const left = () => 1_000 - spent + ((now() - start) / 1_000) * 10
  add(
    carrier(() => ({ stage: 'in_transit' }), {
      now,
      batch: 1,
      allowance: () => {
        spent += 100
        return { remaining: left(), max: 1_000, restorePerSecond: 10 }
      },
    }),
  )
  await store.records.save([parcelsNamed(...Array.from({ length: 12 }, (_, index) => `P${index}`))])
  await poll('shop-eu')
  expect(await poll('easypost')).toEqual({ asked: 9 })
  expect(left()).toBeGreaterThanOrEqual(500)
  expect(waited.length).toBeGreaterThan(0)
})

test.each(databaseKinds)(
  'eight bridges that poll at the same time ask each due parcel once (%s)',
  async (kind) => {
    const { store, add, poll, later, now } = await backgroundWork(kind)
    add(shop(now))
    const easypost = add(carrier(() => ({ stage: 'in_transit' }), { now, batch: 10 }))
    await store.records.save([parcelsNamed(...Array.from({ length: 100 }, (_, index) => `P${index}`))])
    await poll('shop-eu')
    later(6 * minute)
    await Promise.all(Array.from({ length: 8 }, () => poll('easypost')))
    const asked = easypost.asked.flatMap((call) => call.replace(/^.*: /, '').split(', '))
    expect(asked.toSorted()).toEqual(Array.from({ length: 100 }, (_, index) => `P${index}`).toSorted())
  },
)

test('a run that is told to stop takes no more on', async () => {
  const { store, add, poll, later, now } = await backgroundWork()
  const easypost = add(carrier(() => ({ stage: 'in_transit' }), { now }))
  await store.records.save([tracking()])
  later(5 * hour)
  expect(await poll('easypost', AbortSignal.abort())).toEqual({ asked: 0 })
  expect(easypost.asked).toEqual([])
})

test('an order whose shop lists its changes is asked daily, by the id that only it has', async () => {
  const { store, add, poll, later, now } = await backgroundWork()
  const shopEu = add(
    fakeSource('shop-eu', ['order by email', 'order by order_number', 'order by shop_order_id'], {
      answer: () => [order()],
      changedSince: async () => ({ records: [] }),
      listed: ['order'],
      now,
    }),
  )
  await store.records.save([order()])
  await poll('shop-eu')
  later(20 * hour)
  await poll('shop-eu')
  expect(shopEu.asked).toEqual([])
  later(8 * hour)
  await poll('shop-eu')
  expect(shopEu.asked).toEqual(['order by shop_order_id: #1042'])
})

test('650 parcels of all stages cost their carrier service no more than a dozen calls an hour', async () => {
  const { store, add, poll, later, now } = await backgroundWork()
  const stages = ([] as Tracking['stage'][]).concat(
    Array(80).fill('label_created'),
    Array(420).fill('in_transit'),
    Array(60).fill('out_for_delivery'),
    Array(30).fill('available_for_pickup'),
    Array(40).fill('delivered'),
    Array(20).fill('unknown'),
  )
  const saidOf = (index: number): Said => ({
    stage: stages[index] ?? 'unknown',
    events: [],
    shippedAt: at('2026-11-20T06:00:00.000Z'),
    deliveredAt: at('2026-11-20T06:00:00.000Z'),
    ...(index % 7 === 0 && { eta: '2026-11-20' }),
  })
  const easypost = add(carrier((number) => saidOf(Number(number)), { now }))
  await store.records.save(
    stages.map((_, index) => ({
      ...tracking({ ...saidOf(index), trackingNumber: `${index}` }),
      observedAt: new Date(start - ((index * 37) % 240) * minute).toISOString(),
    })),
  )
  const hours = 3
  for (let minutes = 0; minutes < hours * 60; minutes += 1) {
    await poll('easypost')
    later(minute)
  }
  expect(easypost.asked.length).toBeGreaterThan(hours * 4)
  expect(easypost.asked.length).toBeLessThanOrEqual(hours * 12)
})
