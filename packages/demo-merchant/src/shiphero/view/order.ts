import { carriers } from '../../world/carriers.ts'
import { orderId } from '../../world/shop-ids.ts'
import { shops } from '../../world/shops.ts'
import { totalsOf } from '../../world/totals.ts'
import type { JobTruth, OrderTruth, WarehouseHold } from '../../world/truth.ts'
import { connection, type PageArgs } from '../connection.ts'
import { accountUuid, lineNumber, orderNumber, uuid, warehouseUuid } from '../ids.ts'
import { backorderOf, fulfilmentStatus, holdOf, labelled, past, updatedAt } from '../sees.ts'
import { bareTime } from '../time.ts'
import { addressView } from './address.ts'
import { lineViews } from './line.ts'
import { returnViews } from './return.ts'
import type { Fields, Scope } from './scope.ts'

const holdKinds: WarehouseHold[] = ['fraud', 'address', 'shipping_method', 'operator', 'payment', 'client']

const amount = (minor: number): string => String(minor / 100)

/** An order as the warehouse holds it. */
export function orderView(scope: Scope, order: OrderTruth): Fields {
  const { at } = scope
  const sums = totalsOf(order, at)
  const held = new Set(order.jobs.map((job) => holdOf(job, at)))
  const carrier = order.jobs[0]?.shipments[0]?.parcels[0]?.carrier
  const shipBy = order.shipping.earliest
  return {
    id: uuid('Order', orderNumber(order)),
    legacy_id: orderNumber(order),
    order_number: order.name,
    partner_order_id: String(orderId(order)),
    shop_name: shops[order.shop].domain,
    fulfillment_status: fulfilmentStatus(order, at),
    order_date: bareTime(order.placedAt),
    updated_at: bareTime(updatedAt(order, at)),
    required_ship_date: shipBy ? `${shipBy}T00:00:00` : null,
    hold_until_date: null,
    priority_flag: false,
    allow_partial: order.jobs.length > 1,
    allow_split: order.jobs.length > 1,
    flagged: false,
    email: scope.seesPeople ? (order.buyer.email ?? null) : null,
    profile: 'default',
    source: 'shopify',
    account_id: accountUuid,
    tags: order.tags,
    packing_note: null,
    gift_note: null,
    currency: shops[order.shop].currency,
    subtotal: amount(sums.subtotal),
    total_tax: amount(sums.tax),
    total_discounts: amount(sums.discounts),
    total_price: amount(sums.total),
    shipping_lines: {
      title: order.shipping.title,
      carrier: carrier ? carriers[carrier].shiphero : 'cheapest',
      method: order.shipping.code,
      price: (order.shipping.minor / 100).toFixed(2),
    },
    shipping_address: addressView(scope, order.buyer),
    billing_address: {
      phone: '',
      email: null,
      address1: '',
      address2: '',
      city: '',
      state: '',
      country: '',
      zip: '',
    },
    holds: Object.fromEntries(holdKinds.map((kind) => [`${kind}_hold`, held.has(kind)])),
    allocations: order.jobs.flatMap((job) => (waiting(job, at) ? [allocationView(order, job, at)] : [])),
    line_items: (args: PageArgs) => connection(lineViews(scope, order), args),
    shipments: () => scope.shipments(order),
    returns: () => returnViews(scope, order),
    order_history: () => historyOf(scope, order),
    merged_orders: [],
  }
}

/** Stock is reserved until the label is made; then the reservation is gone. */
const waiting = (job: JobTruth, at: number): boolean =>
  past(job.allocatedAt, at) && labelled(job, at).length < Math.max(1, job.shipments.length)

function allocationView(order: OrderTruth, job: JobTruth, at: number): Fields {
  const warehouse = warehouseUuid(job.warehouse)
  const allocatedAt = bareTime(job.allocatedAt ?? job.receivedAt)
  const reference = String(orderNumber(order) + 7)
  return {
    order_id: uuid('Order', orderNumber(order)),
    warehouse_id: warehouse,
    allocated_at: allocatedAt,
    allocation_reference: reference,
    ready_to_ship: holdOf(job, at) === undefined && backorderOf(job, at) === undefined,
    is_locked: past(job.pickingAt, at),
    line_items: job.lines.map((line) => ({
      line_item_id: uuid('LineItem', lineNumber(order, line.position)),
      sku: order.lines[line.position - 1]?.sku ?? null,
      quantity_allocated: line.quantity,
      is_kit_component: false,
      allocated_at: allocatedAt,
      warehouse_id: warehouse,
      allocation_reference: reference,
    })),
  }
}

/** What people and machines did, in sentences. */
function historyOf({ at }: Scope, order: OrderTruth): Fields[] {
  const events = order.jobs.flatMap((job): [number | undefined, string][] => [
    [job.receivedAt, 'Order imported'],
    [job.hold?.from, `Order placed on ${job.hold?.kind} hold`],
    [job.allocatedAt, 'Order allocated'],
    [job.pickedAt, job.shortPick ? `Pick finished, ${job.shortPick.quantity} short` : 'Pick finished'],
    [job.packedAt, 'Order packed out'],
    ...job.shipments.map((shipment): [number, string] => [shipment.labelledAt, 'Label created']),
  ])
  return events.flatMap(([time, information], index) =>
    time !== undefined && time <= at
      ? [
          {
            id: uuid('OrderHistory', orderNumber(order) * 10 + index),
            order_id: uuid('Order', orderNumber(order)),
            username: 'floor@nordlicht.example',
            information,
            created_at: bareTime(time),
          },
        ]
      : [],
  )
}
