import { easyPostNotices } from '../easypost/notices.ts'
import { loopNotices } from '../loop/notices.ts'
import { shipHeroNotices } from '../shiphero/notices.ts'
import { shopifyNotices } from '../shopify/notices.ts'
import type { World } from '../world/truth.ts'
import type { Notice } from './notice.ts'

const known = new WeakMap<World, Notice[]>()

/** Everything that the five systems ever tell of a world, past and planned, in the order in which it shows. */
export function noticesIn(world: World): Notice[] {
  const before = known.get(world)
  if (before) return before
  const all = [
    ...shopifyNotices(world, 'shop-eu'),
    ...shopifyNotices(world, 'shop-us'),
    ...shipHeroNotices(world),
    ...easyPostNotices(world),
    ...loopNotices(world),
  ]
  // Two facts that show in the same moment are one message of the same topic.
  const unique = new Map(all.map((notice) => [notice.id, notice]))
  const sorted = [...unique.values()].toSorted((a, b) => a.at - b.at)
  known.set(world, sorted)
  return sorted
}
