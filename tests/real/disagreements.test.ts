import { expect } from 'vitest'
import { inWords } from './in-words.ts'
import { newBuyer, openReal, realTest } from './real-test.ts'
import { disagreements } from './stories.ts'

const { merchant, bridge } = openReal()
const hourMs = 3_600_000

interface Planted {
  /** Hours after which it is one: some take time to be more than a delay. */
  after: number
  /** All that is wrong, each side with its word. */
  concerns: (numbers: { parcels: readonly string[]; told: string }) => string[]
}

/** Written down by whoever planted them. */
const planted: Record<keyof typeof disagreements, Planted> = {
  'cancelled in the shop, sent by the warehouse': {
    after: 0,
    concerns: () => ['cancelled_but_shipping: shop cancelled, warehouse handed_over'],
  },
  'one unit less in the shop than in the warehouse': {
    after: 0,
    concerns: () => ['quantity_mismatch Wool socks M: shop 2, warehouse 3'],
  },
  'the shop calls it sent, the warehouse has not touched it': {
    after: 0,
    concerns: () => ['shipped_without_warehouse: shop shipped, warehouse received'],
  },
  'shop and warehouse name different parcels': {
    after: 0,
    concerns: ({ parcels: [sent, told] }) => [`tracking_mismatch: shop ${told}, warehouse ${sent}`],
  },
  'the whole money back, and the goods go on': {
    after: 0,
    concerns: ({ parcels: [sent] }) => [`refunded_but_shipping ${sent}: shop 41.65 EUR, carriers in_transit`],
  },
  'less money back than the warehouse took goods': {
    after: 0,
    concerns: ({ told }) => [`refund_amount_mismatch ${told}: warehouse 142.80 EUR, shop 100.00 EUR`],
  },
  'sent by the warehouse, and the shop never heard': {
    after: 7,
    concerns: () => ['warehouse_shipped_order_open: carriers in_transit, warehouse handed_over, shop paid'],
  },
  'delivered, and under way in the shop': {
    after: 7,
    concerns: ({ parcels: [sent] }) => [
      `delivered_order_open ${sent}: carriers delivered, shop in_transit, warehouse in_transit, shop shipped`,
    ],
  },
  'paid, and never told to the warehouse': {
    after: 5,
    concerns: () => ['not_released: shop paid, shop paid, warehouse none'],
  },
}

const names = Object.keys(disagreements) as (keyof typeof disagreements)[]

realTest.each(names)('%s: named with both sides, and nothing else is', async (name) => {
  const story = disagreements[name](merchant(), newBuyer())
  const { after, concerns } = planted[name]
  const look = async () => {
    const panel = await bridge().panelOf({ from: story.buyer.email })
    expect(panel.sources.filter(({ failure }) => failure)).toEqual([])
    const [card] = panel.orders
    const told = card?.returns[0]?.number ?? ''
    return { said: inWords(panel)[story.number()]?.concerns, told }
  }
  for (const [at, { run }] of story.steps.entries()) {
    await run()
    const isLast = at === story.steps.length - 1
    const { said, told } = await look()
    expect(said).toEqual(isLast && after === 0 ? concerns({ parcels: story.parcels, told }) : [])
  }
  if (after === 0) return
  bridge().clock.aheadMs = after * hourMs
  const { said, told } = await look().finally(() => {
    bridge().clock.aheadMs = 0
  })
  expect(said).toEqual(concerns({ parcels: story.parcels, told }))
})
