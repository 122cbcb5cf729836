import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databaseKinds, emptyDatabase, openTestStore } from '../../../kit/databases.ts'
import { order, tracking, warehouseOrder } from '../../../kit/records.ts'

const seen = (record: ReturnType<typeof order>, observedAt: string) => ({ ...record, observedAt })

describe.each(databaseKinds)('%s', (kind) => {
  const open = async () => openTestStore(await emptyDatabase(kind))

  test('what a source said is there again, found by order number, e-mail and tracking number', async () => {
    const store = await open()
    const record = order({
      fulfilments: [
        { id: 'f', stage: 'in_transit', flags: [], parcels: [{ trackingNumber: 'JJD1' }], lines: [] },
      ],
    })
    await store.records.save([
      record,
      tracking(),
      warehouseOrder({ orderNumber: '#7', customer: { emails: [], phones: [] } }),
    ])
    const by = (by: string, value: string) => store.records.withTerms([store.terms.termOf(by, value)])
    expect(await by('order_number', '1042')).toEqual([record])
    expect(await by('email', 'ada@example.com')).toEqual([record])
    expect((await by('tracking_number', 'JJD1')).map((one) => one.kind).sort()).toEqual(['order', 'tracking'])
    expect(await by('email', 'xada@example.com')).toEqual([])
  })

  test('no table of look-ups holds an e-mail', async () => {
    const store = await open()
    const [change] = await store.records.save([order()])
    expect(change?.terms.some((term) => term.startsWith('email:'))).toBe(true)
    expect(change?.terms.join()).not.toContain('@')
  })

  test('the same again is no change', async () => {
    const store = await open()
    expect(await store.records.save([order()])).toHaveLength(1)
    expect(await store.records.save([seen(order(), '2026-11-20T10:00:00.000Z')])).toEqual([])
  })

  test('a record that was observed before the one we have is old news', async () => {
    const store = await open()
    await store.records.save([seen(order({ status: 'shipped' }), '2026-11-20T10:00:00.000Z')])
    expect(await store.records.save([seen(order({ status: 'paid' }), '2026-11-20T09:00:00.000Z')])).toEqual(
      [],
    )
    const [now] = await store.records.withTerms([store.terms.termOf('order_number', '1042')])
    expect(now?.data).toMatchObject({ status: 'shipped' })
  })

  test('what we knew when the customer wrote can be read again', async () => {
    const store = await open()
    await store.records.save([seen(order({ status: 'paid' }), '2026-11-18T09:00:00.000Z')])
    await store.records.save([seen(order({ status: 'shipped' }), '2026-11-19T09:00:00.000Z')])
    const at = (time: string) => store.records.withTermsAt([store.terms.termOf('order_number', '1042')], time)
    expect((await at('2026-11-18T12:00:00.000Z'))[0]?.data).toMatchObject({ status: 'paid' })
    expect((await at('2026-11-19T12:00:00.000Z'))[0]?.data).toMatchObject({ status: 'shipped' })
    expect(await at('2026-11-17T12:00:00.000Z')).toEqual([])
  })

  test('a customer who changed her e-mail is still found by the old one', async () => {
    const store = await open()
    await store.records.save([order()])
    await store.records.save([
      seen(order({ customer: { emails: ['new@example.com'], phones: [] } }), '2026-11-21T09:00:00.000Z'),
    ])
    expect(await store.records.withTerms([store.terms.termOf('email', 'ada@example.com')])).toHaveLength(1)
  })

  test('versions that were replaced before a time are forgotten; what was known then and since is not', async () => {
    const store = await open()
    const days = ['16', '17', '18', '19']
    for (const [at, status] of (['placed', 'paid', 'shipped', 'delivered'] as const).entries())
      await store.records.save([seen(order({ status }), `2026-11-${days[at]}T09:00:00.000Z`)])
    const term = store.terms.termOf('order_number', '1042')
    const knownAt = async (time: string) =>
      (await store.records.withTermsAt([term], time)).map(({ data }) => 'status' in data && data.status)
    expect(await store.records.forget('2026-11-18T00:00:00.000Z')).toBe(1)
    expect(await store.records.forget('2026-11-18T00:00:00.000Z')).toBe(0)
    expect(await knownAt('2026-11-16T12:00:00.000Z')).toEqual([])
    expect(await knownAt('2026-11-17T12:00:00.000Z')).toEqual(['paid'])
    expect(await knownAt('2026-11-18T12:00:00.000Z')).toEqual(['shipped'])
    expect(await store.records.withTerms([term])).toMatchObject([{ data: { status: 'delivered' } }])
  })

  test('what its source still tells is not forgotten, though nothing in it changes', async () => {
    const store = await open()
    const term = store.terms.termOf('order_number', '1042')
    await store.records.save([seen(order(), '2026-11-10T09:00:00.000Z')])
    expect(await store.records.save([seen(order(), '2026-11-20T09:00:00.000Z')])).toEqual([])
    expect(await store.records.forget('2026-11-20T09:00:00.000Z')).toBe(0)
    expect(await store.records.withTerms([term])).toHaveLength(1)
    expect(await store.records.forget('2026-11-20T09:00:00.001Z')).toBe(1)
    expect(await store.records.withTerms([term])).toEqual([])
  })

  test('what is told in the moment in which it is forgotten is there', async () => {
    const store = await open()
    const term = store.terms.termOf('order_number', '1042')
    const hour = (at: number) => new Date(Date.parse('2026-01-01T00:00:00Z') + at * 3_600_000).toISOString()
    for (let round = 0; round < 20; round += 1) {
      // Half of them as they were, which only notes that they are still told.
      const status = round % 4 < 2 ? 'paid' : 'shipped'
      const [then, now] = [hour(round * 100), hour(round * 100 + 90)]
      await store.records.save([seen(order({ status }), then)])
      await Promise.all([
        store.records.forget(hour(round * 100 + 80)),
        store.records.save([seen(order({ status: round % 2 ? status : 'delivered' }), now)]),
      ])
      expect(await store.records.withTerms([term])).toHaveLength(1)
    }
  })

  test('an answer is remembered with its time, an empty one too; never asked is neither', async () => {
    const store = await open()
    const asked = { connection: 'shop-eu', kind: 'order', by: 'email', value: 'ada@example.com' }
    expect(await store.answers.recall(asked)).toBeUndefined()
    await store.answers.remember(asked, { asOf: '2026-11-20T09:00:00.000Z', records: [] })
    expect(await store.answers.recall(asked)).toEqual({ asOf: '2026-11-20T09:00:00.000Z', records: [] })
    await store.records.save([order()])
    await store.answers.remember(asked, { asOf: '2026-11-20T09:01:00.000Z', records: [order()] })
    expect(await store.answers.recall(asked)).toEqual({
      asOf: '2026-11-20T09:01:00.000Z',
      records: [order()],
    })
  })

  test('whoever follows hears each change once', async () => {
    const store = await open()
    const heard: string[] = []
    const first = Promise.withResolvers<void>()
    const stop = await store.changes.follow((changes) => {
      heard.push(...changes.map((one) => one.key))
      if (heard.length >= 2) first.resolve()
    })
    await store.records.save([order(), tracking()])
    await first.promise
    await stop()
    expect(heard.sort()).toEqual([order().key, tracking().key].sort())
  })

  test('a delivery is stored once, claimed by one, and its body is gone when it is done', async () => {
    const store = await open()
    const delivery = {
      connection: 'shop-eu',
      eventId: 'e1',
      topic: 'orders/updated',
      body: '{"email":"ada@example.com"}',
    }
    expect([await store.inbox.put(delivery), await store.inbox.put(delivery)]).toEqual([true, false])
    expect(await store.inbox.put({ ...delivery, connection: 'shop-us' })).toBe(true)
    const claimed = await store.inbox.claim(10)
    expect(claimed.map((one) => [one.connection, one.eventId, one.attempts])).toEqual([
      ['shop-eu', 'e1', 1],
      ['shop-us', 'e1', 1],
    ])
    expect(await store.inbox.claim(10)).toEqual([])
    for (const { id } of claimed) await store.inbox.finish(id, 'done')
    expect(await store.inbox.open()).toBe(0)
  })

  test('a burst is kept whole and each event once, also when its duplicates come with it', async () => {
    const store = await open()
    const burst = Array.from({ length: 300 }, (_, at) => ({
      connection: at % 2 ? 'shop-eu' : 'shop-us',
      eventId: `e${at % 100}`,
      topic: 't',
      body: '{}',
    }))
    const fresh = await Promise.all(burst.map(store.inbox.put))
    expect(fresh.filter(Boolean)).toHaveLength(100)
    expect(await store.inbox.open()).toBe(100)
    const claimed = await store.inbox.claim(100)
    await Promise.all(claimed.map(({ id }) => store.inbox.finish(id, id % 2 ? 'asked' : 'nothing_to_ask')))
    expect(await store.inbox.open()).toBe(0)
  })

  test('what no database can keep in a text does not stop a delivery', async () => {
    const store = await open()
    const delivery = { connection: 'shop-eu', eventId: 'e\0vent', topic: 'a\0b', body: '{"id":"\0"}' }
    expect(await store.inbox.put(delivery)).toBe(true)
    expect(await store.inbox.claim(1)).toMatchObject([{ eventId: 'event', topic: 'ab', body: '{"id":""}' }])
  })

  test('a delivery whose worker died is free again after a quarter of a minute, one whose worker lives is not', async () => {
    let time = Date.parse('2026-11-20T09:00:00Z')
    const store = await openTestStore(await emptyDatabase(kind), { now: () => time })
    await store.inbox.put({ connection: 'shop-eu', eventId: 'e1', topic: 't', body: '{}' })
    await store.inbox.claim(1)
    time += 14_000
    expect(await store.inbox.claim(1)).toEqual([])
    await store.inbox.hold([1])
    time += 14_000
    expect(await store.inbox.claim(1)).toEqual([])
    time += 2_000
    expect(await store.inbox.claim(1)).toMatchObject([{ eventId: 'e1', attempts: 2 }])
  })

  test('a worker of one connection leaves the deliveries of another alone', async () => {
    const store = await open()
    for (const connection of ['zendesk/demo', 'shop-eu']) {
      await store.inbox.put({ connection, eventId: 'e1', topic: 't', body: '{}' })
    }
    expect(await store.inbox.claim(10, ['shop-eu', 'wms'])).toMatchObject([{ connection: 'shop-eu' }])
    expect(await store.inbox.claim(10, [])).toEqual([])
    expect(await store.inbox.claim(10)).toMatchObject([{ connection: 'zendesk/demo' }])
  })

  test('who comes back alone to his database takes up at once what he had claimed', async () => {
    const store = await open()
    await store.inbox.put({ connection: 'shop-eu', eventId: 'e1', topic: 't', body: '{}' })
    await store.inbox.claim(1)
    expect(await store.inbox.claim(1)).toEqual([])
    await store.inbox.release()
    expect(await store.inbox.claim(1)).toMatchObject([{ eventId: 'e1', attempts: 2 }])
  })

  test('what was done is forgotten after a week, and what nobody took after a month', async () => {
    let time = Date.parse('2026-11-20T09:00:00Z')
    const store = await openTestStore(await emptyDatabase(kind), { now: () => time })
    const put = (eventId: string) => store.inbox.put({ connection: 'wms', eventId, topic: 't', body: '{}' })
    await put('done')
    for (const { id } of await store.inbox.claim(1)) await store.inbox.finish(id, 'asked')
    await put('open')
    time += 6 * 86_400_000
    await store.inbox.purge()
    expect([await put('done'), await put('open')]).toEqual([false, false])
    time += 2 * 86_400_000
    await store.inbox.purge()
    expect([await put('done'), await put('open')]).toEqual([true, false])
    time += 23 * 86_400_000
    await store.inbox.purge()
    expect(await put('open')).toBe(true)
  })
})

test('PGlite and PostgreSQL keep the same after any history of saves', async () => {
  const [one, other] = [
    await openTestStore(await emptyDatabase('PGlite')),
    await openTestStore(await emptyDatabase('PostgreSQL')),
  ]
  const step = fc.record({
    number: fc.constantFrom('#1', '#2', '#3'),
    status: fc.constantFrom('paid', 'shipped', 'delivered'),
    hour: fc.integer({ min: 0, max: 9 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      for (const { number, status, hour } of steps) {
        const record = seen(order({ number, status: status as 'paid' }), `2026-11-20T0${hour}:00:00.000Z`)
        const [a, b] = [await one.records.save([record]), await other.records.save([record])]
        expect(a.map((change) => change.key)).toEqual(b.map((change) => change.key))
      }
      const terms = ['1', '2', '3'].map((number) => one.terms.termOf('order_number', number))
      expect(await one.records.withTerms(terms)).toEqual(await other.records.withTerms(terms))
    }),
    { numRuns: 20 },
  )
})
