import type { OrderDraft } from './draft.ts'
import { ordinaryOrder } from './ordinary.ts'
import { type AmericanId, americanIds, type EuropeanId, europeanIds } from './people/create-people.ts'
import { products } from './products.ts'
import type { Random } from './random.ts'
import type { Kit } from './scenarios/kit.ts'
import { hour, type Instant } from './time.ts'
import type { OrderTruth, ShopId } from './truth.ts'

export interface Range {
  shop: ShopId
  first: { number: number; placedAt: Instant }
  last: { number: number; placedAt: Instant }
}

/** The mountain rescuers buy often: with every second number left over, they are the customer of more than one page. */
const rescuersOrders = 30

// Whoever a ticket is about has just the orders that the ticket tells of; everybody else may buy at random.
const spokenFor: (EuropeanId | AmericanId)[] = [
  'ada',
  'adaNamesake',
  'katharina',
  'jonas',
  'haruka',
  'rescuers',
  'hugo',
  'oliver',
  'reto',
  'lucia',
  'dana',
  'marcus',
  'hana',
  'elliot',
  'priya',
  'calvin',
]

/** Fills the numbers that no scenario claims, placed between their neighbours in time as they are in number. */
export function fillerOrders(
  claimed: readonly OrderTruth[],
  range: Range,
  { random, kit }: { random: Random; kit: Kit },
): OrderTruth[] {
  const shop = range.shop
  const anchors = [range.first, ...claimed.filter((order) => order.shop === shop), range.last].toSorted(
    (a, b) => a.number - b.number,
  )
  const taken = new Set(claimed.filter((order) => order.shop === shop).map((order) => order.number))
  const free = numbersOf(range).filter((number) => !taken.has(number))
  const buyers = (shop === 'shop-eu' ? europeanIds : americanIds).filter((id) => !spokenFor.includes(id))
  const rescuers = new Set(shop === 'shop-eu' ? lastOfEachPair(free) : [])
  return free.map((number, index) => {
    const buyer = rescuers.has(number) ? 'rescuers' : (buyers[index % buyers.length] ?? buyers[0])
    if (!buyer) throw new Error(`Nobody is left to buy in ${shop}.`)
    return ordinaryOrder({
      number,
      person: kit.people[buyer],
      placedAt: between(anchors, number),
      items: basket(random, buyer === 'rescuers'),
      handling: random.int(16, 30),
      // Some order without an account; the shop then knows no customer.
      guest: random.chance(0.15),
    })
  })
}

const numbersOf = ({ first, last }: Range): number[] =>
  Array.from({ length: last.number - first.number + 1 }, (_, index) => first.number + index)

const lastOfEachPair = (free: readonly number[]): number[] =>
  free.filter((_, index) => (free.length - 1 - index) % 2 === 0 || index < 16).slice(-rescuersOrders)

function between(anchors: readonly { number: number; placedAt: Instant }[], number: number): Instant {
  const before = anchors.findLast((anchor) => anchor.number <= number)
  const after = anchors.find((anchor) => anchor.number >= number)
  if (!before || !after) throw new Error(`Order ${number} lies outside the range of its shop.`)
  if (before.number === after.number) return before.placedAt
  const share = (number - before.number) / (after.number - before.number)
  return Math.round((before.placedAt + share * (after.placedAt - before.placedAt)) / 1000) * 1000
}

function basket(random: Random, bulk: boolean): OrderDraft['items'] {
  const [first, ...others] = products
  if (!first) throw new Error('The merchant sells nothing.')
  const size = random.int(1, bulk ? 4 : 2)
  const skus = new Set(Array.from({ length: size }, () => random.pick([first, ...others]).sku))
  return [...skus].map((sku) => [sku, bulk ? random.int(2, 6) : random.chance(0.2) ? 2 : 1])
}

/** The shop's first and last order, the ends of its history. */
export const rangesFrom = (now: Instant): Range[] => [
  {
    shop: 'shop-eu',
    first: { number: 1001, placedAt: now - 100 * 24 * hour },
    last: { number: 1080, placedAt: now - 5 * hour },
  },
  {
    shop: 'shop-us',
    first: { number: 1001, placedAt: now - 96 * 24 * hour },
    last: { number: 1040, placedAt: now - 7 * hour },
  },
]
