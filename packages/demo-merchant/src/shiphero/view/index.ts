import type { Instant } from '../../world/time.ts'
import type { World } from '../../world/truth.ts'
import { known } from '../sees.ts'
import { orderView } from './order.ts'
import type { Scope } from './scope.ts'
import { shipmentViews } from './shipment.ts'

/** The warehouse account as it sees itself at a moment. */
export function warehouseAt(
  world: World,
  at: Instant,
  rights: Pick<Scope, 'seesPeople' | 'webhooksTo'>,
): Scope {
  const scope: Scope = {
    world,
    at,
    ...rights,
    orders: world.orders.filter((order) => known(order, at)).toSorted((a, b) => a.placedAt - b.placedAt),
    order: (order) => orderView(scope, order),
    shipments: (order) => shipmentViews(scope, order),
  }
  return scope
}
