import { lookup } from '@throughline/bridge/flow/lookup.ts'
import type { Key } from '@throughline/shared/model'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeSource } from '../../kit/fake-source.ts'
import { fulfilment, order, returned, tracking, warehouseOrder } from '../../kit/records.ts'

const ada: Key = {
  kind: 'email',
  value: 'ada@example.com',
  shown: 'ada@example.com',
  places: ['requester_identity'],
}
const number = (value: string): Key => ({
  kind: 'order_number',
  value,
  shown: `#${value}`,
  places: ['subject'],
})
const after = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms))
const never = () => new Promise<never>(() => {})

afterEach(() => {
  vi.useRealTimers()
})

const shipped = order({ fulfilments: [fulfilment()] })
const shopOf = (answer = () => [shipped]) =>
  fakeSource('shop-eu', ['order by email', 'order by order_number', 'order by shop_order_id'], { answer })
const carrier = () => fakeSource('easypost', ['tracking by tracking_number'], { answer: () => [tracking()] })

test('an e-mail finds the order, and the order’s tracking number finds the parcel', async () => {
  const easypost = carrier()
  const { records } = await lookup({ keys: [ada], sources: [shopOf(), easypost], deadlineMs: 3_000 })
  expect(records.map((one) => one.kind)).toEqual(['order', 'tracking'])
  expect(easypost.asked).toEqual(['tracking by tracking_number: JJD1'])
})

test('the parcel is asked as soon as its number is known, not when the slowest source has answered', async () => {
  vi.useFakeTimers()
  const easypost = carrier()
  const slow = fakeSource('wms', ['warehouse_order by email'], {
    answer: () => after(1_000, [warehouseOrder()]),
  })
  const done = lookup({ keys: [ada], sources: [slow, shopOf(), easypost], deadlineMs: 3_000 })
  await vi.advanceTimersByTimeAsync(5)
  expect(easypost.asked).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect((await done).records).toHaveLength(3)
})

test('a source that hangs is named as timed out at its own limit, and the others are there', async () => {
  vi.useFakeTimers()
  const hanging = fakeSource('wms', ['warehouse_order by email'], { answer: never })
  const done = lookup({ keys: [ada], sources: [shopOf(), hanging, carrier()], deadlineMs: 3_000 })
  await vi.advanceTimersByTimeAsync(1_500)
  const { records, askings } = await done
  expect(records).toHaveLength(2)
  const wms = askings.find((one) => one.source.connection === 'wms')
  expect(wms?.answer).toMatchObject({
    ok: false,
    failure: { kind: 'timed_out', detail: 'no answer within 1500 ms' },
  })
})

test('three slow hops end at the deadline of the ticket, not after the sum of their limits', async () => {
  vi.useFakeTimers()
  const shop = fakeSource('shop-eu', ['order by email'], { answer: () => after(1_400, [shipped]) })
  const wms = fakeSource('wms', ['warehouse_order by order_number'], {
    answer: () => after(1_400, [warehouseOrder({ parcels: [{ trackingNumber: 'LATE' }] })]),
  })
  const easypost = fakeSource('easypost', ['tracking by tracking_number'], { answer: never })
  const done = lookup({ keys: [ada], sources: [shop, wms, easypost], deadlineMs: 3_000 })
  await vi.advanceTimersByTimeAsync(2_999)
  const ended = vi.fn()
  void done.then(ended)
  expect(ended).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  const { askings } = await done
  const late = askings.find((one) => one.value === 'LATE')
  expect(late?.answer).toMatchObject({ ok: false, failure: { kind: 'timed_out' } })
})

test('what arrives after the deadline changes nothing', async () => {
  vi.useFakeTimers()
  const shop = fakeSource('shop-eu', ['order by email'], {
    answer: () => after(900, [shipped]),
    timeoutMs: 5_000,
  })
  const easypost = carrier()
  const done = lookup({ keys: [ada], sources: [shop, easypost], deadlineMs: 500 })
  await vi.advanceTimersByTimeAsync(500)
  const { records } = await done
  await vi.advanceTimersByTimeAsync(1_000)
  expect(records).toEqual([])
  expect(easypost.asked).toEqual([])
})

test('parcels of several orders are asked in one call', async () => {
  const two = () => [
    shipped,
    order({
      id: 'o2',
      number: '#1043',
      fulfilments: [fulfilment({ parcels: [{ trackingNumber: 'JJD2' }] })],
    }),
  ]
  const easypost = fakeSource('easypost', ['tracking by tracking_number'], {
    answer: () => [tracking(), tracking({ trackingNumber: 'JJD2' })],
  })
  await lookup({ keys: [ada], sources: [shopOf(two), easypost], deadlineMs: 3_000 })
  expect(easypost.asked).toEqual(['tracking by tracking_number: JJD1, JJD2'])
})

test('more numbers than fit into one call make as many calls as needed', async () => {
  const parcels = ['A1', 'A2', 'A3'].map((trackingNumber) => ({ trackingNumber }))
  const easypost = fakeSource('easypost', ['tracking by tracking_number'], { answer: () => [], batch: 2 })
  await lookup({
    keys: [ada],
    sources: [shopOf(() => [order({ fulfilments: [fulfilment({ parcels })] })]), easypost],
    deadlineMs: 3_000,
  })
  expect(easypost.asked).toEqual(['tracking by tracking_number: A1, A2', 'tracking by tracking_number: A3'])
})

