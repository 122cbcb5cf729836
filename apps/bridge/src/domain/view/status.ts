import type { RecordOf } from '@throughline/shared/model'
import type { OrderStatus } from '@throughline/shared/vocabulary'
import type { OrderGroup } from '../merge/order-group.ts'
import { type MergedParcel, progressOf } from '../merge/parcels.ts'

/**
 * Where the order stands as a whole: the shop's word, moved on by what warehouse and carriers know and the shop does not.
 * Never moved past an end that the shop has set, and never called shipped for a label.
 */
export function statusOf(group: OrderGroup, parcels: readonly MergedParcel[]): OrderStatus {
  const { order, warehouseOrders } = group
  const said = order?.data.status ?? 'unknown'
  if (said === 'cancelled' || said === 'closed' || said === 'delivered') return said
  const outbound = parcels.filter((parcel) => parcel.direction === 'outbound' && parcel.stage !== 'cancelled')
  const gone = outbound.filter(hasLeft)
  if (gone.length > 0) {
    const isAllGone = gone.length === outbound.length && (said === 'shipped' || isAllPacked(group))
    if (!isAllGone) return 'partially_shipped'
    const arrived = outbound.filter((parcel) => parcel.stage === 'delivered' && parcel.proof === 'proven')
    return arrived.length === outbound.length ? 'delivered' : 'shipped'
  }
  if (said === 'on_hold' || said === 'partially_shipped' || said === 'shipped') return said
  if (warehouseOrders.some((one) => one.data.flags.includes('on_hold'))) return 'on_hold'
  if (warehouseOrders.some((one) => isWorking(one.data.stage))) return 'in_warehouse'
  return said
}

const hasLeft = ({ stage }: MergedParcel): boolean => progressOf(stage) >= progressOf('in_transit')

/** Every unit that the customer still wants is in a parcel, by the shop's count or, while the shop has not heard of it, the warehouse's. */
const isAllPacked = ({ order, warehouseOrders }: OrderGroup): boolean =>
  order
    ? order.data.lines.every((line) => {
        const wanted = line.currentQuantity ?? line.quantity
        return (
          line.requiresShipping === false ||
          (line.fulfilledQuantity ?? 0) >= wanted ||
          sentByWarehouses(line.sku, warehouseOrders) >= unitsOf(line.sku, order)
        )
      })
    : warehouseOrders.every(({ data: { stage } }) => stage === 'labelled' || stage === 'handed_over')

/** All that the customer still wants of an article: it may stand on several lines. */
const unitsOf = (sku: string | undefined, { data }: RecordOf<'order'>): number =>
  data.lines
    .filter((line) => line.sku === sku)
    .reduce((sum, line) => sum + (line.currentQuantity ?? line.quantity), 0)

/** Units of an article that warehouses count as gone; a label is no departure. */
const sentByWarehouses = (
  sku: string | undefined,
  warehouseOrders: readonly RecordOf<'warehouse_order'>[],
): number =>
  sku === undefined
    ? 0
    : warehouseOrders
        .filter(({ data }) => data.stage === 'handed_over')
        .flatMap(({ data }) => data.lines)
        .filter((line) => line.sku === sku)
        .reduce((sum, line) => sum + (line.shippedQuantity ?? 0), 0)

const isWorking = (stage: string): boolean =>
  stage !== 'received' && stage !== 'cancelled' && stage !== 'unknown'
