import { fillerOrders, rangesFrom } from './filler.ts'
import { createPeople } from './people/create-people.ts'
import { products } from './products.ts'
import { createRandom } from './random.ts'
import { identityScenarios } from './scenarios/identity.ts'
import type { Kit } from './scenarios/kit.ts'
import { notDeliveredScenarios } from './scenarios/not-delivered.ts'
import { returnStageScenarios } from './scenarios/return-stages.ts'
import { returnTroubleScenarios } from './scenarios/return-troubles.ts'
import { returnScenarios } from './scenarios/returns.ts'
import { splitScenarios } from './scenarios/split.ts'
import { standstillScenarios } from './scenarios/standstill.ts'
import { underWayScenarios } from './scenarios/under-way.ts'
import { warehouseScenarios } from './scenarios/warehouse.ts'
import { type Instant, timelineFrom } from './time.ts'
import type { World } from './truth.ts'

/**
 * The whole truth of Nordlicht Outdoor, a merchant that does not exist: about 40 customers and 120 orders in two shops, told from `now`
 * into the past and a few days into the future. Pure: the same seed and time give the same world. The orders that tickets tell of
 * are the same for every seed; the seed fills the rest.
 */
export function createWorld({ seed = 1, now }: { seed?: number; now: Instant }): World {
  // Whole minutes: no vendor sends more than seconds, and truths that differ by less would only confuse.
  const madeAt = Math.floor(now / 60_000) * 60_000
  const kit: Kit = { time: timelineFrom(madeAt), people: createPeople(madeAt) }
  const random = createRandom(seed)
  const told = [
    ...underWayScenarios(kit),
    ...notDeliveredScenarios(kit),
    ...splitScenarios(kit),
    ...warehouseScenarios(kit),
    ...standstillScenarios(kit),
    ...identityScenarios(kit),
    ...returnScenarios(kit),
    ...returnStageScenarios(kit),
    ...returnTroubleScenarios(kit),
  ]
  const rest = rangesFrom(madeAt).flatMap((range) => fillerOrders(told, range, { random, kit }))
  return {
    seed,
    madeAt,
    people: Object.values(kit.people),
    products,
    orders: [...told, ...rest].toSorted((a, b) => a.shop.localeCompare(b.shop) || a.number - b.number),
  }
}
