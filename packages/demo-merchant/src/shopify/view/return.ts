import { carriers } from '../../world/carriers.ts'
import { fulfilmentId, refundId, returnId } from '../../world/shop-ids.ts'
import { isoUtc } from '../../world/time.ts'
import { refundedUnits } from '../../world/totals.ts'
import type { OrderTruth } from '../../world/truth.ts'
import { connection, type PageArgs } from '../connection.ts'
import { gid } from '../ids.ts'
import { moneyBag } from '../money.ts'
import { fulfilmentsSeen, returnsSeen, type SeenReturn } from '../sees.ts'
import type { Fields, Scope } from './scope.ts'
import { refundTransaction } from './transaction.ts'

/** Every `Return` of an order, oldest first. */
export const returnViews = (scope: Scope, order: OrderTruth): Fields[] =>
  returnsSeen(order, scope.at).map((seen) => returnView(scope, order, seen))

function returnView(scope: Scope, order: OrderTruth, seen: SeenReturn): Fields {
  const { truth, index } = seen
  const id = returnId(order, index)
  const refunds = order.refunds.flatMap((refund, number) =>
    refund.forReturn === index && refund.issuedAt <= scope.at ? [{ refund, index: number }] : [],
  )
  return {
    __typename: 'Return',
    id: gid('Return', id),
    name: `${order.name}-R${index + 1}`,
    status: seen.status,
    createdAt: isoUtc(seen.createdAt),
    requestApprovedAt: seen.approvedAt === undefined ? null : isoUtc(seen.approvedAt),
    closedAt: seen.closedAt === undefined ? null : isoUtc(seen.closedAt),
    totalQuantity: truth.lines.reduce((sum, line) => sum + line.quantity, 0),
    order: () => scope.order(order),
    decline:
      seen.status === 'DECLINED' && truth.declined
        ? { reason: truth.declined.reason, note: truth.declined.note }
        : null,
    returnLineItems: (args: PageArgs) => connection(returnLines(scope, order, seen), args),
    exchangeLineItems: (args: PageArgs) => connection([], args),
    returnShippingFees: [],
    reverseFulfillmentOrders: (args: PageArgs) =>
      connection(
        seen.status === 'OPEN' || seen.status === 'CLOSED' ? [reverseOrder(scope, order, seen)] : [],
        args,
      ),
    refunds: (args: PageArgs) =>
      connection(
        scope
          .refunds(order)
          .filter((view) => refunds.some((one) => view.id === gid('Refund', refundId(order, one.index)))),
        args,
      ),
    transactions: (args: PageArgs) =>
      connection(
        refunds.map((one) => refundTransaction(scope, order, one)),
        args,
      ),
  }
}

/** The fulfilment in which a line went out; a return line cannot be without. */
function fulfilmentLine(scope: Scope, order: OrderTruth, position: number): Fields {
  const sent = fulfilmentsSeen(order, scope.at).find((one) =>
    one.lines.some((line) => line.position === position),
  )
  const fulfilment = fulfilmentId(order, sent?.job ?? 0, sent?.shipment ?? 0)
  return {
    id: gid('FulfillmentLineItem', fulfilment * 100 + position),
    quantity: sent?.lines.find((line) => line.position === position)?.quantity ?? null,
    lineItem: () => scope.lines(order)[position - 1],
  }
}

function returnLines(scope: Scope, order: OrderTruth, { truth, index, inspectedAt }: SeenReturn): Fields[] {
  return truth.lines.map((line) => {
    const id = returnId(order, index) * 10 + line.position
    const processed = inspectedAt === undefined ? 0 : line.quantity
    const refunded = Math.min(line.quantity, refundedUnits(order, line.position, scope.at))
    const unit = order.lines[line.position - 1]?.unitMinor ?? 0
    return {
      __typename: 'ReturnLineItem',
      id: gid('ReturnLineItem', id),
      quantity: line.quantity,
      processableQuantity: line.quantity - processed,
      processedQuantity: processed,
      unprocessedQuantity: line.quantity - processed,
      refundableQuantity: line.quantity - refunded,
      refundedQuantity: refunded,
      customerNote: line.comment || null,
      returnReasonNote: line.comment,
      returnReasonDefinition: reasonOf(line.reason),
      fulfillmentLineItem: () => fulfilmentLine(scope, order, line.position),
      restockingFee: null,
      withCodeDiscountedTotalPriceSet: moneyBag(order, unit * line.quantity),
    }
  })
}

