import { expect } from 'vitest'
import { inWords, type OrderInWords } from './in-words.ts'
import { newBuyer, openReal, realTest } from './real-test.ts'
import { backorder, cancelledInTime, refundedByAmount, type Story, split, wholeLife } from './stories.ts'

const { merchant, bridge } = openReal()

const nothing: Omit<OrderInWords, 'status' | 'headline'> = {
  payment: 'paid',
  warehouse: [],
  parcels: [],
  returns: [],
  refunds: [],
  concerns: [],
}
type Expected = Partial<OrderInWords> & Pick<OrderInWords, 'status' | 'headline'>

/** Plays a story step by step; after each the panel says what was written down for it, of this order and of nothing else. */
async function play(
  story: Story,
  expected: Record<string, (parcels: readonly string[]) => Expected>,
): Promise<void> {
  expect(Object.keys(expected)).toEqual(story.steps.map(({ what }) => what))
  for (const { what, run } of story.steps) {
    await run()
    const panel = await bridge().panelOf({ from: story.buyer.email })
    expect(
      panel.sources.filter(({ failure }) => failure),
      what,
    ).toEqual([])
    expect(panel.candidates, what).toEqual([])
    expect(inWords(panel), what).toEqual({
      [story.number()]: { ...nothing, ...expected[what]?.(story.parcels) },
    })
  }
}

const placed = () => ({ status: 'placed', payment: 'authorized', headline: 'order placed, claimed' })
const paid = () => ({ status: 'paid', headline: 'order paid, claimed' })
const entered = () => ({
  status: 'paid',
  headline: 'warehouse received, claimed',
  warehouse: ['received'],
})

realTest('an order from the basket to the refund, told at every step as it is', async () => {
  const bothGone = (parcels: readonly string[]) => ({
    status: 'delivered',
    warehouse: ['handed_over', 'handed_over'],
    parcels: parcels.map((number) => `${number} delivered proven`),
  })
  await play(wholeLife(merchant(), newBuyer()), {
    placed,
    paid,
    'entered in the warehouse': entered,
    allocated: () => ({
      status: 'in_warehouse',
      headline: 'warehouse allocated, claimed',
      warehouse: ['allocated'],
    }),
    'picked short': () => ({
      status: 'in_warehouse',
      headline: 'warehouse picked, claimed',
      warehouse: ['picked short'],
      concerns: ['short_pick: warehouse picked'],
    }),
    'packed with a tracking number': ([first]) => ({
      status: 'in_warehouse',
      headline: 'shipment label_created, claimed',
      warehouse: ['labelled short'],
      parcels: [`${first} label_created claimed`],
      concerns: ['short_pick: warehouse labelled'],
    }),
    // The two socks that were missing have become a shipment of their own: nothing is short any more, something is still to come.
    'handed over': ([first]) => ({
      status: 'partially_shipped',
      headline: 'shipment in_transit, claimed',
      warehouse: ['handed_over', 'received'],
      parcels: [`${first} in_transit claimed`],
    }),
    'the shop told of the parcel': ([first]) => ({
      status: 'partially_shipped',
      headline: 'shipment in_transit, claimed',
      warehouse: ['handed_over', 'received'],
      parcels: [`${first} in_transit claimed`],
    }),
    'scanned by the carrier': ([first]) => ({
      status: 'partially_shipped',
      headline: 'shipment in_transit, proven',
      warehouse: ['handed_over', 'received'],
      parcels: [`${first} in_transit proven`],
    }),
    'out for delivery': ([first]) => ({
      status: 'partially_shipped',
      headline: 'shipment out_for_delivery, proven',
      warehouse: ['handed_over', 'received'],
      parcels: [`${first} out_for_delivery proven`],
    }),
    delivered: ([first]) => ({
      status: 'partially_shipped',
      headline: 'shipment delivered, proven',
      warehouse: ['handed_over', 'received'],
      parcels: [`${first} delivered proven`],
    }),
    'the rest packed and handed over': ([first, second]) => ({
      status: 'shipped',
      headline: 'shipment in_transit, claimed',
      warehouse: ['handed_over', 'handed_over'],
      parcels: [`${first} delivered proven`, `${second} in_transit claimed`],
    }),
    'the rest delivered': (parcels) => ({
      ...bothGone(parcels),
      headline: 'shipment delivered, proven',
    }),
    'a return agreed': (parcels) => ({
      ...bothGone(parcels),
      headline: 'return approved, claimed',
      returns: ['approved, 1 Trail boot 42'],
    }),
    'the return received': (parcels) => ({
      ...bothGone(parcels),
      headline: 'return received, claimed',
      returns: ['received, 1 Trail boot 42'],
    }),
    'the return inspected': (parcels) => ({
      ...bothGone(parcels),
      headline: 'return inspected, claimed',
      returns: ['inspected, 1 Trail boot 42'],
    }),
    'refund ordered': (parcels) => ({
      ...bothGone(parcels),
      headline: 'return refund_issued, proven',
      returns: ['refund_issued, 1 Trail boot 42'],
      refunds: ['142.80 EUR issued'],
    }),
    'refund paid': (parcels) => ({
      ...bothGone(parcels),
      payment: 'partially_refunded',
      headline: 'shipment delivered, proven',
      returns: ['refunded, 1 Trail boot 42'],
      refunds: ['142.80 EUR settled'],
    }),
  })
})

