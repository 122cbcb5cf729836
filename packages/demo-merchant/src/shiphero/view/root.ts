import type { Quirks } from '../../quirks.ts'
import { orderId } from '../../world/shop-ids.ts'
import type { OrderTruth } from '../../world/truth.ts'
import { warehouses } from '../../world/warehouses.ts'
import { connection, type PageArgs } from '../connection.ts'
import { VendorError } from '../errors.ts'
import { accountUuid, orderNumber, readId, uuid, warehouseUuid } from '../ids.ts'
import { fulfilmentStatus, holdOf, updatedAt } from '../sees.ts'
import { bareTime, readTime } from '../time.ts'
import { returnViews } from './return.ts'
import type { Fields, Scope } from './scope.ts'
import { stockViews } from './stock.ts'
import { webhookViews } from './webhook.ts'

export interface OrderFilters {
  order_number?: string | null
  email?: string | null
  partner_order_id?: string | null
  shop_name?: string | null
  sku?: string | null
  warehouse_id?: string | null
  allocated_warehouse_id?: string | null
  fulfillment_status?: string | null
  order_date_from?: string | null
  order_date_to?: string | null
  updated_from?: string | null
  updated_to?: string | null
  address_hold?: boolean | null
  fraud_hold?: boolean | null
  operator_hold?: boolean | null
  payment_hold?: boolean | null
}

type Check = (order: OrderTruth, scope: Scope, wanted: never) => boolean

const since = (time: number, from: string): boolean => time >= readTime(from)
const until = (time: number, to: string): boolean => time <= readTime(to)
const held =
  (kind: string) =>
  (order: OrderTruth, { at }: Scope, wanted: boolean) =>
    order.jobs.some((job) => holdOf(job, at) === kind) === wanted

/** Numbers are compared as they were imported, sign included: `1042` does not find `#1042`. E-mails are compared without case. */
const checks: {
  [Name in keyof Required<OrderFilters>]: (
    order: OrderTruth,
    scope: Scope,
    wanted: NonNullable<OrderFilters[Name]>,
  ) => boolean
} = {
  order_number: (order, _, wanted) => order.name === wanted,
  email: (order, _, wanted) => order.buyer.email?.toLowerCase() === wanted.toLowerCase(),
  partner_order_id: (order, _, wanted) => String(orderId(order)) === wanted,
  shop_name: (order, _, wanted) => order.shop === wanted,
  sku: (order, _, wanted) => order.lines.some((line) => line.sku === wanted),
  warehouse_id: (order, _, wanted) => order.jobs.some((job) => warehouseUuid(job.warehouse) === wanted),
  allocated_warehouse_id: (order, _, wanted) =>
    order.jobs.some((job) => warehouseUuid(job.warehouse) === wanted),
  fulfillment_status: (order, { at }, wanted) => fulfilmentStatus(order, at) === wanted,
  order_date_from: (order, _, wanted) => since(order.placedAt, wanted),
  order_date_to: (order, _, wanted) => until(order.placedAt, wanted),
  updated_from: (order, { at }, wanted) => since(updatedAt(order, at), wanted),
  updated_to: (order, { at }, wanted) => until(updatedAt(order, at), wanted),
  address_hold: held('address'),
  fraud_hold: held('fraud'),
  operator_hold: held('operator'),
  payment_hold: held('payment'),
}

function matching(scope: Scope, filters: OrderFilters): OrderTruth[] {
  const wanted = Object.entries(filters).filter(([name, value]) => value != null && name in checks)
  return scope.orders.filter((order) =>
    wanted.every(([name, value]) =>
      (checks[name as keyof OrderFilters] as Check)(order, scope, value as never),
    ),
  )
}

const sorted = (orders: readonly OrderTruth[], { sort }: PageArgs, { at }: Scope): OrderTruth[] => {
  const field = sort?.replace(/^-/, '')
  const sortValue = (order: OrderTruth) => (field === 'updated_at' ? updatedAt(order, at) : order.placedAt)
  const ascending = orders.toSorted((a, b) => sortValue(a) - sortValue(b))
  return sort?.startsWith('-') ? ascending.toReversed() : ascending
}

