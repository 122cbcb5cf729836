import { defaultPolicy, Policy } from '@throughline/bridge/domain/policy/policy.ts'
import { createStockFlow } from '@throughline/bridge/flow/stock.ts'
import type { OrderCard } from '@throughline/shared/contract'
import { expect, test } from 'vitest'
import { fakeSource } from '../../kit/fake-source.ts'
import { stock } from '../../kit/records.ts'

const card: Pick<OrderCard, 'ref' | 'lines' | 'address' | 'promise'> = {
  ref: { connection: 'shop-eu', key: '1' },
  lines: [
    { title: 'Lantern', sku: 'LANTERN', ordered: 2 },
    { title: 'Engraving', ordered: 1 },
    { title: 'Boots', sku: 'BOOT-42', ordered: 1 },
  ],
}
const shop = (connection = 'shop-eu') =>
  fakeSource(connection, ['order by email', 'stock by sku'], {
    answer: () => [stock({ levels: [{ location: 'Berlin', available: 9, onHand: 9 }] }, { connection })],
  })
const flowOf = (sources: Parameters<typeof createStockFlow>[0]['sources'], policy: Policy = defaultPolicy) =>
  createStockFlow({
    sources,
    now: () => Date.parse('2026-11-18T10:00:00Z'),
    policyOf: () => policy,
    isHoliday: () => false,
  })
const scope = { connections: ['shop-eu', 'shop-us', 'wms'], brandId: undefined }

test('each article is told once, with what shop and warehouse count; an article that nobody knows has no stock', async () => {
  const wms = fakeSource('wms', ['stock by sku'], { answer: () => [stock()] })
  expect(await flowOf([shop(), wms])(card, scope)).toMatchObject({
    articles: [
      {
        sku: 'LANTERN',
        stock: {
          places: [
            { source: 'shop-eu', location: 'Berlin', sellable: 9 },
            { source: 'wms', location: 'Berlin', sellable: 4 },
          ],
          disagrees: true,
        },
      },
      { sku: 'BOOT-42' },
    ],
    truncated: false,
    silent: [],
  })
})

test('another shop and a connection outside of the brand are not asked', async () => {
  const [other, wms] = [shop('shop-us'), fakeSource('wms', ['stock by sku'], { answer: () => [stock()] })]
  await flowOf([shop(), other, wms])(card, { connections: ['shop-eu', 'shop-us'], brandId: undefined })
  expect([...other.asked, ...wms.asked]).toEqual([])
})

test('a warehouse that does not answer is named, and what the shop counts is there', async () => {
  const wms = fakeSource('wms', ['stock by sku'], { answer: () => [] })
  const failing = { ...wms, ask: async () => ({ ok: false, source: 'wms', failure: outage }) as const }
  const { articles, silent } = await flowOf([shop(), failing])(card, scope)
  expect(silent).toEqual(['WMS'])
  expect(articles[0]?.stock?.places).toHaveLength(1)
})
const outage = { kind: 'unreachable', detail: 'down', retryable: true } as const

test('more than forty articles are not asked at once, and that is said', async () => {
  const lines = Array.from({ length: 41 }, (_, at) => ({ title: 'Something', sku: `SKU-${at}`, ordered: 1 }))
  const { articles, truncated } = await flowOf([shop()])({ ...card, lines }, scope)
  expect([articles.length, truncated]).toEqual([40, true])
})

test('a replacement takes as many units as the order has of the article', async () => {
  const policy = Policy.parse({ warehouses: { Berlin: { handlingDays: 0 } } })
  const withStock = async (available: number) => {
    const wms = fakeSource('wms', ['stock by sku'], {
      answer: () => [stock({ levels: [{ location: 'Berlin', available }] })],
    })
    return (await flowOf([wms], policy)(card, scope)).articles[0]?.stock?.replacement
  }
  expect(await withStock(2)).toEqual({ possible: 'yes', from: 'Berlin', shipsOn: '2026-11-18' })
  expect(await withStock(1)).toEqual({ possible: 'no' })
})
