import { type Notice, noticesOf, type Told } from '../webhooks/notice.ts'
import { wordsOf } from '../world/possible/parcel-subject.ts'
import type { Instant } from '../world/time.ts'
import type { OrderTruth, ShopId, World } from '../world/truth.ts'
import { restFulfillment, restFulfillmentEvent } from './rest/fulfillment.ts'
import { restHold } from './rest/hold.ts'
import { restOrder } from './rest/order.ts'
import { restRefund, restTransaction } from './rest/refund.ts'
import { restDisposition, restReturn, restReverseDelivery } from './rest/return.ts'
import { dockHeardAt, fulfilmentsSeen, returnsSeen, scansSeen } from './sees.ts'

/** What a shop tells, by the topics of https://shopify.dev/docs/api/webhooks/2026-10. Bodies have the shapes of its REST resources. */
export const shopifyNotices = (world: World, shop: ShopId): Notice[] =>
  world.orders
    .filter((order) => order.shop === shop)
    .flatMap((order) => noticesOf(shop, order.name, toldOf(order)))

const always = Number.POSITIVE_INFINITY

function toldOf(order: OrderTruth): Told[] {
  const { placedAt, payment, cancelled, hold } = order
  const whole = (at: Instant) => restOrder(order, at)
  const updated = (at: Instant | undefined, what: string): Told[] =>
    at === undefined ? [] : [{ topic: 'orders/updated', part: what, at, what, body: whole }]
  return [
    { topic: 'orders/create', at: placedAt, what: 'The order was placed', body: whole },
    ...(payment.paidAt !== undefined && payment.paidAt > placedAt
      ? [
          ...updated(payment.paidAt, 'The payment arrived'),
          {
            topic: 'order_transactions/create',
            at: payment.paidAt,
            what: 'The payment arrived',
            body: () => restTransaction(order, undefined, payment.paidAt ?? placedAt),
          },
        ]
      : []),
    ...(cancelled
      ? [
          { topic: 'orders/cancelled', at: cancelled.at, what: 'The order was cancelled', body: whole },
          ...updated(cancelled.at, 'The order was cancelled'),
        ]
      : []),
    ...(hold
      ? [
          {
            topic: 'fulfillment_holds/added',
            at: hold.from,
            what: 'The shop holds it',
            body: () => restHold(order),
          },
        ]
      : []),
    ...(hold?.until !== undefined
      ? [
          {
            topic: 'fulfillment_holds/released',
            at: hold.until,
            what: 'The shop releases it',
            body: () => restHold(order),
          },
        ]
      : []),
    ...fulfilmentsSeen(order, always).flatMap((seen): Told[] => {
      const part = `${seen.job}.${seen.shipment}`
      const [followed] = seen.parcels
      const body = (at: Instant) => restFulfillment(order, seen, at)
      return [
        { topic: 'fulfillments/create', part, at: seen.createdAt, what: 'The shop calls it shipped', body },
        ...updated(seen.createdAt, 'The shop calls it shipped'),
        ...(followed ? scansSeen(order.shop, followed, always) : []).flatMap((scan): Told[] => {
          const told = restFulfillmentEvent(order, seen, scan)
          const at = Math.max(scan.heardAt, seen.createdAt)
          const what = followed ? wordsOf(followed, scan) : scan.kind
          if (!told) return []
          return [
            { topic: 'fulfillment_events/create', part: `${part} ${scan.kind}`, at, what, body: () => told },
            { topic: 'fulfillments/update', part: `${part} ${scan.kind}`, at, what, body },
          ]
        }),
      ]
    }),
    ...order.returns.flatMap((_, index) => returnTold(order, index)),
    ...order.refunds.flatMap((refund, index): Told[] => [
      {
        topic: 'refunds/create',
        part: index,
        at: refund.issuedAt,
        what: 'The refund was issued',
        body: (at) => restRefund(order, index, at),
      },
      {
        topic: 'order_transactions/create',
        part: index,
        at: refund.issuedAt,
        what: 'The refund was issued',
        body: (at) => restTransaction(order, index, at),
      },
      ...updated(refund.issuedAt === cancelled?.at ? undefined : refund.issuedAt, 'The refund was issued'),
      ...updated(refund.settledAt, 'The bank confirmed the refund'),
      ...updated(refund.failedAt, 'The bank refused the refund'),
    ]),
  ]
}

type Happened = [at: Instant | undefined, what: string]

function returnTold(order: OrderTruth, index: number): Told[] {
  const seen = returnsSeen(order, always).find((one) => one.index === index)
  if (!seen) return []
  const { truth, createdAt, approvedAt, closedAt, inspectedAt } = seen
  const tell = (topic: string, [at, what]: Happened, body?: Told['body']): Told[] =>
    at === undefined
      ? []
      : [{ topic, part: index, at, what, body: body ?? ((when) => restReturn(order, index, when)) }]
  const inShop = truth.portal === 'shop'
  return [
    // What comes from the portal is approved when it comes.
    ...(inShop ? tell('returns/request', [createdAt, 'A return was asked for']) : []),
    ...tell('returns/approve', [inShop ? approvedAt : createdAt, 'The return was approved']),
    ...tell('returns/decline', [
      seen.status === 'DECLINED' ? truth.declined?.at : undefined,
      'The return was declined',
    ]),
    ...tell('returns/cancel', [
      seen.status === 'CANCELED' ? closedAt : undefined,
      'The return was cancelled',
    ]),
    ...(inShop
      ? tell('reverse_deliveries/attach_deliverable', [truth.label?.at, 'The customer got a label'], () =>
          restReverseDelivery(order, index),
        )
      : []),
    ...tell(
      'reverse_fulfillment_orders/dispose',
      [
        truth.receivedAt === undefined ? undefined : dockHeardAt(truth, truth.receivedAt),
        'The dock has the return',
      ],
      () => restDisposition(order, index, 'PROCESSING_REQUIRED'),
    ),
    ...tell('returns/process', [inspectedAt, 'The return was inspected']),
    ...tell('returns/close', [seen.status === 'CLOSED' ? closedAt : undefined, 'The return was closed']),
  ]
}