/** `Query` of the warehouse account. */
export function rootView(
  scope: Scope,
  { quirks, complexity }: { quirks: Quirks; complexity: number },
): Fields {
  const envelope = { request_id: '6784326b3603f3e11a3a8c71', complexity }
  const one = <T>(value: T | undefined, what: string) => {
    if (value === undefined) throw new VendorError(5, `${what} not found`, what)
    return { ...envelope, data: value }
  }
  const orderBy = (id: string) => scope.orders.find((order) => orderNumber(order) === readId(id))
  const shipmentsOf = (orders: readonly OrderTruth[]) => orders.flatMap((order) => scope.shipments(order))
  return {
    orders: (filters: OrderFilters) => {
      const found = quirks.ignoresFilters ? scope.orders : matching(scope, filters)
      return {
        ...envelope,
        data: (args: PageArgs) =>
          connection(
            sorted(found, args, scope).map((order) => scope.order(order)),
            args,
          ),
      }
    },
    order: ({ id }: { id: string }) => {
      const order = orderBy(id)
      return one(order && scope.order(order), 'order')
    },
    shipments: (filters: ShipmentFilters) => ({
      ...envelope,
      data: (args: PageArgs) =>
        connection(matchingShipments(scope, quirks.ignoresFilters ? {} : filters), args),
    }),
    shipment: ({ id }: { id: string }) =>
      one(
        shipmentsOf(scope.orders).find((shipment) => shipment.legacy_id === readId(id)),
        'shipment',
      ),
    warehouse_products: ({
      sku,
      warehouse_id: warehouse,
    }: {
      sku?: string | null
      warehouse_id?: string | null
    }) => {
      const rows = stockViews(scope).filter(
        (row) =>
          quirks.ignoresFilters ||
          ((!sku || row.sku === sku) && (!warehouse || row.warehouse_id === warehouse)),
      )
      return { ...envelope, data: (args: PageArgs) => connection(rows, args) }
    },
    returns: ({ order_id: order }: { order_id?: string | null }) => {
      const of =
        order && !quirks.ignoresFilters
          ? [orderBy(order)].filter((found) => found !== undefined)
          : scope.orders
      return {
        ...envelope,
        data: (args: PageArgs) =>
          connection(
            of.flatMap((found) => returnViews(scope, found)),
            args,
          ),
      }
    },
    webhooks: { ...envelope, data: (args: PageArgs) => connection(webhookViews(scope), args) },
    uuid: ({ legacy_id: legacy, entity }: { legacy_id: number; entity: string }) => ({
      ...envelope,
      data: { legacy_id: legacy, id: uuid(entity, legacy) },
    }),
    me: {
      ...envelope,
      data: {
        id: uuid('User', 321_759),
        legacy_id: 321_759,
        email: scope.seesPeople ? 'floor@nordlicht.example' : null,
        account: {
          id: accountUuid,
          legacy_id: 83_029,
          email: scope.seesPeople ? 'floor@nordlicht.example' : null,
          warehouses: Object.values(warehouses).map(({ id, number, name }) => ({
            id: warehouseUuid(id),
            legacy_id: number,
            identifier: name,
            account_id: accountUuid,
          })),
        },
      },
    },
  }
}

interface ShipmentFilters {
  order_id?: string | null
  tracking_number?: string | null
  date_from?: string | null
  date_to?: string | null
}

function matchingShipments(scope: Scope, filters: ShipmentFilters): Fields[] {
  const { order_id: order, tracking_number: tracking, date_from: from, date_to: to } = filters
  const orders = order ? scope.orders.filter((one) => orderNumber(one) === readId(order)) : scope.orders
  return orders
    .flatMap((one) => scope.shipments(one))
    .filter((shipment) => {
      const made = String(shipment.created_date)
      const labels = Array.isArray(shipment.shipping_labels) ? (shipment.shipping_labels as Fields[]) : []
      return (
        (!tracking || labels.some((label) => label.tracking_number === tracking)) &&
        (!from || made >= bareTime(readTime(from))) &&
        (!to || made <= bareTime(readTime(to)))
      )
    })
}