realTest('an order cancelled in time is cancelled, and nobody is alarmed', () =>
  play(cancelledInTime(merchant(), newBuyer()), {
    placed,
    paid,
    'entered in the warehouse': entered,
    'cancelled in both': () => ({
      status: 'cancelled',
      headline: 'order cancelled, claimed',
      warehouse: ['cancelled'],
    }),
  }),
)

realTest('an order in two boxes has two parcels, and arrives when both have', () =>
  play(split(merchant(), newBuyer()), {
    placed,
    paid,
    'entered in the warehouse': entered,
    'packed in two boxes': (parcels) => ({
      status: 'in_warehouse',
      headline: 'shipment label_created, claimed',
      warehouse: ['labelled'],
      parcels: parcels.map((number) => `${number} label_created claimed`),
    }),
    'handed over and told to the shop': (parcels) => ({
      status: 'shipped',
      headline: 'shipment in_transit, claimed',
      warehouse: ['handed_over'],
      parcels: parcels.map((number) => `${number} in_transit claimed`),
    }),
    'one delivered': ([boots, socks]) => ({
      status: 'shipped',
      headline: 'shipment in_transit, proven',
      warehouse: ['handed_over'],
      parcels: [`${boots} in_transit proven`, `${socks} delivered proven`],
    }),
  }),
)

/** A try that ended half-way leaves its tents sold: the next one buys others. */
const tents = [
  { sku: 'TENT-2', title: 'Tent for two' },
  { sku: 'TENT-3', title: 'Tent for three' },
  { sku: 'TENT-4', title: 'Tent for four' },
]

realTest('an order for more than there is waits for stock, until it has come in', async () => {
  // Three tents lie on the shelf: five sold are two too many in both systems, until ten are counted.
  const { sku, title } = tents.shift() ?? { sku: '', title: '' }
  const oversold = `oversold ${title}: warehouse -2, shop -2`
  await play(backorder(merchant(), newBuyer(), sku), {
    placed,
    paid,
    'entered in the warehouse': () => ({ ...entered(), concerns: [oversold] }),
    'not enough on the shelf': () => ({
      ...entered(),
      warehouse: ['received backordered'],
      concerns: [`backordered ${title}: warehouse 2, warehouse received`, oversold],
    }),
    'new stock came in': () => ({
      status: 'in_warehouse',
      headline: 'warehouse allocated, claimed',
      warehouse: ['allocated'],
    }),
  })
})

realTest('a refund that names no article is shown beside the return, and never called overdue', async () => {
  const story = refundedByAmount(merchant(), newBuyer())
  for (const { run } of story.steps) await run()
  bridge().clock.aheadMs = 14 * 86_400_000
  const panel = await bridge().panelOf({ from: story.buyer.email })
  bridge().clock.aheadMs = 0
  expect(inWords(panel)[story.number()]).toEqual({
    ...nothing,
    status: 'delivered',
    payment: 'partially_refunded',
    headline: 'return inspected, claimed',
    warehouse: ['handed_over'],
    parcels: [`${story.parcels[0]} delivered proven`],
    returns: ['inspected, 1 Trail boot 42'],
    refunds: ['142.80 EUR settled'],
  })
})
