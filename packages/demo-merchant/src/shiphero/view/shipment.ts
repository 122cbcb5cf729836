import { carriers } from '../../world/carriers.ts'
import type { JobTruth, LineQuantity, OrderTruth, ParcelTruth, ShipmentTruth } from '../../world/truth.ts'
import { warehouses } from '../../world/warehouses.ts'
import { connection, type PageArgs } from '../connection.ts'
import {
  accountUuid,
  labelNumber,
  lineNumber,
  orderNumber,
  shipmentNumber,
  uuid,
  warehouseUuid,
} from '../ids.ts'
import { handedOver, labelled } from '../sees.ts'
import { bareTime } from '../time.ts'
import { addressView } from './address.ts'
import type { Fields, Scope } from './scope.ts'

/** Every shipment of an order with a printed label. */
export const shipmentViews = (scope: Scope, order: OrderTruth): Fields[] =>
  order.jobs.flatMap((job, jobIndex) =>
    labelled(job, scope.at).map((shipment, index) =>
      shipmentView(scope, order, { job, shipment, number: shipmentNumber(order, jobIndex, index) }),
    ),
  )

interface ShipmentOf {
  job: JobTruth
  shipment: ShipmentTruth
  number: number
}

function shipmentView(scope: Scope, order: OrderTruth, { job, shipment, number }: ShipmentOf): Fields {
  const labels = shipment.parcels.map((parcel, index) =>
    labelView(scope, order, { job, shipment, parcel, number: labelNumber(number, index), of: number }),
  )
  return {
    id: uuid('Shipment', number),
    legacy_id: number,
    order_id: uuid('Order', orderNumber(order)),
    user_id: uuid('User', 321_759),
    warehouse_id: warehouseUuid(job.warehouse),
    profile: 'default',
    picked_up: handedOver(job, shipment, scope.at),
    delivered: null,
    needs_refund: null,
    refunded: null,
    completed: true,
    dropshipment: false,
    shipped_off_shiphero: false,
    total_packages: shipment.parcels.length,
    created_date: bareTime(shipment.labelledAt),
    address: addressView(scope, order.buyer),
    line_items: (args: PageArgs) =>
      connection(
        shipment.parcels.flatMap((parcel, index) =>
          parcel.lines.map((line) =>
            contentOf(order, line, { shipment: number, label: labelNumber(number, index) }),
          ),
        ),
        args,
      ),
    shipping_labels: labels,
    order: () => scope.order(order),
  }
}

const contentOf = (
  order: OrderTruth,
  line: LineQuantity,
  { shipment, label }: { shipment: number; label: number },
): Fields => ({
  id: uuid('ShippedLineItem', label * 10 + line.position),
  shipment_id: uuid('Shipment', shipment),
  shipping_label_id: uuid('ShippingLabel', label),
  line_item_id: uuid('LineItem', lineNumber(order, line.position)),
  quantity: line.quantity,
})

interface LabelOf extends ShipmentOf {
  parcel: ParcelTruth
  of: number
}

function labelView(scope: Scope, order: OrderTruth, { job, shipment, parcel, number, of }: LabelOf): Fields {
  // What cannot be bought through ShipHero is booked as a generic label: without a number, and with a web search for a link.
  const generic = parcel.carrier === 'deutsche_post'
  const carrier = generic ? 'genericlabel' : carriers[parcel.carrier].shiphero
  return {
    id: uuid('ShippingLabel', number),
    legacy_id: number,
    account_id: accountUuid,
    shipment_id: uuid('Shipment', of),
    order_id: uuid('Order', orderNumber(order)),
    status: 'valid',
    tracking_number: generic ? '' : parcel.number,
    alternate_tracking_id: null,
    tracking_url: generic
      ? 'https://www.google.com/search?q='
      : job.warehouse === 'leipzig'
        ? `https://www.google.com/search?q=${parcel.number}`
        : carriers[parcel.carrier].page.replace('{}', parcel.number),
    tracking_status: null,
    order_number: order.name,
    carrier,
    shipping_name: generic ? null : parcel.service,
    shipping_method: generic ? 'genericlabel' : parcel.service,
    cost: '0.00',
    box_name: 'Box M',
    box_code: 'M',
    delivered: null,
    picked_up: handedOver(job, shipment, scope.at),
    refunded: null,
    needs_refund: null,
    partner_fulfillment_id: null,
    warehouse: warehouses[job.warehouse].name,
    // A bare number here, where the shipment has the long form.
    warehouse_id: String(warehouses[job.warehouse].number),
    source: null,
    created_date: bareTime(shipment.labelledAt),
    package_number: (number % 10) + 1,
  }
}