const reasons = ['size_too_small', 'size_too_large', 'changed_mind', 'not_as_described', 'defective']

const reasonOf = (handle: string): Fields | null =>
  reasons.includes(handle)
    ? {
        id: gid('ReturnReasonDefinition', 1 + reasons.indexOf(handle)),
        handle: handle.replaceAll('_', '-'),
        name: `${handle.charAt(0).toUpperCase()}${handle.slice(1).replaceAll('_', ' ')}`,
        deleted: false,
      }
    : null

function reverseOrder(scope: Scope, order: OrderTruth, seen: SeenReturn): Fields {
  const id = returnId(order, seen.index)
  const lines = seen.truth.lines.map((line) =>
    reverseLine(scope, order, { line, seen, id: id * 10 + line.position }),
  )
  return {
    __typename: 'ReverseFulfillmentOrder',
    id: gid('ReverseFulfillmentOrder', id),
    status: seen.status === 'CLOSED' ? 'CLOSED' : 'OPEN',
    order: () => scope.order(order),
    lineItems: (args: PageArgs) => connection(lines, args),
    reverseDeliveries: (args: PageArgs) =>
      connection(reverseDelivery(scope, order, { seen, id, lines }), args),
  }
}

interface ReverseLine {
  line: { position: number; quantity: number }
  seen: SeenReturn
  id: number
}

function reverseLine(scope: Scope, order: OrderTruth, { line, seen, id }: ReverseLine): Fields {
  const disposition = (number: number, type: string, at: number): Fields => ({
    id: gid('ReverseFulfillmentOrderDisposition', id * 10 + number),
    type,
    quantity: line.quantity,
    createdAt: isoUtc(at),
    location: scope.location(order.jobs[0]?.warehouse ?? 'leipzig'),
  })
  const { receivedAt, inspectedAt, truth } = seen
  return {
    id: gid('ReverseFulfillmentOrderLineItem', id),
    totalQuantity: line.quantity,
    fulfillmentLineItem: () => fulfilmentLine(scope, order, line.position),
    // What was waiting for a look is replaced by what was found.
    dispositions:
      inspectedAt !== undefined
        ? [disposition(2, truth.inspected?.result ?? 'RESTOCKED', inspectedAt)]
        : receivedAt !== undefined
          ? [disposition(1, 'PROCESSING_REQUIRED', receivedAt)]
          : [],
  }
}

/** The portal keeps its labels to itself; only a return begun in the shop shows how it travels. */
function reverseDelivery(
  scope: Scope,
  order: OrderTruth,
  { seen, id, lines }: { seen: SeenReturn; id: number; lines: Fields[] },
): Fields[] {
  const { label, portal } = seen.truth
  if (portal === 'loop' || !label || label.at > scope.at) return []
  const { number, carrier } = label.parcel
  return [
    {
      __typename: 'ReverseDelivery',
      id: gid('ReverseDelivery', id),
      reverseFulfillmentOrder: () => reverseOrder(scope, order, seen),
      deliverable: {
        __typename: 'ReverseDeliveryShippingDeliverable',
        tracking: {
          number,
          carrierName: carriers[carrier].shop,
          url: carriers[carrier].page.replace('{}', number),
        },
        label: {
          publicFileUrl: `https://labels.demo.example/${id}.pdf`,
          createdAt: isoUtc(label.at),
          updatedAt: isoUtc(label.at),
        },
      },
      reverseDeliveryLineItems: (args: PageArgs) =>
        connection(
          lines.map((line, index) => ({
            id: gid('ReverseDeliveryLineItem', id * 10 + index),
            quantity: line.totalQuantity,
            reverseFulfillmentOrderLineItem: line,
          })),
          args,
        ),
    },
  ]
}
