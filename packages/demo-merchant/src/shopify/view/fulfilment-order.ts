import { placeOf } from '../../world/places.ts'
import { productOf } from '../../world/products.ts'
import { jobId } from '../../world/shop-ids.ts'
import { hour, type Instant, instantOf, isoUtc, minute } from '../../world/time.ts'
import type { JobTruth, LineQuantity, OrderTruth } from '../../world/truth.ts'
import { warehouses } from '../../world/warehouses.ts'
import { connection, type PageArgs } from '../connection.ts'
import { gid } from '../ids.ts'
import { cancelledBy, fulfilmentsSeen, heldBy, updatedAt } from '../sees.ts'
import type { Fields, Scope } from './scope.ts'

const holdWords: Record<string, string> = {
  AWAITING_PAYMENT: 'Awaiting payment',
  HIGH_RISK_OF_FRAUD: 'High risk of fraud',
  INCORRECT_ADDRESS: 'Incorrect address',
}

/** What the shop asks of each warehouse. An order that was not released waits with everything in one. */
export function fulfilmentOrderViews(scope: Scope, order: OrderTruth): Fields[] {
  const jobs: Pick<JobTruth, 'warehouse' | 'lines'>[] = order.jobs.length
    ? order.jobs
    : [
        {
          warehouse: order.shop === 'shop-eu' ? 'leipzig' : 'reno',
          lines: order.lines.map(({ position, quantity }) => ({ position, quantity })),
        },
      ]
  return jobs.map((job, index) => fulfilmentOrderView(scope, order, { job, index }))
}

function fulfilmentOrderView(
  scope: Scope,
  order: OrderTruth,
  { job, index }: { job: Pick<JobTruth, 'warehouse' | 'lines'>; index: number },
): Fields {
  const id = jobId(order, index)
  const shipped = fulfilmentsSeen(order, scope.at).filter((seen) => seen.job === index)
  const open = (line: LineQuantity): number =>
    line.quantity -
    shipped
      .flatMap((seen) => seen.lines)
      .filter((one) => one.position === line.position)
      .reduce((sum, one) => sum + one.quantity, 0)
  const hold = heldBy(order, scope.at)
  const cancelled = cancelledBy(order, scope.at)
  const remaining = cancelled ? 0 : job.lines.reduce((sum, line) => sum + Math.max(0, open(line)), 0)
  const place = placeOf(warehouses[job.warehouse].place)
  const { name: shipToName, address, phone } = order.buyer.shipTo
  return {
    __typename: 'FulfillmentOrder',
    id: gid('FulfillmentOrder', id),
    status: cancelled
      ? 'CANCELLED'
      : hold
        ? 'ON_HOLD'
        : remaining === 0
          ? 'CLOSED'
          : shipped.length
            ? 'IN_PROGRESS'
            : 'OPEN',
    requestStatus: cancelled
      ? 'CANCELLATION_REQUESTED'
      : hold
        ? 'UNSUBMITTED'
        : remaining === 0
          ? 'CLOSED'
          : 'ACCEPTED',
    createdAt: isoUtc(order.placedAt + minute),
    updatedAt: isoUtc(updatedAt(order, scope.at)),
    fulfillAt: isoUtc(Math.floor(order.placedAt / hour) * hour),
    fulfillBy: null,
    orderId: gid('Order', Number(id) - 200 - index),
    orderName: order.name,
    orderProcessedAt: isoUtc(order.placedAt),
    assignedLocation: {
      name: warehouses[job.warehouse].name,
      city: place?.city ?? null,
      province: place?.state ?? null,
      zip: place?.zip ?? null,
      countryCode: place?.country ?? 'DE',
      location: () => scope.location(job.warehouse),
    },
    destination: {
      id: gid('FulfillmentOrderDestination', id),
      firstName: shipToName.split(' ')[0] ?? null,
      lastName: shipToName.split(' ').slice(1).join(' '),
      company: order.buyer.person.company ?? null,
      address1: address.street,
      address2: address.street2 ?? null,
      city: address.city,
      province: address.province ?? null,
      zip: address.zip,
      countryCode: address.countryCode,
      phone: phone ?? order.buyer.phone ?? null,
      email: order.buyer.email ?? null,
    },
    deliveryMethod: deliveryMethod(order),
    fulfillmentHolds: hold
      ? [
          {
            id: gid('FulfillmentHold', id),
            reason: hold.reason,
            displayReason: holdWords[hold.reason] ?? hold.reason,
            reasonNotes: hold.note,
            handle: null,
            heldByRequestingApp: false,
            heldByApp: null,
          },
        ]
      : [],
    supportedActions: remaining > 0 && !hold ? [{ action: 'REQUEST_CANCELLATION', externalUrl: null }] : [],
    lineItems: (args: PageArgs) =>
      connection(
        job.lines.map((line) =>
          openLine(scope, order, { line, open: cancelled ? 0 : Math.max(0, open(line)), id }),
        ),
        args,
      ),
    fulfillments: (args: PageArgs) =>
      connection(
        scope
          .fulfilments(order)
          .filter((_, number) => fulfilmentsSeen(order, scope.at)[number]?.job === index),
        args,
      ),
  }
}

function openLine(
  scope: Scope,
  order: OrderTruth,
  { line, open, id }: { line: LineQuantity; open: number; id: number },
): Fields {
  const sku = order.lines[line.position - 1]?.sku ?? ''
  return {
    id: gid('FulfillmentOrderLineItem', id * 100 + line.position),
    sku,
    totalQuantity: line.quantity,
    remainingQuantity: open,
    requiresShipping: true,
    inventoryItemId: gid('InventoryItem', 4_100_000 + productOf(sku).number),
    lineItem: () => scope.lines(order)[line.position - 1],
  }
}

function deliveryMethod(order: OrderTruth): Fields {
  const { zone } = order.buyer.shipTo.address
  const { title, code, earliest, latest } = order.shipping
  const bound = (date: string | undefined, time: string): string | null =>
    date === undefined ? null : isoUtc(instantOf(date, time, zone) satisfies Instant)
  return {
    methodType: 'SHIPPING',
    presentedName: title,
    serviceCode: code,
    minDeliveryDateTime: bound(earliest, '08:00'),
    maxDeliveryDateTime: bound(latest, '20:00'),
    brandedPromise: null,
    additionalInformation: null,
  }
}
