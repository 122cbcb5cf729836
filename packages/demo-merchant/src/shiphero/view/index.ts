import type { Instant } from '../../world/time.ts'
import type { World } from '../../world/truth.ts'
import { known } from '../sees.ts'
import { orderView } from './order.ts'
import type { Scope } from './scope.ts'
import { shipmentViews } from './shipment.ts'

/** The warehouse account as it sees itself at a moment. */
export function warehouseAt(world: World, at: Instant, { seesPeople }: { seesPeople: boolean }): Scope {
  const scope: Scope = {
    world,
    at,
    seesPeople,
    orders: world.orders.filter((order) => known(order, at)).toSorted((a, b) => a.placedAt - b.placedAt),
    order: (order) => orderView(scope, order),
    shipments: (order) => shipmentViews(scope, order),
  }
  return scope
}
