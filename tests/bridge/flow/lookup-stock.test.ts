import { lookup } from '@throughline/bridge/flow/lookup.ts'
import type { Key, Order } from '@throughline/shared/model'
import { expect, test } from 'vitest'
import { fakeSource } from '../../kit/fake-source.ts'
import { order, returned, stock } from '../../kit/records.ts'

const ada: Key = {
  kind: 'email',
  value: 'ada@example.com',
  shown: 'ada@example.com',
  places: ['requester_identity'],
}
const shopOf = (said: Partial<Order> = {}) =>
  fakeSource('shop-eu', ['order by email', 'stock by sku'], {
    answer: ({ kind }) => (kind === 'order' ? [order(said)] : [stock({}, { connection: 'shop-eu' })]),
  })
const warehouse = () => fakeSource('wms', ['stock by sku'], { answer: () => [stock()] })
const stockAsked = (asked: readonly string[]) => asked.filter((one) => one.startsWith('stock'))
const askedFor = async (said: Partial<Order>) => {
  const [shop, wms] = [shopOf(said), warehouse()]
  const { records } = await lookup({ keys: [ada], sources: [shop, wms], deadlineMs: 3_000 })
  return { asked: [...stockAsked(shop.asked), ...stockAsked(wms.asked)], records }
}

test('an order that is still to be sent asks shop and warehouse for the stock of its articles', async () => {
  const { asked, records } = await askedFor({})
  expect(asked).toEqual(['stock by sku: LANTERN', 'stock by sku: LANTERN'])
  expect(records.map(({ kind, connection }) => `${kind} ${connection}`)).toEqual([
    'order shop-eu',
    'stock shop-eu',
    'stock wms',
  ])
})

test('an order that has left, or was called off, asks nobody for stock', async () => {
  for (const status of ['shipped', 'delivered', 'cancelled', 'closed'] as const) {
    expect((await askedFor({ status })).asked).toEqual([])
  }
})

test('only lines that are still to be sent are asked for', async () => {
  const line = { quantity: 1, title: 'Something' }
  const { asked } = await askedFor({
    status: 'partially_shipped',
    lines: [
      { ...line, id: '1', sku: 'SENT', fulfilledQuantity: 1 },
      { ...line, id: '2', sku: 'OPEN', fulfilledQuantity: 0 },
      { ...line, id: '3', sku: 'GIFT-CARD', requiresShipping: false },
      { ...line, id: '4', sku: 'GIVEN-UP', currentQuantity: 0 },
      { ...line, id: '5' },
    ],
  })
  expect(asked).toEqual(['stock by sku: OPEN', 'stock by sku: OPEN'])
})

test('another shop is not asked for this shop’s articles', async () => {
  const other = fakeSource('shop-us', ['order by order_number', 'stock by sku'], { answer: () => [] })
  await lookup({ keys: [ada], sources: [shopOf(), other], deadlineMs: 3_000 })
  expect(stockAsked(other.asked)).toEqual([])
})

test('an order of two hundred articles asks for the first sixteen in one call', async () => {
  const lines = Array.from({ length: 200 }, (_, at) => ({
    id: String(at),
    sku: `SKU-${at}`,
    title: 'Something',
    quantity: 1,
  }))
  const wms = fakeSource('wms', ['stock by sku'], { answer: () => [], batch: 20 })
  await lookup({ keys: [ada], sources: [shopOf({ lines }), wms], deadlineMs: 3_000 })
  expect(wms.asked).toHaveLength(1)
  expect(wms.asked[0]?.split(', ')).toHaveLength(16)
})

test('an open exchange asks for what is to go out, a finished one for nothing', async () => {
  const exchangeLines = [{ sku: 'BOOT-43', title: 'Boots 43', quantity: 1 }]
  const askedWhile = async (stage: 'inspected' | 'exchanged') => {
    const wms = warehouse()
    const returns = fakeSource('loop', ['return by email'], {
      answer: () => [returned({ stage, exchangeLines })],
    })
    await lookup({ keys: [ada], sources: [shopOf({ status: 'delivered' }), returns, wms], deadlineMs: 3_000 })
    return wms.asked
  }
  expect(await askedWhile('inspected')).toEqual(['stock by sku: BOOT-43'])
  expect(await askedWhile('exchanged')).toEqual([])
})
