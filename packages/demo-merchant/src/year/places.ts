import type { Random } from '../world/random.ts'

/** Where an order belongs, in the words that the sources of the demo use. */
export interface YearPlace {
  connection: 'shop-eu' | 'shop-us'
  channel: 'Shop EU' | 'Shop US'
  warehouse: 'Leipzig' | 'Reno'
  carrier: string
  region: string
  category: string
}

/** Shares in per cent; they add up to 100. */
type Shares = readonly (readonly [word: string, percent: number])[]

const regions: Record<YearPlace['connection'], Shares> = {
  'shop-eu': [
    ['DE', 42],
    ['AT', 26],
    ['FR', 18],
    ['NL', 14],
  ],
  'shop-us': [
    ['US-CA', 38],
    ['US-NY', 24],
    ['US-TX', 22],
    ['US-WA', 16],
  ],
}
const carriers: Record<YearPlace['connection'], Shares> = {
  'shop-eu': [
    ['DPD', 48],
    ['DHL Express', 30],
    ['UPS', 22],
  ],
  'shop-us': [
    ['USPS', 42],
    ['UPS', 36],
    ['FedEx', 22],
  ],
}
const categories: Shares = [
  ['Jackets', 28],
  ['Boots', 24],
  ['Tents', 12],
  ['Backpacks', 18],
  ['Base layers', 18],
]
/** Each warehouse also sends what the other one is out of: so the shop and the warehouse are not the same word twice. */
const ownWarehousePercent = 76

export function placeOf(random: Random): YearPlace {
  const connection = random.chance(0.55) ? 'shop-eu' : 'shop-us'
  const isEurope = connection === 'shop-eu'
  const region = drawn(random, regions[connection])
  const carrier = drawn(random, carriers[connection])
  const isOwn = random.chance(ownWarehousePercent / 100)
  return {
    connection,
    channel: isEurope ? 'Shop EU' : 'Shop US',
    warehouse: isEurope === isOwn ? 'Leipzig' : 'Reno',
    carrier,
    region,
    category: drawn(random, categories),
  }
}

function drawn(random: Random, shares: Shares): string {
  let left = random.next() * 100
  for (const [word, percent] of shares) {
    left -= percent
    if (left < 0) return word
  }
  return shares[0]?.[0] ?? ''
}
