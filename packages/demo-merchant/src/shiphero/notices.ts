import { type Notice, noticesOf, type Told } from '../webhooks/notice.ts'
import { carriers } from '../world/carriers.ts'
import { lineId, orderId } from '../world/shop-ids.ts'
import { shops } from '../world/shops.ts'
import type { Instant } from '../world/time.ts'
import type { JobTruth, OrderTruth, ShipmentTruth, World } from '../world/truth.ts'
import { warehouses } from '../world/warehouses.ts'
import {
  accountUuid,
  labelNumber,
  lineNumber,
  orderNumber,
  shipmentNumber,
  uuid,
  warehouseUuid,
} from './ids.ts'
import { bareTime } from './time.ts'

/**
 * What the warehouse tells: work that is done, and nothing of holds, stock that is missing, or carriers.
 * https://developer.shiphero.com/webhooks
 */
export const shipHeroNotices = (world: World): Notice[] =>
  world.orders.flatMap((order) =>
    order.jobs.flatMap((job, index) =>
      noticesOf('wms', order.name, toldOf(order, job, index)).map((notice) => ({
        ...notice,
        id: `${notice.id}|${index}`,
      })),
    ),
  )

type Happened = [at: Instant | undefined, what: string]

function toldOf(order: OrderTruth, job: JobTruth, index: number): Told[] {
  const { allocatedAt, pickedAt, packedAt, cancelledAt, shortPick } = job
  const tell = (topic: string, [at, what]: Happened, body: () => unknown): Told[] =>
    at === undefined ? [] : [{ topic, at, what, body }]
  return [
    ...tell('Order Allocated', [allocatedAt, 'The stock is reserved'], () => allocated(order, job)),
    ...tell('Tote Complete', [pickedAt, shortPick ? `Picked, ${shortPick.quantity} missing` : 'Picked'], () =>
      toteComplete(order, job),
    ),
    ...tell('Order Packed Out', [packedAt, 'Packed'], () => packedOut(order, job)),
    ...job.shipments.flatMap((shipment, number): Told[] => {
      const id = shipmentNumber(order, index, number)
      return [
        ...shipment.parcels.map(
          (_, parcel): Told => ({
            topic: 'Package Added',
            part: labelNumber(id, parcel),
            at: shipment.labelledAt,
            what: 'Label printed',
            body: () => packageAdded(order, { shipment, id, parcel }),
          }),
        ),
        {
          topic: 'Shipment Update',
          part: id,
          at: shipment.labelledAt,
          what: 'The warehouse calls it shipped',
          body: () => shipmentUpdate(order, { job, shipment, id }),
        },
      ]
    }),
    ...tell('Order Canceled', [cancelledAt, 'The warehouse drops it'], () => ({
      ...named(order),
      'fulfillment-status': 'canceled',
      shop_name: shops[order.shop].domain,
      shop_order_number: order.name,
      webhook_type: 'Order Canceled',
    })),
  ]
}

const named = (order: OrderTruth) => ({
  order_number: order.name,
  order_id: orderNumber(order),
  order_uuid: uuid('Order', orderNumber(order)),
  partner_order_id: String(orderId(order)),
})

const floor = ({ warehouse }: JobTruth) => ({
  warehouse_id: warehouses[warehouse].number,
  warehouse_uuid: warehouseUuid(warehouse),
})

const skuAt = (order: OrderTruth, position: number): string => order.lines[position - 1]?.sku ?? ''

const allocated = (order: OrderTruth, job: JobTruth) => ({
  webhook_type: 'Order Allocated',
  allocation_reference: orderNumber(order) + 7,
  account_id: 83_029,
  account_uuid: accountUuid,
  ...floor(job),
  allocated_at: bareTime(job.allocatedAt ?? job.receivedAt),
  ...named(order),
  line_items: job.lines.map((line) => ({
    id: lineNumber(order, line.position),
    item_uuid: uuid('LineItem', lineNumber(order, line.position)),
    partner_line_item_id: String(lineId(order, line.position)),
    quantity: line.quantity,
    sku: skuAt(order, line.position),
    is_kit_component: false,
    created_at: bareTime(job.allocatedAt ?? job.receivedAt),
  })),
  // A number, not a truth value.
  ready_to_ship: 1,
})

const toteOf = (order: OrderTruth): number => 900 + (order.number % 60)

/** Totes name their orders by number alone. */
const toteComplete = (order: OrderTruth, job: JobTruth) => ({
  webhook_type: 'Tote Complete',
  totes: [
    {
      tote_name: `Tote ${toteOf(order)}`,
      tote_uuid: uuid('Tote', toteOf(order)),
      tote_barcode: `T${toteOf(order)}`,
      orders: [
        {
          order_number: order.name,
          items: job.lines.map((line) => ({
            quantity:
              line.quantity - (job.shortPick?.position === line.position ? job.shortPick.quantity : 0),
            sku: skuAt(order, line.position),
          })),
        },
      ],
    },
  ],
})

/** No order number in this one. */
const packedOut = (order: OrderTruth, job: JobTruth) => ({
  webhook_type: 'Order Packed Out',
  tote_id: String(toteOf(order)),
  tote_uuid: uuid('Tote', toteOf(order)),
  tote_name: `Tote ${toteOf(order)}`,
  order_id: orderNumber(order),
  order_uuid: uuid('Order', orderNumber(order)),
  items: job.lines.map((line) => ({
    line_item_id: lineNumber(order, line.position),
    pick_id: lineNumber(order, line.position),
    sku: skuAt(order, line.position),
  })),
})

interface Packed {
  shipment: ShipmentTruth
  id: number
}

/** The type stands inside. */
const packageAdded = (order: OrderTruth, { shipment, id, parcel }: Packed & { parcel: number }) => ({
  test: '0',
  fulfillment: {
    webhook_type: 'Package Added',
    shipment_id: id,
    shipment_uuid: uuid('Shipment', id),
    order_number: order.name,
    partner_order_id: String(orderId(order)),
    shipping_label_id: labelNumber(id, parcel),
    shipping_label_uuid: uuid('ShippingLabel', labelNumber(id, parcel)),
    package_added_at: bareTime(shipment.labelledAt),
  },
})

/** Carrier and number outside of `packages` are those of the first box: they are older than orders with two. */
function shipmentUpdate(order: OrderTruth, { job, shipment, id }: Packed & { job: JobTruth }) {
  const boxes = shipment.parcels.map((parcel, index) => {
    const generic = parcel.carrier === 'deutsche_post'
    return {
      name: `Package #${index + 1}`,
      tracking_number: generic ? '' : parcel.number,
      shipping_carrier: generic ? 'genericlabel' : carriers[parcel.carrier].shiphero,
      shipping_method: generic ? 'genericlabel' : parcel.service,
      line_items: parcel.lines.map((line) => ({
        id: String(lineId(order, line.position)),
        shiphero_id: lineNumber(order, line.position),
        quantity: line.quantity,
        sku: skuAt(order, line.position),
        package: `Package #${index + 1}`,
      })),
    }
  })
  return {
    test: '0',
    webhook_type: 'Shipment Update',
    fulfillment: {
      webhook_type: 'Shipment Update',
      shipment_id: id,
      shipment_uuid: uuid('Shipment', id),
      ...floor(job),
      partner_order_id: String(orderId(order)),
      order_number: order.name,
      tracking_number: boxes[0]?.tracking_number ?? '',
      shipping_carrier: boxes[0]?.shipping_carrier ?? '',
      shipping_method: boxes[0]?.shipping_method ?? '',
      line_items: boxes.flatMap((box) => box.line_items),
      packages: boxes,
    },
  }
}