test('a warehouse that was asked for the person is not asked again for the order it told of', async () => {
  const wms = fakeSource('wms', ['warehouse_order by email', 'warehouse_order by order_number'], {
    answer: () => [warehouseOrder()],
  })
  await lookup({ keys: [ada], sources: [shopOf(), wms], deadlineMs: 3_000 })
  expect(wms.asked).toEqual(['warehouse_order by email: ada@example.com'])
})

test('a warehouse that keeps the order under another e-mail is asked by the order’s number', async () => {
  const wms = fakeSource('wms', ['warehouse_order by email', 'warehouse_order by order_number'], {
    answer: ({ by }) => (by === 'email' ? [] : [warehouseOrder({ customer: { emails: [], phones: [] } })]),
  })
  const { records } = await lookup({ keys: [ada], sources: [shopOf(), wms], deadlineMs: 3_000 })
  expect(wms.asked).toEqual([
    'warehouse_order by email: ada@example.com',
    'warehouse_order by order_number: 1042',
  ])
  expect(records.map((one) => one.kind)).toContain('warehouse_order')
})

test('a warehouse that failed for the person is not asked a second time', async () => {
  vi.useFakeTimers()
  const wms = fakeSource('wms', ['warehouse_order by email', 'warehouse_order by order_number'], {
    answer: never,
  })
  const done = lookup({ keys: [ada], sources: [shopOf(), wms], deadlineMs: 3_000 })
  await vi.advanceTimersByTimeAsync(3_000)
  await done
  expect(wms.asked).toHaveLength(1)
})

test('a returns system that knows no return of the person is not asked for each of her orders', async () => {
  const loop = fakeSource('loop', ['return by email', 'return by order_number'], { answer: () => [] })
  await lookup({ keys: [ada], sources: [shopOf(), loop], deadlineMs: 3_000 })
  expect(loop.asked).toEqual(['return by email: ada@example.com'])
})

test('an order that was found by its number is asked for at the returns system by that number', async () => {
  const loop = fakeSource('loop', ['return by email', 'return by order_number'], {
    answer: () => [returned()],
  })
  await lookup({ keys: [number('1042')], sources: [shopOf(), loop], deadlineMs: 3_000 })
  expect(loop.asked).toEqual(['return by order_number: 1042'])
})

test('a number of her own order costs no second call: the answer on the person holds it', async () => {
  const shop = shopOf()
  const loop = fakeSource('loop', ['return by email', 'return by order_number'], { answer: () => [] })
  await lookup({ keys: [number('1042'), ada], sources: [shop, loop, carrier()], deadlineMs: 3_000 })
  expect(shop.asked).toEqual(['order by email: ada@example.com'])
  expect(loop.asked).toEqual(['return by email: ada@example.com'])
})

test('a number that the person’s orders do not hold is asked for itself, at once after', async () => {
  const shop = shopOf()
  await lookup({ keys: [number('9'), ada], sources: [shop, carrier()], deadlineMs: 3_000 })
  expect(shop.asked).toEqual(['order by email: ada@example.com', 'order by order_number: 9'])
})

test('a shop that failed for the person is not asked for the number too', async () => {
  vi.useFakeTimers()
  const shop = shopOf(never as never)
  const done = lookup({ keys: [number('1042'), ada], sources: [shop], deadlineMs: 3_000 })
  await vi.advanceTimersByTimeAsync(3_000)
  await done
  expect(shop.asked).toHaveLength(1)
})

test('the e-mail on an order that was found by its number is never searched on', async () => {
  const shop = shopOf(() => [order({ customer: { emails: ['stranger@example.com'], phones: [] } })])
  await lookup({ keys: [number('1042')], sources: [shop, carrier()], deadlineMs: 3_000 })
  expect(shop.asked).toEqual(['order by order_number: 1042'])
})

test('a number in the style of one shop is not asked of another shop', async () => {
  const [eu, us] = ['shop-eu', 'shop-us'].map((name) =>
    fakeSource(name, ['order by order_number'], { answer: () => [] }),
  )
  const wms = fakeSource('wms', ['warehouse_order by order_number'], { answer: () => [] })
  if (!eu || !us) throw new Error('two shops were made')
  await lookup({
    keys: [{ ...number('1042'), connections: ['shop-eu'] }],
    sources: [eu, us, wms],
    deadlineMs: 3_000,
  })
  expect([eu.asked.length, us.asked.length, wms.asked.length]).toEqual([1, 0, 1])
})

test('a tracking number alone leads through the warehouse to the shop’s order', async () => {
  const wms = fakeSource('wms', ['warehouse_order by tracking_number'], {
    answer: () => [warehouseOrder({ shopOrderId: shipped.data.id, parcels: [{ trackingNumber: 'JJD1' }] })],
  })
  const shop = shopOf()
  const key: Key = { kind: 'tracking_number', value: 'JJD1', shown: 'JJD1', places: ['description'] }
  const { records } = await lookup({ keys: [key], sources: [shop, wms, carrier()], deadlineMs: 3_000 })
  expect(shop.asked).toEqual([`order by shop_order_id: ${shipped.data.id}`])
  expect(records.map((one) => one.kind).sort()).toEqual(['order', 'tracking', 'warehouse_order'])
})

test('nothing to ask by ends at once', async () => {
  const { records, askings } = await lookup({ keys: [], sources: [shopOf()], deadlineMs: 3_000 })
  expect([records, askings]).toEqual([[], []])
})

test('a bug in a connector is not passed off as an outage', async () => {
  const broken = fakeSource('shop-eu', ['order by email'], {
    answer: () => {
      throw new TypeError('undefined is not a function')
    },
  })
  await expect(lookup({ keys: [ada], sources: [broken], deadlineMs: 3_000 })).rejects.toThrow(TypeError)
})
